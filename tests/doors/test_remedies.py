# ruff: noqa: E501 - a broken set-up is a line of the table
"""Each way in which a server cannot be used has its own remedy: first what is only said, then servers that are broken."""

import errno
import socket
import ssl
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import trustme

from tests.doors.conftest import Opens
from tests.servers.dovecot import Dovecot
from tests.servers.scripted import imap_talk, scripted_server
from worker.demo.servers import EmbeddedMail
from worker.doors.clock import FixedClock, SystemClock
from worker.doors.imap.proving import clock_difference, missing_rights
from worker.doors.protocols import FolderMissing, LetterDelayed, MailboxUnreachable
from worker.doors.remedies import ROWS, Trouble, remedy
from worker.doors.smtp import SmtpPostman
from worker.words.said import NOTHING


def certificate_fault(code: int) -> ssl.SSLCertVerificationError:
    fault = ssl.SSLCertVerificationError("certificate verify failed")
    fault.verify_code = code
    return fault


ANYTHING = OSError("")
# What was tried, the fault, what was said, and the words that the remedy must have.
SAID: dict[str, tuple[str, str, BaseException, str, dict[str, Any], str]] = {
    "a misspelt host": ("imap", "tls", socket.gaierror(socket.EAI_NONAME, ""), "", {}, "no name server knows mail.x: correct host"),
    "no name server": ("imap", "tls", socket.gaierror(socket.EAI_AGAIN, ""), "", {}, "resolv.conf"),
    "a wrong port": ("imap", "tls", ConnectionRefusedError(errno.ECONNREFUSED, ""), "", {}, "(usual: 993 with tls, 143 with starttls)"),
    "a wrong port of the post": ("smtp", "tls", ConnectionRefusedError(errno.ECONNREFUSED, ""), "", {}, "(usual: 465 with tls, 587"),
    "no network": ("smtp", "tls", OSError(errno.ENETUNREACH, ""), "", {}, "network of this machine"),
    "no route": ("smtp", "tls", OSError(errno.EHOSTUNREACH, ""), "", {}, "no way leads to mail.x"),
    "a firewall that swallows": ("imap", "tls", TimeoutError(), "", {}, "a firewall swallows all"),
    "STARTTLS at a port of TLS": ("imap", "starttls", TimeoutError(), "", {}, 'security = "tls" if this port begins with TLS'),
    "in clear at a port of TLS": ("smtp", "plain", TimeoutError(), "", {}, "(its usual port is 465)"),
    "TLS at a port of STARTTLS": ("smtp", "tls", ssl.SSLError(1, ""), "[ssl: wrong_version_number]", {}, 'write security = "starttls" (its usual port is 587)'),
    "TLS that ends at once": ("imap", "tls", ssl.SSLEOFError(8, ""), "eof", {}, "hung up before TLS"),
    "a TLS of long ago": ("imap", "tls", ssl.SSLError(1, ""), "[ssl: tlsv1_alert_protocol_version]", {}, "allows TLS 1.2"),
    "no STARTTLS": ("smtp", "starttls", ANYTHING, "starttls extension not supported by server.", {}, 'security = "tls" (its usual port is 465)'),
    "a certificate for another name": ("imap", "tls", certificate_fault(62), "", {"names": ("imap.y",)}, "the certificate is for imap.y: write that as host"),
    "a certificate for a name, and an address as host": ("imap", "tls", certificate_fault(64), "", {}, "the name in its certificate"),
    "a certificate that has ended": ("smtp", "tls", certificate_fault(10), "", {}, "has ended"),
    "a certificate of tomorrow": ("smtp", "tls", certificate_fault(9), "", {}, "set the clock"),
    "a certificate that signs itself": ("imap", "tls", certificate_fault(18), "", {}, "as ca_file"),
    "an authority of the company's own": ("imap", "tls", certificate_fault(19), "", {}, "as ca_file"),
    "a chain that is not whole": ("imap", "tls", certificate_fault(21), "", {}, "whole chain"),
    "a certificate that is wrong otherwise": ("imap", "tls", certificate_fault(26), "", {}, "mends its certificate"),
    "a file of authorities that is none": ("imap", "tls", ssl.SSLError(1, ""), "[x509: no_certificate_or_crl_found]", {}, "ca_file holds no certificate"),
    "a post at the mailbox's port": ("imap", "plain", ANYTHING, "unexpected response: b'220 mail.x esmtp'", {}, "this is a port for SMTP"),
    "a mailbox at the post's port": ("smtp", "plain", ANYTHING, "-1 * ok [capability imap4rev1] ready.", {}, "this is a port for IMAP"),
    "a web server": ("smtp", "plain", ANYTHING, "-1 http/1.1 400 bad request", {}, "another program than an SMTP server"),
    "a remote shell": ("imap", "plain", ANYTHING, "unexpected response: b'ssh-2.0-openssh'", {}, "another program than an IMAP server"),
    "POP3": ("imap", "plain", ANYTHING, "unexpected response: b'+ok dovecot ready'", {}, "another program than an IMAP server"),
    "no login in clear": ("imap", "plain", ANYTHING, "[privacyrequired] plaintext authentication disallowed", {"login": True}, '"tls" or "starttls"'),
    "STARTTLS first": ("smtp", "plain", ANYTHING, "530 5.7.0 must issue a starttls command first", {"login": True}, '"tls" or "starttls"'),
    "a wrong password": ("imap", "tls", ANYTHING, "[authenticationfailed]", {"login": True}, "do not fit this server"),
    "a wrong password of the post": ("smtp", "tls", ANYTHING, "535 5.7.8 authentication failed", {"login": True}, "do not fit this server"),
    "a password at Microsoft": ("smtp", "starttls", ANYTHING, "535 5.7.139 authentication unsuccessful, basic authentication is disabled.", {"login": True}, "use OAuth 2"),
    "SMTP AUTH switched off": ("smtp", "starttls", ANYTHING, "535 5.7.139 smtpclientauthentication is disabled for the tenant.", {"login": True}, "switches SMTP AUTH on"),
    "a password at Google": ("imap", "tls", ANYTHING, "[alert] application-specific password required", {"login": True}, "use OAuth 2 (docs/operator.md, Google"),
    "IMAP switched off": ("imap", "tls", ANYTHING, "[alert] your account is not enabled for imap use.", {"login": True}, "IMAP is off"),
    "too many logins": ("imap", "tls", ANYTHING, "[limit] too many simultaneous connections", {"login": True}, "quarter of an hour"),
    "a token without rights": ("imap", "tls", ANYTHING, "authenticate failed.", {"login": True, "bearing": True}, "give the application its rights"),
    "a password that cannot be said": ("imap", "tls", ANYTHING, "is not ascii, and the server does not offer auth=plain", {"login": True}, "another password"),
    "a relay that knows no login": ("smtp", "plain", ANYTHING, "503 5.5.1 error: authentication not enabled", {}, "no username"),
    "a server that is stopped": ("smtp", "tls", ANYTHING, "421 4.3.2 service shutting down", {}, "try again in a few minutes"),
    "a machine that is blocked": ("smtp", "tls", ANYTHING, "554 5.7.1 your address is on a list", {}, "takes nothing from this machine"),
    "a mailbox that is held": ("imap", "tls", ANYTHING, "[inuse] mailbox is locked", {}, "another program holds the mailbox"),
    "a mailbox that is full": ("imap", "tls", ANYTHING, "append failed: [overquota]", {}, "make room"),
    "a folder to look at": ("imap", "tls", ANYTHING, "b'\"inbox\"' is not writable", {}, "not change it"),
    "a fault that nobody knows": ("imap", "tls", ANYTHING, "the sun is too hot", {}, "or ask who runs the server"),
    "a sign-in that has ended": ("imap", "tls", ANYTHING, "[oauth.office]: the sign-in has ended; run: complaints login office", {}, ""),
    "a secret that is not there": ("imap", "tls", ANYTHING, "the secret file /etc/pw cannot be read; create it", {}, ""),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "security", "error", "said", "more", "words"), SAID.values(), ids=SAID)
