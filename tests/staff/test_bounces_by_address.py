"""A delivery report that names only an address: anybody may write one, so it marks nothing and enters nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.staff.team import ANN, BO, Team, open_team


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    yield team
    assert team.office.register.verify().faults == ()
    team.office.office.close()


def report(number: int, failed: str, returned: str = "", diagnostic: str = "550 5.1.1 User unknown") -> bytes:
    return (
        f"Return-Path: <>\r\nFrom: Mail Delivery System <mailer-daemon@evil.example>\r\n"
        f"To: reclamations@example.com\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        f"Message-ID: <b{number}@evil.example>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="r"\r\n\r\n'
        f"--r\r\nContent-Type: text/plain\r\n\r\n<{failed}>: {diagnostic}\r\n"
        "--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.evil.example\r\n\r\n"
        f"Final-Recipient: rfc822; {failed}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        f"Diagnostic-Code: smtp; {diagnostic}\r\n\r\n"
        f"--r\r\nContent-Type: text/rfc822-headers\r\n\r\n{returned}Subject: x\r\n--r--\r\n"
    ).encode()


@pytest.mark.parametrize("failed", [BO, ANN.address])
def test_an_address_alone_makes_one_task_and_no_mark(team: Team, failed: str) -> None:
    before = team.books()
    for number in range(30):
        team.delivers(report(number, failed, diagnostic=f"550 5.1.1 number {number}"), later=True)
    team.office.waits(minutes=2)
    assert team.books() == before
    assert team.tasks() == ["bounce_unproven"]
    assert all(row.status != "undelivered" for row in team.letters())


def test_a_report_that_returns_the_letter_is_believed(team: Team) -> None:
    letter = team.last(BO)
    team.delivers(report(1, BO, f"Message-ID: {letter.message_id}\r\n"))
    assert team.last(BO).status == "undelivered"
    assert team.tasks() == ["bounce"]
