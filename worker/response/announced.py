"""What a text announces that no decision carries yet: granted or refused, and what it gives.

A colleague who writes "nous vous remboursons 79 € par virement" has decided; what is missing are the lines that record
it. They are filled from the text, so that nobody types them twice, and nothing is recorded before somebody sends them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from worker.complaint.compensation import CompensationKind
from worker.nouns.announced import Announced, Gift, Verdict
from worker.response.compensating import IN_MONEY
from worker.response.means import way_said
from worker.response.promises import Finding, Known, check, days_ahead
from worker.words import sums
from worker.words.tables import Words, shape, words
from worker.words.wording import fold

_ROOM: Final = "announced"
# The order in which a kind is told where a sentence names several things.
_KINDS: Final[tuple[CompensationKind, ...]] = (
    "credit_note", "voucher", "discount", "refund", "replacement", "repair", "apology",
)  # fmt: skip
_SAID: Final[Mapping[CompensationKind, Words]] = {one: words(_ROOM, one, then=r"(?!\w)") for one in _KINDS}
_APOLOGISES: Final = words(_ROOM, "apologises", then=r"(?!\w)")
_CHOICE: Final = words(_ROOM, "choice", then=r"(?!\w)")
_REFUSES: Final = words(_ROOM, "refuses", then=r"(?!\w)")
_PARTLY: Final = words(_ROOM, "partly", then=r"(?!\w)")
_CARRIER: Final = words(_ROOM, "carrier", then=r"(?!\w)")
_BROUGHT: Final = words(_ROOM, "brought", then=r"(?!\w)")
# « On rembourse les 340 »: among colleagues a sum needs no currency.
_PAID_BACK: Final = shape(_ROOM, r"(?P<sum>\b{pays back} [0-9]{1,5})(?![0-9/-]|[.,][0-9])(?! ?{counts})(?! ?€)")
_CLAUSE: Final = shape(_ROOM, r"[;:]|,? {turns}")
_VISITS: Final = words("promises", "somebody comes")
# Of what colleagues say to each other, each sentence by itself.
_ASIDE: Final = re.compile(r"(?<=[.!])\s+")
_MOST: Final = 4


def announced(text: str, known: Known) -> Announced | None:
    """What a text announces before the decision; None where it announces nothing."""
    found = check(text, stage="before_decision", known=known)
    telling = tuple(dict.fromkeys(one.sentence for one in found if one.rule == "outcome"))
    if not telling:
        return None
    clauses = [clause for one in telling for clause in _CLAUSE.split(fold(one)) if clause.strip()]
    refused = [one for one in clauses if _REFUSES.search(one)]
    granting = [one for one in clauses if one not in refused and (not refused or names_a_gift(one))]
    gifts = tuple(_gifts([_without_visits(one) for one in granting], known, whole := fold(text)))
    return Announced(
        sentence=telling[0],
        verdict=_verdict(whole, granted=bool(granting), refused=bool(refused)),
        gifts=gifts,
        choice=len(gifts) > 1 and any(_CHOICE.search(one) for one in granting),
    )


def apologises(text: str) -> bool:
    """Whether these words are an apology of ours, so that the letter around them makes none of its own."""
    return _APOLOGISES.search(fold(text)) is not None


def left(text: str, said: Announced, known: Known) -> tuple[Finding, ...]:
    """What the text may not say even as the answer, once the lines that it announces are recorded."""
    return check(text, stage="answer", known=_once_recorded(known, said.gifts))


def _once_recorded(known: Known, gifts: tuple[Gift, ...]) -> Known:
    """What the record has where the lines of the form were sent."""
    given = {(one.cents, one.currency) for one in gifts if one.cents is not None}
    days = {one.due for one in gifts if one.due}
    return replace(
        known,
        amounts=known.amounts | given,
        offered=known.offered if known.offered is None else known.offered | given,
        gives=known.gives or any(one.kind != "apology" for one in gifts),
        dates=known.dates | days,
        cause_confirmed=True,
    )


def _verdict(whole: str, *, granted: bool, refused: bool) -> Verdict:
    if refused:
        # Less than was asked for, or a gesture beside a refusal, which a second person approves: a person says which.
        return "" if granted else "rejected"
    # What is given by a sentence may still be less than what was asked for: then a person says so.
    return "" if _PARTLY.search(whole) else "upheld"


def names_a_gift(clause: str) -> bool:
    """A folded clause that says what is given."""
    return any(_SAID[kind].search(clause) for kind in _KINDS if kind != "apology") or bool(_sums(clause))


def _gifts(granting: list[str], known: Known, whole: str) -> Iterator[Gift]:
    """Each once; an apology where nothing else is given. A thing without its sum counts where none has one."""
    found = {(one.kind, one.cents): one for clause in granting for one in _of(clause, known)}
    real = _without_parts([one for one in found.values() if one.kind != "apology"])
    summed = {one.kind for one in real if one.cents is not None}
    named = [one for one in real if one.kind not in summed or one.cents is not None]
    if named:
        yield from named[:_MOST]
    elif granting and _SAID["apology"].search(whole):
        yield Gift("apology")


def _without_parts(gifts: list[Gift]) -> list[Gift]:
    """« 86,50 € : 74 € pour la lampe et 12,50 € de port » gives one sum, and says what is in it."""
    told = {(one.cents, one.currency): one for one in gifts if one.cents is not None}
    kept = sums.without_parts([(one.cents, one.currency) for one in told.values() if one.cents is not None])
    whole = {told[one].kind for one in kept}
    return [
        one
        for one in gifts
        if one.cents is None or (one.cents, one.currency) in kept or (one.kind is not None and one.kind not in whole)
    ]


def _of(sentence: str, known: Known) -> Iterator[Gift]:
    kinds: list[CompensationKind | None] = [kind for kind in _KINDS if _SAID[kind].search(sentence)]
    told: list[tuple[int | None, str]] = [*_sums(sentence)]
    if told and not any(kind in IN_MONEY for kind in kinds if kind):
        kinds.append(None)
    days = _days(sentence, known)
    due = days[0] if len(days) == 1 else None
    carrier = hit[0] if (hit := _CARRIER.search(sentence)) else ""
    in_money = [kind for kind in kinds if kind is None or kind in IN_MONEY]
    for kind in kinds:
        if kind not in in_money:
            yield Gift(kind, carrier=carrier if kind == "replacement" else "", due=due)
        # "Nous remboursons l'avoir de 45 €" gives one sum once: it is of the kind that is named by its thing.
        elif kind == in_money[0]:
            way = way_said(sentence)
            yield from (Gift(kind, cents, currency, way, due=due) for cents, currency in told or [(None, "")])
        elif _CHOICE.search(sentence):
            yield Gift(kind, due=due)


def _sums(sentence: str) -> list[tuple[int, str]]:
    return sums.named(sentence) or sums.bare(sentence)


def _days(sentence: str, known: Known) -> list[date]:
    """The days to come that a sentence leads to; of « jeudi » the first."""
    return [day for day in days_ahead(sentence, known) if day > known.today]


def gifts_in(text: str, known: Known) -> tuple[Gift, ...]:
    """What words give that decide among colleagues: a letter is more careful with what it says."""
    rows = (_PAID_BACK.regex.sub(r"\g<sum> €", fold(row)) for row in text.split("\n"))
    clauses = [one for row in rows for one in _CLAUSE.split(row) if one.strip()]
    given = [_without_visits(one) for clause in clauses for one in _ASIDE.split(clause) if not _REFUSES.search(one)]
    return tuple(_gifts([one for one in given if names_a_gift(one)], known, fold(text)))


def _without_visits(sentence: str) -> str:
    """« On rembourse 540 €, le technicien passe lundi »: the day of a visit is none of the money's."""
    parts = sentence.split(", ")
    kept = [one for one in parts if names_a_gift(one) or not _VISITS.search(one)]
    return ", ".join(kept) if any(names_a_gift(one) for one in kept) else sentence


def kinds_in(said: str) -> frozenset[CompensationKind]:
    """As what something is given, in whatever words; also where nothing is promised by them."""
    folded = fold(said)
    brought = {"replacement"} if _BROUGHT.search(folded) or _CARRIER.search(folded) else set[CompensationKind]()
    return frozenset(kind for kind in _KINDS if kind in brought or _SAID[kind].search(folded))


def sums_in(said: str) -> frozenset[tuple[int, str]]:
    """The sums that words name, with a currency or without."""
    return frozenset(_sums(fold(said)))
