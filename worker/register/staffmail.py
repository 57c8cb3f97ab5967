"""Colleagues' mail that waits to be confirmed, and what they said of their absences."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.folding import ENTRY
from worker.complaint.messages import StaffWrote
from worker.nouns.item import Absence
from worker.register.tables import OF_STAFF, AbsenceRow, EntryRow, HeldMailRow, LetterRow, ParcelRow, TaskRow

# Of so many mails of all colleagues, the latest ones, so many of one colleague are read.
_LOOKED_THROUGH, _READ = 300, 10


@dataclass(frozen=True, slots=True)
class HeldMail:
    """A mail in the name of `person` that has no effect yet, with what is needed to handle it after all."""

    parcel: int
    mailbox: str
    sha256: str
    size: int
    cut: bool
    received_at: datetime
    person: str
    asked_at: datetime
    outcome: str
    kind: str = "unproven"
    settled_at: datetime | None = None


def held(session: Session, parcel: int) -> HeldMail | None:
    """Locked for this transaction: one mail is confirmed once."""
    row = session.get(HeldMailRow, parcel, with_for_update=True, populate_existing=True)
    if row is None:
        return None
    mail = session.get_one(ParcelRow, parcel)
    return HeldMail(
        parcel=parcel,
        mailbox=mail.mailbox,
        sha256=mail.sha256,
        size=mail.size,
        cut=mail.cut,
        received_at=mail.received_at,
        person=row.person,
        asked_at=row.asked_at,
        outcome=row.outcome,
        kind=row.kind,
        settled_at=row.settled_at,
    )


def hold(session: Session, parcel: int, person: str, now: datetime, *, kind: str) -> None:
    """Handled again after it was parked, a mail that waits goes on waiting; confirmed, it may wait for another word."""
    row = session.get(HeldMailRow, parcel)
    if row is None:
        session.add(HeldMailRow(parcel=parcel, person=person, asked_at=now, kind=kind))
    elif row.kind != kind:
        row.person, row.asked_at, row.kind, row.outcome, row.settled_at = person, now, kind, "waiting", None


def question_of(session: Session, ref: str, person: str) -> int | None:
    """The ledger number of the latest mail of this person about a file, of which they were asked whom it is for."""
    query = (
        select(col(HeldMailRow.parcel))
        .join(ParcelRow, col(ParcelRow.id) == col(HeldMailRow.parcel))
        .where(col(HeldMailRow.kind) == "audience", col(HeldMailRow.person) == person, col(ParcelRow.ref) == ref)
        # One that waits before one that is settled.
        .order_by((col(HeldMailRow.outcome) == "waiting").desc(), col(HeldMailRow.parcel).desc())
    )
    return session.scalars(query.limit(1)).first()


def unanswered(session: Session, before: datetime) -> list[HeldMail]:
    """Mails of which nobody said since then whom they are for; for looking only."""
    query = select(col(HeldMailRow.parcel)).where(
        col(HeldMailRow.outcome) == "waiting", col(HeldMailRow.kind) == "audience", col(HeldMailRow.asked_at) < before
    )
    numbers = list(session.scalars(query.order_by(col(HeldMailRow.parcel)).limit(100)))
    found = (held(session, parcel) for parcel in numbers)
    return [one for one in found if one is not None]


def settle(session: Session, parcel: int, outcome: str, now: datetime, ref: str = "") -> None:
    """`ref` is the file that the mail belongs to from now on, "" for none."""
    row = session.get_one(HeldMailRow, parcel)
    row.outcome, row.settled_at = outcome, now
    mail = session.get_one(ParcelRow, parcel)
    mail.ref = mail.ref or ref
    asked = (col(TaskRow.parcel) == parcel, col(TaskRow.kind) == "send_question", col(TaskRow.done_at).is_(None))
    session.execute(update(TaskRow).where(*asked).values(done_at=now))


def be_absent(session: Session, absence: Absence, now: datetime) -> None:
    """A later word about the same days replaces an earlier one; an empty span takes back what it touches."""
    query = select(AbsenceRow).where(
        col(AbsenceRow.person) == absence.person,
        col(AbsenceRow.first) <= max(absence.last, absence.first),
        col(AbsenceRow.last) >= absence.first,
    )
    for row in session.scalars(query):
        session.delete(row)
    # Whoever asks from now on is told of this one too.
    session.info.pop("absences", None)
    session.add(
        AbsenceRow(person=absence.person, first=absence.first, last=absence.last, deputy=absence.deputy, said_at=now)
    )


def written_since(session: Session, address: str, occasion: str, since: datetime) -> int:
    """How many letters of this occasion were made for an address since then."""
    query = (
        select(func.count())
        .select_from(LetterRow)
        .where(
            col(LetterRow.recipient) == address, col(LetterRow.occasion) == occasion, col(LetterRow.queued_at) >= since
        )
    )
    return session.scalar(query) or 0


def texts_of(session: Session, person: str) -> tuple[str, ...]:
    """What a colleague typed in their last mails about files, the latest first; few are read of however many."""
    latest = select(col(EntryRow.id), col(EntryRow.actor)).where(OF_STAFF)
    latest = latest.order_by(col(EntryRow.at).desc()).limit(_LOOKED_THROUGH)
    mine = [number for number, actor in session.execute(latest) if actor == person][:_READ]
    rows = session.scalars(select(EntryRow).where(col(EntryRow.id).in_(mine)).order_by(col(EntryRow.id).desc()))
    wrote = (ENTRY.validate_json(row.payload) for row in rows if row.erased_at is None)
    return tuple(one.message.message.new_text for one in wrote if isinstance(one, StaffWrote) and one.message.done)


def thread_of(session: Session, ref: str, recipient: str) -> tuple[str, ...]:
    """The Message-IDs of our letters to one person about one file: the first, and the latest nine."""
    query = select(col(LetterRow.message_id)).where(col(LetterRow.ref) == ref, col(LetterRow.recipient) == recipient)
    ids = list(session.scalars(query.order_by(col(LetterRow.id))))
    return tuple(ids) if len(ids) <= 10 else (ids[0], *ids[-9:])
