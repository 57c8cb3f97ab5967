"""Past or still to come? What a sentence says of a day or a sum, by the verb that governs it.

A fact of the past with its day or its price promises nothing. Where nothing tells, what could be promised is taken to
be: a fact can be put into the past tense, a promise that was missed cannot be taken back.
"""

from datetime import date
from typing import Final

from worker.response.promises.delays import clause_around
from worker.response.promises.happening import AHEAD, ATTRIBUTE, GIVEN, HAPPENED, OF_THE_PAST, PAID, PLANNED, PRESENT
from worker.response.promises.moments import Moment
from worker.words.tables import shape

# In days: what is soon or was lately, and what is a long time away.
_NEAR: Final = 92
_FAR: Final = 240
# A sum within a sum before it: "89 €, dont 12 € de port".
_PART_OF: Final = shape("tenses", r",? {part of}")


def happened(folded: str, moment: Moment, today: date) -> bool:
    """Whether the day of a moment is told as past: it lies there, and no verb that looks ahead governs it.

    Without its year a day that is about to come, and was last a long time ago, is taken for the coming one, whatever
    the verb: "le transporteur nous a promis la pièce pour le 9 avril". One that was lately is taken for that one.
    """
    gone = [last for _, last in moment.spans if last < today]
    to_come = [first for first, _ in moment.spans if first >= today]
    if not gone:
        return False
    if OF_THE_PAST.search(folded[max(0, moment.start - 60) : moment.start]):
        return True
    since, until = (today - max(gone)).days, (min(to_come) - today).days if to_come else _FAR
    if until <= _NEAR and since >= _FAR:
        return False
    told = governed(folded, moment.start, moment.end)
    return told == "past" or (told == "open" and since <= _NEAR and until >= _FAR) or (told == "open" and not to_come)


def paid(folded: str, start: int, end: int) -> bool:
    """Whether a sum is told as what the complainant paid or a thing cost, and gives nothing."""
    if GIVEN.search(folded):
        return False
    if part := _PART_OF.search(folded, max(0, start - 40), start):
        start = end = part.start()
    clause, _ = clause_around(folded, start, end)
    return bool(PAID.search(clause)) and governed(folded, start, end, attributes=False) == "past"


def governed(folded: str, start: int, end: int, *, attributes: bool = True) -> str:
    """Whether it is "past", "ahead" or "open": by the verb nearest before the words, else behind them."""
    clause, offset = clause_around(folded, start, end)
    verbs = _verbs(clause, attributes=attributes)
    place = start - offset
    before = [(last, told) for first, last, told in verbs if first < place]
    if before:
        return max(before)[1]
    behind = [(first, told) for first, _, told in verbs if first >= place]
    return min(behind)[1] if behind else "open"


def _verbs(clause: str, *, attributes: bool) -> list[tuple[int, int, str]]:
    """(begin, end, told) of each verb; what is arranged looks ahead, whatever tense it is in but the past perfect."""
    ahead = [(*found.span(), "ahead") for found in PLANNED.finditer(clause)]
    happened_there = [
        (*found.span(), "past")
        for found in HAPPENED.finditer(clause)
        if not any(first <= found.start() < last for first, last, _ in ahead)
    ]
    for pattern in (AHEAD, PRESENT):
        ahead += [
            (*found.span(), "ahead")
            for found in pattern.finditer(clause)
            if not any(first < found.end() and found.start() < last for first, last, _ in happened_there)
        ]
    first_ahead = min((first for first, _, _ in ahead), default=len(clause))
    if not attributes:
        return [*ahead, *happened_there]
    told_of = [(*found.span(), "past") for found in ATTRIBUTE.finditer(clause) if found.start() < first_ahead]
    return [*ahead, *happened_there, *told_of]
