"""Who may work: one process on a SQLite register, one poller per mailbox on PostgreSQL."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from worker.words.said import Said


class RegisterInUse(Exception):
    """Another complaints process works on this register; stop it first, or use PostgreSQL for several workers."""


@contextmanager
def sole_worker(engine: Engine) -> Iterator[None]:
    """Hold the register for this process. On PostgreSQL several workers share; there is nothing to hold.

    The lock is the kernel's, so that a killed process leaves none behind. Raises RegisterInUse.
    """
    database = engine.url.database
    if engine.dialect.name != "sqlite" or not database:
        yield
        return
    path = Path(f"{database}.lock")
    # The first to come makes the register's folder.
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            other = Said(
                "another complaints process (pid {pid}) works on {database}; stop it first, or use PostgreSQL for"
                " several workers"
            )
            pid = file.read(20).strip() or Said("unknown").within("process")
            raise RegisterInUse(other.about(pid=pid, database=database)) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


@contextmanager
def sole_poller(engine: Engine, mailbox: str) -> Iterator[bool]:
    """True for the one worker that polls this mailbox now; the others go on with other work."""
    if engine.dialect.name != "postgresql":
        yield True
        return
    key = int.from_bytes(hashlib.sha256(f"mailbox:{mailbox}".encode()).digest()[:8], signed=True)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        mine = bool(connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar())
        try:
            yield mine
        finally:
            if mine:
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": key})
