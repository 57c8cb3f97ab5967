"""The outbox: a letter leaves once, or is known to be uncertain.

queued → sending (committed right before DATA) → sent | queued again (retry) | refused | uncertain; or taken_back while
it waited for its time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.post import LetterFailed, LetterSent
from worker.nouns.decision import Task
from worker.register import withheld
from worker.register.database import WrittenElsewhere
from worker.register.files import append
from worker.register.resending import task_text
from worker.register.tables import LetterRow, TaskRow

# Longer than the ten minutes that a server may take for its verdict on a letter (RFC 5321 §4.5.3.2.6).
LEASE = timedelta(minutes=15)
# RFC 5321 §4.5.4.1: retries go on for four to five days, first close together, then further apart.
RETRY_AFTER = (1, 5, 15, 60, 180, 360)
GIVE_UP_AFTER = timedelta(days=5)
# Where we are refused there is no end, and no waiting for hours either: somebody is at work on it.
RETRY_WHERE_BLAMED = (1, 5, 15)
# An uncertain letter waits this long for a bounce before the same bytes go once more.
UNCERTAIN_WAIT = timedelta(minutes=30)


class LeavingAlready(WrittenElsewhere):
    """A letter that a colleague takes back is in somebody's hands since we looked: the mail is handled again."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter leased to this worker."""

    id: int
    raw: bytes
    recipient: str
    message_id: str
    mailbox: str
    occasion: str
    sha256: str
    attempts: int = 0


