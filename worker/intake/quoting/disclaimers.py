"""Paragraphs that lawyers, relays and virus scanners add, told from an author who speaks of such things."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from worker.intake.quoting.page import Row
from worker.words.tables import every, shape, words
from worker.words.wording import fold

MAX_PARAGRAPH = 60


# What such a paragraph says, each counted once. One sign alone is an author's word; three together are a lawyer's.
_ROOM: Final = "footers"
_SIGNS: Final = tuple(
    (name, words(_ROOM, name))
    for name in (
        "names itself", "is secret", "has one reader", "went astray", "wants to be destroyed", "was scanned",
        "binds nobody", "saves paper", "wants no answer",
    )
)  # fmt: skip
_TITLE: Final = shape(_ROOM, r"^[\W_]*{title}[\W_]*$")
# "Je", "mon", "my": an author. Lawyers write "we" and "the sender".
_PERSON: Final = shape(_ROOM, r"(?<![\w-]){person}(?![\w-])|\b{elided person}")
# Words that are no person in Polish ("and") and Czech ("is").
_IN_VAIN: Final = words(_ROOM, "in vain")
_FRAME = re.compile(r"(?:\* ?){20,}|[*#=_]{20,}")


def is_frame(body: str) -> bool:
    """A full line of stars: the border that relays draw around their notice."""
    return bool(_FRAME.fullmatch(body))


def signs(rows: Sequence[Row]) -> frozenset[str]:
    """What a paragraph says, by the names of the table above; nothing where a person speaks of himself."""
    return _signs(fold(" ".join(row.body for row in rows[:MAX_PARAGRAPH])))


# One paragraph after the other is asked of several times, from where it begins and from where a signature might.
@lru_cache(maxsize=64)
def _signs(told: str) -> frozenset[str]:
    if "«" in told or "“" in told:
        # Words between inverted commas are told, and not meant.
        return frozenset()
    persons = {found[0] for found in _PERSON.finditer(told)}
    if persons - every(_ROOM, "no person") or (persons and not _IN_VAIN.search(told)):
        return frozenset()
    seen = frozenset(name for name, sign in _SIGNS if sign.search(told))
    return seen | {"has a title"} if _TITLE.search(told) else seen


def is_notice(rows: Sequence[Row], *, beside_another: bool) -> bool:
    """Whether a paragraph is a notice; where it stands above another one, less is enough."""
    seen = signs(rows)
    if len(seen) >= 3 or seen & {"saves paper", "has a title"} or {"names itself", "was scanned"} <= seen:
        return True
    return beside_another and bool(seen - {"names itself"})
