"""The outbox: a letter leaves once, or is known to be uncertain.

queued → sending (committed right before DATA) → sent | queued again (retry) | refused | uncertain; or taken_back while
it waited for its time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import accumulate

from sqlalchemy import ColumnElement, exists, func, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.post import LetterFailed, LetterSent
from worker.nouns.decision import Task
from worker.register import leaving, route, withheld
from worker.register.database import WrittenElsewhere
from worker.register.files import append, hold, lock
from worker.register.ledger import CLAIMED_BYTES, any_leased, lease_over, release_leases
from worker.register.resending import task_text
from worker.register.route import Shut
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


class ClaimLost(WrittenElsewhere):
    """Another worker took over while this one slept: what it has in hand is no longer its own, and is let go."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter leased to this worker, of file `ref` or of none. `until` is when that ends, and fences it (see
    `ledger.Claim`).
    """

    id: int
    ref: str
    raw: bytes
    recipient: str
    message_id: str
    mailbox: str
    occasion: str
    sha256: str
    until: datetime
    attempts: int = 0


def claim(session: Session, *, limit: int, now: datetime) -> list[Claimed]:
    """Lease up to `limit` letters that are due, of 8 MB together or one of more: those that were tried least, and of
    these the oldest first.

    So that a letter which the server will not have keeps no other from being tried.
    """
    query = (
        select(col(LetterRow.id), func.length(col(LetterRow.raw)))
        .where(
            col(LetterRow.status) == "queued",
            col(LetterRow.due_at) <= now,
            _nobody_holds(now),
        )
        .order_by(col(LetterRow.attempts), col(LetterRow.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    due = session.execute(query).all()
    sizes = accumulate(size for _, size in due)
    held = [number for (number, _), size in zip(due, sizes, strict=True) if size <= CLAIMED_BYTES]
    these = leaving.LETTERS.c.id.in_(held or [number for number, _ in due[:1]])
    if not due:
        return []
    # Leases are no part of what is sealed.
    session.connection().execute(leaving.LETTERS.update().where(these).values(claimed_until=now + LEASE))
    order = (leaving.LETTERS.c.attempts, leaving.LETTERS.c.id)
    rows = session.execute(select(*leaving.CLAIMED).where(these).order_by(*order))
    return [Claimed(until=now + LEASE, **row) for row in rows.mappings()]


def _nobody_holds(now: datetime) -> ColumnElement[bool]:
    return lease_over(col(LetterRow.claimed_until), now, LEASE)


def release(session: Session, letters: Sequence[Claimed]) -> None:
    """Give back leases of letters that were not begun, where they are still ours."""
    for letter in letters:
        ours = (col(LetterRow.id) == letter.id, col(LetterRow.claimed_until) == letter.until)
        session.execute(update(LetterRow).where(*ours, col(LetterRow.status) == "queued").values(claimed_until=None))


def renew(session: Session, letters: Sequence[Claimed], now: datetime) -> list[Claimed]:
    """Lengthen the leases that are still this worker's; returns those, as they are now."""
    renewed = []
    for letter in letters:
        row = _held(session, letter)
        if row is not None and row.status == "queued":
            row.claimed_until = now + LEASE
            renewed.append(replace(letter, until=now + LEASE))
    session.flush()
    return renewed


def begin(session: Session, letter: Claimed, now: datetime) -> Claimed:
    """Say, durably, that DATA comes next: from here on a crash leaves the letter uncertain.

    Returns the letter as it is held now. Raises ClaimLost where another worker took it meanwhile: it must not leave.
    """
    if letter.ref:
        # Its file first, as whoever writes to a file takes its letters.
        lock(session, letter.ref)
    told = {"number": letter.id, "held": letter.until, "now": now, "later": now + LEASE}
    if not leaving.write(session, leaving.BEGIN, told):
        raise ClaimLost(f"letter {letter.id}")
    return replace(letter, until=now + LEASE)


