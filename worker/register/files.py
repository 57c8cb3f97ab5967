"""Files: a complaint's entries, their fold and its index columns, always written together."""

import hashlib
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.entry import Entry
from worker.complaint.folding import apply
from worker.complaint.lifecycle import is_open
from worker.complaint.messages import (
    DocumentJudged,
    MessageHeld,
    MessageReceived,
    MessageSetApart,
    ReceivedMessage,
    StaffWrote,
)
from worker.complaint.opening import Registered, Reread
from worker.complaint.record import Complaint
from worker.intake.references import taken_apart
from worker.intake.subjects import bare
from worker.processing.clocks import next_date
from worker.register import actions, likeness, numbering, search, statements
from worker.register.chain import GENESIS, entry_sha256, payload_sha256
from worker.register.tables import HELD, ComplaintRow, DocumentRow, ParticipantRow
from worker.words.said import Said
from worker.words.wording import fold


class NoSuchFile(Exception):
    """No complaint has this reference."""


@dataclass(slots=True)
class Held:
    """A file as this transaction holds it: its row (empty before its first entry) and the fold that the row says."""

    row: dict[str, Any]
    complaint: Complaint | None


def hold(session: Session, ref: str) -> Held:
    """Lock the file for this transaction; read and parsed once in it."""
    held: dict[str, Held] = session.info.setdefault("held", {})
    if ref not in held:
        found = session.connection().execute(statements.HELD_FILE, {"wanted": ref}).mappings().first()
        row = dict(found or {})
        held[ref] = Held(row, Complaint.model_validate_json(row.pop("record")) if row else None)
    return held[ref]


def lock(session: Session, ref: str) -> None:
    """Hold the file without reading it; this transaction may hold it already, and on SQLite holds all of them."""
    if session.get_bind().dialect.name == "postgresql" and ref not in session.info.get("held", {}):
        session.execute(select(col(ComplaintRow.ref)).where(col(ComplaintRow.ref) == ref).with_for_update())


def opens_now(session: Session, ref: str) -> bool:
    """Whether this transaction looked for the file and there was none: nothing else knows of it either."""
    held: Held | None = session.info.get("held", {}).get(ref)
    return held is not None and not held.row


def load(session: Session, ref: str) -> Complaint:
    """The record as last folded, held for this transaction. Raises NoSuchFile."""
    complaint = hold(session, ref).complaint
    if complaint is None:
        raise NoSuchFile(Said("no complaint has the reference {ref}", ref=ref))
    return complaint


def read(session: Session, ref: str) -> Complaint:
    """The record as last folded, for looking only. Raises NoSuchFile."""
    record = session.connection().execute(statements.RECORD, {"wanted": ref}).scalar()
    if record is None:
        raise NoSuchFile(Said("no complaint has the reference {ref}", ref=ref))
    return Complaint.model_validate_json(record)


def append(session: Session, ref: str, entries: Sequence[Entry], *, actor: str, at: datetime) -> Complaint:
    """Write entries to the end of a file's chain and its new fold beside them; opens the file with its first entry.

    Raises processing's IllegalMove for a move that the procedure does not know, and writes nothing then.
    """
    held = hold(session, ref)
    before, row = held.complaint, held.row
    complaint = before
    seq, head = (row["entries"], row["head"]) if row else (0, GENESIS)
    written: list[dict[str, Any]] = []
    for entry in entries:
        complaint = apply(complaint, entry, at=at)
        seq += 1
        written.append(_entry_columns(ref, seq, head, entry, actor=actor, at=at))
        head = written[-1]["hash"]
    if complaint is None:
        raise NoSuchFile(Said("no complaint has the reference {ref}", ref=ref))
    # Whatever changed, the clocks look at the file anew.
    columns = {**index_columns(complaint), "entries": seq, "head": head, "look_at": at}
    # The file's row first: the others refer to it.
    _write(session, held, ref, columns | {"record": complaint.model_dump_json()})
    held.row, held.complaint = {"ref": ref, **columns}, complaint
    statements.write(session, statements.ENTRIES, written)
    _index_participants(session, before, complaint)
    for entry in entries:
        _index_documents(session, ref, entry)
    actions.index(session, complaint, entries, at)
    # The words of a file that ended long ago were put away: one that is taken up again is found again.
    taken_up = before is not None and before.ended_at is not None and complaint.ended_at is None
    if before is None or taken_up or search.parts_of(before) != search.parts_of(complaint):
        search.index(session, complaint)
    if before is None or before.wave != complaint.wave:
        likeness.index(session, complaint, new=before is None)
    elif before.state is not complaint.state:
        likeness.look_again(session)
    return complaint


def _write(session: Session, held: Held, ref: str, columns: Mapping[str, Any]) -> None:
    if held.row:
        statements.rewrite(session, ref, _changed(held, columns))
    else:
        statements.write(session, statements.NEW_FILE, [{"ref": ref, **columns}])
        numbering.give(session, columns["year"], columns["number"])


