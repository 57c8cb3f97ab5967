"""Who wrote which part of what a mail repeats: a chain of quotes and forwards, level by level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worker.intake.forwarding import people
from worker.intake.quoting import openings, page, splitting
from worker.intake.quoting.fates import Fate, Verdict
from worker.intake.quoting.openings import Opening
from worker.intake.quoting.page import Row, TextLines
from worker.nouns.message import Party

NOBODY = Party("")
# Deeper than anybody quotes: what lies below goes with the deepest level.
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Level:
    """What one person wrote in a mail that is repeated; an empty party where no heading says who."""

    author: Party
    text: str


def levels(text: str) -> tuple[Level, ...]:
    """The quoted parts of a text in their order, each with its author. Never fails; linear in its length."""
    sheet = page.read(text)
    verdicts = splitting.judge(sheet)
    if all(verdict.fate is not Fate.QUOTED for verdict in verdicts):
        return ()
    return tuple(_joined(sheet, list(_written(sheet.rows, verdicts))))


def _written(rows: Sequence[Row], verdicts: Sequence[Verdict]) -> Iterator[tuple[int, Party]]:
    """Each quoted row that is no heading, with who wrote it."""
    authors: dict[int, Party] = {}
    place = 0
    while place < len(rows):
        if verdicts[place].fate is not Fate.QUOTED:
            place += 1
            continue
        opening = openings.find(rows, place)
        if opening is not None:
            end = min(max(opening.end, place + 1), len(rows))
            _heads(authors, rows, opening, end)
            place = end
            continue
        depth = min(rows[place].depth, _DEEPEST)
        yield place, next((authors[one] for one in range(depth, -1, -1) if one in authors), NOBODY)
        place += 1


def _heads(authors: dict[int, Party], rows: Sequence[Row], opening: Opening, end: int) -> None:
    """The heading's author writes what stands as deep as the row below it; whoever was named deeper is done."""
    depth = rows[opening.first].depth
    if end < len(rows) and rows[end].depth > depth:
        depth = rows[end].depth
    depth = min(depth, _DEEPEST)
    author = _author(opening)
    # A bare title stands above a heading that names its author.
    for deeper in [one for one in authors if one >= depth]:
        del authors[deeper]
    authors[depth] = author


def _author(opening: Opening) -> Party:
    if "sender" in opening.fields:
        return people.of_header(opening.fields["sender"])
    return people.of_attribution(opening.attribution) if opening.attribution else NOBODY


def _joined(sheet: TextLines, written: Sequence[tuple[int, Party]]) -> Iterator[Level]:
    """Rows of one author that follow each other, with a blank line where one stood."""
    lines: list[str] = []
    author, last = NOBODY, -1
    for place, who in written:
        row = sheet.rows[place]
        if lines and (who != author or place != last + 1):
            yield Level(author, "\n".join(lines).strip())
            lines = []
        if lines and row.apart:
            lines.append("")
        lines.append(page.dedented(sheet.lines[row.line], row.depth).strip())
        author, last = who, place
    if lines:
        yield Level(author, "\n".join(lines).strip())
