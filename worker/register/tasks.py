"""What waits for a person."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.register.tables import TaskRow


def waiting(session: Session) -> list[TaskRow]:
    return list(session.scalars(select(TaskRow).where(col(TaskRow.done_at).is_(None)).order_by(col(TaskRow.id))))


def close(session: Session, *, parcels: Sequence[int], kind: str, now: datetime) -> None:
    session.execute(
        update(TaskRow)
        .where(col(TaskRow.parcel).in_(parcels), col(TaskRow.kind) == kind, col(TaskRow.done_at).is_(None))
        .values(done_at=now)
    )
