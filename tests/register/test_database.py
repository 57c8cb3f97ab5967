"""Engines and migrations: the same register on both databases, safe against two at once."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import text

from worker.doors.shelf import FolderShelf
from worker.register.database import MIGRATIONS, migrate, open_engine, reading, revisions, writing
from worker.register.locks import RegisterInUse, sole_worker
from worker.register.store import Register
from worker.register.tables import Base, ComplaintRow, CounterRow


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty one: here the migrations make the tables."""
    on_disk = f"sqlite:///{tmp_path / 'a.db'}"
    return request.getfixturevalue("postgres_url") if request.param == "postgresql" else on_disk


def test_the_migrations_make_the_tables_that_the_code_knows(database_url):
    engine = open_engine(database_url)
    migrate(engine)
    with engine.connect() as connection:
        # The index of words is made by each database in its own way, and known to no class.
        ours = lambda _thing, name, kind, *_: kind != "table" or not name.startswith("complaint_words")  # noqa: E731
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": ours})
        assert compare_metadata(context, Base.metadata) == []
    current, newest = revisions(engine)
    assert current == newest
    engine.dispose()


def test_the_words_of_an_older_register_are_found_by_the_number_of_their_file(tmp_path):
    register = Register(f"sqlite:///{tmp_path / 'register.db'}", FolderShelf(tmp_path / "shelf"))
    register.migrate()
    row = dict.fromkeys(("state", "mailbox", "subject_key", "body_sha256", "head"), "")
    row |= {"owner": "", "priority": "", "category": "", "product": "", "root_cause": "", "record": "{}"}
    row |= {"year": 2026, "number": 7, "is_open": True, "entries": 1, "ref": "REC-2026-000007-95"}
    row |= {"registered_at": datetime(2026, 1, 2, tzinfo=UTC), "answer_due": date(2026, 3, 2)}
    with writing(register.engine) as session:
        session.add(ComplaintRow(**row))
        session.execute(text("INSERT INTO complaint_words (rowid, ref, words) VALUES (1, :ref, 'fauteuil')"), row)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with register.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
    register.migrate()
    with reading(register.engine) as session:
        rows = session.execute(text("SELECT rowid, ref, words FROM complaint_words")).all()
    assert rows == [(2026000000007, "REC-2026-000007-95", "fauteuil")]
    register.close()


def test_migrating_twice_changes_nothing_and_two_at_once_do_it_once(database_url):
    engine = open_engine(database_url)
    with ThreadPoolExecutor(3) as pool:
        done = [pool.submit(migrate, engine) for _ in range(3)]
    assert [one.exception() for one in done] == [None, None, None]
    migrate(engine)
    assert revisions(engine)[0] == revisions(engine)[1]
    engine.dispose()


def test_read_then_write_in_eight_threads_loses_no_update(database_url):
    engine = open_engine(database_url)
    migrate(engine)
    with writing(engine) as session:
        session.add(CounterRow(year=2026, last=0))

    def count() -> None:
        for _ in range(20):
            with writing(engine) as session:
                row = session.get(CounterRow, 2026, with_for_update=True)
                row.last += 1

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with writing(engine) as session:
        assert session.get(CounterRow, 2026).last == 160
    engine.dispose()


def test_a_second_process_on_one_sqlite_file_is_refused_and_told_the_first_ones_number(tmp_path: Path):
    engine = open_engine(f"sqlite:///{tmp_path / 'register.db'}")
    script = (
        "import sys\nfrom worker.register.database import open_engine\nfrom worker.register.locks import *\n"
        "try:\n    with sole_worker(open_engine(sys.argv[1])): print('worked')\n"
        "except RegisterInUse as error: print(error)\n"
    )

    def second() -> str:
        asked = [sys.executable, "-c", script, str(engine.url)]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout

    with sole_worker(engine):
        assert "another complaints process (pid" in second()
    assert second() == "worked\n"


def test_a_lock_is_not_left_behind_by_a_failure(tmp_path: Path):
    engine = open_engine(f"sqlite:///{tmp_path / 'register.db'}")
    with pytest.raises(RuntimeError), sole_worker(engine):
        raise RuntimeError("the worker failed")
    with sole_worker(engine):
        pass
    assert issubclass(RegisterInUse, Exception)


def test_looking_at_a_register_that_is_not_there_makes_none(tmp_path: Path):
    register = Register(f"sqlite:///{tmp_path / 'register.db'}", FolderShelf(tmp_path / "shelf"))
    assert not register.exists()
    assert not (tmp_path / "register.db").exists()
    register.migrate()
    assert register.exists()
    assert (tmp_path / "register.db").stat().st_mode & 0o077 == 0
    register.close()
