"""The words behind a verb, cut into options, bare words and prose: key="two words", « two words », key=word, word."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from worker.processing.commands.vocabulary import Word
from worker.words import days
from worker.words.wording import fold

_QUOTED: Final = r"\"[^\"]*\"|“[^”]*”|«[^»]*»|'[^']*'(?=\s|$)|[„‟”][^“”„‟\"]*[“”\"]|“[^\"”]*\"|\"[^\"”]*”"
_KEY: Final = r"[*_`]{0,3}(?P<key>[^\W\d_][\w'’-]{0,30})[*_`]{0,3}[ ]?"
_PIECE: Final = re.compile(rf"\s*(?:{_KEY}(?P<sign>=)[ ]?)?(?P<value>{_QUOTED}|\S+)")
# "gravité : 2", which only the keys of the command are read as, and only where its options stand.
_WITH_COLON: Final = re.compile(rf"\s*{_KEY}(?P<sign>:)[ ]?(?P<value>{_QUOTED}|\S+)")
_QUOTES: Final = "\"“”'«»„‟ "
_NEXT_KEY: Final = re.compile(r"[ ,;]+[*_`]{0,3}(?P<key>[^\W\d_][\w'’-]{0,30})[*_`]{0,3}(?=[ =:]|$)")
_EMPTY: Final = re.compile(rf"{_KEY}=")
# As many words as a day has: "vendredi 4 décembre 2026 au soir".
_MOST_WORDS: Final = 7
_ANY_DAY: Final = date(2026, 1, 1)
_EMPHASIS: Final = "*`"


@dataclass(frozen=True, slots=True)
class Piece:
    """`key` is folded, "" for a bare word; `end` is where it ends in the text."""

    key: str
    value: str
    typed: str
    end: int


def pieces(rest: str, word: Word) -> Iterator[Piece]:
    """The pieces in order. Where a line is keys and values alone, "gravité 2" is an option too."""
    place, leading = 0, True
    while found := _next(rest, place, word.keys, leading=leading):
        key = found.key or (fold(found.value.strip(":,;")) if word.keyed or word.wordless else "")
        if key in word.days or (word.keyed and key in word.keys):
            found = _longer(rest, found, key, word)
        place = found.end
        leading = leading and (word.keyed or bool(found.key))
        yield found


def _longer(rest: str, found: Piece, key: str, word: Word) -> Piece:
    """An option whose value has several words: a day, or all up to the next key."""
    if found.key and not found.typed:
        return found
    begins = found.end - len(found.typed) if found.key else found.end
    if word.keyed:
        if found.key and found.typed[:1] in _QUOTES:
            return found
        value = _up_to_next_key(rest, begins, word.keys)
        return Piece(key, _clean(value.strip(" ,;")), value, begins + len(value))
    # "le=3 septembre" has a word already, "le 3 septembre" has none yet.
    ends = [begins + end.end() for end in islice(re.finditer(r"\S+", rest[begins:]), bool(found.key), _MOST_WORDS)]
    end = next((end for end in reversed(ends) if _is_day(rest[begins:end])), found.end)
    return found if end == found.end else Piece(key, rest[begins:end].strip(), rest[begins:end], end)


def _is_day(text: str) -> bool:
    """Whatever day it is today."""
    try:
        days.read(text, today=_ANY_DAY)
    except days.NotADayError as error:
        return error.day is not None or error.years is not None
    return True


def _next(rest: str, place: int, keys: frozenset[str], *, leading: bool) -> Piece | None:
    found = _WITH_COLON.match(rest, place) if leading else None
    if found is None or fold(found["key"]) not in keys:
        found = _PIECE.match(rest, place)
    if found is None:
        return None
    key = fold(found["key"] or "")
    value = _clean(found["value"])
    empty = _EMPTY.match(found["value"])
    if empty and fold(empty["key"]) in keys:
        # Of "gravité= complexité=2" the first one says nothing, and the second is no value of it.
        return Piece(key, "", "", found.start("value")) if key else Piece(fold(empty["key"]), "", "", found.end())
    return Piece(key, value.rstrip(",;") if key else value, found["value"], found.end())


def _up_to_next_key(rest: str, place: int, keys: frozenset[str]) -> str:
    """The words from here up to the next key of the command."""
    for word in _NEXT_KEY.finditer(rest[place:]):
        if fold(word["key"]) in keys:
            return rest[place : place + word.start()]
    return rest[place:]


def _clean(value: str) -> str:
    return value.strip(_EMPHASIS).strip(_QUOTES).strip(_EMPHASIS)


def prose(rest: str, ref: str, word: Word, find_ref: Callable[[str], str]) -> str:
    """The words as typed, without the reference and the options that they begin with."""
    place = 0
    for piece in pieces(rest, word):
        if piece.key not in word.keys and not (ref and find_ref(piece.typed) == ref):
            break
        place = piece.end
    words = rest[place:].strip()
    before, _, last = words.rpartition(" ")
    return before.strip() if ref and find_ref(last) == ref else words
