"""What belongs to no file and is old, what an archive is not asked for, and blobs that nothing needs any more."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, time

from sqlalchemy import and_, delete, exists, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.processing.calendar import Span
from worker.processing.rules import Rules
from worker.register import likeness, sealing, search
from worker.register.proving import blobs
from worker.register.retention.erasing import really_overwrite
from worker.register.retention.stripping import strip_letters, strip_parcels
from worker.register.tables import (
    ActionFileRow,
    ActionRow,
    AddressMarkRow,
    DocumentRow,
    EntryRow,
    HeldMailRow,
    IdeaRow,
    LetterRow,
    ParcelRow,
    ParticipantRow,
    TaskRow,
)

# They name nobody, and prove that everybody was told.
REPORTS = ("monthly_report", "manager_report", "yearly_synthesis")


def sweep(session: Session, now: datetime, rules: Rules, *, erased: int) -> int:
    """Mail that was no complaint, after its time, with all that came of it; how many messages.

    `erased` is how many files lost their people tonight: the index over words is made to forget with them.
    """
    really_overwrite(session)
    sealing.forget(session)
    today, keeping = rules.day(now), rules.keeping
    if search.put_away(session, _begin(today, keeping.active, rules)) or erased:
        search.overwrite(session)
    before = _begin(today, keeping.not_complaints, rules)
    old = and_(col(ParcelRow.status) == "done", col(ParcelRow.ref) == "", col(ParcelRow.handled_at) < before)
    swept = strip_parcels(session, old, now)
    _letters(session, before, now)
    _beside_mail(session, before, now)
    likeness.put_away(session, now)
    _ideas(session, _begin(today, keeping.archive, rules))
    _addresses(session, before)
    _actions(session)
    session.flush()
    return swept


def _begin(today: date, kept: Span, rules: Rules) -> datetime:
    """What is older than this moment has had its time."""
    return datetime.combine(rules.calendar.before(today, kept), time.min, tzinfo=rules.zone)


def _letters(session: Session, before: datetime, now: datetime) -> None:
    of_no_file = and_(
        col(LetterRow.ref).is_(None),
        col(LetterRow.queued_at) < before,
        col(LetterRow.status).not_in(("queued", "sending")),
        col(LetterRow.occasion).not_in(REPORTS),
    )
    strip_letters(session, of_no_file, now)


def _beside_mail(session: Session, before: datetime, now: datetime) -> None:
    """Tasks and questions that came of mail which is gone."""
    gone = select(col(ParcelRow.id)).where(col(ParcelRow.erased_at).is_not(None))
    of_no_file = and_(col(TaskRow.ref) == "", col(TaskRow.parcel).is_(None), col(TaskRow.at) < before)
    tasks = update(TaskRow).where(col(TaskRow.text) != "", or_(col(TaskRow.parcel).in_(gone), of_no_file))
    session.execute(tasks.values(text=""))
    unanswered = update(HeldMailRow).where(col(HeldMailRow.outcome) == "waiting", col(HeldMailRow.parcel).in_(gone))
    session.execute(unanswered.values(outcome="expired", settled_at=now))


def _ideas(session: Session, before: datetime) -> None:
    """What colleagues proposed is as old as a file may grow: later reports look back at it, longer than at its mail."""
    ideas = update(IdeaRow).where(col(IdeaRow.text) != "", col(IdeaRow.at) < before)
    session.execute(ideas.values(text=""))


def _addresses(session: Session, before: datetime) -> None:
    """An address that a delivery report named, and that nobody has who takes part in a file."""
    known = exists().where(col(ParticipantRow.address) == col(AddressMarkRow.address))
    session.execute(delete(AddressMarkRow).where(col(AddressMarkRow.since) < before, ~known))


def _actions(session: Session) -> None:
    """An action that is settled, and that only erased files tell of."""
    told = exists().where(
        col(ActionFileRow.number) == col(ActionRow.number),
        col(EntryRow.ref) == col(ActionFileRow.ref),
        col(EntryRow.kind) == "ActionOpened",
        col(EntryRow.erased_at).is_(None),
    )
    settled = col(ActionRow.effectiveness).in_(("effective", "not_effective"))
    left = or_(col(ActionRow.description) != "", col(ActionRow.owner) != "")
    session.execute(update(ActionRow).where(settled, left, ~told).values(description="", owner=""))


def unneeded(session: Session, there: AbstractSet[str]) -> tuple[str, ...]:
    """The hashes, of those `there`, of what was erased, in their order, unless something else needs the same bytes."""
    gone = col(ParcelRow.erased_at).is_not(None)
    mails = select(col(ParcelRow.sha256)).where(gone)
    documents = (
        select(col(DocumentRow.sha256)).join(ParcelRow, col(ParcelRow.id) == col(DocumentRow.parcel)).where(gone)
    )
    found = there & {*session.scalars(mails), *session.scalars(documents)}
    needed = {sha256 for sha256, _ in blobs.named(session) if sha256 in found} if found else set()
    return tuple(sorted(found - needed))
