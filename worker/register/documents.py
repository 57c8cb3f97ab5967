"""Documents across files: those that wait for the security check."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.register.tables import HELD, DocumentRow, ParcelRow


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """`id` numbers the documents in the order in which they came."""

    id: int
    ref: str
    sha256: str


def held(session: Session, *, after: int, limit: int) -> list[HeldDocument]:
    """Up to `limit` held documents in their order, beginning behind number `after` and going on from the first."""
    number = col(DocumentRow.id)
    # Of what retention emptied there is nothing left to look at.
    there = select(col(ParcelRow.id)).where(col(ParcelRow.id) == col(DocumentRow.parcel))
    there = there.where(col(ParcelRow.erased_at).is_(None))
    query = select(number, col(DocumentRow.ref), col(DocumentRow.sha256)).where(HELD, there.exists())
    rows = session.execute(query.order_by(number <= after, number).limit(limit))
    return [HeldDocument(one or 0, ref, sha256) for one, ref, sha256 in rows]
