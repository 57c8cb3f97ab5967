"""Text made easy to look for words in: without accents, case or typographic variety, cut into bounded sentences."""

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

# What a proposal ever looks at: nobody writes a longer wish, and a hostile mail must cost no more than a long one.
LOOKED_AT = 30_000
SENTENCE = 1_000
QUOTED = 300

_TYPOGRAPHY = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
        "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "", "\u00ad": "",
    }
)  # fmt: skip
# A sentence ends at its mark, at a blank line, or at a line that opens a list item; a mere line end is only a wrap.
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?=\s)|\n[ \t\r>]*\n|\n(?=[ \t]*[-*•])")
# Marks that end no sentence: "M. Durand", "art. L217-3", "n. 12", "Mr. Smith".
_ABBREVIATIONS = ("m.", "mm.", "mr.", "mrs.", "ms.", "dr.", "me.", "art.", "no.", "ref.", "tel.", "env.", "cf.", "st.")


# The marks that decomposing sets apart: accents, and what other scripts and emoji add to a character.
_COMBINING = re.compile("[\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


_TYPED: Final = re.compile(r"[^\W_]+")

# A line of a mail, or a name: what is judged by many, in turn with all the other lines.
_LINE = 200


def fold(text: str) -> str:
    """Lower-case, without accents, with plain apostrophes, hyphens and single spaces. Matching only, never shown."""
    return _line(text) if len(text) <= _LINE else _whole(text)


def _folded(text: str) -> str:
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY))
    return " ".join(_COMBINING.sub("", plain).casefold().split()).replace("`", "'")


# Every proposal folds the same few texts of the message in hand, and the same lines: it is done once.
_line = functools.lru_cache(maxsize=4_096)(_folded)
_whole = functools.lru_cache(maxsize=8)(_folded)


def sentences(text: str, most: int = LOOKED_AT) -> list[str]:
    """The sentences of the first `most` characters, in order, each on one line and of at most 1,000 characters."""
    return [*_cut(text, most)]


# As with folding: dozens of readers cut the same few texts of one mail.
@functools.lru_cache(maxsize=64)
def _cut(text: str, most: int) -> tuple[str, ...]:
    found: list[str] = []
    held = ""
    for piece in _SENTENCE_END.split(text.strip()[:most]):
        line = " ".join(f"{held} {piece}".split())
        held = ""
        if len(line) < SENTENCE and line[-6:].lower().rpartition(" ")[2] in _ABBREVIATIONS:
            held = line
            continue
        found.extend(line[start : start + SENTENCE] for start in range(0, len(line), SENTENCE))
    return (*found, held) if held else tuple(found)


def original(sentence: str, folded: str, start: int, end: int) -> str:
    """The words of `sentence` that stand where `folded`, its folded form, has the characters from start to end.

    Both have the same words in the same order, save for stray marks that folding drops; what comes back is always the
    author's own text.
    """
    words = sentence.split()
    first = folded.count(" ", 0, start)
    return " ".join(words[first : first + folded.count(" ", start, end) + 1])


def bounded(words: str, limit: int = QUOTED) -> str:
    """At most `limit` characters on one line, cut with an ellipsis and without control characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in words[: 4 * limit]).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


_SIGNS: Final = {"«": '"', "»": '"', "“": '"', "”": '"', "…": "...", "€": "EUR"}


def unaccented(text: str) -> str:
    """Without accents and typographic signs, which some mail clients garble in a link; its case stays."""
    return "".join(_unaccented(character) for character in text)


def with_accents(said: str, texts: Iterable[str]) -> str:
    """Words that lost their accents on the way through a link, as they stand in the texts that they come from. As they
    are where they have accents of their own, or one of them stands in no text; a word that stands in two ways keeps its
    own.
    """
    if not said.isascii():
        return said
    known: dict[str, set[str]] = {}
    # A line of the form itself, sent back before, has lost them as well.
    rows = (row for text in texts for row in text.split("\n") if not (row.lstrip().startswith("#") and row.isascii()))
    for word in (word for row in rows for word in _TYPED.findall(row)):
        known.setdefault(unaccented(word).lower(), set()).add(word.lower())
    if any(word.lower() not in known for word in _TYPED.findall(said)):
        return said
    return _TYPED.sub(lambda hit: _as_known(hit[0], known[hit[0].lower()]), said)


def _as_known(word: str, written: set[str]) -> str:
    """The one way in which it is written elsewhere, in its own case."""
    if len(written) > 1:
        return word
    (found,) = written
    if len(found) != len(word):
        return found
    return "".join(one.upper() if other.isupper() else one for one, other in zip(found, word, strict=True))


def _unaccented(character: str) -> str:
    if character.isascii():
        return character
    folded = fold(character)
    if not folded or not folded.isascii():
        return _SIGNS.get(character, character)
    return folded.upper() if character.isupper() else folded
