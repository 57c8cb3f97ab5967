"""A colleague's mail as a script: command lines on top, then free text (mail rules, chapter 3).

Commands are lines that begin with "#", until the first line that is neither a command nor blank. What follows is free
text. Case and accents of verbs and keys do not matter; "…", '…' and « … » hold blanks together.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from worker.words.wording import fold

MOST_LINES = 60
LONGEST_LINE = 2_000
# "#évaluer …": the sign, an optional blank that some clients set, and a word that begins with a letter. A heading of
# several signs, a number ("#3") or a bare sign is no command.
_COMMAND = re.compile(r"[ \t\u00a0>]{0,3}#[ \u00a0]?(?P<verb>[^\W\d_][\w'’-]{0,39})(?P<rest>.*)")
# A piece of a line: key="two words", « two words », key=word, or a bare word.
_QUOTED = r"\"[^\"]*\"|“[^”]*”|«[^»]*»|'[^']*'(?=\s|$)"
_PIECE = re.compile(rf"(?:(?P<key>[^\W\d_][\w'’-]{{0,30}})[ \u00a0]?=[ \u00a0]?)?(?P<value>{_QUOTED}|\S+)")
_QUOTES = "\"“”'«» \u00a0\u202f"

FindRef = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Line:
    """One command line. `verb` and the keys of `options` are folded; `ref` is a reference that the line names, or "".

    `words` are its bare words in order, `prose` all that follows verb, reference and leading options, as typed.
    """

    number: int
    raw: str
    verb: str
    ref: str = ""
    words: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    prose: str = ""

    def option(self, *names: str) -> str:
        """The value of the first of these keys that the line gives, written folded; "" for none."""
        return next((self.options[name] for name in names if name in self.options), "")


@dataclass(frozen=True, slots=True)
class Script:
    """`text` is the free text below the lines. `stray` are lines in it that look like commands: they would be sent."""

    lines: tuple[Line, ...]
    text: str
    stray: tuple[str, ...] = ()
    too_long: bool = False


def parse(text: str, *, find_ref: FindRef, knows: Callable[[str], bool]) -> Script:
    """Read the new text of a mail. `find_ref` gives the reference that a line holds; `knows` says of a folded verb
    whether it is a command, so that a stray line is told from a hashtag. Never fails; linear in the text's length.
    """
    rows = text.split("\n")
    lines: list[Line] = []
    place = 0
    # A full stop below the last row ends the commands, however the mail ends.
    for place, row in enumerate([*rows, "."]):  # noqa: B007
        if not row.strip(" \t\r\u00a0\u200b"):
            continue
        found = _COMMAND.fullmatch(row.rstrip("\r")[:LONGEST_LINE])
        if found is None or len(lines) == MOST_LINES:
            break
        lines.append(_line(len(lines) + 1, found, find_ref))
    rest = rows[place:]
    below = (_COMMAND.fullmatch(row.rstrip("\r")[:LONGEST_LINE]) for row in rest)
    stray = tuple(found[0].strip()[:200] for found in below if found and knows(fold(found["verb"])))
    return Script(tuple(lines), "\n".join(rest).strip("\n").rstrip(), stray[:5], too_long=len(lines) == MOST_LINES)


def _line(number: int, found: re.Match[str], find_ref: FindRef) -> Line:
    rest = found["rest"].replace("\u00a0", " ").replace("\u202f", " ").strip()
    ref = find_ref(rest)
    words: list[str] = []
    options: dict[str, str] = {}
    for piece in _PIECE.finditer(rest):
        value = piece["value"].strip(_QUOTES).strip()
        if piece["key"]:
            options.setdefault(fold(piece["key"]), value)
        elif value and not (ref and find_ref(value) == ref):
            words.append(value)
    return Line(
        number=number,
        raw=found[0].strip(),
        verb=fold(found["verb"]),
        ref=ref,
        words=tuple(words),
        options=MappingProxyType(options),
        prose=_prose(rest, ref, find_ref),
    )


def _prose(rest: str, ref: str, find_ref: FindRef) -> str:
    """The line's words as typed, without the reference and the options that they begin with."""
    place = 0
    for piece in _PIECE.finditer(rest):
        if not piece["key"] and not (ref and find_ref(piece["value"]) == ref):
            break
        place = piece.end()
    words = rest[place:].strip()
    before, _, last = words.rpartition(" ")
    return before.strip() if ref and find_ref(last) == ref else words
