"""`complaints verify`: fold every file again, follow its chain, look for every blob; what was altered is named."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.doors.protocols import BlobMissing, Shelf
from worker.nouns.complaint import Complaint
from worker.nouns.entry import ENTRY
from worker.processing.folding import EntryOutOfPlace, apply
from worker.processing.lifecycle import IllegalMove
from worker.register.chain import GENESIS, Root, entry_sha256, payload_sha256
from worker.register.files import index_columns
from worker.register.tables import (
    ComplaintRow,
    CounterRow,
    DocumentRow,
    EntryRow,
    LetterRow,
    ParcelRow,
    ParticipantRow,
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What `verify` looked at, and each fault as a sentence that names the place. `root` covers all chain heads."""

    complaints: int
    entries: int
    letters: int
    parcels: int
    blobs: int
    root: str
    faults: tuple[str, ...]


def verify(session: Session, shelf: Shelf) -> Proof:
    """Read the whole register and the whole shelf; costs as much as they hold."""
    faults: list[str] = []
    root = Root()
    refs = list(
        session.scalars(select(col(ComplaintRow.ref)).order_by(col(ComplaintRow.year), col(ComplaintRow.number)))
    )
    for ref in refs:
        row = session.get_one(ComplaintRow, ref)
        faults.extend(_file_faults(session, row))
        root.add(ref, row.entries, row.head)
        session.expunge_all()
    faults.extend(_number_faults(session))
    faults.extend(_orphan_faults(session))
    faults.extend(_letter_faults(session))
    blobs = _blobs(session)
    faults.extend(_blob_faults(blobs, shelf))
    return Proof(
        complaints=len(refs),
        entries=_count(session, EntryRow),
        letters=_count(session, LetterRow),
        parcels=_count(session, ParcelRow),
        blobs=len(blobs),
        root=str(root),
        faults=tuple(faults),
    )


def _count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def _file_faults(session: Session, row: ComplaintRow) -> Iterator[str]:
    entries = list(session.scalars(select(EntryRow).where(col(EntryRow.ref) == row.ref).order_by(col(EntryRow.seq))))
    previous, folded = GENESIS, None
    for place, entry in enumerate(entries, start=1):
        name = f"{row.ref}: entry {entry.seq} ({entry.kind})"
        if entry.seq != place:
            yield f"{name}: entry {place} is missing before it"
            return
        yield from _entry_faults(name, entry, previous)
        previous = entry.hash
        try:
            folded = apply(folded, ENTRY.validate_json(entry.payload), at=entry.at)
        except (ValidationError, IllegalMove, EntryOutOfPlace, ValueError) as error:
            yield f"{name}: cannot be folded: {type(error).__name__}"
            return
    if len(entries) != row.entries or previous != row.head:
        yield f"{row.ref}: the file ends with entry {len(entries)}, its row says {row.entries}, or another head"
    if folded is None:
        yield f"{row.ref}: has no entries"
        return
    yield from _row_faults(session, row, folded)


def _entry_faults(name: str, entry: EntryRow, previous: str) -> Iterator[str]:
    if entry.previous != previous:
        yield f"{name}: does not follow the entry before it"
    if entry.erased_at is None and payload_sha256(entry.salt, entry.payload) != entry.payload_sha256:
        yield f"{name}: its payload was altered"
    expected = entry_sha256(
        previous=entry.previous,
        ref=entry.ref,
        seq=entry.seq,
        at=entry.at,
        actor=entry.actor,
        kind=entry.kind,
        payload_hash=entry.payload_sha256,
    )
    if entry.hash != expected:
        yield f"{name}: its hash does not match (date, actor, kind or order altered)"


