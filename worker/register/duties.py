"""Duties that are done once a day, whoever does them: a worker claims the day, and the others find it taken."""

from datetime import date, datetime

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from worker.register.sealing import touch
from worker.register.tables import DutyRow

# Notes where the whole register was taken: nobody works on this one any more.
MOVED = "moved"
# Begins the name of the duty to remind one person.
REMIND = "remind:"
_OPEN = text("INSERT INTO duty (name, done_at, note) VALUES (:name, :at, '') ON CONFLICT DO NOTHING").bindparams(
    bindparam("at", type_=UTCDateTime())
)


def claim(session: Session, name: str, now: datetime) -> DutyRow:
    """The duty's row, held for this transaction: a second worker waits here, and then sees what the first one wrote."""
    session.execute(_OPEN, {"name": name, "at": now})
    touch(session, DutyRow, name)
    return session.get_one(DutyRow, name, with_for_update=True, populate_existing=True)


def read(session: Session, name: str) -> DutyRow | None:
    """When a duty was last done, and what it noted; None where it never was."""
    return session.get(DutyRow, name)


def done_at(session: Session, name: str) -> datetime | None:
    row = read(session, name)
    return row.done_at if row else None


def was_done(session: Session, name: str, now: datetime, note: str = "") -> None:
    """Of a duty that needs no row held meanwhile. Where two workers note the first time at once, the later stays."""
    row = claim(session, name, now)
    row.done_at, row.note = now, note


def last_day(row: DutyRow | None) -> date | None:
    """The day that the duty was last done for."""
    return date.fromisoformat(row.note) if row is not None and row.note else None


def done(row: DutyRow, day: date, now: datetime) -> None:
    row.note, row.done_at = day.isoformat(), now
