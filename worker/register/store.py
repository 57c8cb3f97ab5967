"""The register, opened: its units of work, and what is so of all of it.

What handles, proves, or tells of the worker's health is loaded when it is asked for: who only looks need not wait.
"""

import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from worker.doors.protocols import Shelf
from worker.register import duties, files
from worker.register.browsing import Browsing
from worker.register.database import (
    RegisterUnreachable,
    migrate,
    open_engine,
    reading,
    revisions,
    take_turns,
    translated,
    writing,
)
from worker.register.locks import sole_poller, sole_worker
from worker.register.tables import ComplaintRow
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.health.snapshot import Disk, Snapshot
    from worker.nouns.facts import Facts
    from worker.register.ledger import Claim
    from worker.register.page import Page
    from worker.register.verifying import Proof

P = ParamSpec("P")
T = TypeVar("T")


class Register(Browsing):
    """Opened by URL; `shelf` holds the bytes that rows name by hash.

    It opens, closes, proves itself and begins units of work. What is done in one is a function of a room, which takes
    its session: `register.change(outbox.sent, letter, detail=answer, now=now)`.
    """

    def __init__(self, url: str, shelf: Shelf) -> None:
        self.engine: Engine = open_engine(url)
        self.shelf = shelf

    @property
    def shared(self) -> bool:
        """Whether several workers may be at it (PostgreSQL)."""
        return self.engine.dialect.name == "postgresql"

    def migrate(self) -> None:
        """Make or renew the tables. Raises RegisterUnreachable, also for a register that was moved elsewhere."""
        with translated(self.engine):
            database = self.engine.url.database
            if not self.shared and database:
                # Readable by the owner alone, like the shelf: SQLite gives its other files the rights of this one.
                Path(database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                Path(database).touch(mode=0o600)
            migrate(self.engine, renewed=files.renew)
        moved = self.look(duties.read, duties.MOVED)
        if moved is not None:
            gone = Said("this register was moved to {place}: write that as [register] database, and work goes on there")
            raise RegisterUnreachable(gone.about(place=moved.note))

    def exists(self) -> bool:
        """Whether there is a register with tables; looking never makes one. Raises RegisterUnreachable."""
        database = self.engine.url.database
        if not self.shared and database and not Path(database).exists():
            return False
        with translated(self.engine):
            return revisions(self.engine)[0] is not None

    def check(self) -> Said:
        """A line that says what was found. Raises RegisterUnreachable."""
        with translated(self.engine):
            current, newest = revisions(self.engine)
            count = self.look(lambda s: s.scalar(select(func.count()).select_from(ComplaintRow)))
        found = Said("{database}, revision {current} (newest {newest}), {count} complaints")
        return found.about(
            database=self.engine.dialect.name, current=current or "", newest=newest or "", count=count or 0
        )

    def close(self) -> None:
        self.engine.dispose()

    def sole_worker(self) -> AbstractContextManager[None]:
        return sole_worker(self.engine)

    def sole_poller(self, mailbox: str) -> AbstractContextManager[bool]:
        return sole_poller(self.engine, mailbox)

    def look(self, ask: Callable[Concatenate[Session, P], T], *told: P.args, **named: P.kwargs) -> T:
        """One transaction that only reads: what a room of the register answers."""
        with reading(self.engine) as session:
            return ask(session, *told, **named)

    def reading(self) -> AbstractContextManager[Session]:
        """The same, for an answer that is read piece by piece."""
        return reading(self.engine)

    def change(self, act: Callable[Concatenate[Session, P], T], *told: P.args, **named: P.kwargs) -> T:
        """One transaction, for what a room of the register does."""
        with writing(self.engine) as session:
            return act(session, *told, **named)

    # Handling

    @contextmanager
    def pages(
        self, base: "Facts", now: datetime, *, holding: "Sequence[Claim]" = ()
    ) -> "Iterator[Callable[[], AbstractContextManager[Page]]]":
        """One transaction for a batch; each call of what it gives is one page in a savepoint of its own.

        Several workers are here one after the other, as on SQLite: what one writes may hang on any file, in any order.
        `holding`: the messages that the pages are about. Raises ClaimLost where one of them is no longer ours. A page
        raises WrittenElsewhere where another worker was first, and RegisterUnreachable.
        """
        from worker.register import ledger, outbox
        from worker.register.page import Page

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

    # Health and proof

    def snapshot(self, boxes: Mapping[str, int], now: datetime, people: Collection[str] | None = None) -> "Snapshot":
        """The worker's health; `boxes` are the mailboxes of the settings, each with its `poll_seconds`, `people` the
        addresses of the colleagues.
        """
        from worker.register import health

        with translated(self.engine):
            revision = revisions(self.engine)[0] or ""
        disks = self._disks()
        return self.look(lambda s: health.look(s, boxes, revision=revision, disks=disks, now=now, people=people))

    def _disks(self) -> "Iterator[Disk]":
        from worker.health.snapshot import Disk

        database = self.engine.url.database
        if not self.shared and database:
            room = shutil.disk_usage(Path(database).parent)
            yield Disk("register", room.free, room.total)
        shelf = self.shelf.room()
        if shelf is not None:
            yield Disk("shelf", *shelf)

    def verify(self, told: Callable[[int, int], None] = lambda _done, _all: None) -> "Proof":
        from worker.register.verifying import verify

        return self.look(lambda s: verify(s, self.shelf, told))
