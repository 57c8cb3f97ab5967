"""Where somebody lives, as they write it; and whether they say that it is another place than before.

Only what has the shape of a French address is taken: a number, a kind of street, five digits and a town.
"""

import re
from typing import Final

from worker.words.tables import shape, words
from worker.words.wording import bounded, fold, original, sentences

_ROOM: Final = "addresses"
_MOVED: Final = words(_ROOM, "moved")
_LOOKED_AT: Final = 20_000
_LONGEST: Final = 160
_TOWN: Final = re.compile(
    r"\b[0-9]{5},? +[A-ZÀ-Ý][\w'’-]*(?:[ -](?:[A-ZÀ-Ý][\w'’-]*|[a-z]{1,4}(?=[ -][A-ZÀ-Ý])|[0-9]{1,2}\b))*"
)
# Between the number of a house and its town.
_BEFORE: Final = 90
_HOUSE: Final = shape(_ROOM, r"\b[0-9]{1,4}(?: ?(?:{beside the number}|[a-d]\b))?,? +{street}\.?(?= )")


def address(text: str) -> str:
    """The first postal address of the text, as written, at most 160 characters; "" for none. Linear."""
    line = " ".join(text[:_LOOKED_AT].split())
    for town in _TOWN.finditer(line):
        start = max(0, town.start() - _BEFORE)
        before = line[start : town.start()]
        folded = fold(before)
        houses = list(_HOUSE.finditer(folded))
        if houses:
            street = original(before, folded, houses[-1].start(), len(folded))
            return bounded(f"{street.strip()} {town[0]}".rstrip(" ,.-"), _LONGEST)
    return ""


def moved(text: str) -> tuple[str, str]:
    """The new address that the text tells, and the words that say it is new; ("", "") where it says neither."""
    said = next((one for one in sentences(text[:_LOOKED_AT]) if _MOVED.search(fold(one))), "")
    found = address(text) if said else ""
    return (found, bounded(said, _LONGEST)) if found else ("", "")
