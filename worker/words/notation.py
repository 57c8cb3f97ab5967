"""The notation of a file of words: tables under their names, examples, and parts of expressions.

    # A remark.
    [delayed]
    > Nous livrerons plus tard que prévu.
    livrerons ... plus tard

`> …` is an example, as somebody would write it, that the table must find: one test holds every table against its own.
Between quotation marks it keeps the blanks at its ends.
The lines are phrases in the notation of `phrases`; one that is set further in goes on with the line above it.

`[{NAME}]` holds a part of expressions: its lines and what stands between " / " are alternatives, each an expression;
below it `{NAME}` stands for one of them. A part may name those above it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_HEADING = re.compile(r"\[(?P<part>\{)?(?P<name>[\w: ]+)(?(part)\})\]")


class WordsUnreadable(Exception):
    """A file of words is missing or has a line that cannot be read; the message names the file and the line."""


@dataclass(slots=True)
class Table:
    """`lines` as they stand in the file, `examples` what they must find."""

    place: str
    lines: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Room:
    """What one file holds."""

    tables: Mapping[str, Table]
    parts: Mapping[str, str]


def parse(name: str, text: str) -> Room:
    """The tables of a file of this name. Raises WordsUnreadable at the first line that cannot be read."""
    tables: dict[str, Table] = {}
    parts: dict[str, str] = {}
    table, part = None, ""
    for number, line in _lines(text):
        heading = _HEADING.fullmatch(line)
        place = f"{name}, line {number}"
        if heading and heading["name"] in (parts if heading["part"] else tables):
            raise WordsUnreadable(f"{place}: {line} stands there twice")
        if heading:
            part = heading["name"] if heading["part"] else ""
            table = Table(place)
            if not part:
                tables[heading["name"]] = table
        elif table is None:
            raise WordsUnreadable(f"{place}: a line before the first table, whose name stands in brackets")
        elif line.startswith(">"):
            table.examples.append(line[1:].strip())
        elif part:
            parts[part] = _part(parts.get(part, ""), line, parts)
        else:
            table.lines.append(line)
    return Room(tables, parts)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, without remarks; what is set further in is joined to the line above."""
    held, at = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0] == " " and held:
            # Inside an expression a line is broken anywhere, inside a list of alternatives between two.
            held += line.lstrip()
            continue
        if held:
            yield at, held
        held, at = line.rstrip("\r\n"), number
    if held:
        yield at, held


def _part(so_far: str, line: str, parts: Mapping[str, str]) -> str:
    written = re.sub(r"\{([A-Z_]+)\}", lambda name: parts[name[1]] if name[1] in parts else name[0], line)
    one_of = "|".join(written.split(" / "))
    return f"(?:{so_far.removeprefix('(?:').removesuffix(')')}|{one_of})" if so_far else f"(?:{one_of})"
