"""What is told together: messages taken over from a mailbox, and letters held back until one tells of them all.

A letter that is told of by another stays in its file as it was written, and never leaves: `told_by` names the other,
and once that one has left the file knows that its reader was told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.post import LetterTakenBack, LetterTold
from worker.processing.limits import NOTICE_WAIT, PRINTED_TOGETHER, TOGETHER
from worker.register import files
from worker.register.queueing import room_for
from worker.register.resending import queue_again
from worker.register.tables import ComplaintRow, LetterRow, ParcelRow, TaskRow

# The letters that tell of a mail in a colleague's name.
_IN_A_NAME = frozenset({"confirmation", "desk_notice"})


@dataclass(frozen=True, slots=True)
class Told:
    """One message as a line. `ref` is "" where it became no file."""

    ref: str
    sender: str
    subject: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that waits to be told of, and what there is to say of it; `answer_due` of its file, None for none."""

    letter: int
    ref: str
    occasion: str
    mailbox: str
    language: str
    sender: str
    subject: str
    received_on: datetime | None
    answer_due: date | None
    message_id: str = ""
    sha256: str = ""
    # To be printed and posted to the complainant of the file.
    printed: bool = False


def taken_over(session: Session, since: datetime, *, limit: int) -> tuple[int, list[Told]]:
    """(how many messages, the first of them), files first."""
    which = (col(ParcelRow.taken_over_at).is_not(None), col(ParcelRow.handled_at) >= since)
    count = session.scalar(select(func.count()).select_from(ParcelRow).where(*which)) or 0
    query = (
        select(col(ParcelRow.ref), col(ParcelRow.sender), col(ComplaintRow.subject_key))
        .outerjoin(ComplaintRow, col(ComplaintRow.ref) == col(ParcelRow.ref))
        .where(*which)
        .order_by(col(ParcelRow.ref) == "", col(ParcelRow.id))
    )
    return count, [Told(ref, sender, subject or "") for ref, sender, subject in session.execute(query.limit(limit))]


def people(session: Session, now: datetime) -> list[tuple[str, bool]]:
    """(address, whether a colleague's) of everybody for whom something is held back and whose time has come."""
    query = (
        select(col(LetterRow.recipient), col(LetterRow.to_staff), func.min(col(LetterRow.queued_at)))
        .where(*_held(now))
        .group_by(col(LetterRow.recipient), col(LetterRow.to_staff))
    )
    return [
        (address, to_staff)
        for address, to_staff, oldest in session.execute(query)
        if (oldest <= now - NOTICE_WAIT if to_staff else room_for(session, address, now))
    ]


