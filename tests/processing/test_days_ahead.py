"""No letter names a day as ahead that is over: looked at in every sample of every letter, as if written years later."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from worker.processing.days_ahead import LEFT_OUT, NEEDED, good_until, named, without_past
from worker.writing.composing import compose
from worker.writing.samples import SAMPLES, STAMP, Sample
from worker.writing.templates import templates

# After every day that any sample names.
MUCH_LATER = date(2031, 6, 4)
# Days of the past, told as such; of the future, none.
FACTS = {
    "received_on", "on", "since", "registered_on", "asked_on", "answered_on", "ended_on", "closed_on", "sent_on",
    "executed_on", "done_on", "opened_on", "counted_on", "month", "alike_since", "missed", "reacted_on", "owed_since",
    "was_due",
}  # fmt: skip
# Of a date that is missed they speak as missed; of what a colleague has to do they say how late it is. The day on which
# an alarm is written is named nowhere: by it the alarm tells a message that came today from one that was let in later.
ELSEWHERE = {("progress", "answer_due"), ("status", "answer_due"), ("going_on", "reply_by"), ("alarm", "today")}
LATE_ON_PURPOSE = {"action", "reminder", "escalation", "digest", "transcript"}
LETTERS = {sample.letter.occasion: type(sample.letter) for sample in SAMPLES}
TO_COMPLAINANTS = [sample for sample in SAMPLES if sample.letter.audience == "complainant"]


def test_every_day_in_a_letter_is_a_fact_or_is_watched() -> None:
    unknown = {
        (occasion, field.name)
        for occasion, letter in LETTERS.items()
        for field in fields(letter)
        if str(field.type).startswith(("date", "<class 'datetime.date'>"))
        and occasion not in LATE_ON_PURPOSE
        and field.name not in {*FACTS, *LEFT_OUT.get(occasion, ()), *NEEDED.get(occasion, ())}
        and (occasion, field.name) not in ELSEWHERE
    }
    assert unknown == set()


def _written(sample: Sample, language: str, today: date) -> str:
    letter = without_past(sample.letter, today)
    told = compose(
        letter, language=language, house=sample.house, reply_address=STAMP.reply_address, templates=templates()
    )
    return f"{told.subject}\n{told.text}"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_letter_can_be_written_however_late_it_is(sample: Sample, language: str) -> None:
    said = _written(sample, language, MUCH_LATER)
    assert "None" not in said


@pytest.mark.parametrize("sample", TO_COMPLAINANTS, ids=lambda sample: sample.name)
def test_what_is_over_is_not_named_to_a_complainant(sample: Sample) -> None:
    letter = without_past(sample.letter, MUCH_LATER)
    left = set(named(letter))
    needed = {getattr(letter, name) for name in NEEDED.get(letter.occasion, ())}
    late = {letter.answer_due} if letter.occasion in {"progress", "status"} else set()
    assert left <= needed | late
    if left:
        # It is not sent: see the outbox.
        assert good_until(letter) < MUCH_LATER


@pytest.mark.parametrize("sample", TO_COMPLAINANTS, ids=lambda sample: sample.name)
def test_a_letter_in_time_names_what_it_named(sample: Sample) -> None:
    first = min(named(sample.letter), default=date(2026, 1, 1))
    assert without_past(sample.letter, first) == sample.letter


def test_a_letter_within_a_letter_is_looked_at_too() -> None:
    [draft, *_] = [sample.letter for sample in SAMPLES if sample.letter.occasion == "approval"]
    shown = replace(draft.shown.letter, contest_until=date(2026, 1, 1))
    today = date(2026, 1, 1) + timedelta(days=1)
    seen = without_past(replace(draft, shown=replace(draft.shown, letter=shown)), today)
    assert seen.shown.letter.contest_until is None
