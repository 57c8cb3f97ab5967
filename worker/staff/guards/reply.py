"""A reply as the guards read it: its lines folded, with who is known by name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from worker.words.tables import every, words
from worker.words.wording import fold

LOOKED_AT = 20_000
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
# Between the words and what identifies their writer.
CLOSING = words("guards", "closing", then=r"[ .,!]*")


@dataclass(frozen=True)
class Names:
    """The words of people's names, folded: of the other colleagues, of whoever writes, of the complainant."""

    colleagues: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    customer: frozenset[str] = frozenset()


# Whoever a text is looked at for by itself.
NOBODY = Names(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True)
class Reply:
    """`text` is what was typed, `body` what is left of it without greeting and signature ("" where nobody looked).

    `copied` are colleagues who receive the mail too, by name.
    """

    text: str
    names: Names
    copied: tuple[str, ...] = ()
    body: str = ""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Folded, without blank ones."""
        return tuple(line for row in self.text[:LOOKED_AT].split("\n") if (line := fold(row)))

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The lines above the closing and the name below it."""
        if self.body:
            return tuple(line for row in self.body[:LOOKED_AT].split("\n") if (line := fold(row)))
        for place, line in enumerate(self.lines):
            if place and CLOSING.fullmatch(line):
                return self.lines[:place]
            if place and self._signs(line) and place >= len(self.lines) - 4:
                return self.lines[:place]
        return self.lines

    def _signs(self, line: str) -> bool:
        named = re.findall(r"[^\W\d_]+", line)
        return 0 < len(named) <= 3 and named[0] in self.names.own

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return tuple(part for line in self.lines for part in _SENTENCE.split(line) if part)

    @cached_property
    def whole(self) -> str:
        return "\n".join(self.lines)


def name_words(names: Iterable[str]) -> frozenset[str]:
    """Words by which people are called; a shared mailbox is called by no name."""
    called = {word for name in names for word in re.findall(r"[^\W\d_]{2,}", fold(name))}
    return frozenset(called - every("guards", "no names"))
