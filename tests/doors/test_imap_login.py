"""Connecting and logging in: what is refused, what is said about it, and what is never said."""

import socket
import ssl
from base64 import b64decode
from time import monotonic

import pytest

from tests.doors.conftest import Opens
from tests.fakes import FixedTokens
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.relay import Relay
from tests.servers.scripted import imap_talk, scripted_server
from worker.doors.protocols import MailboxUnreachable

SECRET = "five-figs-are-better"


def test_a_wrong_password_is_told_without_telling_it(imap_server: tuple[int, str, str], opens: Opens) -> None:
    port, user, _ = imap_server
    with pytest.raises(MailboxUnreachable, match="refused the login of") as told:
        opens(port, user, SECRET).waiting()
    assert user in str(told.value)
    assert SECRET not in str(told.value)
    assert told.value.__suppress_context__


@pytest.mark.parametrize("capability", [b"", b" AUTH=PLAIN"])
def test_a_server_that_quotes_what_it_did_not_understand_tells_no_password(capability: bytes, opens: Opens) -> None:
    heard: list[bytes] = []
    with (
        scripted_server(imap_talk(heard, capability=capability, refuse=(b"LOGIN", b"AUTHENTICATE"))) as port,
        pytest.raises(MailboxUnreachable) as told,
    ):
        opens(port, "ann", SECRET).waiting()
    assert SECRET not in str(told.value)
    assert "…" in str(told.value)


def test_a_name_with_blanks_and_quotes_reaches_the_server_as_it_is(opens: Opens) -> None:
    heard: list[bytes] = []
    with scripted_server(imap_talk(heard)) as port, pytest.raises(MailboxUnreachable):
        opens(port, r'DOMAIN\ann "the desk"', SECRET).waiting()
    assert any(rb'LOGIN "DOMAIN\\ann \"the desk\"" "five-figs-are-better"' in line for line in heard)


def test_a_password_outside_ascii_needs_a_server_that_takes_it(opens: Opens) -> None:
    heard: list[bytes] = []
    with (
        scripted_server(imap_talk(heard)) as port,
        pytest.raises(MailboxUnreachable, match="does not offer AUTH=PLAIN"),
    ):
        opens(port, "ann", "été").waiting()
    assert not any(b"LOGIN" in line for line in heard)


def test_a_password_with_its_line_end_is_not_sent(dovecot: Dovecot, opens: Opens) -> None:
    with pytest.raises(MailboxUnreachable, match="holds a control character"):
        opens(dovecot.port, "ann", f"{PASSWORD}\n").waiting()


def test_a_password_may_be_asked_for_at_every_login(dovecot: Dovecot, user: str, opens: Opens) -> None:
    answers = iter(["an old one", PASSWORD])
    box = opens(dovecot.port, user, lambda: next(answers))
    with pytest.raises(MailboxUnreachable):
        box.waiting()
    assert box.waiting().uids == ()


def test_an_access_token_is_sent_as_xoauth2(opens: Opens) -> None:
    heard: list[bytes] = []
    with scripted_server(imap_talk(heard, capability=b" AUTH=XOAUTH2")) as port, pytest.raises(MailboxUnreachable):
        opens(port, "ann@example.com", "", token=FixedTokens("ya29.token")).waiting()
    sent = heard[heard.index(next(line for line in heard if b"XOAUTH2" in line)) + 1]
    assert b64decode(sent) == b"user=ann@example.com\x01auth=Bearer ya29.token\x01\x01"


def test_a_secret_that_cannot_be_read_is_a_mailbox_that_cannot_be_reached(dovecot: Dovecot, opens: Opens) -> None:
    def missing() -> str:
        raise FileNotFoundError(2, "No such file or directory", "/run/secrets/imap")

    with pytest.raises(MailboxUnreachable, match="/run/secrets/imap"):
        opens(dovecot.port, "ann", missing).waiting()


def test_nobody_at_the_port_is_told_at_once(opens: Opens) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(MailboxUnreachable, match=rf"mailbox reclamations at 127\.0\.0\.1:{port}.*Connection refused"):
        opens(port).waiting()


def test_a_server_that_never_speaks_is_given_up(opens: Opens) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = monotonic()
        with pytest.raises(MailboxUnreachable, match="did not answer in time"):
            opens(silent.getsockname()[1], connect_seconds=0.3).waiting()
        assert monotonic() - started < 20


def test_a_server_that_falls_silent_is_given_up_and_tried_again(
    imap_server: tuple[int, str, str], opens: Opens
) -> None:
    port, user, password = imap_server
    with Relay(port) as relay:
        box = opens(relay.port, user, password, read_seconds=0.5)
        before = box.waiting()
        relay.mute()
        with pytest.raises(MailboxUnreachable, match="did not answer in time"):
            box.waiting()
        relay.mend()
        assert box.waiting() == before
        assert relay.connections == 2


def test_one_connection_serves_many_calls(imap_server: tuple[int, str, str], opens: Opens) -> None:
    port, user, password = imap_server
    with Relay(port) as relay:
        box = opens(relay.port, user, password)
        for _ in range(5):
            box.waiting()
        assert relay.connections == 1
        box.close()
        box.close()


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_an_encrypted_connection_is_verified(
    security: str, dovecot: Dovecot, user: str, opens: Opens, trusting: ssl.SSLContext
) -> None:
    port = dovecot.imaps_port if security == "tls" else dovecot.port
    box = opens(port, user, host="localhost", security=security, ssl_context=trusting)
    assert box.waiting().uids == ()
    assert isinstance(box._client.socket(), ssl.SSLSocket)


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_for_another_host_is_not_accepted(
    security: str, dovecot: Dovecot, user: str, opens: Opens, trusting: ssl.SSLContext
) -> None:
    port = dovecot.imaps_port if security == "tls" else dovecot.port
    with pytest.raises(MailboxUnreachable, match=r"certificate that is not accepted.*127\.0\.0\.1"):
        opens(port, user, host="127.0.0.1", security=security, ssl_context=trusting).waiting()


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_of_an_unknown_authority_is_not_accepted(
    security: str, dovecot: Dovecot, user: str, opens: Opens
) -> None:
    port = dovecot.imaps_port if security == "tls" else dovecot.port
    with pytest.raises(MailboxUnreachable, match="certificate that is not accepted"):
        opens(port, user, host="localhost", security=security).waiting()


def test_where_starttls_is_missing_no_password_is_sent(opens: Opens) -> None:
    heard: list[bytes] = []
    with (
        scripted_server(imap_talk(heard, capability=b" AUTH=PLAIN")) as port,
        pytest.raises(MailboxUnreachable, match="STARTTLS"),
    ):
        opens(port, "ann", SECRET, security="starttls").waiting()
    assert not any(b"LOGIN" in line or b"AUTH" in line for line in heard)


def test_an_interruption_in_the_middle_of_a_command_costs_the_connection(
    imap_server: tuple[int, str, str], opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, user, password = imap_server
    with Relay(port) as relay:
        box = opens(relay.port, user, password)
        box.waiting()

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(box._client, "select_folder", interrupted)
        with pytest.raises(KeyboardInterrupt):
            box.waiting()
        assert box.waiting().uids == ()
        assert relay.connections == 2


def test_nothing_secret_shows_in_a_printed_mailbox(opens: Opens) -> None:
    assert SECRET not in repr(opens(1, "ann", SECRET))
