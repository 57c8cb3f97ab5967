"""Whose people are erased soon: each file is announced to the desk a week before, as a task that says the day."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.feedback.retention import ANNOUNCED, erasure_day
from worker.processing.calendar import Span
from worker.processing.rules import Rules
from worker.register.tables import ComplaintRow, EntryRow, LetterRow, TaskRow

KIND = "erasure"
# A span does not lead back to the same day that it came from: months end on different days, holidays lie between.
SLACK = timedelta(days=20)
NOT_NOW = ("", "")
# So many records or tasks are in memory at a time.
AT_ONCE = 100
_OPEN = and_(col(TaskRow.kind) == KIND, col(TaskRow.done_at).is_(None))


def due_for_erasure(
    session: Session, now: datetime, rules: Rules, within: timedelta = ANNOUNCED
) -> list[tuple[str, date]]:
    """(reference, day) of each file whose people are erased within that time, or are kept too long by now."""
    last = rules.day(now + within)
    found = [
        (complaint.ref, day)
        for complaint in _candidates(session, last, rules)
        if (day := _day(session, complaint, rules)) is not None and day <= last
    ]
    return sorted(found, key=lambda one: (one[1], one[0]))


def _candidates(session: Session, last: date, rules: Rules) -> Iterator[Complaint]:
    """Those that ended long enough ago; not those of which nothing happened since they were erased."""

    def ended_before(kept: Span) -> datetime:
        return datetime.combine(rules.calendar.before(last, kept), time.min, tzinfo=rules.zone) + SLACK

    ended, state = col(ComplaintRow.ended_at), col(ComplaintRow.state)
    keeping = rules.keeping
    long_ago = or_(
        ended < ended_before(keeping.archive),
        and_(state == State.NOT_A_COMPLAINT.value, ended < ended_before(keeping.not_complaints)),
        col(ComplaintRow.erase_from) <= last,
    )
    something_left = exists().where(
        col(EntryRow.ref) == col(ComplaintRow.ref),
        col(EntryRow.seq) == col(ComplaintRow.entries),
        col(EntryRow.kind) != "Erased",
    )
    query = select(col(ComplaintRow.record)).where(long_ago, something_left)
    for record in session.scalars(query.execution_options(yield_per=AT_ONCE)):
        yield Complaint.model_validate_json(record)


def _day(session: Session, complaint: Complaint, rules: Rules) -> date | None:
    """A file that repeated another is kept as long as that one: it is part of its story."""
    days, seen = [erasure_day(complaint, rules)], {complaint.ref}
    while complaint.merged_into and complaint.merged_into not in seen:
        row = session.get(ComplaintRow, complaint.merged_into)
        if row is None:
            break
        complaint = Complaint.model_validate_json(row.record)
        seen.add(complaint.ref)
        if complaint.erased_at is None:
            days.append(erasure_day(complaint, rules))
    told = [day for day in days if day is not None]
    return max(told) if len(told) == len(days) else None


def announce(session: Session, now: datetime, rules: Rules) -> int:
    """A task for each file that is due within a week and has none yet; how many. The session holds nothing else."""
    known = set(session.scalars(select(col(TaskRow.ref)).where(_OPEN)))
    earliest = rules.day(now) + ANNOUNCED
    new = [(ref, day) for ref, day in due_for_erasure(session, now, rules) if ref not in known]
    for start in range(0, len(new), AT_ONCE):
        # After years of mail that was only imported these are thousands: none is held once it is written.
        some = new[start : start + AT_ONCE]
        session.add_all(TaskRow(kind=KIND, text=max(day, earliest).isoformat(), ref=ref, at=now) for ref, day in some)
        session.flush()
        session.expunge_all()
    return len(new)


def announced(session: Session, now: datetime, rules: Rules) -> list[int]:
    """The tasks whose day has come, by their numbers."""
    query = select(col(TaskRow.id)).where(_OPEN, col(TaskRow.text) <= rules.day(now).isoformat())
    return [number or 0 for number in session.scalars(query.order_by(col(TaskRow.id)))]


def settle(session: Session, task: int, now: datetime, rules: Rules) -> tuple[str, str]:
    """Take one task off the desk: (the reference of the file that is to be erased now, why).

    ("", "") where another worker was first, or where something happened since: then it is announced anew, in its time.
    """
    row = session.get_one(TaskRow, task, with_for_update=True, populate_existing=True)
    if row.done_at is not None:
        return NOT_NOW
    row.done_at = now
    held = session.get(ComplaintRow, row.ref, with_for_update=True, populate_existing=True)
    if held is None or _moved_on(session, row.ref, row.at):
        return NOT_NOW
    complaint = Complaint.model_validate_json(held.record)
    day = _day(session, complaint, rules)
    if day is None or day > rules.day(now):
        return NOT_NOW
    return row.ref, "request" if complaint.erasure_granted_on else "retention"


def tomorrow(session: Session, task: int) -> None:
    """What was settled is not done tonight after all, and is looked at again in the next."""
    session.get_one(TaskRow, task).done_at = None


def _moved_on(session: Session, ref: str, since: datetime) -> bool:
    """Whether anything happened to a file since then, or is about to: a letter that has not left yet."""
    later = exists().where(col(EntryRow.ref) == ref, col(EntryRow.at) > since)
    leaving = exists().where(col(LetterRow.ref) == ref, col(LetterRow.status).in_(("queued", "sending")))
    return bool(session.scalar(select(or_(later, leaving))))
