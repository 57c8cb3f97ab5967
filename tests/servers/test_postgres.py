"""The database server of the tests: each test has a database of its own."""

import psycopg
import pytest

from tests.servers.postgres import Emptied, Postgres

pytestmark = pytest.mark.slow


def connect(url: str) -> psycopg.Connection:
    return psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://"), autocommit=True)


def test_every_database_is_new_and_goes_away(postgres: Postgres) -> None:
    one, other = postgres.create(), postgres.create()
    with connect(one) as connection:
        connection.execute("CREATE TABLE complaint (id int)")
    with connect(other) as connection:
        assert connection.execute("SELECT to_regclass('complaint')").fetchone() == (None,)
    for url in (one, other):
        postgres.drop(url)
        with pytest.raises(psycopg.OperationalError, match="does not exist"):
            connect(url)


def test_it_takes_every_letter_of_the_alphabet(postgres_url: str) -> None:
    with connect(postgres_url) as connection:
        assert connection.execute("SELECT length('réclamation ✉')").fetchone() == (13,)


def test_a_register_is_emptied_for_the_next_test(postgres_registers: Emptied) -> None:
    url = postgres_registers.take()
    statement = "INSERT INTO task (kind, text, ref, at) VALUES ('parked', '', '', now()) RETURNING id"
    left_open = connect(url)
    left_open.autocommit = False
    left_open.execute("SELECT FROM task")
    with connect(url) as connection:
        first = connection.execute(statement).fetchone()
    postgres_registers.give_back(url)
    assert postgres_registers.take() == url
    with connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM task").fetchone() == (0,)
        assert connection.execute(statement).fetchone() == first
    postgres_registers.give_back(url)
    left_open.close()


def test_one_whose_tables_were_changed_is_given_to_nobody(postgres_registers: Emptied) -> None:
    url = postgres_registers.take()
    with connect(url) as connection:
        connection.execute("ALTER TABLE duty RENAME TO gone")
    postgres_registers.give_back(url)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connect(url)
    other = postgres_registers.take()
    with connect(other) as connection:
        assert connection.execute("SELECT count(*) FROM duty").fetchone() == (0,)
    postgres_registers.give_back(other)
