"""Compensation on its way: proposed, approved, offered, accepted, executed (R3)."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from worker.complaint.compensation import Compensation, CompensationKind, CompensationMoved
from worker.complaint.entry import Entry
from worker.complaint.record import Complaint
from worker.words.said import Said

# The line that says that something which was carried out came back.
CAME_BACK: Final = Said("#came-back {n} [why: the transfer was rejected, the parcel was not taken ?]")

# What is told by its sum: without one, nobody knows what is offered.
IN_MONEY: frozenset[CompensationKind] = frozenset({"credit_note", "refund", "voucher", "discount"})


def standing(complaint: Complaint) -> tuple[Compensation, ...]:
    """Those that were not dropped, whatever became of them."""
    return tuple(c for c in complaint.compensations if c.status != "dropped")


def replaced(complaint: Complaint) -> tuple[Compensation, ...]:
    """What our last answer offered, and what is offered now comes in place of."""
    if not any(one.offered_at is None and one.kind != "apology" for one in standing(complaint)):
        return ()
    taken_back = [one for one in complaint.compensations if one.status == "dropped" and one.offered_at is not None]
    latest = max((one.offered_at for one in taken_back if one.offered_at), default=None)
    return tuple(one for one in taken_back if one.offered_at == latest)


def sums(compensations: Iterable[Compensation]) -> dict[str, int]:
    """Cents by currency, of those that have a sum."""
    found: dict[str, int] = {}
    for one in compensations:
        if one.amount_cents is not None:
            found[one.currency] = found.get(one.currency, 0) + one.amount_cents
    return found


def due(compensation: Compensation, otherwise: date) -> date | None:
    """The day by which it will be carried out: the one that was named, else `otherwise`; none for an apology."""
    if compensation.kind == "apology":
        return None
    return compensation.due or otherwise


def offered_with_answer(complaint: Complaint, by: str, otherwise: date, today: date) -> tuple[Entry, ...]:
    """The answer leaves: what was proposed is approved by whoever answers for it, and offered.

    An apology is carried out by the letter that makes it.
    """
    entries: list[Entry] = []
    for one in complaint.compensations:
        if one.status in {"proposed", "approved"}:
            entries.extend(offered(one, by, due(one, otherwise), today))
    return tuple(entries)


def offered(one: Compensation, by: str, day: date | None, today: date) -> tuple[Entry, ...]:
    """One is approved, where it is not yet, and offered, to be carried out by `day`; an apology is made with it."""
    approves = (CompensationMoved(number=one.number, status="approved", by=by),) if one.status == "proposed" else ()
    offers = CompensationMoved(number=one.number, status="offered", by=by, on=day)
    if one.kind != "apology":
        return (*approves, offers)
    return (*approves, offers, CompensationMoved(number=one.number, status="executed", by=by, on=today))


def accepted(complaint: Complaint, by: str, words: str) -> tuple[Entry, ...]:
    """The complainant's yes counts for all that is offered."""
    return tuple(
        CompensationMoved(number=one.number, status="accepted", by=by, words=words)
        for one in complaint.compensations
        if one.status == "offered"
    )