def claim(session: Session, *, limit: int, now: datetime) -> list[Claimed]:
    """Lease up to `limit` letters that are due: those that were tried least, and of these the oldest first.

    So that a letter which the server will not have keeps no other from being tried.
    """
    query = (
        select(LetterRow)
        .where(
            col(LetterRow.status) == "queued",
            col(LetterRow.due_at) <= now,
            or_(col(LetterRow.claimed_until).is_(None), col(LetterRow.claimed_until) < now),
        )
        .order_by(col(LetterRow.attempts), col(LetterRow.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = list(session.scalars(query))
    for row in rows:
        row.claimed_until = now + LEASE
    session.flush()
    return [
        Claimed(
            row.id or 0, row.raw, row.recipient, row.message_id, row.mailbox, row.occasion, row.sha256, row.attempts
        )
        for row in rows
    ]


def release(session: Session, letters: list[int]) -> None:
    """Give back leases of letters that were not begun."""
    session.execute(
        update(LetterRow)
        .where(col(LetterRow.id).in_(letters), col(LetterRow.status) == "queued")
        .values(claimed_until=None)
    )


def begin(session: Session, letter: int, now: datetime) -> None:
    """Say, durably, that DATA comes next: from here on a crash leaves the letter uncertain."""
    row = session.get_one(LetterRow, letter, with_for_update=True)
    row.status, row.sending_at, row.claimed_until = "sending", now, now + LEASE
    row.attempts += 1


def take_back(session: Session, letters: Sequence[int], *, now: datetime) -> None:
    """Letters that will not leave. Raises LeavingAlready where one does not wait any more."""
    for number in letters:
        row = session.get_one(LetterRow, number, with_for_update=True, populate_existing=True)
        if row.status != "queued" or (row.claimed_until is not None and row.claimed_until >= now):
            raise LeavingAlready(f"letter {number} is {row.status}")
        row.status, row.detail = "taken_back", "by a colleague before it left"
    session.flush()


def sent(session: Session, letter: int, *, detail: str, now: datetime) -> None:
    row = _settle(session, letter, "sent", detail)
    row.sent_at, row.blamed_at = now, None
    if row.ref:
        append(session, row.ref, [LetterSent(letter=letter)], actor="worker", at=now)
    if withheld.tells_of_others(row.occasion):
        withheld.told(session, letter, now)


def delayed(session: Session, letter: int, *, detail: str, now: datetime, blamed: bool = False) -> str:
    """Try again later, up to five days; returns "delayed" or, when that time is over, "refused".

    `blamed`: the server refused us, not this letter. Such a letter is never given up.
    """
    row = session.get_one(LetterRow, letter, with_for_update=True)
    tried_enough = row.attempts >= len(RETRY_AFTER)
    if tried_enough and not blamed and row.blamed_at is None and now - row.queued_at > GIVE_UP_AFTER:
        return refused(session, letter, detail=f"given up after five days: {detail}", now=now)
    if row.status != "sending":
        row.attempts += 1
    waits = RETRY_WHERE_BLAMED if blamed else RETRY_AFTER
    row.status, row.detail, row.claimed_until = "queued", detail[:500], None
    row.blamed_at = (row.blamed_at or now) if blamed else None
    row.due_at = now + timedelta(minutes=waits[min(row.attempts, len(waits)) - 1])
    return "delayed"


def refused(session: Session, letter: int, *, detail: str, now: datetime) -> str:
    row = _settle(session, letter, "refused", detail)
    row.blamed_at = None
    _failed(session, row, "refused", "refused_letter", now)
    return "refused"


def uncertain(session: Session, letter: int, *, detail: str, now: datetime) -> None:
    """Nobody knows whether it left. A repeatable letter goes once more after a wait; others ask the desk."""
    row = _settle(session, letter, "uncertain", detail)
    row.due_at = now + UNCERTAIN_WAIT
    _failed(session, row, "uncertain", "uncertain_letter", now)


def recover(session: Session, *, now: datetime, alone: bool) -> int:
    """Letters whose worker died after `begin` become uncertain; returns how many.

    `alone`: this worker knows that no other lives, so no lease need be waited for.
    """
    query = select(col(LetterRow.id)).where(col(LetterRow.status) == "sending")
    if not alone:
        query = query.where(col(LetterRow.claimed_until) < now)
    letters = list(session.scalars(query.with_for_update(skip_locked=True)))
    for letter in letters:
        uncertain(session, letter or 0, detail="the worker stopped while the letter was leaving", now=now)
    if alone:
        session.execute(update(LetterRow).where(col(LetterRow.status) == "queued").values(claimed_until=None))
    return len(letters)


def overtaken(session: Session, *, today: date, now: datetime) -> int:
    """Letters that waited until a day was over which they name as ahead: they do not leave, and somebody is told."""
    query = select(LetterRow).where(
        col(LetterRow.status) == "queued", col(LetterRow.good_until).is_not(None), col(LetterRow.good_until) < today
    )
    rows = list(session.scalars(query.with_for_update(skip_locked=True)))
    for row in rows:
        refused(session, row.id or 0, detail=f"it names {row.good_until} as a day ahead, and that day is over", now=now)
    return len(rows)


def repeat_uncertain(session: Session, *, now: datetime) -> int:
    """Queue, once, the same bytes of each uncertain letter whose absence is worse than a double."""
    query = select(LetterRow).where(
        col(LetterRow.status) == "uncertain",
        col(LetterRow.repeatable).is_(True),
        col(LetterRow.repeats) == 0,
        col(LetterRow.due_at) <= now,
    )
    rows = list(session.scalars(query.with_for_update(skip_locked=True)))
    for row in rows:
        row.status, row.repeats, row.claimed_until = "queued", 1, None
    session.flush()
    return len(rows)


def _settle(session: Session, letter: int, status: str, detail: str) -> LetterRow:
    row = session.get_one(LetterRow, letter, with_for_update=True)
    row.status, row.detail, row.claimed_until = status, detail[:500], None
    session.flush()
    return row


def _failed(session: Session, row: LetterRow, status: str, task: str, now: datetime) -> None:
    number = row.id or 0
    if row.ref:
        entry = LetterFailed.model_validate({"letter": number, "status": status, "detail": row.detail})
        append(session, row.ref, [entry], actor="worker", at=now)
    text = f"{task_text(row)}: {row.detail}"
    task_of = Task(kind=task, text=text, ref=row.ref or "")  # type: ignore[arg-type]  # one of Task's kinds
    session.add(TaskRow(kind=task_of.kind, text=task_of.text, ref=task_of.ref, at=now))
    session.flush()
