"""The few forms of Markdown that most letters are made of, read line by line; what has another is left to the library.

Headings, paragraphs, lists of one paragraph an item and of bullets below it, quotes of these, and `---`. What is read
of a letter is what the library reads of it (CommonMark 0.31, §4 and §5), in the same order and under the same names.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

_NONE: Final[Mapping[str, int]] = MappingProxyType({})
# Where another block may begin, which ends a paragraph, or would stand inside of an item.
_BEGINS: Final = re.compile(r"#{1,6}(?: |$)|>|[-+*](?: |$)|[0-9]{1,9}[.)](?: |$)|(?:[-*_] *){3,}$")
_HEADING: Final = re.compile(r"(#{1,6}) +(\S.*)")
_ITEM: Final = re.compile(r"(?!(?:[-*_] *){3,}$)(?:([0-9]{1,9})([.)])|([-+*])) (?=\S)")
# What is set further than by blanks, and what the library makes of it before it reads.
_OTHERWISE: Final = re.compile("[\t\r\0]")
_RULE: Final = "---"
_BULLETS: Final = "-+*"


class Mark(NamedTuple):
    """What the library calls a token, with as much of one as is read here."""

    type: str
    content: str = ""
    tag: str = ""
    markup: str = ""
    attrs: Mapping[str, int] = _NONE


class _Another(Exception):
    """A form that is left to the library."""


def read(source: str) -> list[Mark] | None:
    """The source as marks; None where it has a form that is not read here."""
    if _OTHERWISE.search(source):
        return None
    try:
        return list(_blocks(source.split("\n")))
    except _Another:
        return None


def _blocks(lines: Sequence[str]) -> Iterator[Mark]:
    place = 0
    while place < len(lines):
        line = lines[place]
        if _is_blank(line):
            place += 1
        elif not _BEGINS.match(line):
            inside, place = _paragraph(lines, place)
            yield from _with_content("paragraph", inside)
        elif line[0] == "#":
            yield from _heading(line)
            place += 1
        elif line[0] == ">":
            inside, place = _quoted(lines, place)
            yield Mark("blockquote_open")
            yield from _blocks(inside)
            yield Mark("blockquote_close")
        elif line.rstrip(" ") == _RULE:
            yield Mark("hr")
            place += 1
        else:
            marks, place = _listed(lines, place)
            yield from marks


def _is_blank(line: str) -> bool:
    return not line.strip(" ")


def _with_content(kind: str, lines: Sequence[str], tag: str = "") -> Iterator[Mark]:
    yield Mark(f"{kind}_open", tag=tag)
    yield Mark("inline", "\n".join(lines).strip())
    yield Mark(f"{kind}_close")


def _heading(line: str) -> Iterator[Mark]:
    hit = _HEADING.fullmatch(line)
    if hit is None or line.rstrip().endswith("#"):
        raise _Another
    return _with_content("heading", [hit[2]], f"h{len(hit[1])}")


def _paragraph(lines: Sequence[str], place: int, indent: int = 0) -> tuple[list[str], int]:
    """The lines of one that begins there, and where it ends; `indent`: those of an item may be set in so far."""
    found: list[str] = []
    while place < len(lines) and not _is_blank(lines[place]):
        line = lines[place]
        bare = line.lstrip(" ")
        set_in = len(line) - len(bare)
        if _BEGINS.match(bare):
            below = indent and set_in == indent and bare[0] in _BULLETS
            if (set_in and not below) or (bare[0].isdecimal() and not indent):
                raise _Another
            break
        # What is set in otherwise may belong to what stands above it.
        if set_in not in {0, indent}:
            raise _Another
        found.append(bare)
        place += 1
    return found, place


def _quoted(lines: Sequence[str], place: int) -> tuple[list[str], int]:
    inside: list[str] = []
    while place < len(lines) and lines[place].startswith(">"):
        inside.append(lines[place][1:].removeprefix(" "))
        place += 1
    if place < len(lines) and not _is_blank(lines[place]):
        raise _Another
    return inside, place


def _listed(lines: Sequence[str], place: int) -> tuple[list[Mark], int]:
    """A list that begins there, and where it ends: its items have one mark, and blank lines may part them."""
    first = _ITEM.match(lines[place])
    if first is None:
        raise _Another
    number, ends, bullet = first.groups()
    kind = "bullet_list" if bullet else "ordered_list"
    found = [Mark(f"{kind}_open", markup=bullet or ends, attrs={"start": int(number)} if number else _NONE)]
    while place < len(lines) and (hit := _ITEM.match(lines[place])) and (hit[2], hit[3]) == (ends, bullet):
        begun = lines[place][hit.end() :]
        if _BEGINS.match(begun):
            raise _Another
        more, place = _paragraph(lines, place + 1, hit.end())
        below, place = _below(lines, place, hit.end())
        found += (Mark("list_item_open"), *_with_content("paragraph", [begun, *more]), *below, Mark("list_item_close"))
        place = _behind_blanks(lines, place)
    found.append(Mark(f"{kind}_close"))
    return found, place


def _below(lines: Sequence[str], place: int, indent: int) -> tuple[list[Mark], int]:
    """The bullets of an item, set in as far as its words are; none where nothing is set in."""
    inside: list[str] = []
    while place < len(lines) and lines[place].startswith(" " * indent) and not _is_blank(lines[place]):
        inside.append(lines[place][indent:])
        place += 1
    if not inside:
        return [], place
    marks, end = _listed(inside, 0)
    following = lines[place] if place < len(lines) else ""
    # What is neither set in nor begins anything goes on with the last bullet.
    goes_on = not _is_blank(following) and (not _BEGINS.match(following) or following[0].isdecimal())
    if end < len(inside) or goes_on:
        raise _Another
    return marks, place


def _behind_blanks(lines: Sequence[str], place: int) -> int:
    """What is set in behind a blank line is more of the item above."""
    while place < len(lines) and _is_blank(lines[place]):
        place += 1
    if place < len(lines) and lines[place].startswith(" "):
        raise _Another
    return place
