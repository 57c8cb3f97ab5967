"""Insults in what somebody wrote: colleagues read them, and no letter of ours says them again.

A letter that quotes « Bande d'incapables » under the company's name makes its reader angry anew. What stands beside is
theirs, and is repeated as it came.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from worker.words.tables import Words, words
from worker.words.wording import fold, original, sentences

_ROOM: Final = "decency"
_TABLES: Final[tuple[Words, ...]] = (words(_ROOM, "rude"), words(_ROOM, "called"))
_OUTBURST: Final = words(_ROOM, "outburst")
_IN_OUR_NAME: Final = words(_ROOM, "in our name")
_VERDICT: Final = words(_ROOM, "our verdict")
# "#dédommagement 400 EUR", and not "commande #4521".
_COMMAND: Final = re.compile(r"(?<!\w)#[^\W\d_]{2}")
_LOOKED_AT: Final = 6_000
_LEFT_OUT: Final = "[…]"


@lru_cache(maxsize=256)
def without_insults(text: str) -> str:
    """The text with "[…]" for each sentence that insults; "" where nothing is left, and as it came where none does."""
    return _with_each(text, lambda one: _LEFT_OUT if insults(one) else one)


@lru_cache(maxsize=32)
def repeatable(text: str) -> str:
    """What an answer says again of a complaint: no insult, no « j'en ai marre », and nothing that its author put into
    our mouth, which would stand under our signature.
    """
    calm = " ".join(filter(None, (_calm(one) for one in sentences(text, _LOOKED_AT))))
    return _with_each(calm if _OUTBURST.search(fold(text[:_LOOKED_AT])) else text, _said_again)


def speaks_for_us(said: str) -> bool:
    """Whether a sentence, or a subject, would read as our own under our name: « Fondée, remboursement 500 € »."""
    folded = fold(said)
    return any(table.search(folded) for table in (_IN_OUR_NAME, _VERDICT)) or _COMMAND.search(said) is not None


def _said_again(sentence: str) -> str:
    folded = fold(sentence)
    if insults(sentence) or _IN_OUR_NAME.search(folded) or _VERDICT.search(folded):
        return _LEFT_OUT
    hit = _COMMAND.search(sentence)
    return f"{sentence[: hit.start()].rstrip()} {_LEFT_OUT}".lstrip() if hit else sentence


def _calm(sentence: str) -> str:
    folded = fold(sentence)
    for hit in _OUTBURST.finditer(folded):
        sentence = sentence.replace(original(sentence, folded, *hit.span()), " ", 1)
    return " ".join(sentence.split()).strip(" ,;!") if _OUTBURST.search(folded) else sentence


def _with_each(text: str, shown: Callable[[str], str]) -> str:
    said = sentences(text, _LOOKED_AT)
    left = [shown(one) for one in said]
    if left == list(said):
        return text
    kept = [one for place, one in enumerate(left) if one != _LEFT_OUT or left[place - 1 : place] != [_LEFT_OUT]]
    return " ".join(kept) if set(kept) != {_LEFT_OUT} else ""


def insults(said: str) -> bool:
    """Whether a sentence, or a subject, insults whoever reads it."""
    folded = fold(said)
    return any(table.search(folded) for table in _TABLES)
