"""How the commands speak: aligned for a person at a terminal of any width, tab-separated or JSON for a program.

What comes from mail is shown inert: one line, no control character, no markup.
"""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from worker.cli.streams import put
from worker.cli.tongue import tell, told
from worker.words.said import Said
from worker.writing.shield import one_line

# From so many columns on there is room for what is only good to know.
WIDE = 100
GAP = "  "
LEAST_REST = 12
# In a pipe nothing is wrapped.
ENDLESS = 10_000
# A blank that no line is broken at.
_TIED = re.compile(r"(?<=\S) (?=[;:!?»%](?:\s|\Z))|(?<=«) (?=\S)")
_TIE = "\ue0ff"
# A value is shown up to here; the whole of it is in the JSON.
LONGEST = 500


def console() -> Console:
    """Nothing in what is printed is taken for markup or coloured by guess."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=True)


def title(line: str) -> None:
    console().print(Text(line, style="bold"))


def aside(line: str) -> None:
    """Below a table, and only for somebody who watches."""
    out = console()
    if out.is_terminal:
        out.print(Text(f"\n{line}", style="dim"))


def hint(command: str) -> None:
    """What may come next, ready to be copied."""
    aside(tell("next: {command}", command=command))


def link(path: Path) -> str:
    """A file as browsers and most terminals open it."""
    return path.resolve().as_uri()


def print_json(value: Any) -> None:
    """One line for each value, be there one or many. Moments in ISO 8601.

    Outside UTF-8 all beyond ASCII is escaped: no letter is lost.
    """
    unicode = (sys.stdout.encoding or "").lower().startswith("utf") if sys.stdout else True
    put(json.dumps(value, ensure_ascii=not unicode, default=_iso))


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON")


@dataclass(frozen=True, slots=True)
class Column:
    """Its width lies between `least`, where room is short, and `most`, in cells. Without `least` it is never cut short.

    One that is `wide` is left out of a narrow terminal.
    """

    title: Said
    most: int = 60
    least: int = 0
    wide: bool = False


def show_table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
    *,
    wrap: bool = False,
    aligned: bool = False,
    headed: bool = False,
) -> None:
    """At a terminal, or if `aligned`, a row a line, its last column cut or wrapped to the room left; else by tabs.

    With `headed` the columns are named in a pipe too.
    """
    out = console()
    each = ([one_line(str(value), LONGEST) for value in row] for row in rows)
    if not out.is_terminal and not aligned:
        # As they come: there may be more than anybody would hold.
        for row in chain([[told(column.title) for column in columns]] if headed else [], each):
            put("\t".join(row))
        return
    cells = list(each)
    kept = [place for place, column in enumerate(columns) if out.width >= WIDE or not column.wide]
    shown = [columns[place] for place in kept]
    lines = [[row[place] for place in kept] for row in cells]
    widths = _widths(shown, lines)
    room = out.width - len(GAP) * len(widths)
    wanted = min(LEAST_REST, max(cell_len(line[-1]) for line in ([told(shown[-1].title)], *lines)))
    _narrow(widths, shown, room - wanted)
    rest = max(wanted // 2, room - sum(widths))
    _print_row(out, [told(column.title) for column in shown], widths, rest, style="dim")
    for line in lines:
        _print_row(out, line, widths, rest, wrap=wrap)


def _widths(columns: Sequence[Column], lines: Sequence[Sequence[str]]) -> list[int]:
    """Of all columns but the last."""
    return [
        min(column.most, max(cell_len(text) for text in (told(column.title), *(line[place] for line in lines))))
        for place, column in enumerate(columns[:-1])
    ]


def _narrow(widths: list[int], columns: Sequence[Column], room: int) -> None:
    """Take from the columns that can give, the widest first, until all fit into `room`."""
    while sum(widths) > room:
        givers = [place for place, width in enumerate(widths) if 0 < columns[place].least < width]
        if not givers:
            return
        widths[max(givers, key=lambda place: widths[place])] -= 1


def _print_row(
    out: Console, row: Sequence[str], widths: Sequence[int], rest: int, *, wrap: bool = False, style: str = ""
) -> None:
    left = "".join(set_cell_size(cut(text, width), width) + GAP for text, width in zip(row, widths, strict=False))
    last = wrapped(row[-1], rest) if wrap else [cut(row[-1], rest)]
    for number, part in enumerate(last):
        out.print(Text(((left if number == 0 else " " * cell_len(left)) + part).rstrip(), style=style))


def cut(text: str, width: int) -> str:
    """At most `width` cells; an ellipsis says that there was more."""
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def wrapped(text: str, width: int) -> list[str]:
    """No line begins with a mark that belongs to the word before it, as French parts them."""
    kept = _TIED.sub(_TIE, text)
    return [line.plain.rstrip().replace(_TIE, " ") for line in Text(kept).wrap(console(), width)] or [""]


def show_pairs(pairs: Iterable[tuple[str, str]], *, indent: str = "") -> None:
    """`name  value` a line, long values wrapped below themselves at a terminal. An empty name goes on with the last."""
    out = console()
    kept = [(name, one_line(value, LONGEST)) for name, value in pairs]
    width = max((cell_len(name) for name, _ in kept), default=0)
    rest = max(LEAST_REST, out.width - width - len(indent) - len(GAP)) if out.is_terminal else ENDLESS
    for name, value in kept:
        for number, part in enumerate(wrapped(value, rest)):
            label = set_cell_size(name if number == 0 else "", width)
            line = Text(f"{indent}{label}{GAP}{part}".rstrip())
            line.stylize("dim", 0, len(indent) + len(label))
            out.print(line)


def show_marked(mark: str, name: str, lines: Sequence[str], *, width: int) -> None:
    """`✓ name   what was found`; further lines stand below the first, and long ones are wrapped at a terminal."""
    out = console()
    left = f"{mark} {set_cell_size(cut(name, width), width)}{GAP}"
    rest = max(LEAST_REST, out.width - cell_len(left)) if out.is_terminal else ENDLESS
    parts = [part for line in lines for part in wrapped(one_line(line, LONGEST), rest)]
    for number, part in enumerate(parts):
        line = Text((left if number == 0 else " " * cell_len(left)) + part)
        line.stylize({"✓": "green", "·": "yellow"}.get(mark, "bold red"), 0, 1)
        out.print(line)


def day(moment: datetime, zone: ZoneInfo) -> str:
    """A moment as the clock on the wall shows it."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def size(octets: int) -> str:
    if octets < 10_000:
        return tell("{count} bytes", count=octets)
    return tell("{count} kB", count=f"{octets / 1000:.0f}")
