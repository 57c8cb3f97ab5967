"""The clocks of a new file."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.response.sheet import NOW, ready
from worker.complaint.assessment import Deadlines, Priority
from worker.complaint.lifecycle import State
from worker.processing.calendar import Calendar, Days, Months, Ouvrables, WorkingDays
from worker.processing.clocks import CLOCKS, ClockRules, deadlines, next_date
from worker.settings.treatment import Clocks

PARIS = ZoneInfo("Europe/Paris")


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def dates_of(
    sent: str | None,
    received: str,
    priority: Priority = "P3",
    start: date | None = None,
    rules: ClockRules | None = None,
) -> Deadlines:
    return deadlines(
        rules or ClockRules(),
        Calendar(),
        sent_at=paris(sent) if sent else None,
        received_at=paris(received),
        registered_at=paris(received),
        zone=PARIS,
        priority=priority,
        start=start,
    )


def test_the_dates_of_an_ordinary_complaint() -> None:
    assert dates_of("2026-04-27T23:55", "2026-04-28T00:01") == Deadlines(
        clock_start=date(2026, 4, 27),
        ack_limit=date(2026, 5, 11),
        assess_due=date(2026, 4, 30),
        answer_target=date(2026, 5, 15),
        answer_due=date(2026, 6, 27),
        mediation_limit=date(2027, 4, 27),
    )


@pytest.mark.parametrize(
    ("priority", "assess", "target"),
    [
        ("P1", "2026-04-28", "2026-05-04"),
        ("P2", "2026-04-30", "2026-05-06"),
        ("P3", "2026-04-30", "2026-05-15"),
        ("P4", "2026-04-30", "2026-06-01"),
    ],
)
def test_the_priority_sets_the_internal_clocks_alone(priority: Priority, assess: str, target: str) -> None:
    dates = dates_of(None, "2026-04-28T09:00", priority)
    assert (dates.assess_due, dates.answer_target) == (date.fromisoformat(assess), date.fromisoformat(target))
    assert dates.answer_due == date(2026, 6, 28)


def test_a_day_that_somebody_vouches_for_stands_above_the_date_header() -> None:
    dates = dates_of("2026-04-28T08:00", "2026-04-28T09:00", start=date(2026, 4, 2))
    assert dates.clock_start == date(2026, 4, 2)
    assert dates.answer_due == date(2026, 6, 2)
    assert dates.assess_due == date(2026, 4, 30)


def test_a_clock_never_starts_after_receipt() -> None:
    assert dates_of(None, "2026-04-28T09:00", start=date(2026, 5, 20)).clock_start == date(2026, 4, 28)


def test_the_rules_read_the_table_of_the_configuration() -> None:
    rules = ClockRules.model_validate(
        {"answer_limit": "15 ouvrables", "answer_target": {"P1": "1 working"}, "progress_every": "10 jours"}
    )
    assert rules.answer_limit == Ouvrables(15)
    assert rules.answer_target.of("P1") == WorkingDays(1)
    assert rules.answer_target.of("P2") == WorkingDays(5)
    assert rules.progress_every == Days(10)
    assert rules.ack_limit == Ouvrables(10)
    assert dates_of(None, "2026-04-28T09:00", rules=rules).answer_due == Calendar().add(
        date(2026, 4, 28), Ouvrables(15)
    )


def test_the_defaults_of_the_configuration_are_the_defaults_of_the_clocks() -> None:
    assert ClockRules.model_validate(Clocks().model_dump()) == ClockRules()
    assert ClockRules().answer_limit == Months(2)


@pytest.mark.parametrize(
    "table", [{"ack_limt": "10 ouvrables"}, {"ack_limit": "soon"}, {"answer_target": {"P5": "1 year"}}]
)
def test_a_table_that_cannot_be_read_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"ack_limt|ack_limit|P5"):
        ClockRules.model_validate(table)


def test_every_date_of_the_file_has_its_clock_and_every_clock_its_source() -> None:
    assert {"clock_start", *(clock.name for clock in CLOCKS)} == set(Deadlines.model_fields)
    assert all(clock.source for clock in CLOCKS)


@pytest.mark.parametrize(
    ("state", "named", "day"),
    [
        (State.REGISTERED, "assessment due by", "assess_due"),
        (State.INVESTIGATING, "answer aimed at", "answer_target"),
    ],
)
def test_what_comes_next_for_an_open_file_has_its_name_and_its_day(state: State, named: str, day: str) -> None:
    name, on = next_date(ready(state=state))
    assert (str(name), on) == (named, getattr(ready().deadlines, day))


@pytest.mark.parametrize("state", [State.IN_MEDIATION, State.WITHDRAWN, State.CLOSED])
def test_nothing_is_awaited_of_us_while_a_mediator_has_the_matter_nor_once_it_is_over(state: State) -> None:
    assert next_date(ready(state=state))[1] is None


def test_no_day_is_named_that_lies_behind_the_limit_of_the_procedure() -> None:
    due = ready().deadlines.answer_due
    late = ready().deadlines.model_copy(update={"answer_target": due + timedelta(days=1)})
    name, on = next_date(ready(deadlines=late))
    assert (str(name), on) == ("answer due by", due)
    assert due > NOW.date()