def _held(session: Session, letter: Claimed) -> LetterRow | None:
    """The row of a letter that is still ours, held; its file first, as whoever writes to a file takes its letters."""
    if letter.ref:
        lock(session, letter.ref)
    row = session.get_one(LetterRow, letter.id, with_for_update=True, populate_existing=True)
    return row if row.claimed_until == letter.until else None


def take_back(session: Session, letters: Sequence[int], *, now: datetime) -> None:
    """Letters that will not leave. Raises LeavingAlready where one does not wait any more."""
    for number in letters:
        row = session.get_one(LetterRow, number, with_for_update=True, populate_existing=True)
        if row.status != "queued" or (row.claimed_until is not None and row.claimed_until >= now):
            raise LeavingAlready(f"letter {number} is {row.status}")
        row.status, row.detail = "taken_back", "by a colleague before it left"
    session.flush()


def sent(session: Session, claimed: Claimed, *, detail: str, now: datetime) -> None:
    """It left. Where we were given up meanwhile and it counts as uncertain, that is over: now it is known."""
    letter, ref = claimed.id, claimed.ref
    if ref:
        hold(session, ref)
    told = {"number": letter, "held": claimed.until, "now": now, "said": detail[:500]}
    if not leaving.write(session, leaving.SENT, told):
        row = _leaving(session, claimed, also_uncertain=True)
        row.sent_at, row.blamed_at = now, None
        _settle(session, row, "sent", detail)
    if ref:
        append(session, ref, [LetterSent(letter=letter)], actor="worker", at=now)
    if withheld.tells_of_others(claimed.occasion):
        withheld.told(session, letter, now)


def delayed(session: Session, letter: Claimed, *, detail: str, now: datetime, blamed: bool = False) -> str:
    """Try again later, up to five days; returns "delayed" or, when that time is over, "refused".

    `blamed`: the server refused us, not this letter. Such a letter is never given up.
    """
    row = _leaving(session, letter)
    tried_enough = row.attempts >= len(RETRY_AFTER)
    if tried_enough and not blamed and row.blamed_at is None and now - row.queued_at > GIVE_UP_AFTER:
        return _refuse(session, row, detail=f"given up after five days: {detail}", now=now)
    if row.status != "sending":
        row.attempts += 1
    waits = RETRY_WHERE_BLAMED if blamed else RETRY_AFTER
    row.status, row.detail, row.claimed_until = "queued", detail[:500], None
    row.blamed_at = (row.blamed_at or now) if blamed else None
    row.due_at = now + timedelta(minutes=waits[min(row.attempts, len(waits)) - 1])
    return "delayed"


def refused(session: Session, letter: Claimed, *, detail: str, now: datetime) -> str:
    return _refuse(session, _leaving(session, letter), detail=detail, now=now)


def _refuse(session: Session, row: LetterRow, *, detail: str, now: datetime) -> str:
    _settle(session, row, "refused", detail)
    row.blamed_at = None
    _failed(session, row, "refused", "refused_letter", now)
    return "refused"


def uncertain(session: Session, letter: Claimed, *, detail: str, now: datetime) -> None:
    """Nobody knows whether it left. A repeatable letter goes once more after a wait; others ask the desk."""
    _doubt(session, _leaving(session, letter), detail=detail, now=now)


def _leaving(session: Session, letter: Claimed, *, also_uncertain: bool = False) -> LetterRow:
    """The row whose verdict this worker brings. Raises ClaimLost where somebody else has it by now."""
    if letter.ref:
        # Its file is told the verdict.
        hold(session, letter.ref)
    row = _held(session, letter)
    if row is not None:
        return row
    row = session.get_one(LetterRow, letter.id)
    if also_uncertain and row.status == "uncertain" and not row.repeats and row.sending_at == letter.until - LEASE:
        return row
    raise ClaimLost(f"letter {letter.id}")


def _doubt(session: Session, row: LetterRow, *, detail: str, now: datetime) -> None:
    _settle(session, row, "uncertain", detail)
    row.due_at = now + UNCERTAIN_WAIT
    _failed(session, row, "uncertain", "uncertain_letter", now)


