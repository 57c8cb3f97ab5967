"""By which way a compensation reaches the complainant: a known one is told in their language, whoever typed it.

What is no known way stands in a letter as it was typed.
"""

from collections.abc import Mapping
from typing import Final

from worker.complaint.compensation import Compensation
from worker.words.said import Said
from worker.words.tables import Words, words
from worker.words.wording import fold

_WAYS: Final[Mapping[str, Said]] = {
    "to the account": Said("by transfer to your account"),
    "transfer": Said("by transfer"),
    "card": Said("to your card"),
    "cheque": Said("by cheque"),
    "cash": Said("in cash"),
    "email": Said("by e-mail"),
    "post": Said("by post"),
    "shop": Said("in our shop"),
    "customer account": Said("on your account"),
    "next order": Said("on your next order"),
}
_TYPED: Final[Mapping[str, Words]] = {way: words("payments", f"way: {way}") for way in _WAYS}
# How money leaves, whatever is said beside it.
_PAID: Final[Mapping[str, Words]] = {
    way: words("payments", f"paid: {way}") for way in ("transfer", "cheque", "card", "cash")
}
_AROUND: Final = " .,;:!\"'()«»“”"


def in_words_of(how: str, language: str) -> str:
    """How it arrives, as its reader is told: a known way in their language, any other words as they were typed."""
    typed = fold(how).strip(_AROUND)
    way = next((way for way, known in _TYPED.items() if known.fullmatch(typed)), "")
    return _WAYS[way].told(language) if way else how


def as_proven(one: Compensation, proof: str) -> Compensation:
    """A refund as it was carried out: where its proof is that of another way, this is how; of several, none is told."""
    if one.kind != "refund":
        return one
    announced, proven = money_left_by(one.how), money_left_by(proof)
    if not proven or proven == announced:
        return one
    return one.model_copy(update={"how": _WAYS[next(iter(proven))].words if len(proven) == 1 else ""})


def money_left_by(said: str) -> frozenset[str]:
    """The ways by which words of a proof say that money left."""
    folded = fold(said)
    return frozenset(way for way, known in _PAID.items() if known.search(folded))


# What a sentence may say of the way beside all else.
_NAMED: Final = ("transfer", "cheque", "card", "cash", "next order", "shop", "email")


def way_said(said: str) -> str:
    """The one way that a folded sentence names among all that it says; "" for none, and for several."""
    found = money_left_by(said) or {way for way in _NAMED if way not in _PAID and _TYPED[way].search(said)}
    return next(iter(found)) if len(found) == 1 else ""


def way_in_words(way: str) -> Said:
    """A known way, as a line of a command tells it."""
    return _WAYS[way]