def test_each_fault_has_the_remedy_that_fits(
    kind: Any, security: Any, error: BaseException, said: str, more: dict[str, Any], words: str
) -> None:
    found = str(remedy(Trouble(kind, "mail.x", 993, security, error, said, **more)))
    assert words in found
    assert bool(found) == bool(words)


def test_each_row_of_the_remedies_is_needed() -> None:
    """The first that fits counts: one that no fault above reaches is dead, or hidden behind another."""
    troubles = [
        Trouble(kind, "mail.x", 993, how, error, said, **more) for kind, how, error, said, more, _ in SAID.values()
    ]  # type: ignore[arg-type]
    reached = {next(words for fits, words in ROWS if fits(trouble)) for trouble in troubles}
    assert [words for _, words in ROWS if words not in reached] == []


def told(opens: Opens, port: int, *, folders: tuple[str, ...] = ("INBOX", "Processed"), **more: Any) -> str:
    with pytest.raises((MailboxUnreachable, FolderMissing)) as refused:
        opens(port, **more).check(folders)
    return f"{refused.value} → {refused.value.remedy}"


def posting(port: int, **more: Any) -> str:
    with closing(SmtpPostman(port=port, **more)) as post, pytest.raises(LetterDelayed) as delayed:
        post.check()
    return f"{delayed.value} → {delayed.value.remedy}"