def _row_faults(session: Session, row: ComplaintRow, folded: Complaint) -> Iterator[str]:
    try:
        recorded = Complaint.model_validate_json(row.record)
    except ValidationError:
        yield f"{row.ref}: its record cannot be read"
        return
    for field in Complaint.model_fields:
        if getattr(recorded, field) != getattr(folded, field):
            yield f"{row.ref}: its record differs from its entries in {field}"
    for column, value in index_columns(folded).items():
        if getattr(row, column) != value:
            yield f"{row.ref}: column {column} differs from its entries"
    people = set(session.scalars(select(col(ParticipantRow.address)).where(col(ParticipantRow.ref) == row.ref)))
    if people != set(folded.complainant.addresses):
        yield f"{row.ref}: its participants differ from its entries"
    rows = session.scalars(select(DocumentRow).where(col(DocumentRow.ref) == row.ref))
    indexed = sorted((d.parcel, d.name, d.sha256, d.verdict) for d in rows)
    of_staff = (one.message for one in folded.staff_messages)
    messages = (*folded.messages, *folded.held_messages, *of_staff)
    if indexed != sorted((m.parcel, d.name, d.sha256, d.verdict.value) for m in messages for d in m.documents):
        yield f"{row.ref}: its documents differ from its entries"
    yield from _mail_faults(session, folded)


def _mail_faults(session: Session, folded: Complaint) -> Iterator[str]:
    letters = {
        number: (sha, recipient)
        for number, sha, recipient in session.execute(
            select(col(LetterRow.id), col(LetterRow.sha256), col(LetterRow.recipient)).where(
                col(LetterRow.ref) == folded.ref
            )
        )
    }
    for mail in folded.mails:
        if letters.pop(mail.letter, None) != (mail.sha256, mail.recipient):
            yield f"{folded.ref}: letter {mail.letter} ({mail.occasion}) is missing from the outbox or differs"
    for number in letters:
        yield f"{folded.ref}: letter {number} is in the outbox, but no entry speaks of it"


def _number_faults(session: Session) -> Iterator[str]:
    for counter in session.scalars(select(CounterRow).order_by(col(CounterRow.year))):
        given = set(session.scalars(select(col(ComplaintRow.number)).where(col(ComplaintRow.year) == counter.year)))
        for number in sorted(set(range(1, counter.last + 1)) - given):
            yield f"the register: no complaint has the number {counter.year}-{number:06d}, though it was given"
        for number in sorted(given - set(range(1, counter.last + 1))):
            yield f"the register: the number {counter.year}-{number:06d} was never given"


def _orphan_faults(session: Session) -> Iterator[str]:
    known = select(col(ComplaintRow.ref))
    for name, column in (
        ("an entry", col(EntryRow.ref)),
        ("a document", col(DocumentRow.ref)),
        ("a participant", col(ParticipantRow.ref)),
    ):
        for ref in session.scalars(select(column).where(column.not_in(known)).distinct()):
            yield f"the register: {name} speaks of {ref}, which has no file"
    refs = select(col(ParcelRow.id), col(ParcelRow.ref)).where(
        col(ParcelRow.ref) != "", col(ParcelRow.ref).not_in(known)
    )
    for number, ref in session.execute(refs):
        yield f"the register: ledger no. {number} speaks of {ref}, which has no file"


def _letter_faults(session: Session) -> Iterator[str]:
    for number in session.scalars(select(col(LetterRow.id)).order_by(col(LetterRow.id))):
        row = session.get_one(LetterRow, number)
        if hashlib.sha256(row.raw).hexdigest() != row.sha256:
            yield f"letter {number} ({row.occasion}): its bytes were altered"
        session.expunge(row)


def _blobs(session: Session) -> dict[str, str]:
    """Each hash that the register names, with the first place that names it."""
    blobs: dict[str, str] = {}
    for sha256, ref, name in session.execute(
        select(col(DocumentRow.sha256), col(DocumentRow.ref), col(DocumentRow.name))
    ):
        blobs.setdefault(sha256, f"{ref}: document {name}")
    for sha256, number in session.execute(select(col(ParcelRow.sha256), col(ParcelRow.id))):
        blobs.setdefault(sha256, f"ledger no. {number}")
    return blobs


def _blob_faults(blobs: dict[str, str], shelf: Shelf) -> Iterator[str]:
    for sha256, place in blobs.items():
        try:
            shelf.get(sha256)
        except BlobMissing:
            yield f"{place}: its blob {sha256} is missing from the shelf or was altered"
