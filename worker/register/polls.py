"""What became of the polls of each mailbox: two rows of `duty`, one for those that went well, one for failures.

The note of the first is when it first went well, that of the second since when it fails, and the reason.
"""

from datetime import datetime

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session
from sqlmodel import col
from sqlmodel.sql.sqltypes import UTCDateTime

from worker.register.ledger import any_of
from worker.register.tables import ComplaintRow, DutyRow

WELL, FAILED = "poll:", "failed poll:"
LONGEST_REASON = 300


def went_well(session: Session, mailbox: str, now: datetime) -> None:
    _row(session, WELL + mailbox, now, now.isoformat()).done_at = now


def failed(session: Session, mailbox: str, now: datetime, reason: str) -> None:
    """`reason` is the operator's sentence; it is kept as one line, and of a long one the beginning."""
    row = _row(session, FAILED + mailbox, now, f"{now.isoformat()} ")
    since = failing_since(session.get(DutyRow, WELL + mailbox), row) or now
    row.done_at, row.note = now, f"{since.isoformat()} {' '.join(reason.split())[:LONGEST_REASON]}"


def first_look(session: Session, mailbox: str) -> datetime | None:
    """When a poll of this mailbox first went well."""
    return first_well(session.get(DutyRow, WELL + mailbox))


def first_well(well: DutyRow | None) -> datetime | None:
    return datetime.fromisoformat(well.note) if well else None


def never_worked(session: Session, mailbox: str) -> bool:
    """Whether there is no file yet, or nothing was ever collected from this mailbox nor looked for in it."""
    if session.scalars(select(col(ComplaintRow.ref)).limit(1)).first() is None:
        return True
    return not any_of(session, mailbox) and session.get(DutyRow, WELL + mailbox) is None


def failing_since(well: DutyRow | None, failure: DutyRow | None) -> datetime | None:
    """None where a poll went well after the last failure, or none ever failed."""
    if failure is None or (well is not None and well.done_at > failure.done_at):
        return None
    return datetime.fromisoformat(failure.note.partition(" ")[0])


def reason_of(failure: DutyRow | None) -> str:
    return failure.note.partition(" ")[2] if failure else ""


def _row(session: Session, name: str, now: datetime, note: str) -> DutyRow:
    """The row, held for this transaction. Two workers may open it at once: the second waits for the first one's."""
    row = session.get(DutyRow, name, with_for_update=True)
    if row is None:
        opening = text("INSERT INTO duty (name, done_at, note) VALUES (:name, :at, :note) ON CONFLICT DO NOTHING")
        typed = opening.bindparams(bindparam("at", type_=UTCDateTime()))
        session.execute(typed, {"name": name, "at": now, "note": note})
        row = session.get_one(DutyRow, name, with_for_update=True)
    return row
