"""What is said to an IMAP server."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.doors.imap.words import batches, chunks, possible_names, same_folder, uid_set


@pytest.mark.parametrize(
    ("uids", "said"),
    [((3,), "3"), ((3, 4, 5, 9), "3:5,9"), ((1, 3, 5), "1,3,5"), ((1, 2), "1:2"), ((7, 9, 10, 11, 40), "7,9:11,40")],
)
def test_neighbours_are_joined_in_a_set_of_uids(uids: tuple[int, ...], said: str) -> None:
    assert uid_set(uids) == said


@given(st.sets(st.integers(1, 2**32 - 1), min_size=1, max_size=60))
def test_a_set_of_uids_says_exactly_those(uids: set[int]) -> None:
    said: set[int] = set()
    for part in uid_set(sorted(uids)).split(","):
        first, _, last = part.partition(":")
        said |= set(range(int(first), int(last or first) + 1))
    assert said == uids


def test_a_batch_holds_at_most_fifty_messages_and_eight_megabytes() -> None:
    assert [len(batch) for batch in batches(dict.fromkeys(range(1, 121), 10), {})] == [50, 50, 20]
    assert list(batches({1: 5_000_000, 2: 3_000_000, 3: 1, 4: 20_000_000, 5: 1}, {})) == [[1, 2], [3], [4], [5]]


def test_those_that_broke_the_connection_come_last_and_alone() -> None:
    assert list(batches(dict.fromkeys(range(1, 6), 10), {2: 3, 4: 1, 99: 1})) == [[1, 3, 5], [4], [2]]


def test_chunks_lose_nothing() -> None:
    assert [list(chunk) for chunk in chunks(range(7), 3)] == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(chunks((), 3)) == []


def test_inbox_is_one_folder_however_it_is_written() -> None:
    assert same_folder("INBOX", "Inbox")
    assert not same_folder("Processed", "PROCESSED")


@pytest.mark.parametrize(
    ("folder", "prefix", "separator", "names"),
    [
        ("Processed", "", "/", ("Processed",)),
        ("Processed", "INBOX.", ".", ("Processed", "INBOX.Processed")),
        ("INBOX.Processed", "INBOX.", ".", ("INBOX.Processed",)),
        ("Plaintes/Traitées", "", ".", ("Plaintes/Traitées", "Plaintes.Traitées")),
        ("A/B", "INBOX.", ".", ("A/B", "A.B", "INBOX.A/B", "INBOX.A.B")),
        ("Processed", "", "", ("Processed",)),
    ],
)
def test_a_folder_is_looked_for_as_configured_first(
    folder: str, prefix: str, separator: str, names: tuple[str, ...]
) -> None:
    assert possible_names(folder, prefix, separator) == names
