"""The ledger of the post: what any mailbox ever showed us, and what became of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.nouns.message import Parcel, ParcelKey
from worker.register import tasks
from worker.register.tables import ParcelRow

# A worker that dies leaves its lease behind; another may take the message after this long.
LEASE = timedelta(minutes=2)
# The clocks of two machines are never quite alike, and one reads its own before it waits for its turn.
CLOCKS_APART = timedelta(minutes=10)
# A worker that lives renews what it holds when so much of it has gone by.
RENEWED_AFTER = LEASE / 4
# A worker holds the messages of a batch in memory, with all that is read of them: so many bytes, or one message.
CLAIMED_BYTES = 8_000_000
# A message that was begun this often without an end is handled alone, so that it takes no other down with it.
SUSPECT_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Claim:
    """A message leased to this worker. `attempts` counts this lease.

    `until` is when it ends, and fences it: whoever takes the message later has a later one, so that a worker which
    slept meanwhile finds that what it holds is no longer the row's (M. Kleppmann, "How to do distributed locking").
    """

    id: int
    mailbox: str
    sha256: str
    size: int
    cut: bool
    received_at: datetime
    attempts: int
    ref: str
    until: datetime
    taken_over: bool = False


def unknown(session: Session, mailbox: str, folder: str, uidvalidity: int, uids: Sequence[int]) -> list[int]:
    """Those of `uids` that the ledger does not hold yet of this folder and numbering."""
    known: set[int] = set()
    for start in range(0, len(uids), 500):
        query = select(col(ParcelRow.uid)).where(
            col(ParcelRow.mailbox) == mailbox,
            col(ParcelRow.folder) == folder,
            col(ParcelRow.uidvalidity) == uidvalidity,
            col(ParcelRow.uid).in_(uids[start : start + 500]),
        )
        known.update(session.scalars(query))
    return [uid for uid in uids if uid not in known]


def keep(
    session: Session, parcels: Iterable[tuple[Parcel, str]], now: datetime, taken_over: Collection[int] = ()
) -> int:
    """Enter parcels with the hash under which the shelf holds them; returns how many. Their keys must be new.

    `taken_over`: the UIDs of those that lay there before the first start.
    """
    rows = [
        ParcelRow(
            mailbox=parcel.key.mailbox,
            folder=parcel.key.folder,
            uidvalidity=parcel.key.uidvalidity,
            uid=parcel.key.uid,
            sha256=sha256,
            size=parcel.size,
            cut=parcel.cut,
            received_at=parcel.received_at,
            kept_at=now,
            due_at=now,
            taken_over_at=now if parcel.key.uid in taken_over else None,
        )
        for parcel, sha256 in parcels
    ]
    session.add_all(rows)
    session.flush()
    return len(rows)


def claim(session: Session, *, limit: int, now: datetime) -> list[Claim]:
    """Lease up to `limit` due messages, of 8 MB together or one of more, oldest first, that no other worker holds."""
    query = (
        select(ParcelRow)
        .where(
            col(ParcelRow.status) == "waiting",
            col(ParcelRow.due_at) <= now,
            _nobody_holds(now),
        )
        .order_by(col(ParcelRow.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = list(session.scalars(query))
    suspects = [row for row in rows if row.attempts >= SUSPECT_ATTEMPTS]
    # Others go first; a suspect is alone in its batch.
    chosen = [row for row in rows if row.attempts < SUSPECT_ATTEMPTS] or suspects[:1]
    sizes = accumulate(row.size for row in chosen)
    chosen = [row for row, size in zip(chosen, sizes, strict=True) if size <= CLAIMED_BYTES] or chosen[:1]
    for row in chosen:
        row.claimed_until = now + LEASE
        row.attempts += 1
    session.flush()
    return [_claim(row) for row in chosen]


def _claim(row: ParcelRow) -> Claim:
    return Claim(
        id=row.id or 0,
        mailbox=row.mailbox,
        sha256=row.sha256,
        size=row.size,
        cut=row.cut,
        received_at=row.received_at,
        attempts=row.attempts,
        ref=row.ref,
        until=row.claimed_until or row.due_at,
        taken_over=row.taken_over_at is not None,
    )


def _nobody_holds(now: datetime) -> ColumnElement[bool]:
    return lease_over(col(ParcelRow.claimed_until), now, LEASE)


def lease_over(until: Any, now: datetime, lease: timedelta) -> ColumnElement[bool]:
    """Never leased, or it is over; one that goes on for much longer than a lease can was given by a wrong clock."""
    return or_(until.is_(None), until < now, until > now + lease + CLOCKS_APART)


def renew(session: Session, claims: Sequence[Claim], now: datetime) -> list[Claim]:
    """Lengthen the leases that are still this worker's; returns those, as they are now."""
    held = hold(session, claims)
    session.execute(update(ParcelRow).where(col(ParcelRow.id).in_(held)).values(claimed_until=now + LEASE))
    return [replace(claim, until=now + LEASE) for claim in claims if claim.id in held]


