"""The text part of every sample, kept word for word: whoever changes a template sees every letter that it changes.

Renew the kept texts with `GOLDEN=renew pytest tests/writing/test_golden.py`, and read the diff before committing it.
"""

import os
from pathlib import Path

import pytest

from worker.writing.composing import compose
from worker.writing.samples import SAMPLES, STAMP, Sample
from worker.writing.templates import templates

GOLDEN = Path(__file__).parent / "golden"
EACH = [pytest.param(s, language, id=f"{language}-{s.name}") for language in ("fr", "en") for s in SAMPLES]


@pytest.mark.parametrize(("sample", "language"), EACH)
def test_a_letter_says_what_it_said(sample: Sample, language: str) -> None:
    letter = compose(
        sample.letter,
        language=language,
        house=sample.house,
        reply_address=STAMP.reply_address,
        templates=templates(),
    )
    written = f"Subject: {letter.subject}\n\n{letter.text}"
    path = GOLDEN / language / f"{sample.name}.txt"
    if os.environ.get("GOLDEN") == "renew":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert written == kept, f"{path.relative_to(GOLDEN)} differs; renew it with GOLDEN=renew if this is meant"


def test_no_kept_text_is_left_of_a_letter_that_is_gone() -> None:
    known = {GOLDEN / language / f"{sample.name}.txt" for language in ("fr", "en") for sample in SAMPLES}
    assert set(GOLDEN.rglob("*.txt")) == known
