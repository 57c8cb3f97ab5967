"""The text part of every sample, kept word for word: whoever changes a template sees every letter that it changes.

What many letters end with is kept once, in `parts/`; in the letters themselves its name stands for it. Renew the kept
texts with `GOLDEN=renew pytest tests/writing/test_golden.py`, and read the diff before committing it.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from worker.writing import plain
from worker.writing.blocks import parse
from worker.writing.composing import compose
from worker.writing.facts import CODE, HOUSE, OFFERS, PAPER, REPLY, facts
from worker.writing.samples import SAMPLES, STAMP, Sample
from worker.writing.templates import SUFFIX, Templates, templates
from worker.writing.typography import typeset

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("fr", "en")
# How letters end, whatever they say: each of these is part of several.
ENDINGS = ("_address", "_desk", "_reply_as_usual", "_signature", "_signed", "_why_owner")
EACH = [pytest.param(s, language, id=f"{language}-{s.name}") for language in LANGUAGES for s in SAMPLES]


@pytest.fixture(scope="module")
def unended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Templates]:
    """The letters as they are, the name of each ending in its place."""
    folder = tmp_path_factory.mktemp("golden") / "templates"
    shutil.copytree(templates().folder, folder)
    for language in LANGUAGES:
        for name in ENDINGS:
            (folder / language / f"{name}{SUFFIX}").write_text(f"\n‹{name}›\n", encoding="utf-8")
    yield Templates(folder)
    shutil.rmtree(folder)


def held(path: Path, written: str) -> None:
    if os.environ.get("GOLDEN") == "renew":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert written == kept, f"{path.relative_to(GOLDEN)} differs; renew it with GOLDEN=renew if this is meant"


@pytest.mark.parametrize(("sample", "language"), EACH)
def test_a_letter_says_what_it_said(sample: Sample, language: str, unended: Templates) -> None:
    known = {
        "house": sample.house,
        "reply_address": STAMP.reply_address,
        "templates": unended,
        "offers": STAMP.offers,
        "paper": sample.paper,
    }
    letter = compose(sample.letter, language=language, **known)
    held(GOLDEN / language / f"{sample.name}.txt", f"Subject: {letter.subject}\n\n{letter.text}")


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_ending_says_what_it_said_in_each_letter_that_has_it(name: str, language: str) -> None:
    known = templates()
    said: dict[str, None] = {}
    for sample in SAMPLES:
        if f"{name}{SUFFIX}" in known.parts(language, sample.letter.occasion):
            shared = {
                HOUSE: sample.house,
                REPLY: STAMP.reply_address,
                CODE: "",
                OFFERS: STAMP.offers,
                PAPER: sample.paper,
            }
            source = known.render(language, name, facts(sample.letter) | shared)
            said[plain.as_text(parse(typeset(source, language)))] = None
    assert said
    held(GOLDEN / language / "parts" / f"{name}.txt", "\n‹or›\n\n".join(said))


def test_no_kept_text_is_left_of_a_letter_that_is_gone() -> None:
    known = {GOLDEN / language / f"{sample.name}.txt" for language in LANGUAGES for sample in SAMPLES}
    known |= {GOLDEN / language / "parts" / f"{name}.txt" for language in LANGUAGES for name in ENDINGS}
    assert set(GOLDEN.rglob("*.txt")) == known
