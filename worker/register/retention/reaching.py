"""A granted erasure reaches beyond its file: letters, tasks, mails and ideas that speak of the person.

Files in which the same person still takes part are left alone: there they are known by right, and each has its own
erasure. So are other people's entries: their chain covers what a colleague noted in them.
"""

import email
import email.header
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.record import Complaint
from worker.doors.protocols import BlobMissing
from worker.feedback.recognising import Wanted, wanted
from worker.register.retention.stripping import named_by, slices, strip_letters, strip_parcels
from worker.register.tables import (
    AddressMarkRow,
    ComplaintRow,
    IdeaRow,
    LetterRow,
    ParcelRow,
    ParticipantRow,
    TaskRow,
)

UNDERWAY = ("queued", "sending")
Blob = Callable[[str], bytes]


def person_of(session: Session, ref: str, colleagues: list[str]) -> Wanted:
    """Who is to be forgotten with a file, asked before it is erased."""
    complainant = _complaint(session, ref).complainant
    name = complainant.name
    same_name = select(col(ComplaintRow.record)).where(
        col(ComplaintRow.ref) != ref, col(ComplaintRow.record).contains(name, autoescape=True)
    )
    others = (Complaint.model_validate_json(record).complainant for record in session.scalars(same_name))
    theirs = {*complainant.addresses}
    strangers = [other.name for other in others if not theirs & {*other.addresses}] if name else []
    return wanted(complainant.addresses, [name], of_others=[*colleagues, *strangers])


def reach(session: Session, ref: str, person: Wanted, blob: Blob, now: datetime) -> None:
    """After the erasure of the file itself; `blob` gives the bytes of a mail by their hash."""
    known = select(col(ParticipantRow.ref)).where(col(ParticipantRow.address).in_(person.addresses))
    theirs = {*session.scalars(known)} - {ref}
    _letters(session, ref, person, theirs, now)
    _mails(session, person, theirs, blob, now)
    _tasks(session, person, theirs)
    ideas = select(col(IdeaRow.id), col(IdeaRow.text)).where(col(IdeaRow.text) != "")
    gone = [number for number, text in session.execute(ideas) if person.in_text(text)]
    session.execute(update(IdeaRow).where(col(IdeaRow.id).in_(gone)).values(text=""))
    if not theirs:
        session.execute(delete(AddressMarkRow).where(col(AddressMarkRow.address).in_(person.addresses)))


def on_its_way(session: Session, ref: str, person: Wanted) -> bool:
    """Whether a letter that speaks of them has not left yet: what is about to leave cannot lose its words."""
    query = select(col(LetterRow.recipient), col(LetterRow.raw)).where(
        col(LetterRow.status).in_(UNDERWAY), or_(col(LetterRow.ref).is_(None), col(LetterRow.ref) == ref)
    )
    return any(
        recipient in person.addresses or person.in_text(text) or ref in text
        for recipient, text in ((recipient, told(raw)) for recipient, raw in session.execute(query))
    )


def _complaint(session: Session, ref: str) -> Complaint:
    return Complaint.model_validate_json(session.get_one(ComplaintRow, ref).record)


def _letters(session: Session, ref: str, person: Wanted, theirs: set[str], now: datetime) -> None:
    """Lists, transcripts, confirmations and alarms lose their bytes; of one that a file's entries speak of, no more."""
    query = select(col(LetterRow.id), col(LetterRow.ref), col(LetterRow.recipient), col(LetterRow.raw)).where(
        col(LetterRow.erased_at).is_(None),
        col(LetterRow.status).not_in(UNDERWAY),
        or_(col(LetterRow.to_staff).is_(True), col(LetterRow.recipient).in_(person.addresses)),
    )
    of_none: list[int] = []
    of_files: list[int] = []
    for number, of_file, recipient, raw in session.execute(query.execution_options(yield_per=50)):
        text = told(raw)
        encloses = of_file is None and b"application/zip" in raw and ref in text
        if of_file not in theirs and (encloses or recipient in person.addresses or person.in_text(text)):
            (of_none if of_file is None else of_files).append(number or 0)
    for some in slices(of_none):
        strip_letters(session, col(LetterRow.id).in_(some), now)
    for some in slices(of_files):
        gone = update(LetterRow).where(col(LetterRow.id).in_(some))
        session.execute(gone.values(raw=b"", subject="", detail="", erased_at=now))


def _mails(session: Session, person: Wanted, theirs: set[str], blob: Blob, now: datetime) -> None:
    """Mails of no file that came from them or speak of them, and what the ledger says of others."""
    query = select(ParcelRow).where(col(ParcelRow.erased_at).is_(None), col(ParcelRow.status) == "done")
    gone: list[int] = []
    for row in session.scalars(query.order_by(col(ParcelRow.id)).execution_options(yield_per=200)):
        number = row.id or 0
        if row.ref not in theirs:
            if not row.ref and (row.sender in person.addresses or person.in_text(_mail(blob, row.sha256))):
                gone.append(number)
            elif person.in_text(f"{row.because} {row.error} {row.message_id}"):
                row.because = row.error = row.message_id = ""
    session.flush()
    kept = named_by(session, theirs)
    for some in slices(set(gone) - kept):
        strip_parcels(session, col(ParcelRow.id).in_(some), now)


def _mail(blob: Blob, sha256: str) -> str:
    try:
        return told(blob(sha256))
    except BlobMissing:
        # Told by `verify`; there is nothing of it to erase.
        return ""


def _tasks(session: Session, person: Wanted, theirs: set[str]) -> None:
    query = select(col(TaskRow.id), col(TaskRow.ref), col(TaskRow.text)).where(col(TaskRow.text) != "")
    gone = [number for number, ref, text in session.execute(query) if ref not in theirs and person.in_text(text)]
    for some in slices(gone):
        session.execute(update(TaskRow).where(col(TaskRow.id).in_(some)).values(text=""))


def told(raw: bytes) -> str:
    """All that a mail says in its headers and texts, decoded; of one that no reader can open, its bytes."""
    try:
        return " ".join(_said(email.message_from_bytes(raw)))
    except Exception:  # noqa: BLE001  # Hostile mail: whatever the library makes of it, the bytes themselves are left.
        return raw.decode("utf-8", "replace")


def _said(message: Any) -> Iterator[str]:
    for part in message.walk():
        for value in part.values():
            yield (
                str(email.header.make_header(email.header.decode_header(str(value))))
                if "=?" in str(value)
                else str(value)
            )
        content = part.get_payload(decode=True) if part.get_content_maintype() == "text" else None
        if isinstance(content, bytes):
            yield content.decode("utf-8", "replace")
            if part.get_content_charset() not in {None, "utf-8", "us-ascii"}:
                yield content.decode("latin-1")
