"""Signs that a signature has begun at the latest here: words that take leave, the colleague's name, their house."""

from collections.abc import Sequence
from typing import Literal

from worker.intake.cleaning import lines
from worker.intake.cleaning.lines import Row
from worker.intake.cleaning.vocabulary import BOUNDARY, SEGMENT
from worker.intake.cleaning.writer import Writer
from worker.words import farewells

Sign = Literal["formula", "name", "house", "rule", "none"]


def sign(rows: Sequence[Row], place: int, writer: Writer, *, seen: bool) -> Sign:
    """What a row shows; a rule is one where a signature was `seen` below it, or nothing stands there."""
    row = rows[place]
    if formula(row.said, writer) or _takes_leave_somehow(rows, place, writer):
        return "formula"
    if signed(row, writer):
        return "name"
    if lines.is_rule(row):
        return "rule" if seen or place + 1 == len(rows) else "none"
    return "house" if lines.is_house(row, writer) else "none"


def _takes_leave_somehow(rows: Sequence[Row], place: int, writer: Writer) -> bool:
    """A word or two and a comma right above the colleague's name take leave, whatever they are."""
    said = rows[place].said
    below = rows[place + 1] if place + 1 < len(rows) else None
    return said.endswith(",") and len(said.split()) < 4 and below is not None and signed(below, writer)


def formula(said: str, writer: Writer) -> bool:
    """Words that take leave, alone or with the colleague's name or office behind them on the line."""
    if farewells.is_formula(said) or farewells.is_formal(said) or runs_into_name(said, writer):
        return True
    parts = _parts(said)
    if len(parts) < 2 or not farewells.is_formula(parts[0]):
        return False
    return all(writer.is_name(part) or farewells.is_formula(part) or _office(part, writer) for part in parts[1:])


def runs_into_name(said: str, writer: Writer) -> bool:
    """Whether no comma stands between, as in "Cordialement Bob"."""
    return _before_name(said.strip(" .,!").split(), writer) is not None


def signed(row: Row, writer: Writer) -> bool:
    """The colleague's name alone, or with their office behind it; never the end of a sentence."""
    if len(row.said) > lines.WIDEST or row.said.endswith((":", "?")):
        return False
    if writer.is_name(row.said):
        return True
    first, *others = _parts(row.said) or [""]
    if writer.is_name(first.removeprefix("signe ").removeprefix("signed ").strip(" :")):
        return all(writer.is_name(part) or _office(part, writer) for part in others)
    return writer.begins_with_name(row.said) and not lines.speaks(row) and len(row.said.split()) < 9


def shown(text: str, writer: Writer) -> str:
    """The words that take leave, without the name or the office that stands behind them on the line."""
    words = " ".join(lines.unmarked(text).split())
    if farewells.is_formal(words):
        return words
    for found in BOUNDARY.finditer(words):
        if not farewells.is_formula(lines.told(words[found.end() :])):
            return words[: found.start() + 1].strip()
    parts = words.split()
    end = _before_name(parts, writer)
    return words if end is None else " ".join(parts[:end])


def _before_name(parts: Sequence[str], writer: Writer) -> int | None:
    """How many words take leave, where the colleague's name is all that follows them."""
    for end in range(max(1, len(parts) - 3), len(parts)):
        if writer.is_name(lines.told(" ".join(parts[end:]))) and farewells.is_formula(" ".join(parts[:end])):
            return end
    return None


def _parts(said: str) -> list[str]:
    return [part for part in SEGMENT.split(said[: lines.WIDEST]) if part.strip(" .,")]


def _office(part: str, writer: Writer) -> bool:
    """What may stand behind a name on its line."""
    shown_as = Row(0, part[:1].upper() + part[1:], part, apart=False)
    return len(part.split()) < 8 and lines.belongs(shown_as, writer)
