"""The fixed words of our letters promise nothing that the record does not have."""

from dataclasses import fields
from datetime import date

import pytest

from worker.response.promises import Known, check
from worker.writing import templates
from worker.writing.composing import compose
from worker.writing.samples import SAMPLES, STAMP, Sample

LETTERS = [sample for sample in SAMPLES if sample.letter.audience == "complainant"]


def facts(sample: Sample) -> Known:
    """What the letter was given to say: its dates are those of the record."""
    values = [getattr(sample.letter, field.name) for field in fields(sample.letter)]
    return Known(frozenset(), frozenset(v for v in values if isinstance(v, date)), today=STAMP.date.date())


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
    found = check(f"{letter.subject}\n\n{letter.text}", stage=sample.letter.stage, known=facts(sample))
    assert found == ()


def test_there_are_letters_to_a_complainant() -> None:
    assert len(LETTERS) > 10
