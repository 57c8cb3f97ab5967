"""Where somebody lives, as they write it; and whether they say that it is another place than before.

Only what has the shape of a French address is taken: a number, a kind of street, five digits and a town.
"""

import re
from typing import Final

from worker.words.tables import words
from worker.words.wording import bounded, fold, sentences

_ROOM: Final = "addresses"
_STREET: Final = words(_ROOM, "street")
_MOVED: Final = words(_ROOM, "moved")
_LOOKED_AT: Final = 20_000
_LONGEST: Final = 160
_TOWN: Final = re.compile(
    r"\b[0-9]{5},? +[A-ZÀ-Ý][\w'’-]*(?:[ -](?:[A-ZÀ-Ý][\w'’-]*|[0-9]{1,2}\b|sur|sous|les|en|la|le))*"
)
# Between the number of a house and its town.
_BEFORE: Final = 90
_HOUSE: Final = re.compile(r"\b[0-9]{1,4}(?: ?(?:bis|ter|quater|[a-dA-D]\b))?,? +(?P<street>[^\W\d_]+)\.?(?= )")


def address(text: str) -> str:
    """The first postal address of the text, as written, at most 160 characters; "" for none. Linear."""
    line = " ".join(text[:_LOOKED_AT].split())
    for town in _TOWN.finditer(line):
        start = max(0, town.start() - _BEFORE)
        before = line[start : town.start()]
        houses = [house for house in _HOUSE.finditer(before) if _STREET.fullmatch(fold(house["street"]))]
        if houses:
            return bounded(line[start + houses[-1].start() : town.end()].rstrip(" ,.-"), _LONGEST)
    return ""


def moved(text: str) -> tuple[str, str]:
    """The new address that the text tells, and the words that say it is new; ("", "") where it says neither."""
    said = next((one for one in sentences(text[:_LOOKED_AT]) if _MOVED.search(fold(one))), "")
    found = address(text) if said else ""
    return (found, bounded(said, _LONGEST)) if found else ("", "")
