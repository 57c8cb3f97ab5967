"""What each test would pay anew and no test is about: the disk's own time, the migrations, statements made into SQL,
a walk of the collector through all tests there are.

Nothing is simulated. The temporary folders lie in memory where there is room; an empty SQLite register is given the
tables that the migrations made once in this process; engines of SQLite share the SQL that they have worked out.
Whoever tests one of these three goes by `worker.register.database`, which knows nothing of it. A proof that comes again
takes the same bytes of a letter apart once.
"""

import gc
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from worker.register import database, store
from worker.register.proving import tokens
from worker.register.tables import LetterRow

MEMORY = Path("/dev/shm")
ROOM = 3_000_000_000


def pytest_configure() -> None:
    """Every transaction waits for the disk, as it must; in memory that takes no time."""
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    if roomy:
        # Read when the first folder is asked for; the other test processes inherit it.
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    # Some machines forbid Python to keep what it has compiled: each process that a test starts would compile all of us.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Thousands of tests and all that they import stay to the end: nobody walks through them for garbage."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000, 20, 20)
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def migrated_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    tables = b""

    def migrate(engine: Engine, **known: Any) -> None:
        nonlocal tables
        file = Path(engine.url.database or "") if engine.dialect.name == "sqlite" else None
        if file and not tables:
            made = tmp_path_factory.mktemp("migrated") / "register.db"
            first = database.open_engine(f"sqlite:///{made}")
            database.migrate(first)
            first.dispose()
            tables = made.read_bytes()
        if file and file.is_file() and not file.stat().st_size:
            file.write_bytes(tables)
        database.migrate(engine, **known)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "migrate", migrate)
        yield


@pytest.fixture(scope="session", autouse=True)
def caches_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing of the home of whoever runs the tests; and what one process of ours found of the templates, all know."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    first: dict[str, Engine] = {}

    def open_engine(url: str) -> Engine:
        engine = database.open_engine(url)
        if engine.dialect.name != "sqlite":
            # A dialect of PostgreSQL learns its adapters from the connection that it first has.
            return engine
        one = first.setdefault(engine.dialect.name, engine)
        if getattr(one.dialect, "server_version_info", None) is None:
            # It was never connected: its dialect knows nothing of its database yet.
            first[engine.dialect.name] = one = engine
        # The library files its SQL under the dialect that made it.
        engine.dialect, engine._compiled_cache = one.dialect, one._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "open_engine", open_engine)
        yield


@pytest.fixture(scope="session", autouse=True)
def letters_taken_apart_once() -> Iterator[None]:
    """What a letter shows follows from its bytes and from whether it is about a file; both are the key."""
    known: dict[tuple[bytes, bool], tuple[tuple[str, str], ...]] = {}
    take_apart = tokens._tags

    def tags(letter: LetterRow) -> Iterator[tuple[str, str]]:
        key = hashlib.sha256(letter.raw).digest(), bool(letter.ref)
        if key not in known:
            known[key] = tuple(take_apart(letter))
        yield from known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_tags", tags)
        yield
