"""What the register knows of the worker's health: a few counts, by indexes alone."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.health.rhythm import next_due
from worker.health.snapshot import Disk, DutyState, MailboxState, PostState, Queue, Snapshot
from worker.nouns.aside import TASK as ASIDE
from worker.register import polls, route, watching
from worker.register.digesting import of_nobody
from worker.register.duties import REMIND
from worker.register.tables import ComplaintRow, DutyRow, LetterRow, ParcelRow, TaskRow

MESSAGES = ("waiting", "parked")
LETTERS = ("queued", "sending", "withheld", "uncertain", "refused")
# One that was told to wait before it leaves is not late before that.
_WAITS_SINCE = case((col(LetterRow.attempts) == 0, col(LetterRow.due_at)), else_=col(LetterRow.queued_at))

# Left alone on purpose, or a colleague's notices that wait a few minutes for each other.
_UNTOLD = and_(
    col(LetterRow.waived_at).is_(None), or_(col(LetterRow.status) != "withheld", col(LetterRow.to_staff).is_(False))
)


def look(
    session: Session,
    boxes: Mapping[str, int],
    *,
    revision: str,
    disks: Iterable[Disk],
    now: datetime,
    people: Collection[str] | None = None,
) -> Snapshot:
    """`boxes`: the mailboxes of the settings, each with its `poll_seconds`; `people`: addresses of the colleagues, None
    where nobody knows them.
    """
    duties = {row.name: row for row in session.scalars(select(DutyRow).order_by(col(DutyRow.name)))}
    newest = _newest_mail(session)
    return Snapshot(
        at=now,
        revision=revision,
        messages=_queues(session, MESSAGES, col(ParcelRow.status), col(ParcelRow.kept_at)),
        letters=_queues(session, LETTERS, col(LetterRow.status), _WAITS_SINCE, _UNTOLD),
        tasks=_tasks(session, col(TaskRow.kind) != ASIDE),
        aside=_tasks(session, col(TaskRow.kind) == ASIDE),
        mailboxes=tuple(_mailbox(name, seconds, duties, newest.get(name)) for name, seconds in boxes.items()),
        duties=tuple(_duty(row) for row in duties.values() if not _is_inner(row)),
        disks=tuple(disks),
        blamed=_blamed(session),
        post=_post(session),
        orphaned=0 if people is None else orphaned(session, people),
    )


def owners_gone(session: Session, people: Collection[str]) -> dict[str, int]:
    """The owners of open files who are none of these people, each with how many."""
    owner = col(ComplaintRow.owner)
    query = select(owner, func.count()).where(of_nobody(people)).group_by(owner).order_by(owner)
    return dict(session.execute(query).all())


def orphaned(session: Session, people: Collection[str]) -> int:
    """How many open files belong to somebody who is none of these people."""
    return session.scalar(select(func.count()).select_from(ComplaintRow).where(of_nobody(people))) or 0


def _blamed(session: Session) -> Queue:
    blamed = col(LetterRow.blamed_at)
    # The status leads to the few rows of its index.
    query = select(func.count(), func.min(blamed)).where(col(LetterRow.status) == "queued", blamed.is_not(None))
    return Queue(*session.execute(query).one())


def _post(session: Session) -> PostState | None:
    shut = route.read(session)
    if shut is None:
        return None
    return PostState(shut.since, shut.tried_at, shut.again_at, refused=shut.nature != "away", reason=shut.reason)


def _queues(session: Session, statuses: Iterable[str], status: Any, since: Any, *which: Any) -> dict[str, Queue]:
    """Every status is there, the empty ones too."""
    query = select(status, func.count(), func.min(since)).where(status.in_(statuses), *which).group_by(status)
    found = {name: Queue(count, oldest) for name, count, oldest in session.execute(query)}
    return {name: found.get(name, Queue()) for name in statuses}


def _tasks(session: Session, which: Any) -> Queue:
    query = select(func.count(), func.min(col(TaskRow.at))).where(col(TaskRow.done_at).is_(None), which)
    return Queue(*session.execute(query).one())


def _newest_mail(session: Session) -> dict[str, datetime]:
    """When the newest message of each mailbox was kept. The ledger's numbers are given in that order."""
    newest = select(func.max(col(ParcelRow.id))).group_by(col(ParcelRow.mailbox))
    query = select(col(ParcelRow.mailbox), col(ParcelRow.kept_at)).where(col(ParcelRow.id).in_(newest))
    return dict(session.execute(query).all())


def _mailbox(
    name: str, poll_seconds: int, duties: Mapping[str, DutyRow], last_mail_at: datetime | None
) -> MailboxState:
    well, failure = duties.get(polls.WELL + name), duties.get(polls.FAILED + name)
    return MailboxState(
        name=name,
        poll_seconds=poll_seconds,
        watched_since=polls.first_well(well),
        polled_at=well.done_at if well else None,
        failing_since=polls.failing_since(well, failure),
        failed_at=failure.done_at if failure else None,
        reason=polls.reason_of(failure),
        last_mail_at=last_mail_at,
    )


def _duty(row: DutyRow) -> DutyState:
    return DutyState(row.name, row.done_at, next_due(row.name, row.done_at), row.note)


def _is_inner(row: DutyRow) -> bool:
    """Polls are told with their mailboxes; whom a reminder went to, and by which rules clocks run, is for no list."""
    return row.name.startswith((polls.WELL, polls.FAILED, REMIND, watching.RULES_DUTY, route.ROUTE))