def test_a_certificate_for_another_name_is_told_with_the_name_that_it_is_for(
    dovecot: Dovecot, opens: Opens, trusting: ssl.SSLContext
) -> None:
    for port, security in ((dovecot.imaps_port, "tls"), (dovecot.port, "starttls")):
        said = told(opens, port, security=security, ssl_context=trusting)
        assert said.endswith("the certificate is for localhost: write that as host"), said


def test_a_post_with_a_certificate_for_another_name_too(tls_mail: EmbeddedMail, trusting: ssl.SSLContext) -> None:
    said = posting(tls_mail.smtps_port, host="127.0.0.1", security="tls", ssl_context=trusting)
    assert said.endswith("the certificate is for localhost: write that as host"), said


def test_an_authority_of_one_s_own_is_told(dovecot: Dovecot, opens: Opens) -> None:
    assert "as ca_file" in told(opens, dovecot.imaps_port, host="localhost", security="tls")


def test_a_certificate_that_has_ended_is_told(opens: Opens, authority: trustme.CA, trusting: ssl.SSLContext) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", not_after=datetime(2026, 1, 2, tzinfo=UTC)).configure_cert(context)
    with EmbeddedMail(address="ann@example.com", password="pw", tls=context) as mail:
        said = told(opens, mail.imaps_port, host="localhost", security="tls", ssl_context=trusting)
    assert "has ended: whoever runs the server renews it" in said


def test_tls_at_a_port_that_begins_without_is_told(dovecot: Dovecot, opens: Opens, mail: EmbeddedMail) -> None:
    assert 'write security = "starttls" (its usual port is 143)' in told(opens, dovecot.port, security="tls")
    assert "(its usual port is 587)" in posting(mail.smtp_port, host="127.0.0.1", security="tls")


def test_a_port_that_begins_with_tls_and_is_asked_without_is_told(dovecot: Dovecot, opens: Opens) -> None:
    assert 'security = "tls"' in told(opens, dovecot.imaps_port, security="plain", connect_seconds=1, read_seconds=0.3)


def test_the_port_of_another_program_is_told(opens: Opens, mail: EmbeddedMail, dovecot: Dovecot) -> None:
    assert "this is a port for SMTP" in told(opens, mail.smtp_port)
    assert "this is a port for IMAP" in posting(dovecot.port, host="127.0.0.1", security="plain")


