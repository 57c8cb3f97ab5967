"""By which way a compensation reaches the complainant: a known one is told in their language, whoever typed it.

What is no known way stands in a letter as it was typed.
"""

import re
from collections.abc import Mapping
from typing import Final

from worker.complaint.compensation import Compensation, CompensationKind
from worker.words.said import Said, listed
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


# As a line of a command names what goes by a sum.
_IN_A_LINE: Final[Mapping[CompensationKind, Said]] = {
    "refund": Said("refund"), "credit_note": Said("credit"), "voucher": Said("voucher"), "discount": Said("discount"),
}  # fmt: skip
_SPACED: Final = Said("{first} {rest}")


def sum_in_a_line(kind: CompensationKind | None, cents: int, currency: str, *, way: str, how: str) -> Said:
    """« remboursement 60.00 EUR "par virement" »: by a known `way`, else `how` it was typed before, else a blank; "" is
    none of either. A voucher needs no way.
    """
    facts = [_IN_A_LINE[kind] if kind else Said("[refund, credit or discount ?]")]
    facts.append(Said("{sum} {currency}", sum=f"{cents / 100:.2f}", currency=currency or "EUR"))
    if way:
        facts.append(Said('"{way}"', way=way_in_words(way)))
    elif how:
        # Their words end no quotation, and begin no command.
        facts.append(Said('"{way}"', way=re.sub(r'["“”«»\[\]#]', " ", how)[:120]))
    elif kind != "voucher":
        facts.append(Said('"[how ?]"'))
    return listed(facts, by=_SPACED)
