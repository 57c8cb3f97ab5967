"""« On s'est mis d'accord à 50 », « nous ajoutons 18,50 € »: what changes an answer that has left, as the line for it.

A sum that the answer did not name is said of an answered file: it takes the place of what is still owed, or comes on
top of it. Nothing is done by being said; whoever may send the line does.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from worker.complaint.compensation import Compensation
from worker.complaint.record import Complaint
from worker.response.announced import kinds_in
from worker.response.commands.amending import is_after
from worker.response.compensating import IN_MONEY, standing
from worker.response.means import sum_in_a_line, way_said
from worker.response.told_sums import sums_told
from worker.words.said import Said, listed
from worker.words.tables import words
from worker.words.wording import fold

_ROOM: Final = "amended"
_ADDS: Final = words("sums", "adds", then=r"(?!\w)")
_COMES_TO: Final = words("sums", "comes to", then=r"(?!\w)")
_AGREES: Final = words(_ROOM, "agrees", then=r"(?!\w)")
_NOT: Final = words(_ROOM, "not decided", then=r"(?!\w)")
_SPACED: Final = Said("{first} {rest}")


def amended(complaint: Complaint, text: str) -> Iterator[Said]:
    """The line that gives it; nothing where the words name no sum that the file has not, or decide nothing."""
    said = fold(" ".join(text.split()))
    if not is_after(complaint) or "?" in said or _NOT.search(said):
        return
    adds, comes_to = _ADDS.search(said) is not None, _COMES_TO.search(said) is not None
    if not (adds or comes_to):
        return
    known = {(one.amount_cents, one.currency) for one in standing(complaint)}
    new = sums_told(said) - known
    if len(new) != 1:
        return
    [(cents, currency)] = new
    before = [one for one in standing(complaint) if one.amount_cents is not None and one.currency == currency]
    owed = [one for one in before if one.status != "executed"]
    paid = sum(one.amount_cents or 0 for one in before if one.status == "executed")
    if not adds and not owed and paid:
        # What was paid stays paid: the sum that they agreed on is reached by the difference.
        cents, adds = cents - paid, True
    elif (
        not adds and owed and paid < cents and not any((one.amount_cents, currency) in sums_told(said) for one in owed)
    ):
        # Of 60 in all, of which 20 are paid, 40 take the place of what is still owed.
        cents -= paid
    if cents > 0:
        yield _line(said, cents, currency, before[-1:], beside=("on top" if adds else "instead") if before else "")


_BESIDE: Final[Mapping[str, Said]] = {
    "on top": Said("on top").within("compensation"),
    "instead": Said("instead").within("compensation"),
}


def _line(said: str, cents: int, currency: str, before: list[Compensation], *, beside: str) -> Said:
    """As the one before it, where the words do not say otherwise."""
    last = before[0] if before else None
    named = [one for one in kinds_in(said) if one in IN_MONEY]
    kind = named[0] if len(named) == 1 else (last.kind if last else None)
    how = last.how if last and last.kind == kind else ""
    facts = [sum_in_a_line(kind, cents, currency, way=way_said(said), how=how)]
    if beside:
        facts.append(_BESIDE[beside])
    if _AGREES.search(said):
        facts.append(Said("agreed").within("compensation"))
    return Said("#compensate {gift}", gift=listed(facts, by=_SPACED))