@dataclass(frozen=True, slots=True)
class Before:
    """What is seen to before any letter leaves. `amiss`: `recover`, `repeat_uncertain` or `overtaken` would find
    something; `held_back`: those of `withheld.people`.
    """

    amiss: bool
    held_back: list[tuple[str, bool]]
    shut: Shut | None


def before_the_post(session: Session, *, today: date, now: datetime) -> Before:
    """Mostly there is nothing: one look tells, and nothing is written."""
    return Before(_amiss(session, today, now), withheld.people(session, now), route.read(session))


def _amiss(session: Session, today: date, now: datetime) -> bool:
    alone = session.get_bind().dialect.name != "postgresql"
    left = (any_leased(), exists().where(col(LetterRow.status) == "queued", col(LetterRow.claimed_until).is_not(None)))
    found = (
        exists().where(col(LetterRow.status) == "sending"),
        exists().where(*_to_repeat(now)),
        exists().where(*_over(today)),
        *(left if alone else ()),
    )
    return bool(session.scalar(select(or_(*found))))


def recover(session: Session, now: datetime) -> int:
    """Clean up after a dead worker: letters whose worker died after `begin` become uncertain; returns how many.

    On SQLite this worker knows that no other lives: no lease need be waited for, and all are taken back.
    """
    alone = session.get_bind().dialect.name != "postgresql"
    query = select(LetterRow).where(col(LetterRow.status) == "sending")
    if not alone:
        query = query.where(_nobody_holds(now))
    letters = list(session.scalars(query.with_for_update(skip_locked=True)))
    for row in letters:
        _doubt(session, row, detail="the worker stopped while the letter was leaving", now=now)
    if alone:
        session.execute(update(LetterRow).where(col(LetterRow.status) == "queued").values(claimed_until=None))
        release_leases(session)
    return len(letters)


def overtaken(session: Session, *, today: date, now: datetime) -> int:
    """Letters that waited until a day was over which they name as ahead: they do not leave, and somebody is told."""
    rows = list(session.scalars(select(LetterRow).where(*_over(today)).with_for_update(skip_locked=True)))
    for row in rows:
        _refuse(session, row, detail=f"it names {row.good_until} as a day ahead, and that day is over", now=now)
    return len(rows)


def _over(today: date) -> tuple[ColumnElement[bool], ...]:
    named = col(LetterRow.good_until)
    return col(LetterRow.status) == "queued", named.is_not(None), named < today


def repeat_uncertain(session: Session, *, now: datetime) -> int:
    """Queue, once, the same bytes of each uncertain letter whose absence is worse than a double."""
    rows = list(session.scalars(select(LetterRow).where(*_to_repeat(now)).with_for_update(skip_locked=True)))
    for row in rows:
        row.status, row.repeats, row.claimed_until = "queued", 1, None
    session.flush()
    return len(rows)


def _to_repeat(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        col(LetterRow.status) == "uncertain",
        col(LetterRow.repeatable).is_(True),
        col(LetterRow.repeats) == 0,
        col(LetterRow.due_at) <= now,
    )


def _settle(session: Session, row: LetterRow, status: str, detail: str) -> None:
    row.status, row.detail, row.claimed_until = status, detail[:500], None
    session.flush()


def _failed(session: Session, row: LetterRow, status: str, task: str, now: datetime) -> None:
    number = row.id or 0
    if row.ref:
        entry = LetterFailed.model_validate({"letter": number, "status": status, "detail": row.detail})
        append(session, row.ref, [entry], actor="worker", at=now)
    text = f"{task_text(row)}: {row.detail}"
    task_of = Task(kind=task, text=text, ref=row.ref or "")  # type: ignore[arg-type]  # one of Task's kinds
    session.add(TaskRow(kind=task_of.kind, text=task_of.text, ref=task_of.ref, at=now))
    session.flush()
