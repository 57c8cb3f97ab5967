"""A whole register taken to another database with its proof, either way; the shelf stays, or goes along.

What arrives is held against what left: the same counts, and the same root over all chains. Only then is the old one
marked, so that no worker goes on with it by mistake.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, func, inspect, select, text

from worker.doors.protocols import SHELF_CONNECTION
from worker.register import duties
from worker.register.backup import Told, copy_blobs
from worker.register.copying import CopyFailed, all_rows, index_words, put_rows
from worker.register.database import translated
from worker.register.locks import RegisterInUse
from worker.register.store import Register
from worker.register.tables import Base
from worker.register.verifying import Proof
from worker.words.said import Said


@dataclass(frozen=True, slots=True)
class Watch:
    """Who hears how far it is: documents taken along, rows, complaints proved; each with how many there are."""

    blobs: Told = lambda _done, _all: None
    rows: Told = lambda _done, _all: None
    proved: Told = lambda _done, _all: None


class TargetTaken(Exception):
    """There is a register already where one is to be moved to. Name an empty database or a file that is not there."""


def move(source: Register, target: Register, *, now: datetime, watch: Watch = Watch()) -> Proof:
    """Take every row of `source` to `target`, prove it there, and mark the source; returns the target's proof.

    Where the target has another shelf, every blob goes there before the rows.

    One transaction writes it all: a move that ends halfway leaves an empty target, and is simply begun again; blobs
    that are there already need not go again. Raises TargetTaken, RegisterInUse where somebody works on the source,
    CopyFailed where what arrived is not what left, and RegisterUnreachable.
    """
    with source.sole_worker(), _nobody_else(source.engine), target.sole_worker():
        before = source.verify(watch.proved)
        _empty(target)
        target.migrate()
        if target.shelf is not source.shelf:
            copy_blobs(source.shelf, target.shelf, source.shelf.names() - target.shelf.names(), watch.blobs)
        with translated(target.engine), target.engine.begin() as writer:
            _take(source.engine, writer, watch.rows)
        with _taken_back(target.engine):
            proof = target.verify(watch.proved)
            if _what(proof) != _what(before):
                raise CopyFailed(
                    f"what arrived is not what left: {_what(before)} became {_what(proof)}; the register is where it"
                    " was, and the new one is empty again"
                )
        source.change(duties.was_done, duties.MOVED, now, place_of(target.engine))
    return proof


def place_of(engine: Engine) -> str:
    """As a configuration names it, without its password."""
    return engine.url.set(drivername=engine.dialect.name).render_as_string(hide_password=True)


def _take(source: Engine, writer: Connection, told: Told) -> None:
    whole, done = _count(source), 0
    for table, rows in all_rows(source):
        put_rows(writer, table, rows)
        done += len(rows)
        told(done, whole)
    index_words(source, writer)
    if writer.dialect.name == "postgresql":
        _count_on(writer)


@contextmanager
def _taken_back(target: Engine) -> Iterator[None]:
    """What was not proved to its end is no register: nobody shall find one there, and a next move its place taken."""
    try:
        yield
    except BaseException:
        with translated(target), target.begin() as writer:
            if writer.dialect.name == "sqlite":
                writer.execute(text("PRAGMA defer_foreign_keys = on"))
            writer.execute(text("DELETE FROM complaint_words"))
            for table in reversed(Base.metadata.sorted_tables):
                writer.execute(delete(table))
        raise


def _count(source: Engine) -> int:
    with source.execution_options(reading=True).connect() as reader:
        counted = (reader.scalar(select(func.count()).select_from(table)) for table in Base.metadata.sorted_tables)
        return sum(one or 0 for one in counted)


def _count_on(writer: Connection) -> None:
    """Rows came with their numbers: what gives the next ones begins behind them."""
    for table in Base.metadata.sorted_tables:
        for column in table.primary_key:
            sequence = writer.scalar(
                text("SELECT pg_get_serial_sequence(:table, :column)"), {"table": table.name, "column": column.name}
            )
            last = writer.scalar(select(func.max(column))) if sequence else None
            if last is not None:
                behind = {"sequence": sequence, "last": last}
                writer.execute(text("SELECT setval(CAST(:sequence AS regclass), :last)"), behind)


def _what(proof: Proof) -> tuple[object, ...]:
    """What must be the same on both sides: an old fault is taken along, and stays told."""
    return (proof.complaints, proof.entries, proof.letters, proof.parcels, proof.root, proof.faults)


def _empty(target: Register) -> None:
    with translated(target.engine):
        known = set(inspect(target.engine).get_table_names()) if target.exists() else set()
        with target.engine.execution_options(reading=True).connect() as reader:
            for table in Base.metadata.sorted_tables:
                if table.name in known and reader.scalar(select(func.count()).select_from(table)):
                    place = place_of(target.engine)
                    raise TargetTaken(
                        f"there is a register already at {place}; name an empty database or a new file;"
                        " or empty it, where a move to it was cut off by a failure of the machine"
                    )


@contextmanager
def _nobody_else(engine: Engine) -> Iterator[None]:
    """On SQLite the lock says it; PostgreSQL knows who else is connected. The shelf may lie in the same database, and
    nobody works on a register with that alone.
    """
    if engine.dialect.name == "postgresql":
        others = text(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            " AND application_name <> :shelf"
        )
        engine.dispose()
        with translated(engine), engine.connect() as connection:
            found = connection.scalar(others, {"shelf": SHELF_CONNECTION})
        if found:
            open_still = Said("{count} other connections are open to this register; stop every worker first")
            raise RegisterInUse(open_still.about(count=found))
    yield
