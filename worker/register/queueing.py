"""Queueing: letters enter the outbox frozen, in the transaction of the entry that caused them; a limit may hold one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.nouns.complaint import SentMail
from worker.nouns.decision import Task
from worker.nouns.entry import Entry, LetterFailed, LetterQueued
from worker.nouns.letter import Frozen
from worker.processing.limits import LIMITS, Limit, withheld
from worker.register import files
from worker.register.tables import LetterRow, TaskRow


@dataclass(frozen=True, slots=True)
class ToSend:
    """A frozen letter with what the outbox keeps beside it. `ref` is "" where it belongs to no file."""

    frozen: Frozen
    ref: str
    mailbox: str


def queue(session: Session, letters: Sequence[ToSend], *, parcel: int | None, now: datetime) -> None:
    """Put letters into the outbox, and say so in their files. `parcel` is the ledger number of what caused them."""
    rows = [(_row(session, letter, parcel, now), letter.ref) for letter in letters]
    # The outbox's numbers, which the entries speak of, are given here.
    session.flush()
    entries: dict[str, list[Entry]] = {}
    for (row, ref), to_send in zip(rows, letters, strict=True):
        if ref:
            entries.setdefault(ref, []).extend(_entries(row, printed=to_send.frozen.outgoing.printed))
        if row.status == "withheld":
            task = Task(kind="withheld_letter", text=f"{row.recipient}: {row.subject}", ref=ref)
            session.add(TaskRow(kind=task.kind, text=task.text, ref=task.ref, parcel=parcel, at=now))
    for ref, of_file in entries.items():
        files.append(session, ref, of_file, actor="worker", at=now)


def _row(session: Session, to_send: ToSend, parcel: int | None, now: datetime) -> LetterRow:
    frozen, outgoing = to_send.frozen, to_send.frozen.outgoing
    letter = outgoing.letter
    limit = withheld(_recent(session, to_send.ref, outgoing.to.address, now)) if letter.automatic else None
    row = LetterRow(
        ref=to_send.ref or None,
        parcel=parcel,
        mailbox=to_send.mailbox,
        occasion=letter.occasion,
        template=frozen.template,
        language=outgoing.language,
        recipient=outgoing.to.address,
        to_staff=outgoing.for_staff,
        automatic=letter.automatic,
        repeatable=letter.repeatable,
        subject=frozen.subject,
        message_id=frozen.message_id,
        raw=frozen.raw,
        sha256=frozen.sha256,
        status="withheld" if limit else "queued",
        detail=limit or "",
        queued_at=now,
        due_at=outgoing.not_before or now,
    )
    session.add(row)
    return row


def _entries(row: LetterRow, *, printed: bool) -> list[Entry]:
    number = row.id or 0
    mail = SentMail(
        letter=number,
        occasion=row.occasion,
        template=row.template,
        recipient=row.recipient,
        to_staff=row.to_staff,
        message_id=row.message_id,
        sha256=row.sha256,
        queued_at=row.queued_at,
        printed=printed,
    )
    entries: list[Entry] = [LetterQueued(mail=mail)]
    if row.status == "withheld":
        entries.append(LetterFailed(letter=number, status="withheld", detail=row.detail))
    return entries


def _recent(session: Session, ref: str, address: str, now: datetime) -> dict[Limit, int]:
    """How many automatic letters this person was queued before within each limit's window."""
    widest = max(limit.window for limit in LIMITS)
    query = select(col(LetterRow.queued_at), col(LetterRow.ref)).where(
        col(LetterRow.recipient) == address,
        col(LetterRow.queued_at) > now - widest,
        col(LetterRow.automatic).is_(True),
        col(LetterRow.status) != "withheld",
    )
    # The largest limit bounds the answer: what is beyond it changes nothing.
    newest = query.order_by(col(LetterRow.queued_at).desc()).limit(max(limit.most for limit in LIMITS))
    recent = session.execute(newest).all()
    return {
        limit: sum(at > now - limit.window and (limit.scope == "address" or of_file == ref) for at, of_file in recent)
        for limit in LIMITS
    }
