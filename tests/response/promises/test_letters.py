"""The fixed words of our letters promise nothing that the record does not have."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime

import pytest

from worker.complaint.value import Value
from worker.response.promises import Known, amounts_in, check, dates_in
from worker.words.said import Said
from worker.writing.composing import compose
from worker.writing.samples import SAMPLES, STAMP, Sample
from worker.writing.templates import templates

LETTERS = [sample for sample in SAMPLES if sample.letter.audience == "complainant"]


def facts(sample: Sample) -> Known:
    """What the letter was given to say: its dates and its sums are those of the record, and so is what it quotes."""
    today = STAMP.date.date()
    # What the company says of itself below each letter (its capital) is no promise either.
    values = [*inside(sample.letter), *inside(sample.house)]
    texts = [value for value in values if isinstance(value, str)]
    days = {value.date() if isinstance(value, datetime) else value for value in values if isinstance(value, date)}
    # When there is news, and what the law sets, is computed of the file.
    computed = (getattr(sample.letter, name, None) for name in ("news_by", "data_due", "refund_by"))
    days |= {day for day in computed if day}
    sums = {value for value in values if isinstance(value, tuple)}
    return Known(
        frozenset(sums) | amounts_in(texts), frozenset(days) | dates_in(texts, today), today=today, cause_confirmed=True
    )


def inside(value: object) -> Iterator[object]:
    """Every fact of a letter, however deep; a sum as (cents, currency)."""
    if isinstance(value, Said):
        yield from (found for fact in value.facts.values() for found in inside(fact))
    elif isinstance(value, Value):
        names = type(value).model_fields
        if "amount_cents" in names and getattr(value, "amount_cents") is not None:  # noqa: B009  # not every value has one
            yield (value.amount_cents, getattr(value, "currency", "") or "EUR")  # type: ignore[attr-defined]
        yield from (found for name in names for found in inside(getattr(value, name)))
    elif is_dataclass(value):
        cents = getattr(value, "amount_cents", None)
        if cents is not None:
            yield (cents, getattr(value, "currency", "") or "EUR")
        yield from (found for field in fields(value) for found in inside(getattr(value, field.name)))
    elif isinstance(value, tuple):
        yield from (found for item in value for found in inside(item))
    else:
        yield value


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("sample", LETTERS, ids=lambda sample: sample.name)
def test_a_letter_makes_no_promise(sample: Sample, language: str) -> None:
    letter = compose(
        sample.letter,
        language=language,
        house=sample.house,
        reply_address=STAMP.reply_address,
        templates=templates(),
    )
    # What a colleague typed into the sample is not the template's.
    theirs = check(sample.letter.own_words, stage=sample.letter.stage, known=facts(sample))
    found = check(f"{letter.subject}\n\n{letter.text}", stage=sample.letter.stage, known=facts(sample))
    assert {(one.rule, one.words) for one in found} - {(one.rule, one.words) for one in theirs} == set()


def test_there_are_letters_to_a_complainant() -> None:
    assert len(LETTERS) > 10
