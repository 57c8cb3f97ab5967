"""What is made of a file's entries: its record, its columns, its people, its documents."""

from collections.abc import Iterator

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.record import Complaint
from worker.register.files import index_columns
from worker.register.tables import ComplaintRow, DocumentRow, ParticipantRow


def faults(session: Session, row: ComplaintRow, folded: Complaint) -> Iterator[str]:
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
    yield from _people(session, folded)
    yield from _documents(session, folded)


def _people(session: Session, folded: Complaint) -> Iterator[str]:
    people = set(session.scalars(select(col(ParticipantRow.address)).where(col(ParticipantRow.ref) == folded.ref)))
    known = set(folded.complainant.addresses)
    if people - known:
        yield f"{folded.ref}: participant: {len(people - known)} of its participants were added behind its back"
    if known - people:
        yield f"{folded.ref}: participant: {len(known - people)} of its participants were removed"


def _documents(session: Session, folded: Complaint) -> Iterator[str]:
    rows = session.scalars(select(DocumentRow).where(col(DocumentRow.ref) == folded.ref))
    there = sorted((d.parcel, d.name, d.sha256, d.verdict, d.media_type, d.size, d.inline) for d in rows)
    of_staff = (one.message for one in folded.staff_messages)
    told = sorted(
        (m.parcel, d.name, d.sha256, d.verdict.value, d.media_type, d.size, d.inline)
        for m in (*folded.messages, *folded.held_messages, *of_staff)
        for d in m.documents
    )
    if there != told:
        yield f"{folded.ref}: its documents differ from its entries"
