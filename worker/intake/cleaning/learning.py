"""What is learned: lines with which this colleague's earlier mails ended too are no part of the letter in hand."""

from collections.abc import Sequence
from typing import Final

from worker.intake.cleaning import lines
from worker.intake.cleaning.lines import Row
from worker.intake.cleaning.signs import formula
from worker.intake.cleaning.writer import Writer

# So many earlier mails must have ended so.
AGREEING: Final = 2
_MOST_MAILS, _MOST_LINES = 10, 25


def learned(rows: Sequence[Row], earlier: Sequence[str], writer: Writer) -> int:
    """How many of the last rows are this colleague's usual end, as two of their earlier mails show it.

    Sentences at its top stay: whoever writes "Je reste à votre disposition" in every letter means it in every letter.
    """
    mine = [row.said for row in rows[-_MOST_LINES:]]
    common = sorted((_shared(mine, _ending(text)) for text in earlier[:_MOST_MAILS]), reverse=True)
    count = common[AGREEING - 1] if len(common) >= AGREEING else 0
    # A mail that is the same from its first word on has no end of its own.
    count = max(0, min(count, len(rows) - 1))
    while count and _speaks(rows[len(rows) - count], writer):
        count -= 1
    return count


def _speaks(row: Row, writer: Writer) -> bool:
    return lines.speaks(row) and not formula(row.said, writer)


def _ending(text: str) -> list[str]:
    return [row.said for row in lines.read(text[-6_000:].split("\n"))[-_MOST_LINES:]]


def _shared(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """The length of the end that both have; none where that is all of the other mail."""
    count = 0
    while count < min(len(mine), len(theirs)) and mine[-1 - count] == theirs[-1 - count]:
        count += 1
    return count if count < len(theirs) else 0
