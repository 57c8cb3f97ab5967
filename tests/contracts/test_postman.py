"""What every postman does, in memory and on a real server, plain, by STARTTLS and by TLS."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from tests.fakes import FakePostman
from tests.servers.fixtures import ADDRESS, PASSWORD
from worker.demo.servers import EmbeddedMail
from worker.doors.protocols import LetterDelayed, LetterRefused, LetterUncertain, Postman
from worker.doors.smtp import SmtpPostman

LETTER = (
    b"From: reclamations@example.com\r\nTo: lea@example.org\r\nSubject: =?utf-8?q?Re=C3=A7u?=\r\n\r\n"
    b".a line that begins with a dot\r\n.\r\n..\r\nFrom the heart\r\n"
)
LEA = "lea@example.org"


@dataclass
class FakeOffice:
    postman: FakePostman = field(default_factory=FakePostman)

    def refuse(self, recipient: str, error: Exception) -> None:
        self.postman.trouble[recipient] = error

    def forgive(self) -> None:
        self.postman.trouble.clear()

    def received(self) -> list[tuple[str, str, bytes]]:
        return self.postman.sent


@dataclass
class RealOffice:
    mail: EmbeddedMail
    postman: SmtpPostman

    def refuse(self, recipient: str, error: Exception) -> None:
        if isinstance(error, LetterUncertain):
            self.mail.behaviour.cut = "lost"
        else:
            code = "550 5.1.1" if isinstance(error, LetterRefused) else "450 4.2.0"
            self.mail.behaviour.refuse[recipient] = f"{code} {error}"

    def forgive(self) -> None:
        self.mail.behaviour.cut = ""
        self.mail.behaviour.refuse.clear()

    def received(self) -> list[tuple[str, str, bytes]]:
        return [(letter.envelope_from, letter.recipient, letter.raw) for letter in self.mail.posted]


Office = FakeOffice | RealOffice


@pytest.fixture(params=["memory", "plain", "starttls", "tls"])
def office(request: pytest.FixtureRequest, server_tls: ssl.SSLContext, trusting: ssl.SSLContext) -> Iterator[Office]:
    if request.param == "memory":
        yield FakeOffice()
        return
    tls = None if request.param == "plain" else server_tls
    with EmbeddedMail(address=ADDRESS, password=PASSWORD, tls=tls) as mail:
        port = mail.smtps_port if request.param == "tls" else mail.smtp_port
        postman = SmtpPostman(
            host="localhost",
            port=port,
            security=request.param,
            username=ADDRESS,
            password=PASSWORD,
            ssl_context=trusting,
        )
        yield RealOffice(mail, postman)
        postman.close()


def _send(postman: Postman, before_data: Callable[[], None] = lambda: None, recipient: str = LEA) -> str:
    return postman.send(LETTER, envelope_from=ADDRESS, recipient=recipient, before_data=before_data)


def test_a_letter_arrives_byte_for_byte(office: Office) -> None:
    assert _send(office.postman).startswith("250")
    assert office.received() == [(ADDRESS, LEA, LETTER)]


def test_several_letters_go_one_after_the_other(office: Office) -> None:
    recipients = [f"client{n}@example.org" for n in range(5)]
    for recipient in recipients:
        _send(office.postman, recipient=recipient)
    assert [recipient for _, recipient, _ in office.received()] == recipients


def test_the_moment_before_the_letter_leaves_is_announced_once(office: Office) -> None:
    moments: list[int] = []
    _send(office.postman, lambda: moments.append(len(office.received())))
    assert moments == [0]


@pytest.mark.parametrize(
    "error", [LetterRefused("nobody of that name"), LetterDelayed("try later")], ids=["5xx", "4xx"]
)
def test_a_refused_recipient_is_told_before_anything_is_announced(office: Office, error: Exception) -> None:
    office.refuse(LEA, error)
    moments: list[str] = []
    with pytest.raises(type(error), match=str(error)):
        _send(office.postman, lambda: moments.append("announced"))
    assert moments == []
    office.forgive()
    _send(office.postman)
    assert len(office.received()) == 1


def test_a_line_cut_after_the_letter_leaves_it_uncertain(office: Office) -> None:
    office.refuse(LEA, LetterUncertain("the line was cut"))
    moments: list[str] = []
    with pytest.raises(LetterUncertain):
        _send(office.postman, lambda: moments.append("announced"))
    assert moments == ["announced"]
    office.forgive()
    _send(office.postman)
    assert len(office.received()) == 1


def test_checking_says_a_line(office: Office) -> None:
    assert office.postman.check()
