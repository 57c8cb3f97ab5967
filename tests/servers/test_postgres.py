"""The database server of the tests: each test has a database of its own."""

import psycopg
import pytest

from tests.servers.postgres import Postgres

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
