"""The shelf in PostgreSQL: what a server may do to it, and what its time-outs and damages come to."""

import threading

import psycopg
import pytest

from worker.doors.database_shelf import DatabaseShelf
from worker.doors.protocols import BlobMissing, ShelfUnreachable

pytestmark = pytest.mark.slow


@pytest.fixture
def url(postgres_url: str) -> str:
    return postgres_url.replace("+psycopg", "")


@pytest.fixture
def shelf(url: str):
    shelf = DatabaseShelf(url)
    yield shelf
    shelf.close()


def behind(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def test_what_was_put_lately_stays_for_a_day(shelf: DatabaseShelf, url: str) -> None:
    name = shelf.put(b"facture")
    assert not shelf.lies_long(name)
    assert not shelf.remove(name)
    behind(url, "UPDATE complaint_blob SET put_at = put_at - interval '25 hours'")
    assert shelf.lies_long(name)
    # It is needed anew.
    assert shelf.put(b"facture") == name
    assert not shelf.remove(name)
    behind(url, "UPDATE complaint_blob SET put_at = put_at - interval '25 hours'")
    assert shelf.remove(name)
    assert shelf.names() == set()


def test_what_is_damaged_is_missing_and_is_written_anew(shelf: DatabaseShelf, url: str) -> None:
    name = shelf.put(b"facture")
    behind(url, "UPDATE complaint_blob SET content = 'forged'")
    with pytest.raises(BlobMissing, match="damaged"):
        shelf.get(name)
    shelf.put(b"facture")
    assert shelf.get(name) == b"facture"


def test_a_connection_that_the_server_ended_is_opened_anew(shelf: DatabaseShelf, url: str) -> None:
    name = shelf.put(b"facture")
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    behind(url, f"{others} AND pid <> pg_backend_pid()")
    assert shelf.get(name) == b"facture"


def test_several_threads_take_turns(shelf: DatabaseShelf) -> None:
    def puts(number: int) -> None:
        for place in range(20):
            shelf.put(f"{number} {place}".encode())

    threads = [threading.Thread(target=puts, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(shelf.names()) == 80


def test_two_workers_make_its_table_once(url: str) -> None:
    first, second = DatabaseShelf(url), DatabaseShelf(url)
    assert second.get(first.put(b"a")) == b"a"
    first.close()
    second.close()


def test_a_server_that_is_not_there_is_said_without_its_password() -> None:
    with pytest.raises(ShelfUnreachable) as refused:
        DatabaseShelf("postgresql://me:s3cret@127.0.0.1:1/shelf")
    assert "127.0.0.1/shelf cannot be used" in str(refused.value)
    assert "s3cret" not in str(refused.value)
