"""One Authentication-Results header read (RFC 8601), however badly a server wrote it.

Servers copy into it what a stranger chose: the name in HELO, the address in MAIL FROM. So address literals, empty
paths, bytes outside ASCII and quotes or comments that never close all occur, and none of them may hide the verdict that
stands beside it, nor pass for one. Never raises; linear in the header's length.
"""

import re
from dataclasses import dataclass

# What stands outside comments: quoted strings, the beginning of a comment, the end of an entry, anything else.
_OUTSIDE = re.compile(r'"(?:[^"\\]++|\\.)*+"|[();]|[^"();]++', re.DOTALL)
_INSIDE = re.compile(r"(?:[^()\\]++|\\.)++|[()]|\\", re.DOTALL)
# Between entries as they are put together below, a quoted string stands as its number in quotes.
_RESULT = re.compile(r"\s*+([a-z][a-z0-9-]*+)\s*+(?:/\s*+\d++\s*+)?=\s*+([a-z][a-z0-9-]*+)(?!\S)")
_HEADER_FROM = re.compile(r"(?<!\S)header\s*+\.\s*+from\s*+=\s*+(\S++)")
# Whose domain a method found to have written: of a signature what it was made for, of a path where it began.
_PROVED = {
    "dkim": re.compile(r"(?<!\S)header\s*+\.\s*+[di]\s*+=\s*+(\S++)"),
    "spf": re.compile(r"(?<!\S)smtp\s*+\.\s*+mailfrom\s*+=\s*+(\S++)"),
}
# Every word of a verdict, wherever it stands.
_MENTIONED = re.compile(r"(?<![\w.-])dmarc\s*+(?:/\s*+\d++\s*+)?=\s*+([a-z]*+)")
_NAMELESS = re.compile(r"\s*+[a-z][a-z0-9-]*+\s*+(?:/\s*+\d++\s*+)?=", re.IGNORECASE)
_NAME = re.compile(r'\s*+("(?:[^"\\]++|\\.)*+"|[^\s"();]++)')
_VERSION = re.compile(r"\d++\s*+(?=;|\Z)")
_NAMELESS_ID = "local"


@dataclass(frozen=True, slots=True)
class Result:
    """One entry: "dmarc=pass header.from=example.org". `domains` are its header.from; `proved` are those, or addresses
    of those, that a signature (dkim) or a path (spf) speaks for.
    """

    method: str
    result: str
    domains: tuple[str, ...] = ()
    proved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """`broken`: a quote or comment never closes, so that what stands behind it may belong inside or outside.

    `mentioned` are the results that stand behind "dmarc=" anywhere, in comments and quotes too; "" for one without.
    """

    results: tuple[Result, ...]
    broken: bool
    mentioned: frozenset[str]


def read(value: str, authserv_id: str) -> Reading | None:
    """A header of the server of this name; None where it begins with another's. Case does not count.

    A header that begins with an entry is nameless, as Microsoft 365 writes it: its server is "local".
    """
    place = _after_comments(value, 0)
    ours = authserv_id.lower()
    if ours == _NAMELESS_ID and _NAMELESS.match(value, place):
        return _reading(value[place:], parted=True)
    name = _NAME.match(value, place)
    if name is None or _unquoted(name[1]).lower() != ours:
        return None
    place = _after_comments(value, name.end())
    if version := _VERSION.match(value, place):
        place = version.end()
    return _reading(value[place:], parted=value[place : place + 1] in {"", ";"})


def name_of(value: str) -> str:
    """The server that a header begins with, in lower case; "local" for a nameless one, "" where it names none."""
    place = _after_comments(value, 0)
    if _NAMELESS.match(value, place):
        return _NAMELESS_ID
    name = _NAME.match(value, place)
    return _unquoted(name[1]).lower()[:255] if name else ""


def _reading(text: str, *, parted: bool) -> Reading:
    """`parted`: the server's name is a part of its own, as it must be; else what follows it is no entry to believe."""
    entries, broken = _entries(text) if parted else ([], True)
    results = tuple(found for entry in entries if (found := _result(*entry)))
    return Reading(results, broken, frozenset(_MENTIONED.findall(text.lower())))


def _result(entry: str, quoted: list[str]) -> Result | None:
    found = _RESULT.match(entry)
    if found is None:
        return None
    domains = tuple(_value(one, quoted) for one in _HEADER_FROM.findall(entry, found.end()))
    proving = _PROVED.get(found[1])
    proved = tuple(_value(one, quoted) for one in proving.findall(entry, found.end())) if proving else ()
    return Result(found[1], found[2], domains, proved)


def _value(written: str, quoted: list[str]) -> str:
    number = written.strip('"')
    return quoted[int(number)] if written == f'"{number}"' and number.isdecimal() else written


def _entries(text: str) -> tuple[list[tuple[str, list[str]]], bool]:
    """(each entry in lower case without its comments, with its quoted strings), and whether the text breaks off."""
    entries: list[tuple[str, list[str]]] = []
    pieces: list[str] = []
    quoted: list[str] = []
    place = 0
    broken = False
    while place < len(text):
        token = _OUTSIDE.match(text, place)
        if token is None:
            # A quote that never closes: everything behind it is inside, or nothing is.
            broken = True
            break
        place, found = token.end(), token[0]
        if found == ";":
            entries.append(("".join(pieces), quoted))
            pieces, quoted = [], []
        elif found == "(":
            closed = _comment_end(text, token.start())
            if closed is None:
                broken = True
                break
            place = closed
            pieces.append(" ")
        elif found[0] == '"':
            pieces.append(f'"{len(quoted)}"')
            quoted.append(_unquoted(found).lower())
        else:
            pieces.append(found.lower())
    entries.append(("".join(pieces), quoted))
    return entries, broken


def _comment_end(text: str, place: int) -> int | None:
    """Behind the comment that begins here; comments nest. None where it never closes."""
    depth = 0
    for token in _INSIDE.finditer(text, place):
        depth += (token[0] == "(") - (token[0] == ")")
        if not depth:
            return token.end()
    return None


def _after_comments(text: str, place: int) -> int:
    while place < len(text):
        if text[place].isspace():
            place += 1
        elif text[place] == "(" and (end := _comment_end(text, place)) is not None:
            place = end
        else:
            break
    return place


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL) if text.startswith('"') else text
