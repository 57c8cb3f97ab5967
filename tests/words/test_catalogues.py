"""Each catalogue is written in one hand: the same marks, set apart as its language sets them."""

import re

import pytest

from worker.words import catalogue
from worker.words.tongues import SPACED

# Marks that stand apart from the word before them, but for those of a command's key or of an address.
GLUED = re.compile(r"[^\s«(\[{][;!?»]|[^\W\d_\]](?<!https)(?<!http):(?!//)(?=\s|$)|«\S")
ODD = re.compile("[\u2019\u2018\u201c\u201d\u00a0\u202f]|\\.\\.\\.|  +(?=[^\\s#])")


def odd(words: str) -> list[str]:
    """What is not set as the catalogue sets it; lines that are laid out as a page have their own blanks."""
    return [found[0] for pattern in (GLUED, ODD) for found in pattern.finditer(words) if "\n" not in words]


@pytest.mark.parametrize("language", sorted(SPACED & set(catalogue.OURS)))
def test_marks_are_set_apart_and_signs_are_the_same_throughout(language: str) -> None:
    found = {words: marks for words in catalogue.ours(language).values() if (marks := odd(words))}
    assert found == {}


@pytest.mark.parametrize("planted", ["voyez ceci: rien", "« rien» n'est dit", "qui est-ce?", "d’une action", "etc..."])
def test_a_mark_that_is_set_otherwise_is_seen(planted: str) -> None:
    assert odd(planted)
    mended = {":": " :", "»": " »", "?": " ?", "’": "'", "...": "…"}
    for mark, right in mended.items():
        planted = planted.replace(mark, right)
    assert not odd(planted)
