"""What waits for a person."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, func, not_, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.entry import Entry
from worker.complaint.lifecycle import OPEN_STATES, Moved, State
from worker.nouns.aside import IN_A_NAME, LEFT, LEFT_AFTER, PASSING, TASK, WAITING
from worker.register.tables import NOT_WITHHELD, LetterRow, ParcelRow, TaskRow

# What the ledger says of a message that nobody said a word of.
PUT_AWAY = f"; put away after {LEFT_AFTER.days} days without a word"
_MOST_REASON = 500
_SETTLED = frozenset(State) - OPEN_STATES | {State.ANSWERED}


def waiting(session: Session) -> list[TaskRow]:
    return list(session.scalars(select(TaskRow).where(col(TaskRow.done_at).is_(None)).order_by(col(TaskRow.id))))


def warned_of(session: Session, person: str, readers: Collection[str], since: datetime) -> bool:
    """Whether one of these readers was warned since then of a mail in the name of this colleague."""
    warnings = select(col(LetterRow.parcel)).where(
        col(LetterRow.recipient).in_(readers),
        col(LetterRow.queued_at) >= since,
        col(LetterRow.occasion) == "desk_notice",
        NOT_WITHHELD,
    )
    parcels = [one for one in session.scalars(warnings) if one is not None]
    query = select(col(TaskRow.id)).where(
        col(TaskRow.parcel).in_(parcels),
        col(TaskRow.kind).in_(IN_A_NAME),
        or_(col(TaskRow.text) == person, col(TaskRow.text).startswith(f"{person}: ", autoescape=True)),
    )
    return bool(parcels) and session.scalars(query.limit(1)).first() is not None


def close(session: Session, *, parcels: Sequence[int], kind: str, now: datetime) -> None:
    session.execute(
        update(TaskRow)
        .where(col(TaskRow.parcel).in_(parcels), col(TaskRow.kind) == kind, col(TaskRow.done_at).is_(None))
        .values(done_at=now)
    )


def answered(session: Session, author: str, letters: Sequence[str], now: datetime) -> None:
    """`author` answers our question about a mail of theirs: that mail waits for nobody any more, and what the answer
    leaves open is a task of its own. `letters` are the ids of the mails answered, with their angle brackets.
    """
    if not letters:
        return
    asked = select(col(LetterRow.parcel)).where(
        col(LetterRow.message_id).in_(letters),
        col(LetterRow.occasion) == "staff_question",
        col(LetterRow.recipient) == author,
    )
    parcels = [one for one in session.scalars(asked) if one is not None]
    if parcels:
        close(session, parcels=parcels, kind="staff_mail", now=now)


def over(session: Session, ref: str, entries: Sequence[Entry], now: datetime) -> None:
    """Where the entries give the file its answer, or its end: no text of before waits for a yes any more; it can still
    be had by one.
    """
    if not any(isinstance(entry, Moved) and entry.target in _SETTLED for entry in entries):
        return
    waits = (col(TaskRow.ref) == ref, col(TaskRow.kind) == "send_question", col(TaskRow.done_at).is_(None))
    session.execute(update(TaskRow).where(*waits).values(done_at=now))


def put_away(session: Session, now: datetime) -> int:
    """What nobody said a word of for so long leaves the lists, and the ledger says so; how many."""
    # What machines sent stands in one day's list, and waits for nobody.
    passing = or_(*(col(TaskRow.text).startswith(f"{kind} ", autoescape=True) for kind in sorted(PASSING)))
    query = select(TaskRow).where(
        col(TaskRow.done_at).is_(None),
        col(TaskRow.kind).in_(WAITING),
        col(TaskRow.at) <= now - LEFT_AFTER,
        not_(and_(col(TaskRow.kind) == TASK, passing)),
    )
    rows = list(session.scalars(query))
    for row in rows:
        row.done_at = now
        mail = session.get(ParcelRow, row.parcel) if row.parcel is not None else None
        if mail is not None and not mail.because.endswith(PUT_AWAY):
            mail.because = f"{mail.because[: _MOST_REASON - len(PUT_AWAY)]}{PUT_AWAY}"
    return len(rows)


def waits(session: Session, parcel: int) -> bool:
    """Whether a message stands in the desk's list until somebody says a word of it, or takes it off by its number."""
    query = select(col(TaskRow.id)).where(
        col(TaskRow.done_at).is_(None), col(TaskRow.parcel) == parcel, col(TaskRow.kind).in_(LEFT)
    )
    return session.scalars(query.limit(1)).first() is not None


def put_away_since(session: Session, since: datetime) -> int:
    """How many messages were put away so since then."""
    query = select(func.count(func.distinct(col(TaskRow.parcel)))).join(
        ParcelRow, col(ParcelRow.id) == col(TaskRow.parcel)
    )
    these = (col(TaskRow.done_at) > since, col(ParcelRow.because).endswith(PUT_AWAY, autoescape=True))
    return session.scalar(query.where(*these)) or 0
