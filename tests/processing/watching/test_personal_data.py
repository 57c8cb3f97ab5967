"""The month of a request about personal data: told a week before, an alarm on its last day and then each week."""

from datetime import date

from tests.processing.watching.filing import ANN, File, at, nudged
from worker.complaint.lifecycle import State
from worker.complaint.personal_data import DataRequestAnswered, DataRequested

# A Thursday.
DUE = date(2026, 6, 11)


def asked(state: State = State.CLOSED) -> File:
    """In a file that is over: no other clock runs in it, and this one does."""
    file = File(at("2026-05-11 09:30"))
    file.acknowledged()
    file.complaint = file.complaint.model_copy(update={"state": state, "ended_at": file.now})
    file.does(DataRequested(since=date(2026, 5, 11), due=DUE))
    return file


def test_the_desk_and_those_who_lead_are_reminded_a_week_before_and_alarmed_on_the_last_day() -> None:
    happened = nudged(asked().lives("2026-06-11 23:00"))
    assert happened == [
        ("2026-06-04 08:00", "data_request", "ann"),
        ("2026-06-04 08:00", "data_request", "max"),
        ("2026-06-11 08:00", "data_request", "ann"),
        ("2026-06-11 08:00", "data_request", "max"),
    ]


def test_a_week_before_is_no_alarm_and_the_last_day_is_one() -> None:
    told = [nudge for one in asked().lives("2026-06-11 23:00") for nudge in one.nudges]
    assert [(nudge.alarm, nudge.due) for nudge in told] == [(False, DUE)] * 2 + [(True, DUE)] * 2


def test_what_is_overdue_alarms_the_morning_after_and_then_each_week() -> None:
    file = asked()
    file.lives("2026-06-11 23:00")
    mornings = sorted({moment for moment, _, _ in nudged(file.lives("2026-06-30 12:00"))})
    assert mornings == ["2026-06-12 08:00", "2026-06-19 08:00", "2026-06-26 08:00"]


def test_weeks_without_a_look_bring_one_alarm() -> None:
    file = asked()
    found = file.wakes("2026-07-20 10:00")
    assert found is not None
    assert [nudge.person for nudge in found.nudges].count(ANN.address) == 1


def test_an_answer_ends_it_before_and_after_the_limit() -> None:
    for until in ("2026-05-20 10:00", "2026-06-16 10:00"):
        file = asked()
        file.lives(until)
        file.does(DataRequestAnswered(outcome="given", on=file.now.date(), by=ANN.address))
        assert nudged(file.lives("2026-09-01 10:00")) == []
