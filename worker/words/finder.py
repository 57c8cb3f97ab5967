"""Finds the phrases of a table where they may begin, and tries those alone that may begin there.

A mail is looked through with hundreds of tables, of hundreds of phrases each, and most have none that begins as any of
its words do. What is found is what the one expression of all phrases would find.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from worker.words.beginnings import beginnings, starts_of

_MOST: Final = 1_000
_NONE: Final[tuple[re.Match[str], ...]] = ()


class Finder:
    """Of expressions in their order, each with whether it begins where a word does; `then` follows each."""

    def __init__(self, expressions: Iterable[tuple[bool, str]], then: str) -> None:
        self._then = then
        self._written: list[str] = []
        # By what they begin with, the numbers of expressions; and of those that may begin with anything.
        self._of: dict[str, list[int]] = {}
        self._loose: list[int] = []
        # Whether phrases in other writing than Latin are among them, which stand in no text of plain letters.
        self._foreign = False
        for number, (bounded, expression) in enumerate(expressions):
            self._written.append(rf"(?<!\w)(?:{expression})" if bounded else expression)
            if not expression[:1].isascii():
                self._foreign = True
                continue
            found = beginnings(expression, bounded=bounded)
            if found is None:
                self._loose.append(number)
            for begin in found or ():
                self._of.setdefault(begin, []).append(number)
        self._begins = frozenset(self._of)
        # As many as there are ways to begin, and so many beginnings of words for which they were looked up.
        self._patterns: dict[tuple[int, ...], re.Pattern[str]] = {}
        self._at: dict[str, re.Pattern[str]] = {}

    def hits(self, text: str) -> Iterable[re.Match[str]] | None:
        """What is found in the text, one after the other; None where it is better searched with the whole pattern."""
        if self._foreign and not text.isascii():
            return None
        starts = starts_of(text)
        if starts is None:
            return None
        places = starts.of(self._begins)
        return self._found(text, places) if places or self._loose else _NONE

    def _found(self, text: str, places: list[tuple[int, str]]) -> Iterator[re.Match[str]]:
        done = 0
        loose = self._pattern(tuple(self._loose)) if self._loose else None
        ahead = loose.search(text) if loose else None
        for place, begin in (*places, (len(text), "")):
            while ahead and loose and (ahead.start() < place or not begin):
                if ahead.start() >= done:
                    yield ahead
                    done = ahead.end()
                ahead = loose.search(text, max(done, ahead.start() + 1)) if ahead.start() < len(text) else None
            if begin and place >= done and (hit := (self._at.get(begin) or self._made(begin)).match(text, place)):
                yield hit
                done = hit.end()

    def _made(self, begin: str) -> re.Pattern[str]:
        """What tries all that may stand where a text goes on so."""
        found = set(self._loose)
        for end in range(1, len(begin) + 1):
            found.update(self._of.get(begin[:end], ()))
        if begin[0].isdecimal():
            found.update(self._of.get("0", ()))
        if len(self._at) >= _MOST:
            self._at.clear()
        self._at[begin] = self._pattern(tuple(sorted(found)))
        return self._at[begin]

    def _pattern(self, numbers: tuple[int, ...]) -> re.Pattern[str]:
        made = self._patterns.get(numbers)
        if made is None:
            made = re.compile(f"(?:{'|'.join(self._written[number] for number in numbers)}){self._then}")
            self._patterns[numbers] = made
        return made
