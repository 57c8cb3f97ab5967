"""One file without its people: its entries redacted, and all that is made of them made anew."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.folding import ENTRY, apply
from worker.complaint.personal_data import Erased
from worker.complaint.record import Complaint
from worker.register import files, likeness, sealing, search
from worker.register.chain import redacted_sha256
from worker.register.retention import stripping
from worker.register.tables import DocumentRow, EntryRow, ParticipantRow, ReplyTokenRow, TaskRow


def erase(session: Session, ref: str, because: str, now: datetime) -> None:
    """Words and salts of the entries go, their hashes stay; an entry says so and covers what is left.

    The blobs stay on the shelf until `sweeping` finds that nothing needs them.
    """
    really_overwrite(session)
    sealing.forget(session)
    files.load(session, ref)
    rows = list(session.scalars(select(EntryRow).where(col(EntryRow.ref) == ref).order_by(col(EntryRow.seq))))
    moments = [row.at for row in rows if row.kind == "StaffWrote"]
    complaint = _redact(rows, now)
    files.hold(session, ref).complaint = complaint
    session.flush()
    _renew(session, complaint)
    stripping.strip_file(session, complaint, moments, now)
    session.execute(update(TaskRow).where(col(TaskRow.ref) == ref).values(text=""))
    search.forget(session, ref)
    likeness.forget(session, ref)
    said = Erased(because=because, left_sha256=redacted_sha256(row.payload for row in rows))
    files.append(session, ref, [said], actor="worker", at=now)


def really_overwrite(session: Session) -> None:
    """SQLite marks what is deleted as free and leaves the bytes in the file, unless it is told otherwise."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA secure_delete = on"))


def _redact(rows: Sequence[EntryRow], now: datetime) -> Complaint:
    """The fold of what is left. What an earlier erasure left, and its entry, stay as they are."""
    complaint: Complaint | None = None
    for row in rows:
        entry = ENTRY.validate_json(row.payload)
        if row.erased_at is None and not isinstance(entry, Erased):
            entry = entry.redacted()
            row.payload, row.salt, row.erased_at = entry.model_dump_json(), "", now
        complaint = apply(complaint, entry, at=row.at)
    if complaint is None:
        raise files.NoSuchFile("a file without entries cannot be erased")
    return complaint


def _renew(session: Session, complaint: Complaint) -> None:
    """The tables beside the record. Nobody takes part any more, and no reply address is anybody's."""
    for table in (ParticipantRow, ReplyTokenRow, DocumentRow):
        session.execute(delete(table).where(table.ref == complaint.ref))  # type: ignore[arg-type]  # a column
    for message in stripping.messages_of(complaint):
        session.add_all(files.document_rows(complaint.ref, message))
    session.flush()