def test_a_folder_that_is_misspelt_is_told_with_the_names_that_are_near(
    dovecot: Dovecot, opens: Opens, user: str
) -> None:
    with_folders = opens(dovecot.port, user)
    with_folders.check(("INBOX", "Réclamations", "Processed"))
    assert "did you mean Réclamations?" in told(opens, dovecot.port, user=user, folder="Reclamation")
    assert "Create it, or correct its name." in told(opens, dovecot.port, user=user, folder="Nothing like it")


def test_a_host_that_nobody_knows_is_told(opens: Opens) -> None:
    said = told(opens, 993, host="imap.invalid", security="tls")
    assert "imap.invalid" in said or "no name server" in said


# -- what `run` will need ---------------------------------------------------------------------------------------------


class Rights:
    """An IMAP client that answers MYRIGHTS, as far as `missing_rights` asks one."""

    error = OSError

    def __init__(self, rights: bytes, capability: str = "ACL") -> None:
        self._rights, self._capability, self._imap = rights, capability, self

    def has_capability(self, name: str) -> bool:
        return name == self._capability

    def _normalise_folder(self, folder: str) -> bytes:
        return folder.encode()

    def myrights(self, folder: bytes) -> tuple[str, list[bytes]]:
        return "OK", [folder + b" " + self._rights]


@pytest.mark.parametrize(
    ("rights", "source", "missing"),
    [
        (b"lrswipkxtea", True, []),
        (b"lrs", True, ["mark", "delete", "expunge"]),
        (b"lrswid", True, []),
        (b"lrswi", True, ["delete", "expunge"]),
        (b"lr", False, ["insert"]),
        (b"li", False, []),
    ],
)
def test_a_right_that_is_missing_is_named(rights: bytes, source: bool, missing: list[str]) -> None:  # noqa: FBT001
    assert list(map(str, missing_rights(Rights(rights), "INBOX", source=source))) == missing
    assert missing_rights(Rights(rights, "none"), "INBOX", source=source) == []


def test_rights_are_asked_for_on_the_wire_and_a_missing_one_is_told(opens: Opens) -> None:
    heard: list[bytes] = []
    answers = {
        b"SELECT": (b"* 0 EXISTS\r\n", b"* OK [UIDVALIDITY 1] ok\r\n", b"* OK [UIDNEXT 1] ok\r\n"),
        b"STATUS": (b"* STATUS INBOX (MESSAGES 0)\r\n",),
        b"MYRIGHTS": (b"* MYRIGHTS INBOX lrs\r\n",),
    }
    with scripted_server(imap_talk(heard, capability=b" ACL AUTH=PLAIN", answers=answers)) as port:
        said = told(opens, port, user="ann@example.com", folders=("INBOX",))
    assert "ann@example.com may not mark and not delete and not expunge in folder INBOX" in said
    assert "give ann@example.com these rights" in said


@pytest.mark.parametrize(("apart", "words"), [(timedelta(days=1000), "ahead of the mail server"), (-timedelta(hours=1), "behind the mail server"), (timedelta(minutes=2), "")])  # fmt: skip
def test_a_clock_far_from_the_mail_server_s_is_told_and_the_probe_is_gone(
    apart: timedelta, words: str, dovecot: Dovecot, opens: Opens, user: str, now: Callable[[], datetime]
) -> None:
    box = opens(dovecot.port, user, clock=FixedClock(now() + apart))
    if words:
        with pytest.raises(MailboxUnreachable, match=words) as refused:
            box.check(("INBOX", "Processed", "Review"))
        assert "set the clock" in str(refused.value.remedy)
    else:
        box.check(("INBOX", "Processed", "Review"))
    assert box.count(("INBOX", "Processed", "Review")) == {"INBOX": 0, "Processed": 0, "Review": 0}
    with box._connection() as client:
        assert clock_difference(client, "Processed", FixedClock(now())) == NOTHING


@pytest.fixture
def now() -> Callable[[], datetime]:
    return SystemClock().now


@pytest.fixture
def tls_mail(server_tls: ssl.SSLContext) -> Any:
    with EmbeddedMail(address="ann@example.com", password="pw", tls=server_tls) as mail:
        yield mail
