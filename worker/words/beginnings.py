"""With which letters the phrases of a table begin, and where words of a text do: most tables have no phrase that begins
like any word of a mail, and need not be searched for in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# So many letters tell beginnings apart: more would cost every text more than it spares.
_LETTERS: Final = 3
# What has more ways to begin than this is searched for as it is.
_MOST: Final = 400
# Neither a few words nor a long text are worth an index: it would cost more than it spares.
_SHORTEST, _LONGEST = 24, 20_000
_LINE: Final = 1_000
_START = re.compile(r"(?<!\w)\w|[^\w\s]")
_DIGIT: Final = "0"
_ANY_DIGIT: Final = r"\d"
# Characters one of which stands there, and the signs that mean something else than themselves.
_CLASS = re.compile(r"\[([^\\\]^-][^\\\]^-]{0,11}-?)\]")
_SIGNS: Final = frozenset("\\[].^$|()*+?{")
_BEHIND: Final = ("(?<=", "(?<!")
_AHEAD: Final = ("(?=", "(?!")
_EDGES: Final = ("^", r"\b", r"(?<!\w)")


def beginnings(expression: str, *, bounded: bool) -> frozenset[str] | None:
    """What every match of this one begins with: one to three characters each, "0" for any digit.

    None where that cannot be told. The expression is one of `phrases.read`; `bounded`: it begins where a word does.
    """
    found = set[str]().union(*(_begin(one, _LETTERS, bounded=bounded) for one in _alternatives(expression)))
    if len(found) > _MOST or any(not one or one[0].isspace() for one in found):
        return None
    return frozenset(one if one[0].isalnum() else one[0] for one in found)


def _begin(written: str, wanted: int, *, bounded: bool) -> set[str]:
    """The first `wanted` characters of what is found, fewer where others may follow; "" stands for anything.

    `bounded`: where it begins, a word does.
    """
    if not wanted or not written:
        return {""}
    for edge in _EDGES:
        if written.startswith(edge):
            return _begin(written[len(edge) :], wanted, bounded=True)
    if written.startswith((*_AHEAD, *_BEHIND)):
        return _begin(written[_closing(written) + 1 :], wanted, bounded=bounded)
    ways, rest = _first(written)
    if rest.startswith(("*", "{0", "{,")) or not ways:
        # Not at all, or so often: what comes is anything.
        return {""}
    left_out: set[str] = set()
    if rest.startswith("?"):
        rest = rest[1:].removeprefix("?")
        left_out = _begin(rest, wanted, bounded=bounded)
    elif rest.startswith(("+", "{")):
        rest = ""
    return left_out.union(*(_then(way, rest, wanted, bounded=bounded) for way in ways))


def _then(way: str, rest: str, wanted: int, *, bounded: bool) -> set[str]:
    begun = wanted < _LETTERS
    if way == _ANY_DIGIT:
        return {_DIGIT} if bounded and not begun else {""}
    literal = way[1:] if len(way) == 2 and way[0] == "\\" and not way[1].isalnum() else way
    if len(literal) != 1 or (literal == way and way in _SIGNS):
        return _begin(way + rest, wanted, bounded=bounded)
    if literal.isalnum() and not bounded:
        # Inside of a word nobody looks.
        return {""}
    return {literal + more for more in _begin(rest, wanted - 1, bounded=bounded or not literal.isalnum())}


def _first(written: str) -> tuple[list[str], str]:
    """The ways in which the first piece may be written, none where that is not plain, and what stands behind it."""
    if written.startswith("(?:"):
        shut = _closing(written)
        return list(_alternatives(written[3:shut])), written[shut + 1 :]
    if written.startswith("[0-9]"):
        return [_ANY_DIGIT], written[5:]
    if letters := _CLASS.match(written):
        return [rf"\{one}" if one in _SIGNS else one for one in letters[1]], written[letters.end() :]
    if written[0] == "\\" and (written[1] == "d" or not written[1].isalnum()):
        return [written[:2]], written[2:]
    return ([], "") if written[0] in _SIGNS else ([written[0]], written[1:])


def _alternatives(written: str) -> Iterator[str]:
    start = 0
    for place, depth in _places(written):
        if written[place] == "|" and not depth:
            yield written[start:place]
            start = place + 1
    yield written[start:]


def _closing(written: str) -> int:
    """Where the bracket closes that the expression begins with."""
    for place, depth in _places(written):
        if written[place] == ")" and not depth:
            return place
    raise AssertionError(f"no bracket closes in {written!r}")


def _places(written: str) -> Iterator[tuple[int, int]]:
    """Every sign that means something, and how deep in brackets it stands; a closing one as deep as its opening."""
    place, depth = 0, 0
    while place < len(written):
        sign = written[place]
        if sign == "[":
            place = written.index("]", place + (3 if written[place + 1 : place + 2] == "^" else 2))
        elif sign == "\\":
            place += 1
        else:
            depth -= sign == ")"
            yield place, depth
            depth += sign == "("
        place += 1


@dataclass(frozen=True, slots=True)
class Starts:
    """Where the words of a text begin, and its signs stand: the places by the characters that stand there, at most
    three; and those by all that may be said of how they begin.
    """

    places: dict[str, list[int]]
    begun: dict[str, list[str]]
    keys: frozenset[str]

    def of(self, begins: frozenset[str]) -> list[tuple[int, str]]:
        """The places at which something may begin so, in their order, each with the characters that stand there."""
        if begins.isdisjoint(self.keys):
            return []
        stand = {written for key in begins & self.keys for written in self.begun[key]}
        return sorted([(place, written) for written in stand for place in self.places[written]])


def starts_of(text: str) -> Starts | None:
    """None for a text that is better searched as it is."""
    if not _SHORTEST <= len(text) <= _LONGEST:
        return None
    return _line(text) if len(text) <= _LINE else _whole(text)


def _starts(text: str) -> Starts:
    places: dict[str, list[int]] = {}
    for begun in _START.finditer(text):
        place = begun.start()
        written = text[place : place + _LETTERS]
        if written in places:
            places[written].append(place)
        else:
            places[written] = [place]
    by_beginning: dict[str, list[str]] = {}
    for written in places:
        first = written[0]
        if first.isdecimal():
            by_beginning.setdefault(_DIGIT, []).append(written)
        # A sign is told by itself alone, and "0" stands for itself already where any digit does.
        for end in range(1, len(written) + 1 if first.isalnum() else 2):
            if (key := written[:end]) != _DIGIT:
                by_beginning.setdefault(key, []).append(written)
    return Starts(places, by_beginning, frozenset(by_beginning))


# Every table asks for the same few texts of the message in hand.
_line = lru_cache(maxsize=96)(_starts)
_whole = lru_cache(maxsize=4)(_starts)
