"""What is read line by line of a letter is what the library reads of it, and almost all letters are read so."""

import random

import pytest

from worker.words.catalogue import OURS
from worker.writing import blocks, composing, forms
from worker.writing.blocks import Block
from worker.writing.samples import SAMPLES, STAMP
from worker.writing.templates import templates

PIECES = (
    "text", "  set in", "    far in", " one in", "", "", "", " ", "a  ", "w\\", "**b** c", "12 mai", "1.a", "#x",
    "\u00a0", "# H", "## H2", "# a #", "#", "---", "***", "- - -", "* * *", "- --", "==", "> q", "> - x", "> ",
    "> > y", ">z", "> # t", "> ---", "> \\", "- a", "+ b : c", "* d", "1. e", "2. f", "3) g", "1) o", "10. ten",
    "-", "- ", "- # h", "  - nested", "  - again", "  * other", "   + third", "    - under", " - n", "- \u00a0x", "+ ",
)  # fmt: skip


def _by_the_library(source: str) -> tuple[Block, ...]:
    return tuple(blocks._blocks(iter(blocks._BLOCKS.parse(source)), ""))


def _differ(sources: list[str]) -> tuple[list[str], int]:
    """Sources that are read otherwise, and how many were read line by line."""
    by_line = [source for source in sources if forms.read(source) is not None]
    return [source for source in by_line if blocks.parse(source) != _by_the_library(source)], len(by_line)


@pytest.fixture(scope="module")
def letters() -> list[str]:
    """What the sample of each letter is made of, in our languages."""
    found: list[str] = []

    def keep(source: str) -> tuple[Block, ...]:
        found.append(source)
        return ()

    one_each = {sample.letter.occasion: sample for sample in reversed(SAMPLES)}.values()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(composing, "parse", keep)
        for sample in one_each:
            for language in OURS:
                composing.compose(
                    sample.letter, language=language, house=sample.house, reply_address=STAMP.reply_address,
                    offers=STAMP.offers, templates=templates(),
                )  # fmt: skip
    return found


def test_every_letter_is_read_as_the_library_reads_it(letters: list[str]) -> None:
    differ, by_line = _differ(letters)
    assert differ == []
    assert by_line > len(letters) * 0.95


def test_a_letter_with_another_form_in_it_is_read_as_the_library_reads_it(letters: list[str]) -> None:
    chance = random.Random(20261130)
    changed = []
    for source in letters:
        lines = source.split("\n")
        lines.insert(chance.randrange(len(lines)), chance.choice(PIECES))
        changed.append("\n".join(lines))
    assert _differ(changed)[0] == []


def test_forms_in_any_order_are_read_as_the_library_reads_them() -> None:
    chance = random.Random(20261130)
    differ, by_line = _differ(["\n".join(chance.choices(PIECES, k=chance.randint(1, 8))) for _ in range(10_000)])
    assert differ == []
    assert by_line > 1_000


@pytest.mark.parametrize(
    "source", ["a\tb", "a\r\nb", "a\0b", "- a\n\n  more of it", "> a\nlazy", "- - a", "text\n2. e"]
)
def test_what_has_another_form_is_left_to_the_library(source: str) -> None:
    assert forms.read(source) is None
