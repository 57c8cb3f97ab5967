"""Sending on servers that refuse, break off, fall silent or are out of their minds: what becomes of a letter."""

import socket
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.fakes import FixedTokens
from tests.servers.fixtures import ADDRESS
from tests.servers.relay import Relay
from tests.servers.scripted import scripted_server, smtp_talk
from worker.demo.servers import EmbeddedMail
from worker.doors.protocols import LetterDelayed, LetterRefused, LetterUncertain, PostClosed, WeAreRefused
from worker.doors.smtp import SmtpPostman

LETTER = b"Subject: a\r\n\r\nBonjour\r\n"
LEA = "lea@example.org"
SECRET = "five-figs-are-better"
Opens = Callable[..., SmtpPostman]


@pytest.fixture
def opens() -> Iterator[Opens]:
    """Open a postman: `opens(port)`, with any other of its fields by name."""
    with ExitStack() as opened:

        def open_one(port: int, **others: Any) -> SmtpPostman:
            usual: dict[str, Any] = {"host": "127.0.0.1", "security": "plain", "read_seconds": 3, "verdict_seconds": 3}
            postman = SmtpPostman(port=port, **usual | others)
            opened.callback(postman.close)
            return postman

        yield open_one


def send(postman: SmtpPostman, raw: bytes = LETTER, recipient: str = LEA, announced: list[str] | None = None) -> str:
    announced = announced if announced is not None else []
    return postman.send(raw, envelope_from=ADDRESS, recipient=recipient, before_data=lambda: announced.append("now"))


# -- What the server says, and what it means ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "reply", "error"),
    [
        (b"MAIL", b"550 5.7.1 not from here", WeAreRefused),
        (b"MAIL", b"550 no", WeAreRefused),
        (b"MAIL", b"552 5.3.4 message size exceeds the limit", LetterRefused),
        (b"MAIL", b"452 4.3.1 disk full", PostClosed),
        (b"MAIL", b"530 5.7.0 log in first", WeAreRefused),
        (b"RCPT", b"550 5.1.1 nobody", LetterRefused),
        (b"RCPT", b"550 5.7.1 Unable to relay", WeAreRefused),
        (b"RCPT", b"450 4.2.1 try later", LetterDelayed),
        (b"RCPT", b"421 4.7.0 too much today", PostClosed),
        (b"RCPT", b"", PostClosed),
        (b"RCPT", b"what?", LetterDelayed),
        (b"DATA", b"554 5.7.1 no", WeAreRefused),
        (b"DATA", b"451 4.3.0 later", LetterDelayed),
        (b"DATA", b"", LetterDelayed),
        (b".", b"554 5.6.0 spam", LetterRefused),
        (b".", b"554 5.2.252 SendAsDenied", WeAreRefused),
        (b".", b"550 5.4.5 Daily user sending limit exceeded", WeAreRefused),
        (b".", b"451 4.7.1 greylisted", LetterDelayed),
        (b".", b"", LetterUncertain),
        (b".", b"what?", LetterUncertain),
    ],
)
def test_every_answer_has_its_meaning(command: bytes, reply: bytes, error: type[Exception], opens: Opens) -> None:
    announced: list[str] = []
    with scripted_server(smtp_talk([], answers={command: (reply,)})) as port:
        postman = opens(port)
        with pytest.raises(error) as told:
            send(postman, announced=announced)
        assert type(told.value) is error
        assert postman._smtp is None
    assert announced == (["now"] if command in {b"DATA", b"."} else [])
    assert f"127.0.0.1:{port}" in str(told.value)
    assert told.value.__cause__ is None


def test_the_last_line_of_the_server_is_given_back(opens: Opens) -> None:
    with scripted_server(smtp_talk([], answers={b".": (b"250 2.0.0 queued as 4F\x1b[31m",)})) as port:
        assert send(opens(port)) == "250 2.0.0 queued as 4F [31m"


def test_what_the_server_says_is_bounded_and_without_control_characters(opens: Opens) -> None:
    long = b"550-" + b"x" * 500 + b"\r\n550 \x1b[2J\x07" + "\u202e".encode() + b"y"
    with scripted_server(smtp_talk([], answers={b"RCPT": (long,)})) as port, pytest.raises(LetterRefused) as told:
        send(opens(port))
    assert len(str(told.value)) < 400
    assert str(told.value).isprintable()


