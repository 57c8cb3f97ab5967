"""A clamd that misbehaves: whatever it does, a document is clean only where it said so, in time and of the whole."""

import socket
from collections.abc import Iterator
from time import monotonic, sleep

import pytest

from tests.servers.clamd import VERSION, Clamd
from tests.servers.scripted import scripted_server
from worker.doors.protocols import ScannerUnreachable, ScanRefused
from worker.doors.scanner import LONGEST_SIGNATURE, ClamdScanner

DOCUMENT = b"%PDF-1.4\n" * 100


@pytest.fixture
def clamd() -> Iterator[Clamd]:
    with Clamd() as server:
        yield server


def test_one_that_never_answers_is_given_up_in_time(clamd: Clamd) -> None:
    clamd.mood = "silent"
    started = monotonic()
    with pytest.raises(ScannerUnreachable, match="gave no answer in time"):
        ClamdScanner(clamd.place, seconds=0.3).scan(DOCUMENT)
    assert monotonic() - started < 30


def test_one_that_does_not_even_listen_to_the_document_is_given_up_in_time() -> None:
    """More than the buffers of a connection hold, and nobody reads: sending has its bound too."""
    with socket.create_server(("127.0.0.1", 0)) as deaf, pytest.raises(ScannerUnreachable, match="no answer in time"):
        ClamdScanner(deaf.getsockname(), seconds=0.3).scan(b"\0" * 30_000_000)


def test_one_that_takes_the_document_in_drops_is_given_up_in_time() -> None:
    def talk(line: socket.socket) -> None:
        while line.recv(65_536):
            sleep(0.02)

    started = monotonic()
    with scripted_server(talk) as port, pytest.raises(ScannerUnreachable, match="no answer in time"):
        ClamdScanner(("127.0.0.1", port), seconds=0.3).scan(b"\0" * 60_000_000)
    assert monotonic() - started < 30


def test_one_that_drips_its_answer_is_given_up_in_time() -> None:
    def talk(line: socket.socket) -> None:
        while True:
            line.sendall(b"s")
            line.settimeout(0.02)
            try:
                if not line.recv(65_536):
                    return
            except TimeoutError:
                pass

    with scripted_server(talk) as port, pytest.raises(ScannerUnreachable):
        ClamdScanner(("127.0.0.1", port), seconds=0.3).scan(DOCUMENT)


@pytest.mark.parametrize("mood", ["cut", "half"])
def test_one_that_hangs_up_has_given_no_verdict(clamd: Clamd, mood: str) -> None:
    """«stream: OK» without its end may be the beginning of another answer."""
    clamd.mood = mood  # type: ignore[assignment]  # one of its moods
    with pytest.raises(ScannerUnreachable, match="cannot be used"):
        ClamdScanner(clamd.place).scan(DOCUMENT)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"OK",
        b"stream: OK ",
        b"stream: ok",
        b"fileno[12]: OK",
        b"stream: OK\nstream: OK",
        b"UNKNOWN COMMAND",
        b"\xff\xfe\x00",
        b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
    ],
)
def test_an_answer_that_clamd_would_not_give_is_no_verdict(clamd: Clamd, answer: bytes) -> None:
    clamd.mood = answer or b"\0"
    with pytest.raises(ScannerUnreachable, match="which clamd would not say"):
        ClamdScanner(clamd.place).scan(DOCUMENT)


def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    def talk(line: socket.socket) -> None:
        line.recv(65_536)
        while True:
            line.sendall(b"A" * 65_536)

    with scripted_server(talk) as port, pytest.raises(ScannerUnreachable, match="has no end"):
        ClamdScanner(("127.0.0.1", port)).scan(DOCUMENT)


def test_clean_said_before_the_end_of_the_document_is_no_verdict() -> None:
    def talk(line: socket.socket) -> None:
        line.recv(10)
        line.sendall(b"stream: OK\0")
        while line.recv(1_000_000):
            pass

    with scripted_server(talk) as port, pytest.raises(ScannerUnreachable, match="would not say"):
        ClamdScanner(("127.0.0.1", port)).scan(b"\0" * 30_000_000)


def test_an_error_of_the_scanner_is_told_in_its_words(clamd: Clamd) -> None:
    clamd.mood = b"stream: Can't allocate memory ERROR"
    with pytest.raises(ScanRefused, match="Can't allocate memory ERROR"):
        ClamdScanner(clamd.place).scan(DOCUMENT)


def test_what_is_too_large_is_refused_with_the_remedy() -> None:
    with Clamd(max_length=1000) as clamd, pytest.raises(ScanRefused, match=r"raise StreamMaxLength in clamd\.conf"):
        ClamdScanner(clamd.place).scan(b"\0" * 30_000_000)


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (b"Win.Test.EICAR_HDB-1", "Win.Test.EICAR_HDB-1"),
        (b"Eicar(44d88612:68)", "Eicar(44d88612:68)"),
        ("Été\r\nX: y \u202etxt".encode(), "Été X: y txt"),
        (b"A" * 3000, "A" * LONGEST_SIGNATURE),
        # A name of which nothing is left is still a virus.
        (b"\x07\x1b", "something without a name"),
        (b"", "something without a name"),
        (b"OK", "OK"),
    ],
)
def test_the_name_of_a_virus_is_one_bounded_line_and_never_empty(clamd: Clamd, found: bytes, name: str) -> None:
    clamd.mood = b"stream: " + found + b" FOUND"
    assert ClamdScanner(clamd.place).scan(DOCUMENT) == name


@pytest.mark.parametrize(
    "place", [("127.0.0.1", 1), ("host.invalid", 3310), ("a" * 70 + ".example", 3310), "/nowhere/clamd.ctl", "/" * 200]
)
def test_a_place_where_nobody_listens_is_unreachable_and_named(place: tuple[str, int] | str) -> None:
    name = place if isinstance(place, str) else place[0]
    with pytest.raises(ScannerUnreachable, match=f"virus scanner {name}.* cannot be used: "):
        ClamdScanner(place).scan(DOCUMENT)


def test_checking_names_the_version_and_the_day_of_its_signatures(clamd: Clamd) -> None:
    assert str(ClamdScanner(clamd.place).check()) == f"virus scanner 127.0.0.1:{clamd.port}: {VERSION.decode()}"


def test_checking_another_kind_of_server_says_so() -> None:
    def talk(line: socket.socket) -> None:
        line.sendall(b"220 smtp.example.com ESMTP\r\n\0")
        line.recv(10)

    with scripted_server(talk) as port, pytest.raises(ScannerUnreachable, match="is it clamd"):
        ClamdScanner(("127.0.0.1", port)).check()
