"""Insults in what somebody wrote: colleagues read them, and no letter of ours says them again.

A letter that quotes « Bande d'incapables » under the company's name makes its reader angry anew. What stands beside is
theirs, and is repeated as it came.
"""

from functools import lru_cache
from typing import Final

from worker.words.tables import Words, words
from worker.words.wording import fold, sentences

_ROOM: Final = "decency"
_TABLES: Final[tuple[Words, ...]] = (words(_ROOM, "rude"), words(_ROOM, "called"))
_LOOKED_AT: Final = 6_000
_LEFT_OUT: Final = "[…]"


@lru_cache(maxsize=256)
def without_insults(text: str) -> str:
    """The text with "[…]" for each sentence that insults; "" where nothing is left, and as it came where none does."""
    said = sentences(text, _LOOKED_AT)
    rude = [insults(one) for one in said]
    if not any(rude):
        return text
    left = [_LEFT_OUT if bad else one for one, bad in zip(said, rude, strict=True)]
    kept = [one for place, one in enumerate(left) if one != _LEFT_OUT or left[place - 1 : place] != [_LEFT_OUT]]
    return " ".join(kept) if set(kept) != {_LEFT_OUT} else ""


def insults(said: str) -> bool:
    """Whether a sentence, or a subject, insults whoever reads it."""
    folded = fold(said)
    return any(table.search(folded) for table in _TABLES)
