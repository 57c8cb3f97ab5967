"""The mail of an erased file: what left loses its bytes, what came in loses its sender, and in the end its blob."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.register.tables import ComplaintRow, EntryRow, LetterRow, ParcelRow

T = TypeVar("T")

# What is left of a row: what it was, when, of which bytes.
LETTER_WITHOUT_WORDS = {"raw": b"", "subject": "", "recipient": "", "detail": ""}
PARCEL_WITHOUT_WORDS = {"sender": "", "because": "", "error": "", "message_id": ""}


def strip_file(session: Session, complaint: Complaint, moments: Sequence[datetime], now: datetime) -> None:
    """`moments` are those at which colleagues wrote about it: perhaps about other files as well."""
    strip_letters(session, col(LetterRow.ref) == complaint.ref, now)
    query = select(col(ParcelRow.id), col(ParcelRow.ref)).where(col(ParcelRow.ref) == complaint.ref)
    named = {message.parcel for message in messages_of(complaint)}
    belonging = {number or 0: ref for number, ref in session.execute(query)}
    for numbers in slices(named):
        found = select(col(ParcelRow.id), col(ParcelRow.ref)).where(col(ParcelRow.id).in_(numbers))
        belonging.update({number or 0: ref for number, ref in session.execute(found)})
    others = {*complaint.linked_refs, *belonging.values(), *_of_one_moment(session, moments)}
    kept = named_by(session, others - {complaint.ref, ""})
    for numbers in slices(belonging.keys() - kept):
        strip_parcels(session, col(ParcelRow.id).in_(numbers), now)


def strip_letters(session: Session, which: Any, now: datetime) -> None:
    these = (which, col(LetterRow.erased_at).is_(None))
    session.execute(update(LetterRow).where(*these).values(**LETTER_WITHOUT_WORDS, erased_at=now))


def strip_parcels(session: Session, which: Any, now: datetime) -> int:
    """How many were not stripped before."""
    these = (which, col(ParcelRow.erased_at).is_(None))
    done = session.execute(update(ParcelRow).where(*these).values(**PARCEL_WITHOUT_WORDS, erased_at=now))
    return done.rowcount  # type: ignore[attr-defined,no-any-return]  # of an UPDATE


def messages_of(complaint: Complaint) -> tuple[ReceivedMessage, ...]:
    of_staff = (one.message for one in complaint.staff_messages)
    return (*complaint.messages, *complaint.held_messages, *of_staff)


def _of_one_moment(session: Session, moments: Sequence[datetime]) -> Iterator[str]:
    """Files about which colleagues wrote at the same moments: what one mail brings is written at one."""
    for several in slices(moments):
        query = select(col(EntryRow.ref)).where(col(EntryRow.kind) == "StaffWrote", col(EntryRow.at).in_(several))
        yield from session.scalars(query)


def named_by(session: Session, refs: Iterable[str]) -> set[int]:
    """The messages that these files still show."""
    found: set[int] = set()
    for several in slices(refs):
        for record in session.scalars(select(col(ComplaintRow.record)).where(col(ComplaintRow.ref).in_(several))):
            other = Complaint.model_validate_json(record)
            found.update(
                message.parcel
                for message in messages_of(other)
                if other.erased_at is None or message.received_at > other.erased_at
            )
    return found


def slices(items: Iterable[T]) -> Iterator[list[T]]:
    """As many as one question may name."""
    some = list(items)
    return (some[start : start + 500] for start in range(0, len(some), 500))