def hold(session: Session, claims: Sequence[Claim]) -> frozenset[int]:
    """The messages of `claims` that are still this worker's: nobody can take them before this transaction ends."""
    if not claims:
        return frozenset()
    query = (
        select(col(ParcelRow.id), col(ParcelRow.claimed_until))
        .where(col(ParcelRow.id).in_([claim.id for claim in claims]), col(ParcelRow.status) == "waiting")
        .with_for_update(skip_locked=True)
    )
    rows = {row.id: row.claimed_until for row in session.execute(query)}
    return frozenset(claim.id for claim in claims if rows.get(claim.id) == claim.until)


def any_leased() -> ColumnElement[bool]:
    return exists().where(col(ParcelRow.claimed_until).is_not(None))


def release_leases(session: Session) -> None:
    """Take back every lease. Only for a worker that knows to be alone: the holders are dead."""
    session.execute(update(ParcelRow).where(col(ParcelRow.claimed_until).is_not(None)).values(claimed_until=None))


def postpone(session: Session, claim: Claim, *, until: datetime, error: str, spent: bool = True) -> bool:
    """Try again later: our fault or the outside's, not the message's; False where somebody else has it by now.

    `spent`: the attempt counts. One that only lost a race against another worker does not.
    """
    if claim.id not in hold(session, [claim]):
        return False
    row = session.get_one(ParcelRow, claim.id)
    row.due_at, row.claimed_until, row.error = until, None, error
    row.attempts -= not spent
    return True


def unsettled(session: Session, mailbox: str) -> list[tuple[ParcelKey, int, str]]:
    """(key, ledger number, destination) of each handled message that the mailbox has not filed yet."""
    query = select(ParcelRow).where(
        col(ParcelRow.mailbox) == mailbox, col(ParcelRow.settled_at).is_(None), col(ParcelRow.destination) != ""
    )
    return [
        (ParcelKey(row.mailbox, row.folder, row.uidvalidity, row.uid), row.id or 0, row.destination)
        for row in session.scalars(query.order_by(col(ParcelRow.id)))
    ]


def mark_settled(session: Session, parcels: Sequence[int], now: datetime) -> None:
    for start in range(0, len(parcels), 500):
        session.execute(
            update(ParcelRow).where(col(ParcelRow.id).in_(parcels[start : start + 500])).values(settled_at=now)
        )


def replay(session: Session, parcels: Collection[int] | None, now: datetime) -> list[int]:
    """Make parked messages wait again (all of them where `parcels` is None), and take their tasks off the desk.

    Returns their ledger numbers.
    """
    query = select(ParcelRow).where(col(ParcelRow.status) == "parked")
    if parcels is not None:
        query = query.where(col(ParcelRow.id).in_(parcels))
    rows = list(session.scalars(query.with_for_update(skip_locked=True)))
    for row in rows:
        row.status, row.attempts, row.due_at, row.claimed_until = "waiting", 0, now, None
    session.flush()
    replayed = [row.id or 0 for row in rows]
    tasks.close(session, parcels=replayed, kind="parked", now=now)
    return replayed


def any_of(session: Session, mailbox: str) -> bool:
    """Whether the ledger holds anything of this mailbox."""
    return (
        session.scalars(select(col(ParcelRow.id)).where(col(ParcelRow.mailbox) == mailbox).limit(1)).first() is not None
    )
