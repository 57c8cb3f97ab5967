"""What a dossier is made of, read from the register and the shelf."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.folding import ENTRY
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.doors.protocols import BlobMissing, Shelf
from worker.feedback.dossier.events import may_leave
from worker.feedback.dossier.evidence import Company, Evidence, Link
from worker.processing.documents import may_be_passed_on
from worker.processing.rules import Rules
from worker.register import files
from worker.register.tables import EntryRow, LetterRow, ParcelRow


def evidence(
    session: Session, shelf: Shelf, ref: str, rules: Rules, *, company: Company, language: str, most: int | None = None
) -> Evidence:
    """Everything about one file; of mails and documents as many as fit into `most` bytes. Raises NoSuchFile."""
    complaint = files.read(session, ref)
    room = _Room(most)
    sent, received = _sent(session, ref, room), _received(session, shelf, complaint, room)
    blobs = _blobs(shelf, complaint, room)
    return Evidence(
        complaint=complaint,
        chain=chain(session, ref),
        received=received,
        sent=sent,
        blobs=blobs,
        staff={person.address: person.name for person in rules.staff.values()},
        company=company,
        language=language,
        cut=room.is_full,
    )


def chain(session: Session, ref: str) -> tuple[Link, ...]:
    rows = session.scalars(select(EntryRow).where(col(EntryRow.ref) == ref).order_by(col(EntryRow.seq)))
    names = ("ref", "seq", "at", "actor", "kind", "payload", "salt", "payload_sha256", "previous", "hash", "erased_at")
    return tuple(
        Link(**{name: getattr(row, name) for name in names}, entry=ENTRY.validate_json(row.payload)) for row in rows
    )


class _Room:
    """How much may still be laid in."""

    def __init__(self, most: int | None) -> None:
        self._left = most
        self.is_full = False

    def takes(self, content: bytes) -> bool:
        if self._left is None:
            return True
        if len(content) > self._left:
            self.is_full = True
            return False
        self._left -= len(content)
        return True


def _messages(complaint: Complaint) -> Iterable[ReceivedMessage]:
    of_staff = (one.message for one in complaint.staff_messages)
    return (*complaint.messages, *complaint.held_messages, *of_staff)


def _received(session: Session, shelf: Shelf, complaint: Complaint, room: _Room) -> Mapping[int, bytes]:
    """Raw mails by their ledger numbers; those of mails that retention emptied are gone."""
    found: dict[int, bytes] = {}
    for message in _messages(complaint):
        row = session.get(ParcelRow, message.parcel)
        if row is None or row.erased_at is not None or not may_leave(message):
            continue
        content = _blob(shelf, message.sha256)
        if content is not None and room.takes(content):
            found[message.parcel] = content
    return found


def _sent(session: Session, ref: str, room: _Room) -> Mapping[int, bytes]:
    rows = session.execute(
        select(col(LetterRow.id), col(LetterRow.raw)).where(col(LetterRow.ref) == ref).order_by(col(LetterRow.id))
    )
    return {number or 0: raw for number, raw in rows if raw and room.takes(raw)}


def _blobs(shelf: Shelf, complaint: Complaint, room: _Room) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    for document in (d for message in _messages(complaint) for d in message.documents):
        if may_be_passed_on(document) and document.sha256 not in found:
            content = _blob(shelf, document.sha256)
            if content is not None and room.takes(content):
                found[document.sha256] = content
    return found


def _blob(shelf: Shelf, sha256: str) -> bytes | None:
    try:
        return shelf.get(sha256)
    except BlobMissing:
        return None
