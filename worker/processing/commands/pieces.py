"""The words behind a verb, cut into options, bare words and prose: key="two words", « two words », key=word, word."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from worker.words.wording import fold

_QUOTED: Final = r"\"[^\"]*\"|“[^”]*”|«[^»]*»|'[^']*'(?=\s|$)|[„‟”][^“”„‟\"]*[“”\"]|“[^\"”]*\"|\"[^\"”]*”"
_KEY: Final = r"[*_`]{0,3}(?P<key>[^\W\d_][\w'’-]{0,30})[*_`]{0,3}[ ]?"
_PIECE: Final = re.compile(rf"\s*(?:{_KEY}(?P<sign>=)[ ]?)?(?P<value>{_QUOTED}|\S+)")
# "gravité : 2", which only the keys of the command are read as, and only where its options stand.
_WITH_COLON: Final = re.compile(rf"\s*{_KEY}(?P<sign>:)[ ]?(?P<value>{_QUOTED}|\S+)")
_QUOTES: Final = "\"“”'«»„‟ "
_EMPHASIS: Final = "*`"


@dataclass(frozen=True, slots=True)
class Piece:
    """`key` is folded, "" for a bare word; `end` is where it ends in the text."""

    key: str
    value: str
    typed: str
    end: int


def pieces(rest: str, keys: frozenset[str], *, keyed: bool) -> Iterator[Piece]:
    """The pieces in order. `keyed`: the line is keys and values alone, so that "gravité 2" is an option too."""
    place, leading = 0, True
    while found := _next(rest, place, keys if leading else frozenset()):
        place = found.end
        if keyed and not found.key and found.value and fold(found.value.strip(":,;")) in keys:
            value = _up_to_next_key(rest, place, keys)
            yield Piece(fold(found.value.strip(":,;")), _clean(value.strip(" ,;")), value, place + len(value))
            place += len(value)
            continue
        leading = leading and (keyed or bool(found.key))
        yield found


def _next(rest: str, place: int, keys: frozenset[str]) -> Piece | None:
    found = _WITH_COLON.match(rest, place) if keys else None
    if found is None or fold(found["key"]) not in keys:
        found = _PIECE.match(rest, place)
    if found is None:
        return None
    key = fold(found["key"] or "")
    value = _clean(found["value"])
    return Piece(key, value.rstrip(",;") if key else value, found["value"], found.end())


def _up_to_next_key(rest: str, place: int, keys: frozenset[str]) -> str:
    """The words from here up to the next key of the command."""
    for word in re.finditer(r"[ ,;]+(?P<key>[^\W\d_][\w'’-]{0,30})(?=[ =:]|$)", rest[place:]):
        if fold(word["key"]) in keys:
            return rest[place : place + word.start()]
    return rest[place:]


def _clean(value: str) -> str:
    return value.strip(_EMPHASIS).strip(_QUOTES).strip(_EMPHASIS)


def prose(rest: str, ref: str, keys: frozenset[str], find_ref: Callable[[str], str]) -> str:
    """The words as typed, without the reference and the options that they begin with."""
    place = 0
    for piece in pieces(rest, keys, keyed=False):
        if not piece.key and not (ref and find_ref(piece.typed) == ref):
            break
        place = piece.end
    words = rest[place:].strip()
    before, _, last = words.rpartition(" ")
    return before.strip() if ref and find_ref(last) == ref else words
