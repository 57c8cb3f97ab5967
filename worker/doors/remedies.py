"""What an operator does about a server that cannot be used, by what went wrong: the first row that fits.

`said` is what the server or the library said, in small letters. The words looked for are OpenSSL's names of faults, and
the answers of Dovecot, Exchange and Google.
"""

import errno
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from worker.words.said import NOTHING, Fact, Said, listed

Kind = Literal["imap", "smtp"]
PORTS: Final = {"imap": {"tls": 993, "starttls": 143}, "smtp": {"tls": 465, "starttls": 587}}
# OpenSSL's numbers of what is wrong with a certificate (x509_vfy.h).
NOT_YET, ENDED, OWN, UNKNOWN_ISSUERS, WRONG_NAME, WRONG_ADDRESS = 9, 10, 18, frozenset({2, 19, 20, 21}), 62, 64
CLOCK = Said("set the clock of this machine (timedatectl set-ntp true)")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A connection that failed: to what, by which fault, and what was said. `names`: those in the certificate."""

    kind: Kind
    host: str
    port: int
    security: Literal["tls", "starttls", "plain"]
    error: BaseException
    said: str
    login: bool = False
    bearing: bool = False
    names: Sequence[str] = ()

    @property
    def certificate(self) -> int:
        return self.error.verify_code if isinstance(self.error, ssl.SSLCertVerificationError) else 0

    @property
    def number(self) -> int:
        return (self.error.errno or 0) if isinstance(self.error, OSError) else 0


def remedy(trouble: Trouble) -> Said:
    """Nothing where what was said says it already."""
    usual = PORTS[trouble.kind]
    known = listed(trouble.names[:3], Said("{first} or {rest}")) if trouble.names else None
    facts: dict[str, Fact] = {
        "host": trouble.host,
        "port": trouble.port,
        "tls": usual["tls"],
        "starttls": usual["starttls"],
        "names": known or Said("the name in its certificate"),
        "other": "SMTP" if trouble.kind == "imap" else "IMAP",
        "own": trouble.kind.upper(),
        "clock": CLOCK,
    }
    return next(words for fits, words in ROWS if fits(trouble)).about(**facts)


def _says(*words: str) -> Callable[[Trouble], bool]:
    return lambda trouble: any(word in trouble.said for word in words)


def _refused(*words: str) -> Callable[[Trouble], bool]:
    return lambda trouble: trouble.login and any(word in trouble.said for word in words)


def _is_certificate(*codes: int) -> Callable[[Trouble], bool]:
    return lambda trouble: trouble.certificate in codes


def _with(security: str, fits: Callable[[Trouble], bool]) -> Callable[[Trouble], bool]:
    return lambda trouble: trouble.security == security and fits(trouble)


def _numbers(*numbers: int) -> Callable[[Trouble], bool]:
    return lambda trouble: trouble.number in numbers and not isinstance(trouble.error, socket.gaierror)


def _timed_out(trouble: Trouble) -> bool:
    return isinstance(trouble.error, TimeoutError) or "timed out" in trouble.said


ROWS: Final[Sequence[tuple[Callable[[Trouble], bool], Said]]] = (
    (lambda t: "[oauth." in t.said or "token file" in t.said or "token command" in t.said, NOTHING),
    (_says("secret file", "environment variable", "needs systemd"), NOTHING),
    # -- the name and the way to it ---------------------------------------------------------------------------------
    (
        lambda t: isinstance(t.error, socket.gaierror) and t.number == socket.EAI_AGAIN,
        Said("this machine can ask no name server: look at its network and /etc/resolv.conf"),
    ),
    (lambda t: isinstance(t.error, socket.gaierror), Said("no name server knows {host}: correct host")),
    (
        _numbers(errno.ECONNREFUSED),
        Said(
            "nothing listens at {host}:{port}: correct host or port (usual: {tls} with tls, {starttls} with"
            " starttls), or"
            " start the server"
        ),
    ),
    (
        _numbers(errno.ENETUNREACH, errno.EHOSTUNREACH),
        Said("no way leads to {host}: look at the network of this machine, its routes and firewall"),
    ),
    # -- TLS --------------------------------------------------------------------------------------------------------
    (_is_certificate(WRONG_NAME, WRONG_ADDRESS), Said("the certificate is for {names}: write that as host")),
    (
        _is_certificate(ENDED),
        Said(
            "the certificate has ended: whoever runs the server renews it; or, if this machine lives in the future:"
            " {clock}"
        ),
    ),
    (_is_certificate(NOT_YET), Said("the certificate begins later than now: {clock}")),
    (
        _is_certificate(OWN, *UNKNOWN_ISSUERS),
        Said(
            "it is signed by an authority of your own, or the server does not send the whole chain: name the"
            " authority's file"
            " (PEM) as ca_file"
        ),
    ),
    (
        lambda t: bool(t.certificate),
        Said("whoever runs the server mends its certificate; an authority of your own: ca_file"),
    ),
    (
        _with("tls", _says("wrong_version_number", "record layer failure", "http_request", "packet length too long")),
        Said(
            'this port does not begin with TLS: write security = "starttls" (its usual port is {starttls}), or'
            " correct port"
        ),
    ),
    (
        _says(
            "unsupported_protocol",
            "no_protocols_available",
            "sslv3_alert_handshake_failure",
            "handshake_failure",
            "no shared cipher",
            "dh_key_too_small",
            "tlsv1_alert_protocol_version",
        ),
        Said("the server knows only a TLS that is too old: whoever runs it allows TLS 1.2"),
    ),
    (_says("no_certificate_or_crl_found", "no_start_line", "pem lib"), Said("ca_file holds no certificate in PEM")),
    (
        lambda t: isinstance(t.error, ssl.SSLEOFError) or "unexpected_eof" in t.said,
        Said("the server hung up before TLS: correct port and security, or ask who runs it"),
    ),
    (
        _with(
            "starttls",
            _says(
                "starttls extension not supported",
                "starttls not supported",
                "no starttls",
                "server does not support starttls",
                "unknown command starttls",
            ),
        ),
        Said('the server offers no STARTTLS here: write security = "tls" (its usual port is {tls})'),
    ),
    (
        lambda t: _timed_out(t) and t.security != "tls",
        Said(
            'it waits for another beginning, or a firewall swallows all: security = "tls" if this port begins with'
            " TLS (its"
            " usual port is {tls})"
        ),
    ),
    (_timed_out, Said("a firewall swallows all, or another program is behind {host}:{port}: correct host and port")),
    # -- another program --------------------------------------------------------------------------------------------
    (
        lambda t: (t.kind == "imap" and t.said.find("b'220 ") >= 0) or (t.kind == "smtp" and "(-1, b'* ok" in t.said),
        Said("this is a port for {other}: correct port"),
    ),
    (
        lambda t: t.kind == "smtp" and ("* ok" in t.said or ("imap" in t.said and not t.login)),
        Said("this is a port for {other}: correct port"),
    ),
    (
        _says("http/1.", "ssh-2.0", "+ok "),
        Said("another program than an {own} server is behind {host}:{port}: correct port"),
    ),
    # -- the login --------------------------------------------------------------------------------------------------
    (
        _says(
            "logindisabled",
            "privacyrequired",
            "must issue a starttls",
            "plaintext authentication disallowed",
            "encryption required",
        ),
        Said('the server takes no login in clear: write security = "tls" or "starttls"'),
    ),
    (
        _refused("basic authentication is disabled", "basicauthblocked"),
        Said("Microsoft 365 takes no password here: use OAuth 2 (docs/operator.md, Microsoft 365)"),
    ),
    (
        _refused("5.7.139", "smtpclientauthentication is disabled"),
        Said("an administrator switches SMTP AUTH on for this mailbox (docs/operator.md, Microsoft 365)"),
    ),
    (
        _refused("application-specific password", "web browser", "webalert", "5.7.9", "less secure"),
        Said("Google takes no password of a person from a program: use OAuth 2 (docs/operator.md, Google Workspace)"),
    ),
    (
        _refused("imap is disabled", "imap access is disabled", "not enabled for imap", "your account is not enabled"),
        Said("IMAP is off for this mailbox: an administrator switches it on"),
    ),
    (
        _refused(
            "too many",
            "rate limit",
            "maximum number of connections",
            "try again later",
            "temporarily",
            "[limit]",
            "[unavailable]",
            "421",
        ),
        Said(
            "the server has had enough of logins: wait a quarter of an hour, and look for another program that logs in"
        ),
    ),
    (
        lambda t: t.login and t.bearing,
        Said(
            "a token was granted, and the server does not let it open this mailbox: give the application its rights"
            " on it"
            " (docs/operator.md, OAuth 2), and let username be the mailbox's address"
        ),
    ),
    (
        _says("does not offer auth=plain", "control character"),
        Said("choose another password, of ASCII letters and digits"),
    ),
    (
        _says("no suitable authentication method", "auth extension not supported", "503 ", "504 "),
        Said(
            'the server offers no login here: security = "starttls" or "tls" may change that; a relay without a'
            " login has no"
            " username"
        ),
    ),
    (lambda t: t.login, Said("username and password do not fit this server: try them in a mail client")),
    # -- the server's own troubles ----------------------------------------------------------------------------------
    (
        _says("421", "too many connections", "service not available", "overloaded", "shutting down"),
        Said("the server has too much to do, or is being stopped: try again in a few minutes"),
    ),
    (
        _says("554 ", "not allowed to relay", "blocked", "denied"),
        Said("it takes nothing from this machine: ask who runs it"),
    ),
    (_says("inuse", "in use"), Said("another program holds the mailbox: stop it, or give the worker one of its own")),
    (_says("overquota", "quota"), Said("the mailbox is full: make room in it, or have its quota raised")),
    (
        _says("not writable", "read-only", "noperm", "permission denied"),
        Said(
            "this account may look into the folder and not change it: give it the rights to read, mark, insert and"
            " delete"
        ),
    ),
    (lambda _: True, Said("correct host, port, security, username and password, or ask who runs the server")),
)
