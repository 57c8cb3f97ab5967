"""Letters that did not leave are queued again: the same bytes under the same Message-ID, and their file says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.post import LetterRequeued, Requeueing
from worker.register.files import append
from worker.register.tables import LetterRow, TaskRow

# What did not leave, whatever the reason. Of the uncertain nobody knows: each is asked for by its own number.
STUCK = ("refused", "withheld", "uncertain", "undelivered")
BY_ALL = ("refused", "withheld")


@dataclass(frozen=True, slots=True)
class Stuck:
    """A letter that did not leave. `past` is a day that it names as ahead and that is over: it must be written anew."""

    letter: int
    ref: str
    status: str
    recipient: str
    subject: str
    queued_at: datetime
    detail: str
    past: date | None = None


def stuck(session: Session, *, today: date, only: Sequence[int] = (), ref: str = "") -> list[Stuck]:
    """Oldest first; those that somebody said need not leave are none."""
    query = select(LetterRow).where(*_stuck(), col(LetterRow.erased_at).is_(None)).order_by(col(LetterRow.id))
    if only:
        query = query.where(col(LetterRow.id).in_(only))
    if ref:
        query = query.where(col(LetterRow.ref) == ref)
    return [_as_told(row, today) for row in session.scalars(query)]


def resend(
    session: Session, letters: Sequence[int], *, by: str, now: datetime, today: date
) -> tuple[list[Stuck], list[Stuck]]:
    """Queue these again; returns those that were, and those that must not: they promise a day that is over."""
    query = select(LetterRow).where(col(LetterRow.id).in_(letters), *_stuck(), col(LetterRow.erased_at).is_(None))
    done, refused = [], []
    for row in session.scalars(query.order_by(col(LetterRow.id)).with_for_update()):
        told = _as_told(row, today)
        if told.past is not None:
            refused.append(told)
            continue
        queue_again(session, row, by=by, because="asked", now=now)
        _close_task(session, row, now)
        done.append(told)
    return done, refused


def let_go(session: Session, letters: Sequence[int], now: datetime) -> None:
    """A colleague's command, whose entries stand in the file already."""
    if not letters:
        return
    rows = select(LetterRow).where(col(LetterRow.id).in_(letters), *_stuck()).with_for_update()
    for row in list(session.scalars(rows)):
        _wait_again(row, now, asked=True)
        _close_task(session, row, now)
    session.flush()


def waive(session: Session, letters: Sequence[int], now: datetime) -> int:
    """They need not leave any more: nobody is reminded of them."""
    rows = list(session.scalars(select(LetterRow).where(col(LetterRow.id).in_(letters), *_stuck()).with_for_update()))
    for row in rows:
        row.waived_at = now
        _close_task(session, row, now)
    session.flush()
    return len(rows)


def give_back(session: Session, letter: int, *, now: datetime) -> None:
    """It was refused as if by its own fault, until the server was seen to refuse everybody's."""
    row = session.get_one(LetterRow, letter, with_for_update=True)
    if row.status != "refused":
        return
    row.blamed_at = now
    queue_again(session, row, by="worker", because="all_refused", now=now)
    _close_task(session, row, now)


def queue_again(session: Session, row: LetterRow, *, by: str, because: Requeueing, now: datetime) -> None:
    _wait_again(row, now, asked=because == "asked")
    session.flush()
    if row.ref:
        append(session, row.ref, [LetterRequeued(letter=row.id or 0, by=by, because=because)], actor=by, at=now)


def _wait_again(row: LetterRow, now: datetime, *, asked: bool) -> None:
    row.status, row.due_at, row.claimed_until, row.waived_at = "queued", now, None, None
    if asked:
        # The one repeat of an uncertain letter is spent: what is queued by hand is not repeated by itself. What the
        # server said before says nothing of this time.
        row.repeats, row.attempts = max(row.repeats, 1), 0


def task_text(row: LetterRow) -> str:
    """What stands first in the task about a letter that did not leave."""
    return f"{row.recipient}: {row.subject}"


def _close_task(session: Session, row: LetterRow, now: datetime) -> None:
    tasks = ("refused_letter", "withheld_letter", "uncertain_letter")
    session.execute(
        update(TaskRow)
        .where(
            col(TaskRow.kind).in_(tasks),
            col(TaskRow.ref) == (row.ref or ""),
            col(TaskRow.done_at).is_(None),
            col(TaskRow.text).startswith(task_text(row), autoescape=True),
        )
        .values(done_at=now)
    )


def _stuck() -> tuple[Any, ...]:
    return col(LetterRow.status).in_(STUCK), col(LetterRow.waived_at).is_(None)


def _as_told(row: LetterRow, today: date) -> Stuck:
    past = row.good_until if row.good_until is not None and row.good_until < today else None
    return Stuck(row.id or 0, row.ref or "", row.status, row.recipient, row.subject, row.queued_at, row.detail, past)
