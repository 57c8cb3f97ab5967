"""Who has how much to do, and who is away: asked once a transaction, whatever is decided in it."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.nouns.item import Absence
from worker.register.tables import AbsenceRow, ComplaintRow


def workload(session: Session) -> dict[str, int]:
    """How many open files each colleague owns, by address. Asked once a transaction."""
    if "workload" not in session.info:
        query = select(col(ComplaintRow.owner), func.count()).where(
            col(ComplaintRow.is_open).is_(True), col(ComplaintRow.owner) != ""
        )
        session.info["workload"] = dict(session.execute(query.group_by(col(ComplaintRow.owner))).all())
    known: dict[str, int] = session.info["workload"]
    return known


def absences(session: Session, now: datetime) -> tuple[Absence, ...]:
    """Those that are not over, the latest said first. Asked once a transaction, and anew where it writes one."""
    if "absences" not in session.info:
        query = select(AbsenceRow).where(col(AbsenceRow.last) >= (now - timedelta(days=1)).date())
        rows = session.scalars(query.order_by(col(AbsenceRow.id).desc()))
        session.info["absences"] = tuple(Absence(row.person, row.first, row.last, row.deputy) for row in rows)
    known: tuple[Absence, ...] = session.info["absences"]
    return known