def _changed(held: Held, columns: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in columns.items() if name not in held.row or held.row[name] != value}


def look_next(session: Session, ref: str, following: datetime | None) -> None:
    """When the clocks look at the file again, None for never. What queries use is made anew."""
    held = hold(session, ref)
    if held.complaint is not None:
        columns = {**index_columns(held.complaint), "look_at": following}
        statements.rewrite(session, ref, _changed(held, columns))
        held.row |= columns


def _entry_columns(ref: str, seq: int, previous: str, entry: Entry, *, actor: str, at: datetime) -> dict[str, Any]:
    salt, payload = secrets.token_hex(16), entry.model_dump_json()
    payload_hash = payload_sha256(salt, payload)
    return {
        "ref": ref,
        "seq": seq,
        "at": at,
        "actor": actor,
        "kind": entry.kind,
        "payload": payload,
        "salt": salt,
        "payload_sha256": payload_hash,
        "previous": previous,
        "hash": entry_sha256(
            previous=previous, ref=ref, seq=seq, at=at, actor=actor, kind=entry.kind, payload_hash=payload_hash
        ),
    }


def index_columns(complaint: Complaint) -> dict[str, Any]:
    """The columns of `complaint` that queries use, all made from the fold (verify makes them again and compares)."""
    _, year, number = taken_apart(complaint.ref)
    return {
        "year": year,
        "number": number,
        "state": complaint.state.value,
        "is_open": is_open(complaint.state),
        "mailbox": complaint.mailbox,
        "subject_key": bare(complaint.subject).casefold()[:200],
        "body_sha256": body_sha256(complaint.messages[0].new_text) if complaint.messages else "",
        "registered_at": complaint.registered_at,
        "answered_at": complaint.answered_at,
        "answer_due": complaint.deadlines.answer_due,
        "next_due": next_date(complaint)[1],
        "ended_at": complaint.ended_at,
        "owner": complaint.owner,
        "priority": complaint.assessment.priority,
        "category": complaint.category,
        "product": fold(complaint.product_or_service),
        "root_cause": complaint.root_cause,
        "cause_at": complaint.cause_at,
        "data_due": complaint.open_data_request.due if complaint.open_data_request else None,
        "erase_from": complaint.erasure_granted_on,
    }


def renew(session: Session) -> None:
    """Columns, and words to be found by, that came after a file was last written: made from its record.

    A record that cannot be read keeps nobody from opening the others; verify names it.
    """
    for row in session.scalars(select(ComplaintRow).execution_options(yield_per=500)):
        try:
            complaint = Complaint.model_validate_json(row.record)
        except ValidationError:
            continue
        for name, value in index_columns(complaint).items():
            setattr(row, name, value)
        if row.is_open:
            search.index(session, complaint)


def body_sha256(text: str) -> str:
    """The hash by which an exact resend is recognised: case and white space do not count; "" for an empty text."""
    squeezed = " ".join(text.split()).casefold()
    return hashlib.sha256(squeezed.encode("utf-8", "surrogatepass")).hexdigest() if squeezed else ""


def _index_participants(session: Session, before: Complaint | None, after: Complaint) -> None:
    old = set(before.complainant.addresses) if before else set()
    new = set(after.complainant.addresses)
    added = [{"ref": after.ref, "address": address} for address in sorted(new - old)]
    statements.write(session, statements.PARTICIPANTS, added)
    for address in old - new:
        session.execute(
            delete(ParticipantRow).where(col(ParticipantRow.ref) == after.ref, col(ParticipantRow.address) == address)
        )


def _index_documents(session: Session, ref: str, entry: Entry) -> None:
    """The documents of the message that an entry brings, for questions across files; and what is said of them later."""
    if isinstance(entry, DocumentJudged):
        these = (col(DocumentRow.ref) == ref, col(DocumentRow.sha256) == entry.sha256, HELD)
        session.execute(update(DocumentRow).where(*these).values(verdict=entry.verdict.value))
        return
    if isinstance(entry, MessageSetApart):
        # The file that it became tells of them.
        apart = (col(DocumentRow.ref) == ref, col(DocumentRow.parcel) == entry.parcel)
        session.execute(delete(DocumentRow).where(*apart))
        return
    if isinstance(entry, Registered | MessageReceived | MessageHeld):
        message = entry.message
    elif isinstance(entry, StaffWrote):
        message = entry.message.message
    elif isinstance(entry, Reread):
        message = entry.registered.message
        session.execute(delete(DocumentRow).where(col(DocumentRow.parcel) == message.parcel))
    else:
        return
    session.add_all(document_rows(ref, message))


def document_rows(ref: str, message: ReceivedMessage) -> Iterator[DocumentRow]:
    """The documents of a message, for questions across files."""
    for document in message.documents:
        yield DocumentRow(
            ref=ref,
            parcel=message.parcel,
            name=document.name,
            media_type=document.media_type,
            size=document.size,
            sha256=document.sha256,
            verdict=document.verdict.value,
            inline=document.inline,
        )
