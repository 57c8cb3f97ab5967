"""A mail's text as rows: what stands on each line without its quote marks, and how deep it is quoted.

Every rule looks at rows and never at the whole text, each at a bounded number of rows of bounded width; so reading
stays linear for hostile mail.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from worker.intake.quoting.folding import visible
from worker.intake.quoting.glue import unglued

# A mail of more lines with text is a log or an attack: what lies beyond is kept with the last row judged.
MAX_ROWS = 4_000
# No line that a client writes around a quote is longer.
MAX_WIDTH = 600
# The one line whose blank at the end means something (RFC 3676 4.3).
_DELIMITER = "-- "
_MARKS = re.compile(r"[ ]{0,8}((?:[>＞][ \t]?)+)")


class Row(NamedTuple):
    """One line with ink on it.

    `line` is its number in the page, `depth` its `>` marks, `body` what follows them (outer blanks cut, at most 600
    characters), `apart` true where a blank line, quoted or not, stands above it.
    """

    line: int
    depth: int
    body: str
    apart: bool


@dataclass(frozen=True, slots=True)
class TextLines:
    """`lines` are the text's own, untouched but for lines that a client had glued together; `rows` those with ink."""

    lines: Sequence[str]
    rows: Sequence[Row]

    def text(self, first: int, last: int) -> str:
        """Lines `first` to `last`, both included."""
        return "\n".join(self.lines[first : last + 1])


# Splitting a text and looking for a forwarded mail in it read the same page.
@lru_cache(maxsize=1)
def read(text: str) -> TextLines:
    lines = unglued(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return TextLines(lines, _rows(lines))


def _rows(lines: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    previous = -2
    for number, line in enumerate(lines):
        if not line or line.isspace():
            continue
        shown = visible(line[:MAX_WIDTH])
        marks = None if _closes_address(shown, lines[max(0, number - 2) : number]) else _MARKS.match(shown)
        depth = marks[1].count(">") + marks[1].count("＞") if marks else 0
        body = _DELIMITER if shown == _DELIMITER else (shown[marks.end() :] if marks else shown).strip()
        if not body and not depth:
            continue
        rows.append(Row(number, depth, body, apart=number > previous + 1 or not rows[-1].body))
        previous = number
        if len(rows) == MAX_ROWS:
            break
    return rows


def _closes_address(line: str, above: Sequence[str]) -> bool:
    """A wrapped address and no quote mark: ">:" or "> a écrit :" below "Jean <jean@example.com" or "<", "jean@…"."""
    if not (line.startswith(">") and line.rstrip().endswith((":", "：")) and above):
        return False
    last = above[-1]
    if "<" not in last and ">" not in last and "@" in last and len(last.split()) == 1:
        last = "".join(above)
    return last.rfind("<") > last.rfind(">")


def dedented(line: str, levels: int) -> str:
    """The line without its first `levels` quote marks, as it stood in the quoted mail."""
    for _ in range(levels):
        rest = line.lstrip(" \t")
        if not rest.startswith((">", "＞")):
            return line
        line = rest[1:].removeprefix(" ")
    return line