def test_a_letter_goes_out_as_it_is(opens: Opens) -> None:
    heard: list[bytes] = []
    with scripted_server(smtp_talk(heard, extensions=(b"SIZE 1000", b"8BITMIME", b"SMTPUTF8"))) as port:
        postman = opens(port)
        send(postman)
        send(postman, "Subject: a\r\n\r\né\r\n".encode(), "léa@example.org")
        postman.close()
    assert heard == [
        b"ehlo [127.0.0.1]",
        b"MAIL FROM:<reclamations@example.com> SIZE=23",
        b"RCPT TO:<lea@example.org>",
        b"DATA",
        b"Subject: a",
        b"",
        b"Bonjour",
        b".",
        b"rset",
        b"MAIL FROM:<reclamations@example.com> SIZE=18 BODY=8BITMIME SMTPUTF8",
        "RCPT TO:<léa@example.org>".encode(),
        b"DATA",
        b"Subject: a",
        b"",
        "é".encode(),
        b".",
        b"quit",
    ]


def test_a_letter_that_the_server_cannot_carry_is_refused(opens: Opens) -> None:
    heard: list[bytes] = []
    with scripted_server(smtp_talk(heard)) as port:
        with pytest.raises(LetterRefused, match="no SMTPUTF8"):
            send(opens(port), recipient="léa@example.org")
        with pytest.raises(LetterRefused, match="no 8BITMIME"):
            send(opens(port), "Subject: a\r\n\r\né\r\n".encode())
    assert not any(line.startswith(b"MAIL") for line in heard)


def test_an_interruption_before_the_letter_leaves_nothing_behind(opens: Opens, mail: EmbeddedMail) -> None:
    postman = opens(mail.smtp_port, username=mail.address, password=mail.password)

    def fails() -> None:
        raise KeyError("the register is locked")

    with pytest.raises(KeyError, match="locked"):
        postman.send(LETTER, envelope_from=ADDRESS, recipient=LEA, before_data=fails)
    send(postman, recipient="bo@example.org")
    assert [letter.recipient for letter in mail.posted] == ["bo@example.org"]


def test_a_rehearsal_says_all_that_comes_before_a_letter_and_sends_none(opens: Opens) -> None:
    heard: list[bytes] = []
    with scripted_server(smtp_talk(heard, extensions=(b"SIZE 1000",))) as port:
        found = str(opens(port).rehearse(envelope_from=ADDRESS, recipient=LEA))
    assert [line.partition(b" ")[0].lower() for line in heard] == [b"ehlo", b"rset", b"mail", b"rcpt", b"rset"]
    assert found.endswith(f"may send as {ADDRESS} to {LEA}")


@pytest.mark.parametrize(
    ("command", "reply", "error"),
    [
        (b"MAIL", b"550 5.7.60 Client does not have permissions to send as this sender", WeAreRefused),
        (b"RCPT", b"550 5.1.1 nobody", LetterRefused),
        (b"RCPT", b"421 closing", PostClosed),
    ],
)
def test_a_rehearsal_finds_what_a_letter_would_find(
    command: bytes, reply: bytes, error: type[Exception], opens: Opens
) -> None:
    with scripted_server(smtp_talk([], answers={command: (reply,)})) as port, pytest.raises(error):
        opens(port).rehearse(envelope_from=ADDRESS, recipient=LEA)


# -- The kept connection ------------------------------------------------------------------------------------------


def test_one_connection_carries_many_letters(opens: Opens, mail: EmbeddedMail) -> None:
    with Relay(mail.smtp_port) as relay:
        postman = opens(relay.port, username=mail.address, password=mail.password)
        for _ in range(4):
            send(postman)
        assert relay.connections == 1
        postman.close()
        postman.close()
    assert len(mail.posted) == 4


def test_a_kept_connection_that_the_server_ended_is_replaced(opens: Opens, mail: EmbeddedMail) -> None:
    with Relay(mail.smtp_port) as relay:
        postman = opens(relay.port, username=mail.address, password=mail.password)
        send(postman)
        relay.cut()
        relay.mend()
        send(postman)
        assert relay.connections == 2
    assert len(mail.posted) == 2


@pytest.mark.parametrize("verb", [b"RSET", b"MAIL", b"RCPT"])
@pytest.mark.parametrize("reply", [b"421 4.7.0 enough letters on this line", b""])
def test_a_kept_connection_that_has_served_its_time_is_replaced(verb: bytes, reply: bytes, opens: Opens) -> None:
    heard: list[bytes] = []
    answers = {verb: (reply,) if verb == b"RSET" else (b"250 fine", reply, b"250 fine")}
    with scripted_server(smtp_talk(heard, answers=answers)) as port:
        postman = opens(port)
        send(postman)
        assert send(postman).startswith("250")
        postman.close()
    assert heard.count(b"ehlo [127.0.0.1]") == 2
    assert heard.count(b".") == 2


