"""The shelf in PostgreSQL: blobs as rows, for workers on several machines. Needs the extra `postgres`.

It may be the register's own database, or another one. A row is durable once its statement is over (synchronous_commit).
"""

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from worker.doors.protocols import SHELF_CONNECTION, BlobMissing, ShelfUnreachable
from worker.words.said import Said

_NAME = re.compile(r"[0-9a-f]{64}")
# From its `put` to the row that names it a blob is needed by nobody in the register, and yet must not go.
_RESTING_SECONDS = 86_400
_CONNECT_SECONDS = 15
# One arbitrary number for "someone makes the table", the same in every worker.
_MAKING = 727_007
_TABLE = """
CREATE TABLE IF NOT EXISTS complaint_blob (
    sha256 text PRIMARY KEY,
    content bytea NOT NULL,
    put_at timestamptz NOT NULL DEFAULT clock_timestamp()
)
"""
# What is there and sound stays as it is; what was damaged is written anew.
_PUT = """
INSERT INTO complaint_blob (sha256, content) VALUES (%(name)s, %(content)s)
ON CONFLICT (sha256) DO UPDATE SET put_at = clock_timestamp(), content = CASE
    WHEN complaint_blob.content = excluded.content THEN complaint_blob.content ELSE excluded.content END
"""
_REMOVE = """
DELETE FROM complaint_blob
WHERE sha256 = %(name)s AND put_at <= clock_timestamp() - make_interval(secs => %(seconds)s)
"""
_LIES_LONG = """
SELECT put_at <= clock_timestamp() - make_interval(secs => %(seconds)s) FROM complaint_blob WHERE sha256 = %(name)s
"""


class DatabaseShelf:
    """One connection, opened when it is first needed and anew where it was lost; several threads take turns."""

    def __init__(self, url: str, *, make: bool = True, resting_seconds: float = _RESTING_SECONDS) -> None:
        """Makes the table where it is missing, unless told not to; raises ShelfUnreachable where it cannot."""
        self._url = url
        self._resting_seconds = resting_seconds
        self._turn = threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None
        known = conninfo_to_dict(url)
        self._place = f"{known.get('host') or 'this machine'}/{known.get('dbname') or ''}"
        if make:
            with self._connected() as connection, connection.transaction():
                connection.execute("SELECT pg_advisory_xact_lock(%s)", (_MAKING,))
                connection.execute(_TABLE)

    def put(self, content: bytes) -> str:
        """Store durably and return the hexadecimal SHA-256. Raises ShelfUnreachable; the shelf is then as it was."""
        name = hashlib.sha256(content).hexdigest()
        with self._connected() as connection:
            connection.execute(_PUT, {"name": name, "content": content})
        return name

    def get(self, sha256: str) -> bytes:
        """The bytes. Raises BlobMissing where there is no such blob, or it no longer has this hash."""
        if not _NAME.fullmatch(sha256):
            raise BlobMissing(f"{sha256[:80]!r} is not the name of a blob.")
        with self._connected() as connection:
            found = connection.execute("SELECT content FROM complaint_blob WHERE sha256 = %s", (sha256,)).fetchone()
        if found is None:
            raise BlobMissing(f"Blob {sha256} is not on the shelf at {self._place}.")
        content = bytes(found[0])
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BlobMissing(f"Blob {sha256} on the shelf at {self._place} is damaged: it no longer has this hash.")
        return content

    def names(self) -> set[str]:
        """Every hash on the shelf. Their contents are not read."""
        with self._connected() as connection:
            return {name for (name,) in connection.execute("SELECT sha256 FROM complaint_blob")}

    def remove(self, sha256: str) -> bool:
        """Take a blob off the shelf for good; whether it is gone. It stays where it was put lately."""
        told = {"name": sha256, "seconds": self._resting_seconds}
        with self._connected() as connection:
            connection.execute(_REMOVE, told)
            left = connection.execute("SELECT 1 FROM complaint_blob WHERE sha256 = %(name)s", told)
            return left.fetchone() is None

    def lies_long(self, sha256: str) -> bool:
        """Whether a blob was put so long ago that the row which needs it must be written by now."""
        told = {"name": sha256, "seconds": self._resting_seconds}
        with self._connected() as connection:
            row = connection.execute(_LIES_LONG, told).fetchone()
        return bool(row and row[0])

    def room(self) -> None:
        """What its server's disk holds is not known here."""

    def check(self) -> Said:
        """Write, read and take back a probe, and say where the shelf is."""
        probe = b"a probe of the shelf"
        told = {"name": f"probe {hashlib.sha256(probe).hexdigest()}", "content": probe}
        with self._connected() as connection, connection.transaction(force_rollback=True):
            connection.execute(_PUT, told)
            found = connection.execute("SELECT content FROM complaint_blob WHERE sha256 = %(name)s", told).fetchone()
        if found is None or bytes(found[0]) != probe:
            raise ShelfUnreachable(
                Said("The shelf {place} gives back other bytes than were written.", place=self._place)
            )
        return Said("shelf at {place}, in PostgreSQL", place=self._place)

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection[Any]]:
        with self._turn:
            try:
                yield self._open()
            except psycopg.Error as error:
                self._drop()
                reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
                useless = Said("The shelf at {place} cannot be used: {said}; check [register] shelf and its server")
                raise ShelfUnreachable(useless.about(place=self._place, said=reason)) from error

    def _open(self) -> psycopg.Connection[Any]:
        """The connection that is kept, or a new one where the server closed it meanwhile."""
        if self._connection is not None and not self._connection.closed:
            try:
                self._connection.execute("SELECT 1")
            except psycopg.OperationalError:
                self._drop()
        if self._connection is None or self._connection.closed:
            self._connection = psycopg.connect(
                self._url, autocommit=True, connect_timeout=_CONNECT_SECONDS, application_name=SHELF_CONNECTION
            )
        return self._connection

    def close(self) -> None:
        with self._turn:
            self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None
