"""Ideas: what colleagues answered to the question that each report asks."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.register.tables import IdeaRow

MOST = 50


def record(session: Session, parcel: int, person: str, text: str, now: datetime) -> None:
    session.add(IdeaRow(parcel=parcel, person=person, text=text, at=now))


def since(session: Session, moment: datetime) -> tuple[tuple[str, str], ...]:
    """(address, words) of what came since, the oldest first."""
    query = select(col(IdeaRow.person), col(IdeaRow.text)).where(col(IdeaRow.at) >= moment, col(IdeaRow.text) != "")
    return tuple((person, text) for person, text in session.execute(query.order_by(col(IdeaRow.id)).limit(MOST)))
