"""What every shelf does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes import MemoryShelf
from worker.doors.database_shelf import DatabaseShelf
from worker.doors.object_shelf import Bucket, ObjectShelf
from worker.doors.protocols import BlobMissing, Shelf
from worker.doors.shelf import FolderShelf

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def _in_memory(_request: pytest.FixtureRequest) -> Shelf:
    return MemoryShelf()


def _in_a_folder(request: pytest.FixtureRequest) -> Shelf:
    return FolderShelf(request.getfixturevalue("tmp_path") / "deep" / "shelf", resting_seconds=0)


def _in_a_database(request: pytest.FixtureRequest) -> Shelf:
    url = request.getfixturevalue("postgres_url").replace("+psycopg", "")
    return DatabaseShelf(url, resting_seconds=0)


def _in_a_bucket(request: pytest.FixtureRequest) -> Shelf:
    store, name = request.getfixturevalue("store"), request.getfixturevalue("bucket")
    return ObjectShelf(Bucket(name, "deep/shelf", endpoint=store.url, **store.key), resting_seconds=0)


SLOW = [pytest.param(one, marks=pytest.mark.slow) for one in (_in_a_database, _in_a_bucket)]


@pytest.fixture(params=[_in_memory, _in_a_folder, *SLOW])
def shelf(request: pytest.FixtureRequest) -> Iterator[Shelf]:
    opened: Shelf = request.param(request)
    yield opened
    if isinstance(opened, DatabaseShelf | ObjectShelf):
        opened.close()


def test_a_blob_is_found_under_its_hash(shelf: Shelf) -> None:
    content = bytes(range(256)) * 1000
    assert shelf.get(shelf.put(content)) == content


def test_the_name_is_the_sha256(shelf: Shelf) -> None:
    assert shelf.put(b"") == EMPTY
    assert shelf.get(EMPTY) == b""


def test_the_same_bytes_are_one_blob(shelf: Shelf) -> None:
    assert shelf.put(b"facture") == shelf.put(b"facture")
    assert len(shelf.names()) == 1


def test_a_new_shelf_is_empty_and_then_names_what_it_holds(shelf: Shelf) -> None:
    assert shelf.names() == set()
    held = {shelf.put(b"a"), shelf.put(b"b")}
    assert shelf.names() == held


def test_what_is_not_there_is_missing(shelf: Shelf) -> None:
    with pytest.raises(BlobMissing):
        shelf.get("0" * 64)


NO_HASHES = ["", "../../etc/passwd", "0" * 63, "g" * 64, "A" * 64, "0" * 64 + "\n", "ab/" + "0" * 61]


@pytest.mark.parametrize("name", NO_HASHES)
def test_a_name_that_is_no_hash_is_missing(shelf: Shelf, name: str) -> None:
    with pytest.raises(BlobMissing):
        shelf.get(name)


def test_what_is_removed_is_gone_and_nothing_else(shelf: Shelf) -> None:
    first, second = shelf.put(b"a"), shelf.put(b"b")
    assert shelf.remove(first)
    assert shelf.names() == {second}
    with pytest.raises(BlobMissing):
        shelf.get(first)
    assert shelf.remove(first)
    assert shelf.get(shelf.put(b"a")) == b"a"


@pytest.mark.parametrize("name", NO_HASHES)
def test_removing_what_is_no_hash_touches_nothing(shelf: Shelf, tmp_path: Path, name: str) -> None:
    beside = tmp_path / "deep" / "etc"
    beside.mkdir(parents=True, exist_ok=True)
    (beside / "passwd").write_text("kept")
    held = {shelf.put(b"a")}
    shelf.remove(name)
    assert shelf.names() == held
    assert (beside / "passwd").exists()


def test_checking_says_a_line_and_leaves_nothing(shelf: Shelf) -> None:
    assert "shelf" in str(shelf.check())
    assert shelf.names() == set()
