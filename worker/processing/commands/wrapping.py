"""A command line that the mail client broke in two: the rest of it belongs to the line, not to the text below.

Where it is a motive for the house alone, its second half would otherwise leave as words to the complainant.
"""

from collections.abc import Sequence
from typing import Final

# Clients break lines between 70 and 80 columns (RFC 5322, 2.1.1 recommends 78): a row that could have taken the next
# word was ended by its author.
_NARROWEST: Final = 70
_WIDEST: Final = 80


def is_broken(row: str, following: str) -> bool:
    """Whether a client may have broken `row` before the first word of `following`."""
    first = following.split(maxsplit=1)
    here = len(row.rstrip())
    return bool(first) and here <= _WIDEST and here + 1 + len(first[0]) >= _NARROWEST


def goes_on(following: str) -> bool:
    """Whether a row begins in mid-sentence: a letter to somebody begins with a capital."""
    return following.lstrip()[:1].islower()


def whole(rows: Sequence[str], place: int) -> tuple[str, int]:
    """The line that begins at `place` with all that a client broke off, and the place below it."""
    row, end = rows[place], place + 1
    while end < len(rows) and is_broken(rows[end - 1], rows[end]) and goes_on(rows[end]):
        row = f"{row.rstrip()} {rows[end].strip()}"
        end += 1
    return row, end