def test_nobody_at_the_port_delays_the_letter(opens: Opens) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(LetterDelayed, match="Connection refused"):
        send(opens(port))


def test_a_server_that_never_speaks_delays_the_letter(opens: Opens) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(LetterDelayed, match="timed out"):
        send(opens(silent.getsockname()[1], connect_seconds=0.3))


def test_a_server_that_falls_silent_after_the_letter_leaves_it_uncertain(opens: Opens, mail: EmbeddedMail) -> None:
    mail.behaviour.pause_seconds = 2
    postman = opens(mail.smtp_port, username=mail.address, password=mail.password, verdict_seconds=0.3)
    with pytest.raises(LetterUncertain, match="timed out"):
        send(postman)


def test_a_server_may_take_its_time_over_a_letter(opens: Opens, mail: EmbeddedMail) -> None:
    mail.behaviour.pause_seconds = 0.6
    postman = opens(mail.smtp_port, username=mail.address, password=mail.password, read_seconds=0.3)
    assert send(postman).startswith("250")


# -- Logging in ---------------------------------------------------------------------------------------------------


def login_heard(opens: Opens, mechanisms: bytes, replies: tuple[bytes, ...], **login: Any) -> tuple[list[bytes], str]:
    heard: list[bytes] = []
    with scripted_server(smtp_talk(heard, extensions=(b"AUTH " + mechanisms,), answers={b"AUTH": replies})) as port:
        try:
            said = str(opens(port, username="ann@example.com", **login).check())
        except LetterDelayed as error:
            said = str(error)
    return heard, said


def test_plain_is_sent_with_the_command(opens: Opens) -> None:
    heard, said = login_heard(opens, b"LOGIN PLAIN", (b"235 welcome",), password="été")
    assert heard[1] == b"AUTH PLAIN " + b64encode("\0ann@example.com\0été".encode())
    assert "logged in as ann@example.com" in said


def test_a_token_is_sent_as_xoauth2_and_a_refusal_is_heard_to_its_end(opens: Opens) -> None:
    heard, said = login_heard(opens, b"XOAUTH2", (b"334 eyJzdGF0dXMiOiI0MDAifQ==",), token=FixedTokens("ya29.token"))
    assert heard[1] == b"AUTH XOAUTH2 " + b64encode(b"user=ann@example.com\x01auth=Bearer ya29.token\x01\x01")
    assert heard[2] == b""
    assert "refused the login of ann@example.com" in said


def test_where_only_login_is_offered_it_is_used(opens: Opens, mail: EmbeddedMail) -> None:
    mail.hidden_mechanisms = ["PLAIN"]
    send(opens(mail.smtp_port, username=mail.address, password=mail.password))
    assert len(mail.posted) == 1


def test_a_wrong_password_delays_the_letter_and_is_not_told(opens: Opens, mail: EmbeddedMail) -> None:
    with pytest.raises(LetterDelayed, match=r"refused the login of reclamations@example\.com: 535") as told:
        send(opens(mail.smtp_port, username=mail.address, password=SECRET))
    assert SECRET not in str(told.value)


def test_a_server_that_quotes_what_it_did_not_understand_tells_no_password(opens: Opens) -> None:
    quoted = b64encode(f"\0ann@example.com\0{SECRET}".encode())
    _, said = login_heard(opens, b"PLAIN", (b"500 what is AUTH PLAIN " + quoted + b"?",), password=SECRET)
    assert quoted.decode() not in said
    assert "what is AUTH PLAIN …?" in said


def test_nothing_secret_shows_in_a_printed_postman(opens: Opens) -> None:
    assert SECRET not in repr(opens(1, password=SECRET))


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("fault", ["wrong host", "unknown authority"])
def test_a_certificate_that_does_not_fit_delays_the_letter(
    security: str, fault: str, opens: Opens, server_tls: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    with EmbeddedMail(address=ADDRESS, password=SECRET, tls=server_tls) as mail:
        port = mail.smtps_port if security == "tls" else mail.smtp_port
        host, context = ("127.0.0.1", trusting) if fault == "wrong host" else ("localhost", None)
        postman = opens(port, host=host, security=security, ssl_context=context)
        with pytest.raises(LetterDelayed, match=r"(?i)certificate"):
            send(postman)


def test_where_starttls_is_missing_no_password_is_sent(opens: Opens) -> None:
    heard: list[bytes] = []
    with (
        scripted_server(smtp_talk(heard, extensions=(b"AUTH PLAIN",))) as port,
        pytest.raises(LetterDelayed, match="STARTTLS"),
    ):
        send(opens(port, security="starttls", username="ann", password=SECRET))
    assert heard == [b"ehlo [127.0.0.1]"]
