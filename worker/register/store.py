"""The register as the office uses it: each method is one transaction, or opens one."""

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.doors.protocols import Shelf
from worker.feedback.digest import Known
from worker.health.snapshot import Disk, Snapshot
from worker.nouns.facts import Facts
from worker.nouns.item import Absence
from worker.nouns.message import Parcel, ParcelKey
from worker.register import (
    digesting,
    documents,
    files,
    health,
    ledger,
    nudging,
    outbox,
    polls,
    watching,
)
from worker.register.browsing import Browsing
from worker.register.database import migrate, open_engine, reading, revisions, take_turns, translated, writing
from worker.register.locks import sole_poller, sole_worker
from worker.register.lookup import absences
from worker.register.page import Page, close_tasks
from worker.register.posting import Posting
from worker.register.tables import ComplaintRow, DutyRow
from worker.register.verifying import Proof, verify

T = TypeVar("T")


class Register(Browsing, Posting):
    """Opened by URL; `shelf` holds the bytes that rows name by hash."""

    def __init__(self, url: str, shelf: Shelf) -> None:
        self.engine: Engine = open_engine(url)
        self.shelf = shelf

    @property
    def shared(self) -> bool:
        """Whether several workers may be at it (PostgreSQL)."""
        return self.engine.dialect.name == "postgresql"

    def migrate(self) -> None:
        """Make or renew the tables. Raises RegisterUnreachable."""
        with translated(self.engine):
            database = self.engine.url.database
            if not self.shared and database:
                # Readable by the owner alone, like the shelf: SQLite gives its other files the rights of this one.
                Path(database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                Path(database).touch(mode=0o600)
            migrate(self.engine, renewed=files.renew)

    def exists(self) -> bool:
        """Whether there is a register with tables; looking never makes one. Raises RegisterUnreachable."""
        database = self.engine.url.database
        if not self.shared and database and not Path(database).exists():
            return False
        with translated(self.engine):
            return revisions(self.engine)[0] is not None

    def check(self) -> str:
        """A line that says what was found. Raises RegisterUnreachable."""
        with translated(self.engine):
            current, newest = revisions(self.engine)
            count = self._read(lambda s: s.scalar(select(func.count()).select_from(ComplaintRow)))
        return f"{self.engine.dialect.name}, revision {current} (newest {newest}), {count} complaints"

    def close(self) -> None:
        self.engine.dispose()

    def sole_worker(self) -> AbstractContextManager[None]:
        return sole_worker(self.engine)

    def sole_poller(self, mailbox: str) -> AbstractContextManager[bool]:
        return sole_poller(self.engine, mailbox)

    def look(self, ask: Callable[[Session], T]) -> T:
        """One transaction that only reads, for a question that another room of the register answers."""
        return self._read(ask)

    def reading(self) -> AbstractContextManager[Session]:
        """The same, for an answer that is read piece by piece."""
        return reading(self.engine)

    def change(self, act: Callable[[Session], T]) -> T:
        """One transaction, for a change that another room of the register makes."""
        return self._write(act)

    # The ledger

    def unknown(self, mailbox: str, folder: str, uidvalidity: int, uids: Sequence[int]) -> list[int]:
        """Those of `uids` that the ledger does not hold yet."""
        if not uids:
            return []
        known = self._read(lambda s: ledger.known_uids(s, mailbox, folder, uidvalidity, uids))
        return [uid for uid in uids if uid not in known]

    def keep(self, parcels: Iterable[tuple[Parcel, str]], now: datetime, *, taken_over: Collection[int] = ()) -> int:
        return self._write(lambda s: ledger.keep(s, parcels, now, taken_over))

    def never_worked(self, mailbox: str) -> bool:
        """Whether there is no file yet, or nothing was ever collected from this mailbox nor looked for in it."""

        def ask(session: Session) -> bool:
            if session.scalars(select(col(ComplaintRow.ref)).limit(1)).first() is None:
                return True
            return not ledger.any_of(session, mailbox) and session.get(DutyRow, polls.WELL + mailbox) is None

        return self._read(ask)

    def first_look(self, mailbox: str) -> datetime | None:
        """When a poll of this mailbox first went well."""
        return self._read(lambda s: polls.first_well(s.get(DutyRow, polls.WELL + mailbox)))

    def claim(self, *, limit: int, now: datetime) -> list[ledger.Claim]:
        return self._write(lambda s: ledger.claim(s, limit=limit, now=now))

    def renew(self, claims: Sequence[ledger.Claim], now: datetime) -> list[ledger.Claim]:
        return self._write(lambda s: ledger.renew(s, claims, now))

    def postpone(self, claim: ledger.Claim, *, until: datetime, error: str, spent: bool = True) -> bool:
        return self._write(lambda s: ledger.postpone(s, claim, until=until, error=error, spent=spent))

    def unsettled(self, mailbox: str) -> list[tuple[ParcelKey, int, str]]:
        return self._read(lambda s: ledger.unsettled(s, mailbox))

    def mark_settled(self, parcels: Sequence[int], now: datetime) -> None:
        self._write(lambda s: ledger.mark_settled(s, parcels, now))

    def replay(self, parcels: Sequence[int] | None, now: datetime) -> list[int]:
        """Make parked messages wait again, and take their tasks off the desk."""

        def act(session: Session) -> list[int]:
            replayed = ledger.replay(session, parcels, now)
            close_tasks(session, parcels=replayed, kind="parked", now=now)
            return replayed

        return self._write(act)

    def recover(self, now: datetime) -> int:
        """Clean up after a dead worker: leases taken back (where we are alone), letters caught leaving uncertain."""

        def act(session: Session) -> int:
            if not self.shared:
                ledger.release_leases(session)
            return outbox.recover(session, now=now, alone=not self.shared)

        return self._write(act)

    # Handling

    @contextmanager
    def pages(
        self, base: Facts, now: datetime, *, holding: Sequence[ledger.Claim] = ()
    ) -> Iterator[Callable[[], AbstractContextManager[Page]]]:
        """One transaction for a batch; each call of what it gives is one page in a savepoint of its own.

        Several workers are here one after the other, as on SQLite: what one writes may hang on any file, in any order.
        `holding`: the messages that the pages are about. Raises ClaimLost where one of them is no longer ours. A page
        raises WrittenElsewhere where another worker was first, and RegisterUnreachable.
        """
        with writing(self.engine) as session:
            take_turns(session)
            if len(ledger.hold(session, holding)) < len(holding):
                raise outbox.ClaimLost("messages of this batch")

            @contextmanager
            def one() -> Iterator[Page]:
                try:
                    with translated(self.engine), session.begin_nested():
                        yield Page(session, base, now)
                except BaseException:
                    # What the page had in mind is gone with its savepoint.
                    session.expire_all()
                    session.info.clear()
                    raise

            yield one

    # The watch

    def anything_due(self, now: datetime) -> bool:
        """Whether a clock of any file or action may strike now."""
        return self._read(lambda s: watching.anything_due(s, now))

    def look_again_if_changed(self, fingerprint: str, now: datetime) -> bool:
        """Where clocks run by other rules than before, all that they concern is looked at anew; whether that was so."""
        if (row := self.duty(watching.RULES_DUTY)) is not None and row.note == fingerprint:
            return False
        return self._write(lambda s: watching.look_again_if_changed(s, fingerprint, now))

    def waiting_people(self) -> dict[str, bool]:
        """Whom something waits to be told, and whether an alarm is among it."""
        return self._read(nudging.people)

    def absences(self, now: datetime) -> tuple[Absence, ...]:
        return self._read(lambda s: absences(s, now))

    def digest_facts(
        self, people: Iterable[str], *, today: date, horizon: date, since: datetime, now: datetime
    ) -> Known:
        return self._read(
            lambda s: digesting.known(s, people=people, today=today, horizon=horizon, since=since, now=now)
        )

    # Duties and tasks

    def duty(self, name: str) -> DutyRow | None:
        """When it was last done, and what it noted; None where it never was."""
        return self._read(lambda s: s.get(DutyRow, name))

    def duty_done_at(self, name: str) -> datetime | None:
        row = self.duty(name)
        return row.done_at if row else None

    def duty_done(self, name: str, now: datetime, note: str = "") -> None:
        self._write(lambda s: s.merge(DutyRow(name=name, done_at=now, note=note)))

    def poll_went_well(self, mailbox: str, now: datetime) -> None:
        self._write(lambda s: polls.went_well(s, mailbox, now))

    def poll_failed(self, mailbox: str, now: datetime, reason: str) -> None:
        self._write(lambda s: polls.failed(s, mailbox, now, reason))

    def held_documents(self, *, after: int, limit: int) -> list[documents.HeldDocument]:
        """Those that wait for the security check, oldest first, beginning behind number `after`."""
        return self._read(lambda s: documents.held(s, after=after, limit=limit))

    # Health and proof

    def snapshot(self, boxes: Mapping[str, int], now: datetime) -> Snapshot:
        """The worker's health; `boxes` are the mailboxes of the settings, each with its `poll_seconds`."""
        with translated(self.engine):
            revision = revisions(self.engine)[0] or ""
        disks = self._disks()
        return self._read(lambda s: health.look(s, boxes, revision=revision, disks=disks, now=now))

    def _disks(self) -> Iterator[Disk]:
        database = self.engine.url.database
        if not self.shared and database:
            room = shutil.disk_usage(Path(database).parent)
            yield Disk("register", room.free, room.total)
        shelf = self.shelf.room()
        if shelf is not None:
            yield Disk("shelf", *shelf)

    def verify(self) -> Proof:
        return self._read(lambda s: verify(s, self.shelf))
