"""Each figure is what the slowest count says it is, over lives told from a seed, by pure values and by the register."""

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from tests.feedback.counting import Count
from tests.lives import CALENDAR, PARIS, Life, Teller
from worker.complaint.record import Complaint
from worker.doors.shelf import FolderShelf
from worker.feedback.cases import Action, case_of
from worker.feedback.figures import Figures, figures
from worker.feedback.periods import Period
from worker.processing.calendar import Days
from worker.register import cases, files
from worker.register.database import reading, writing
from worker.register.store import Register
from worker.words.wording import fold

TODAY = date(2026, 11, 23)
PERIODS = {
    "a month that is over": Period(date(2026, 3, 1), date(2026, 3, 31)),
    "a month that is not": Period(date(2026, 11, 1), date(2026, 11, 30)),
    "a year": Period(date(2026, 1, 1), date(2026, 12, 31)),
    "a day": Period(date(2026, 5, 12), date(2026, 5, 12)),
    "what is to come": Period(date(2027, 3, 1), date(2027, 3, 31)),
}


def told(counted: Figures) -> dict[str, tuple[Fraction | None, int]]:
    rows = {}
    for figure in counted.figures:
        name = f"{figure.name} {figure.currency}".strip()
        value = None if figure.value is None else Fraction(figure.value)
        if figure.hits is not None and figure.n:
            assert figure.value == figure.hits / figure.n
            value = Fraction(figure.hits, figure.n)
        rows[name] = (value, figure.n)
    return rows


def known_until_today(lives: list[Life]) -> list[Life]:
    """What has happened by the day of counting."""
    end = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    cut = [Life(life.ref, [m for m in life.moments if m[0] <= end]) for life in lives]
    return [life for life in cut if life.moments]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("period", PERIODS.values(), ids=PERIODS)
def test_every_figure_is_what_counting_by_hand_gives(seed: int, period: Period) -> None:
    records = [life.complaint() for life in known_until_today(Teller(seed).lives(250))]
    counted = figures(
        [case_of(record, PARIS) for record in records],
        actions_of(records),
        period,
        today=TODAY,
        calendar=CALENDAR,
        progress_every=Days(15),
    )
    assert told(counted) == Count(records, period.first, period.last, TODAY).all()
    for name in ("channel", "product", "category"):
        assert counted.breakdown(name).n == counted["received"].n
    assert counted.breakdown("age").n == counted["backlog"].n
    assert counted.breakdown("outcome").n == counted["upheld"].n
    assert counted.received.n == counted["received"].n
    assert counted.answered.n == counted["answered"].n


def actions_of(records: list[Complaint]) -> list[Action]:
    """As the register's index has them."""

    latest = Count(records, TODAY, TODAY, TODAY).latest_actions()
    return [
        Action(
            number=number,
            description=action.description,
            cause=action.cause,
            owner=action.owner,
            due=action.due,
            opened_on=action.opened_at.astimezone(PARIS).date(),
            done_on=action.done_at.astimezone(PARIS).date() if action.done_at else None,
            check_due=action.check_due,
            effectiveness=action.effectiveness,
            products=frozenset(
                fold(c.product_or_service) for c in records if any(a.number == number for a in c.actions)
            )
            - {""},
            files=sum(any(a.number == number for a in c.actions) for c in records),
        )
        for number, action in sorted(latest.items())
    ]


@pytest.mark.slow
def test_the_register_gives_all_that_bears_on_a_period(database_url: str, tmp_path: Path) -> None:
    register = Register(database_url, FolderShelf(tmp_path / "shelf"))
    register.migrate()
    lives = known_until_today(Teller(7).lives(120))
    moments = sorted(
        (at, life.ref, place, actor, entry) for life in lives for place, (at, actor, entry) in enumerate(life.moments)
    )
    with writing(register.engine) as session:
        for at, ref, _, actor, entry in moments:
            files.append(session, ref, [entry], actor=actor, at=at)
    records = register.complaints()
    for period in PERIODS.values():
        with reading(register.engine) as session:
            found = list(cases.cases(session, period.opens(PARIS), PARIS))
            actions = cases.actions(session, PARIS)
        counted = figures(found, actions, period, today=TODAY, calendar=CALENDAR, progress_every=Days(15))
        assert told(counted) == Count(records, period.first, period.last, TODAY).all()
    # An old quarter's files need not be read for a new one's figures.
    assert len(found) < len(records)
    register.close()
