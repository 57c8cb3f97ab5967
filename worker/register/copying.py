"""A copy of the register's tables in a SQLite file, whole and of one moment, while workers go on writing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.record import Complaint
from worker.register import search
from worker.register.database import migrate, open_engine, translated
from worker.register.tables import Base, ComplaintRow

# Letters are kept with their bytes: so many rows at a time bound the memory.
ROWS = 50


class CopyFailed(Exception):
    """The register cannot be copied. Check the folder, its rights and the free space."""


def sqlite_url(place: Path) -> str:
    return URL.create("sqlite", database=str(place)).render_as_string()


def copy_tables(source: Engine, place: Path) -> None:
    """Write every table into a new SQLite register at `place`. Raises CopyFailed and RegisterUnreachable."""
    place.touch(mode=0o600)
    if source.dialect.name == "sqlite":
        _copy_file(source, place)
    else:
        _copy_rows(source, place)


def _copy_file(source: Engine, place: Path) -> None:
    """SQLite's own online backup: page by page, as of one moment."""
    with translated(source), closing(source.raw_connection()) as connection:
        driver: Any = connection.driver_connection
        with _writing(place), closing(sqlite3.connect(place)) as target:
            driver.backup(target)


def _copy_rows(source: Engine, place: Path) -> None:
    """Every row of every table, read in one transaction that sees one moment: the tables are the same on both."""
    target = open_engine(sqlite_url(place))
    try:
        with _writing(place):
            migrate(target)
            with target.begin() as writer:
                for table, rows in all_rows(source):
                    with _writing(place):
                        put_rows(writer, table, rows)
                index_words(source, writer)
    finally:
        target.dispose()


def all_rows(source: Engine) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Table by table, those first to which others point; of one moment."""
    moment = source.execution_options(yield_per=ROWS, reading=True)
    if source.dialect.name == "postgresql":
        moment = moment.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with translated(source), moment.connect() as reader:
        for table in Base.metadata.sorted_tables:
            for rows in reader.execute(select(table).order_by(*table.primary_key)).mappings().partitions():
                yield table, [dict(row) for row in rows]


def put_rows(writer: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write rows as they are, into a register that has none."""
    if writer.dialect.name == "sqlite":
        # A row may point to one that comes behind it.
        writer.execute(text("PRAGMA defer_foreign_keys = on"))
    writer.execute(insert(table), rows)


def index_words(source: Engine, writer: Connection) -> None:
    """Each database has its own index over words: that of the copy is made anew, of the files that had words."""
    with translated(source), source.connect() as reader:
        found = set(reader.scalars(text("SELECT ref FROM complaint_words")))
    with Session(writer) as session:
        for complaint in _written(session):
            if complaint.ref in found:
                search.index(session, complaint)
        session.flush()


def _written(session: Session) -> Iterator[Complaint]:
    """Some at a time: PostgreSQL would bring all of them at once, and whoever breaks off leaves no cursor."""
    ref, behind = col(ComplaintRow.ref), ""
    some = select(ref, col(ComplaintRow.record)).order_by(ref).limit(ROWS)
    while rows := session.execute(some.where(ref > behind)).all():
        yield from (Complaint.model_validate_json(record) for _, record in rows)
        behind = rows[-1][0]


@contextmanager
def _writing(place: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise CopyFailed(
            f"the register cannot be copied to {place}: {reason}; check the folder and the free space there"
        ) from error
