"""What is told together: messages taken over from a mailbox, and letters held back until one tells of them all."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.register.tables import ComplaintRow, ParcelRow


@dataclass(frozen=True, slots=True)
class Told:
    """One message as a line. `ref` is "" where it became no file."""

    ref: str
    sender: str
    subject: str


def taken_over(session: Session, since: datetime, *, limit: int) -> tuple[int, list[Told]]:
    """(how many messages, the first of them), files first."""
    which = (col(ParcelRow.taken_over_at).is_not(None), col(ParcelRow.handled_at) >= since)
    count = session.scalar(select(func.count()).select_from(ParcelRow).where(*which)) or 0
    query = (
        select(col(ParcelRow.ref), col(ParcelRow.sender), col(ComplaintRow.subject_key))
        .outerjoin(ComplaintRow, col(ComplaintRow.ref) == col(ParcelRow.ref))
        .where(*which)
        .order_by(col(ParcelRow.ref) == "", col(ParcelRow.id))
    )
    return count, [Told(ref, sender, subject or "") for ref, sender, subject in session.execute(query.limit(limit))]
