"""The way out: whether the server takes our letters at all. One row of `duty`, there while it does not.

A server that refuses us, or is away, is asked by one letter at a time, at intervals that widen; the letters themselves
wait untouched, and all leave at the first success.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.register.resending import give_back
from worker.register.tables import DutyRow, LetterRow, ParcelRow

ROUTE = "post is shut"
# Minutes until the server is asked again after the 1st, 2nd … failure; the last goes on. It is one letter that asks,
# and the queue waits no longer than this once the server is mended.
ASK_AGAIN = (1, 2, 5, 10, 15)
LONGEST_REASON = 300
Nature = Literal["away", "refused", "breaks"]
"""The server is out of reach or puts everything off; refuses us; takes letters and hangs up before it says so."""


@dataclass(frozen=True, slots=True)
class Shut:
    since: datetime
    tried_at: datetime
    again_at: datetime
    failures: int
    nature: Nature
    reason: str


def read(session: Session) -> Shut | None:
    """None while letters leave."""
    row = session.get(DutyRow, ROUTE)
    return parse(row) if row else None


def parse(row: DutyRow) -> Shut:
    note = json.loads(row.note)
    return Shut(
        since=datetime.fromisoformat(note["since"]),
        tried_at=row.done_at,
        again_at=datetime.fromisoformat(note["again_at"]),
        failures=note["failures"],
        nature=note["nature"],
        reason=note["reason"],
    )


def shut(session: Session, nature: Nature, reason: str, now: datetime, *, given_back: Sequence[int] = ()) -> Shut:
    """No letter leaves, or still none: those that were put off one by one wait for the server now, as all do.

    `given_back` were refused before it was known that all are: they wait with the others.
    """
    for letter in given_back:
        give_back(session, letter, now=now)
    before = read(session)
    failures = before.failures + 1 if before else 1
    found = Shut(
        since=before.since if before else now,
        tried_at=now,
        again_at=now + timedelta(minutes=ASK_AGAIN[min(failures, len(ASK_AGAIN)) - 1]),
        failures=failures,
        nature=nature,
        reason=reason[:LONGEST_REASON],
    )
    _write(session, found)
    bring_forward(session, now)
    return found


def ask_now(session: Session, now: datetime) -> None:
    """Somebody started the worker, perhaps because they mended what was wrong."""
    found = read(session)
    if found is not None:
        _write(session, Shut(found.since, found.tried_at, now, 0, found.nature, found.reason))


def try_now(session: Session, now: datetime) -> int:
    """Somebody says that the server is mended: it is asked, and letters that it put off are due; returns how many."""
    ask_now(session, now)
    return bring_forward(session, now)


def open_again(session: Session, now: datetime) -> int:
    """Letters leave again: what was put off meanwhile is due now; returns how many."""
    row = session.get(DutyRow, ROUTE)
    if row is not None:
        session.delete(row)
    return bring_forward(session, now)


def after_a_jump(session: Session, now: datetime) -> None:
    """The clock was set back: what was due by the other time is due now, and what was put off is looked at again."""
    ask_now(session, now)
    bring_forward(session, now)
    queued = (col(LetterRow.status) == "queued", col(LetterRow.due_at) > now, col(LetterRow.queued_at) > now)
    session.execute(
        update(LetterRow).where(*queued, col(LetterRow.due_at) <= col(LetterRow.queued_at)).values(due_at=now)
    )
    waiting = (col(ParcelRow.status) == "waiting", col(ParcelRow.due_at) > now)
    session.execute(update(ParcelRow).where(*waiting).values(due_at=now))


def bring_forward(session: Session, now: datetime) -> int:
    """Letters that were tried in vain, and wait for their turn, are due. One that was never tried keeps its time."""
    brought = session.execute(
        update(LetterRow)
        .where(col(LetterRow.status) == "queued", col(LetterRow.attempts) > 0, col(LetterRow.due_at) > now)
        .values(due_at=now)
    )
    return int(getattr(brought, "rowcount", 0))


def _write(session: Session, found: Shut) -> None:
    note = {
        "since": found.since.isoformat(),
        "again_at": found.again_at.isoformat(),
        "failures": found.failures,
        "nature": found.nature,
        "reason": found.reason,
    }
    session.merge(DutyRow(name=ROUTE, done_at=found.tried_at, note=json.dumps(note)))
    session.flush()
