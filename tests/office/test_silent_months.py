"""Two months in which nobody does anything: who hears of what is late, how often, and what the customers read."""

import itertools
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.office.silent import CY, DAYS, DIANE, MIA, STAFF, Sent, Silence, company, scene

pytestmark = pytest.mark.slow
REPORTS = {"monthly_report", "manager_report", "yearly_synthesis"}
MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Silence:
    folder: Path = tmp_path_factory.mktemp("silence")
    world = company(f"sqlite:///{folder}/register.db", folder)
    scene(world)
    world.lives(DAYS)
    assert world.office.register.verify().faults == ()
    return world


def to(world: Silence, address: str) -> list[Sent]:
    """What clocks wrote to somebody after the day on which the files came."""
    return [one for one in world.sent if one.to == address and one.day > MONDAY and one.occasion not in REPORTS]


def naming(world: Silence, address: str, name: str, words: str) -> list[date]:
    """The days on which somebody is told of a file in these words."""
    ref = world.refs[name]
    return [one.day for one in to(world, address) if any(words in line for line in lines(one, ref))]


def lines(one: Sent, ref: str) -> list[str]:
    return [f"{ref}{part.partition('REC-')[0]}" for part in one.text.split(ref)[1:]]


def test_nobody_has_more_than_one_mail_a_day(world):
    for person in STAFF:
        days = Counter(one.day for one in to(world, person.address))
        assert max(days.values()) == 1, person.name


def test_nobody_but_the_desk_gets_an_empty_list_and_leaders_hear_of_what_is_late_alone(world):
    for person in STAFF:
        assert not [one for one in to(world, person.address) if "rien n'attend" in one.subject.lower()]
    for leader in (MIA, DIANE):
        assert {one.occasion for one in to(world, leader.address)} <= {"reminder", "escalation"}
        assert len(to(world, leader.address)) <= 20


def test_what_is_late_reaches_the_desk_then_the_manager_then_the_direction_and_then_each_week(world):
    words = "évaluation ou affectation en retard"
    # Due on Wednesday 25 November.
    assert naming(world, "ann@example.com", "nobody took it", words) == [date(2026, 11, 26)]
    mia, diane = (naming(world, one.address, "nobody took it", words) for one in (MIA, DIANE))
    assert mia[:3] == [date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14)]
    assert diane[:3] == [date(2026, 12, 2), date(2026, 12, 7), date(2026, 12, 14)]
    assert all(
        later - sooner >= timedelta(days=4) for days in (mia, diane) for sooner, later in itertools.pairwise(days)
    )
    assert naming(world, CY.address, "never begun", "affectation sans suite") == [date(2026, 11, 26)]


def test_what_is_of_first_priority_is_told_the_same_day(world):
    same_day = [one for one in world.sent if one.day == MONDAY and world.refs["hurt"] in one.text]
    assert {"ann@example.com", MIA.address, DIANE.address} <= {one.to for one in same_day}
    waited = [one for one in same_day if "personne ne s'en est encore chargé" in one.text]
    assert {one.to for one in waited} == {"ann@example.com", MIA.address}


def test_no_limit_passes_with_one_mail(world):
    due = date(2027, 1, 23)
    for person in (CY, MIA):
        before = [d for d in map(_day, _of(world, person.address, "never begun")) if date(2027, 1, 1) <= d <= due]
        assert len(before) > 1
    assert naming(world, DIANE.address, "never begun", "le délai de réponse est dépassé")[0] == date(2027, 1, 25)


def _of(world: Silence, address: str, name: str) -> list[Sent]:
    return [one for one in to(world, address) if world.refs[name] in one.text]


def _day(one: Sent) -> date:
    return one.day


def test_the_desks_list_shows_every_file_that_waits_for_us(world):
    lists = [one for one in to(world, "ann@example.com") if one.day > date(2026, 12, 21)]
    assert lists
    waiting = set(world.refs) - {"to the mediator"}
    for one in lists:
        assert not {name for name in waiting if world.refs[name] not in one.text}, one.day
        assert "Rien n'attend" not in one.text


def test_no_customer_is_left_for_more_than_fifteen_days(world):
    written: dict[str, list[Sent]] = defaultdict(list)
    for one in world.sent:
        if one.to.endswith("@example.org"):
            written[one.ref].append(one)
    end = MONDAY + timedelta(days=DAYS)
    for name in set(world.refs) - {"to the mediator"}:
        days = [one.day for one in written[world.refs[name]]]
        gaps = [later - sooner for sooner, later in zip(days, [*days[1:], end], strict=True)]
        assert max(gaps) <= timedelta(days=15), name


def test_a_missed_date_is_owned_without_a_new_one_and_nothing_is_said_that_nobody_did(world):
    ref = world.refs["never begun"]
    [*_, last] = [one for one in world.sent if one.to.endswith("@example.org") and one.ref == ref]
    assert last.day > date(2027, 1, 23)
    assert "Vous ne l'avez pas reçue, et nous vous prions de nous en excuser" in last.text
    assert "Nous n'avons pas de nouvelle date à vous donner aujourd'hui" in last.text
    for one in world.sent:
        assert "direction suit" not in one.text
    owed = [one for one in world.sent if one.ref == world.refs["owed"] and one.to.endswith("@example.org")]
    assert "Rien dans votre dossier n'indique que c'est fait" in owed[-1].text
    contested = [one for one in world.sent if one.ref == world.refs["contested"] and one.to.endswith("@example.org")]
    assert "Vous avez réagi à notre réponse le lundi 23 novembre 2026" in contested[-1].text
