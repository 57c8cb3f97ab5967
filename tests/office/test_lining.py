"""A list gives its reader an address for each line that it shows, and for no other: verify asks who carried it."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from worker.intake.references import make, reply_address
from worker.office.lining import addressed
from worker.processing.lines import SHOWN, FileLine
from worker.register.proving.gathered import gathered
from worker.register.proving.tokens import Tokens
from worker.register.tables import LetterRow

ADDRESS = "box@example.com"
ANN = "ann@example.com"
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def test_only_the_lines_that_a_letter_shows_get_an_address() -> None:
    asked: list[str] = []

    def reply_token(ref: str, _reader: str, fresh: str, *, renewed: bool) -> str:
        assert renewed
        asked.append(ref)
        return fresh

    page: Any = SimpleNamespace(reply_token=reply_token)
    box: Any = SimpleNamespace(address=ADDRESS, subaddress=True)
    offering: Any = SimpleNamespace(file=lambda _ref: None)
    refs = [make("REC", 2026, number) for number in range(1, SHOWN + 11)]
    lines = addressed([FileLine(ref=ref) for ref in refs], ANN, page, box, offering)
    assert [line.ref for line in lines] == refs
    assert asked == refs[:SHOWN]
    assert all(line.reply_address != ADDRESS for line in lines[:SHOWN])
    assert {line.reply_address for line in lines[SHOWN:]} == {ADDRESS}


def faults_of_a_list(files: int, times: int) -> list[str]:
    """Of a letter that shows so many files, each in so many lines, and of one token more made at its hour."""
    tags = {make("REC", 2026, number): f"token{number:07}" for number in range(1, files + 1)}
    shown = "\n".join(reply_address(ADDRESS, ref, token) for ref, token in tags.items() for _ in range(times))
    other = make("REC", 2026, 999)
    raw = f"Subject: x\r\nContent-Type: text/plain\r\n\r\n{shown}".encode()
    with gathered() as kept:
        known = Tokens(kept, [(token, ref, ANN, NOW) for ref, token in {**tags, other: "abcdefghjkm1"}.items()])
        known.see(LetterRow(ref=None, recipient=ANN, queued_at=NOW, raw=raw))
        return list(known.faults())


def test_a_long_list_about_few_files_may_have_carried_more_than_it_shows() -> None:
    # Each line of a list that was cut had an address of its own, until lines that are not shown got none.
    assert faults_of_a_list(SHOWN // 2, 2) == []


def test_an_address_that_no_letter_carried_is_named() -> None:
    [fault] = faults_of_a_list(3, 1)
    assert "to whom no letter carried it" in fault