def waiting(session: Session, address: str, now: datetime, *, to_staff: bool, limit: int) -> list[Waiting]:
    """What is held back for this person, locked: a colleague's oldest first, a customer's newest first."""
    order = col(LetterRow.id) if to_staff else col(LetterRow.id).desc()
    query = (
        select(LetterRow)
        .where(*_held(now), col(LetterRow.recipient) == address, col(LetterRow.to_staff).is_(to_staff))
        .order_by(order)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = list(session.scalars(query))
    mails = _mails(session, [row.parcel for row in rows if row.parcel])
    due = _due(session, {row.ref for row in rows if row.ref})
    unproven = _unproven(session, [row.parcel for row in rows if row.parcel and row.occasion in _IN_A_NAME])
    return [
        Waiting(
            letter=row.id or 0,
            ref=row.ref or "",
            occasion=row.occasion,
            mailbox=row.mailbox,
            language=row.language,
            sender=mails.get(row.parcel or 0, ("", ""))[0],
            sha256=mails.get(row.parcel or 0, ("", ""))[1],
            subject=due[row.ref][0] if row.ref in due else unproven.get(row.parcel or 0, row.subject),
            received_on=due[row.ref][1] if row.ref in due else None,
            answer_due=due[row.ref][2] if row.ref in due else None,
            message_id=row.message_id,
            printed=row.detail == PRINTED_TOGETHER,
        )
        for row in rows
    ]


def acknowledgements_wait(session: Session) -> bool:
    """Whether any acknowledgement is held back by a limit."""
    held = select(col(LetterRow.id)).where(col(LetterRow.status) == "withheld", col(LetterRow.to_staff).is_(False))
    return session.scalars(held.limit(1)).first() is not None


def release(session: Session, letters: Sequence[int], now: datetime) -> None:
    """They leave as they are."""
    for letter in letters:
        row = session.get_one(LetterRow, letter)
        queue_again(session, row, by="worker", because="rate", now=now)
        _close_task(session, row.recipient, now)


def drop(session: Session, letters: Sequence[tuple[int, str]], now: datetime) -> None:
    """These, each with its file, never leave: what they were to say is over."""
    release(session, [letter for letter, _ in letters], now)
    for letter, ref in letters:
        row = session.get_one(LetterRow, letter)
        row.status, row.detail = "taken_back", "its file went on before it left"
        session.flush()
        files.append(session, ref, [LetterTakenBack(letter=letter, by="worker")], actor="worker", at=now)


def tell_by(session: Session, address: str, letters: Sequence[int], message_id: str, now: datetime) -> None:
    """The letter with this id says what they were to say."""
    _close_task(session, address, now)
    by = session.scalars(select(col(LetterRow.id)).where(col(LetterRow.message_id) == message_id)).one()
    session.execute(update(LetterRow).where(col(LetterRow.id).in_(letters)).values(told_by=by))


def told(session: Session, by: int, now: datetime) -> None:
    """Letter `by` has left, and with it what others were to say."""
    # Only these tell of others: no other letter need be looked for.
    for row in list(session.scalars(select(LetterRow).where(col(LetterRow.told_by) == by).with_for_update())):
        row.status = "told"
        session.flush()
        if row.ref:
            files.append(session, row.ref, [LetterTold(letter=row.id or 0, by=by)], actor="worker", at=now)


def tells_of_others(occasion: str) -> bool:
    return occasion in TOGETHER


def _close_task(session: Session, address: str, now: datetime) -> None:
    """What was withheld from this address leaves: nobody need look after it."""
    mine = col(TaskRow.text).startswith(f"{address}: ", autoescape=True)
    session.execute(
        update(TaskRow)
        .where(col(TaskRow.kind) == "withheld_letter", col(TaskRow.done_at).is_(None), mine)
        .values(done_at=now)
    )


def _held(now: datetime) -> tuple[Any, ...]:
    """A robot's have a later `due_at`."""
    return (
        col(LetterRow.status) == "withheld",
        col(LetterRow.due_at) <= now,
        col(LetterRow.told_by).is_(None),
        col(LetterRow.waived_at).is_(None),
        col(LetterRow.queued_at) > now - timedelta(days=60),
    )


def _mails(session: Session, parcels: Sequence[int]) -> dict[int, tuple[str, str]]:
    """(sender, hash) of the mails behind them."""
    query = select(col(ParcelRow.id), col(ParcelRow.sender), col(ParcelRow.sha256))
    rows = session.execute(query.where(col(ParcelRow.id).in_(parcels)))
    return {number or 0: (sender, sha256) for number, sender, sha256 in rows}


def _unproven(session: Session, parcels: Sequence[int]) -> dict[int, str]:
    """The subjects of mails in a colleague's name, which their tasks keep behind the address."""
    query = select(col(TaskRow.parcel), col(TaskRow.text)).where(
        col(TaskRow.parcel).in_(parcels), col(TaskRow.kind) == "staff_unproven"
    )
    return {parcel or 0: text.partition(": ")[2] for parcel, text in session.execute(query)}


def _due(session: Session, refs: set[str]) -> dict[str, tuple[str, datetime, date]]:
    found = [files.read(session, ref) for ref in sorted(refs)]
    return {one.ref: (one.subject, one.received_at, one.deadlines.answer_due) for one in found}
