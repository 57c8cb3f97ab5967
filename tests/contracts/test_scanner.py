"""What every scanner does, in memory and over a socket of each kind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.fakes import FakeScanner
from tests.servers.clamd import EICAR, FOUND, Clamd
from worker.doors.protocols import Scanner, ScannerUnreachable, ScanRefused
from worker.doors.scanner import ClamdScanner

LARGEST = 1_000_000


@dataclass
class FakeSite:
    scanner: FakeScanner = field(default_factory=lambda: FakeScanner(LARGEST))

    def open(self) -> Scanner:
        return self.scanner

    def break_down(self) -> None:
        self.scanner.unreachable = True

    def mend(self) -> None:
        self.scanner.unreachable = False

    def scanned(self) -> list[bytes]:
        return self.scanner.scanned


@dataclass
class ClamdSite:
    clamd: Clamd

    def open(self) -> Scanner:
        return ClamdScanner(self.clamd.place, seconds=10)

    def break_down(self) -> None:
        self.clamd.stop()

    def mend(self) -> None:
        self.clamd.start()

    def scanned(self) -> list[bytes]:
        return self.clamd.scanned


Site = FakeSite | ClamdSite


@pytest.fixture(params=["memory", "tcp", "unix"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    if request.param == "memory":
        yield FakeSite()
        return
    path = tmp_path / "clamd.ctl" if request.param == "unix" else None
    with Clamd(path, max_length=LARGEST) as clamd:
        yield ClamdSite(clamd)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", bytes(range(256)) * 3000], ids=["empty", "small", "large"])
def test_a_clean_document_is_looked_at_byte_for_byte_and_nothing_is_found(site: Site, content: bytes) -> None:
    assert site.open().scan(content) == ""
    assert site.scanned() == [content]


@pytest.mark.parametrize("before", [0, 65_536 - 30, 200_000], ids=["at once", "across two chunks", "far behind"])
def test_a_virus_is_named_wherever_it_stands(site: Site, before: int) -> None:
    assert site.open().scan(b"\0" * before + EICAR) == FOUND


def test_one_document_after_the_other_is_scanned_each_for_itself(site: Site) -> None:
    scanner = site.open()
    assert [scanner.scan(content) for content in (EICAR, b"facture", EICAR)] == [FOUND, "", FOUND]


def test_what_is_too_large_for_it_is_refused_and_the_next_is_scanned(site: Site) -> None:
    scanner = site.open()
    for size in (LARGEST + 1, 5 * LARGEST):
        with pytest.raises(ScanRefused, match="size limit exceeded"):
            scanner.scan(b"\0" * size)
    assert scanner.scan(b"\0" * LARGEST) == ""


def test_a_scanner_that_breaks_down_says_so_and_comes_back(site: Site) -> None:
    scanner = site.open()
    site.break_down()
    for _ in range(2):
        with pytest.raises(ScannerUnreachable, match="virus scanner"):
            scanner.scan(EICAR)
    with pytest.raises(ScannerUnreachable):
        scanner.check()
    site.mend()
    assert scanner.scan(EICAR) == FOUND


def test_checking_says_a_line(site: Site) -> None:
    assert "virus scanner" in str(site.open().check())
