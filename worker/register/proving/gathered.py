"""What a proof gathers on its way, to hold tables against it: as much as the register holds, and not in memory.

A database that SQLite keeps to itself: nobody else sees it, it goes with its connection, and what is more than its
cache lies in a file without a name.
"""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import Any

from worker.register.database import RegisterUnreachable
from worker.words.said import Said

_TABLES = """
PRAGMA journal_mode = off;
PRAGMA synchronous = off;
CREATE TABLE telling (parcel INTEGER, ref TEXT, sha256 TEXT, sender TEXT, received_at TEXT, erased INTEGER);
CREATE TABLE link (one TEXT, other TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE sealed (place TEXT PRIMARY KEY, salt TEXT, told TEXT);
CREATE TABLE needed (sha256 TEXT PRIMARY KEY, place TEXT);
CREATE TABLE token (token TEXT PRIMARY KEY, ref TEXT, address TEXT, made_at TEXT, carried TEXT);
CREATE TABLE unreadable (address TEXT, queued_at TEXT, PRIMARY KEY (address, queued_at)) WITHOUT ROWID;
BEGIN;
"""
Row = tuple[Any, ...]


class Gathered:
    """The tables above, by SQL: each part of the proof knows its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, statement: str, rows: Iterable[Row]) -> None:
        self._connection.executemany(statement, rows)

    def ask(self, statement: str, *values: object) -> Iterator[Row]:
        """Read piece by piece."""
        yield from self._connection.execute(statement, values)

    def first(self, statement: str, *values: object) -> Row | None:
        found: Row | None = self._connection.execute(statement, values).fetchone()
        return found


@contextmanager
def gathered() -> Iterator[Gathered]:
    """Raises RegisterUnreachable where there is no room for it."""
    try:
        with closing(sqlite3.connect(_place(), isolation_level=None)) as connection:
            connection.executescript(_TABLES)
            yield Gathered(connection)
    except sqlite3.Error as error:
        full = Said("the proof has no room for what it gathers: {said}; make room for temporary files (TMPDIR)")
        raise RegisterUnreachable(full.about(said=str(error))) from error


def _place() -> str:
    """Where nothing may be written, as in a container without a /tmp, it stays in memory."""
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        return ":memory:"
    return ""


def moment(at: datetime) -> str:
    """One text for each moment, in the order of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
