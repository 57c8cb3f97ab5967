"""Engines: SQLite as it must be opened to be safe, PostgreSQL by URL; the same transactions on both."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, PendingRollbackError
from sqlalchemy.orm import Session

from worker.register.sealing import Sealing, seal
from worker.words.said import Said

MIGRATIONS = Path(__file__).parent / "migrations"
# One arbitrary number for «someone is migrating this register», the same in every worker.
MIGRATION_LOCK = 727_001
# And another for «someone works on files».
TURNS_LOCK = 727_003
# Of a worker that sleeps in the middle of a transaction the server gives back what it holds: its work is undone, and
# others do it. Nothing that we do between two statements takes as long, but for whoever reads piece by piece.
IDLE_SECONDS_WRITING, IDLE_SECONDS_READING = 60, 900
# The library itself would wait for a server that does not answer until the network gives up, after minutes.
CONNECT_SECONDS = 15


class RegisterUnreachable(Exception):
    """The database cannot be opened. Check `[register] database`: the folder and its rights, or server and password."""


class WrittenElsewhere(Exception):
    """Another worker wrote the same thing first. Nothing was written here; the next attempt sees it."""


class TakenBack(WrittenElsewhere):
    """The server took this worker's change back, for another worker's sake. It is made again."""


# So long SQLite waits for whoever writes.
BUSY_SECONDS = 30
# PostgreSQL's names of what it ends for the others' sake (appendix A of its manual): serialization_failure,
# deadlock_detected, lock_not_available. Not a session that idles too long: that may be the message's own doing.
FOR_OTHERS = frozenset({"40001", "40P01", "55P03"})


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Say in the operator's words what the database library raised. The URL's password is never in them."""
    try:
        yield
    except IntegrityError as error:
        raise WrittenElsewhere(_reason(error)) from error
    except PendingRollbackError as error:
        lost = Said("{place}: the connection was lost in the middle of a change", place=_place(engine))
        raise RegisterUnreachable(lost) from error
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) in FOR_OTHERS:
            raise TakenBack(_reason(error)) from error
        useless = Said("{place}: {said}; check [register] database, its rights, its server and the free space")
        raise RegisterUnreachable(useless.about(place=_place(engine), said=_reason(error))) from error


def newer_version(current: str, newest: str) -> Said:
    return Said(
        "a newer version of this program has renewed the register (revision {current}, this one knows {newest});"
        " install that version",
        current=current,
        newest=newest,
    )


def _place(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True)


def _reason(error: DBAPIError) -> str:
    lines = str(error.orig).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///FILE` or `postgresql://…` (psycopg 3)."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
        _make_sqlite_safe(engine)
        return engine
    waiting = {
        "connect_timeout": CONNECT_SECONDS,
        "options": f"-c idle_in_transaction_session_timeout={IDLE_SECONDS_READING}s",
    }
    return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, connect_args=waiting)


def _make_sqlite_safe(engine: Engine) -> None:
    """WAL, foreign keys, and a write lock from the first statement of each writing transaction.

    SQLite as Python opens it begins no transaction for a SELECT, and two sessions that read, then write, lose
    updates without an error. BEGIN IMMEDIATE makes the second one wait instead.
    """

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=wal",
            "synchronous=full",
            "foreign_keys=on",
            f"busy_timeout={BUSY_SECONDS * 1000:.0f}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """One transaction that commits at the end, sealed, and rolls back on any exception."""
    with translated(engine), Sealing(engine, expire_on_commit=False, autoflush=False) as session, session.begin():
        if engine.dialect.name == "postgresql":
            session.execute(text(f"SET LOCAL idle_in_transaction_session_timeout = '{IDLE_SECONDS_WRITING}s'"))
        yield session
        seal(session)


def take_turns(session: Session) -> None:
    """Until this transaction ends no other worker is where it is. On SQLite a transaction that writes is alone anyway.

    Without it two batches wait for each other: one holds the counter and wants a file, the other the reverse.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": TURNS_LOCK})


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A transaction that only reads, and on SQLite waits for no writer."""
    looking = Session(engine, expire_on_commit=False, autoflush=False, execution_options={"reading": True})
    with translated(engine), looking as session:
        yield session


def migrate(
    engine: Engine, *, rehearsal: bool = False, renewed: Callable[[Session], None] = lambda _session: None
) -> None:
    """Bring the tables to the newest revision. Two workers that start together do it once.

    `renewed` makes anew, in the same transaction, what an older version could not know of its rows. A `rehearsal`
    proves that it would succeed, and takes it back. Raises RegisterUnreachable for tables that a newer version has
    renewed: what this one would write there, that one could not read.
    """
    current, newest = revisions(engine)
    if current and current > newest:
        newer = Said("{place}: {said}", place=_place(engine), said=newer_version(current, newest or ""))
        raise RegisterUnreachable(newer)
    if current == newest:
        return
    with engine.connect() as connection, _referring(connection), connection.begin() as transaction:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        _upgrade(connection)
        if current:
            with Session(connection, join_transaction_mode="create_savepoint") as session:
                renewed(session)
                session.commit()
        if rehearsal:
            transaction.rollback()


@contextmanager
def _referring(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew: while the old one is gone, rows that refer to it refer to nothing."""
    if connection.dialect.name != "sqlite":
        yield
        return
    # Outside any transaction: inside one SQLite takes no notice.
    own = connection.connection.cursor()
    own.execute("PRAGMA foreign_keys=off")
    try:
        yield
        lost = own.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        own.execute("PRAGMA foreign_keys=on")
        own.close()
    if lost:
        nothing = Said("{count} rows of {table} refer to nothing; bring a backup back")
        raise RegisterUnreachable(nothing.about(count=len(lost), table=lost[0][0]))


def _upgrade(connection: Connection) -> None:
    # A fifth of the start-up time goes into importing Alembic, which a register that is up to date does not need.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def revisions(engine: Engine) -> tuple[str | None, str]:
    """(the register's revision, the newest that this version knows). Revisions are numbered in the order they came."""
    newest = max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    with engine.execution_options(reading=True).connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None, newest
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar(), newest
