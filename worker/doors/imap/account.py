"""One kept connection to an IMAP account: how it is opened, logged in, and thrown away."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Literal

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError

from worker.doors.protocols import FolderMissing, MailboxUnreachable, TokenSource
from worker.doors.remedies import WRONG_ADDRESS, WRONG_NAME, Trouble, remedy
from worker.doors.sentences import secret_forms, sentence
from worker.doors.tls import names_in, without_name
from worker.words.said import Fact, Said

GOODBYE_SECONDS = 5.0
# Every way in which the library reports a server that is gone, refuses, or talks nonsense.
TROUBLE = (IMAPClientError, OSError, ValueError, LookupError)


@dataclass(eq=False)
class ImapAccount:
    """An account on an IMAP server (RFC 3501).

    `password` may be a function, asked at every login, as is `token`, a source of OAuth 2 access tokens. Without an
    `ssl_context` certificates are verified against the system's authorities. Seconds bound each wait for the server,
    not a whole command.
    """

    name: str
    host: str
    username: str
    password: str | Callable[[], str] = field(default="", repr=False)
    port: int = 993
    security: Literal["tls", "starttls", "plain"] = "tls"
    token: TokenSource | None = field(default=None, repr=False)
    ssl_context: ssl.SSLContext | None = field(default=None, repr=False)
    connect_seconds: float = 15
    read_seconds: float = 60

    _client: Any = field(default=None, init=False, repr=False)
    _secret: str = field(default="", init=False, repr=False)

    @property
    def where(self) -> Said:
        some = Said("mailbox {name} at {place} ({security})")
        return some.about(name=self.name, place=f"{self.host}:{self.port}", security=self.security)

    def close(self) -> None:
        client, self._client = self._client, None
        if client is None:
            return
        with suppress(*TROUBLE):
            client.socket().settimeout(GOODBYE_SECONDS)
            client.logout()
        _hang_up(client)

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        """The kept connection, or a new one; raises MailboxUnreachable.

        After any failure it is thrown away: what the server still has to say on it would answer a question that
        nobody asks any more.
        """
        try:
            if self._client is None:
                self._client = self._open()
            yield self._client
        except (FolderMissing, MailboxUnreachable):
            raise
        except TROUBLE as error:
            self._discard()
            # Without the cause: the library's exception may quote what was sent, password included.
            raise MailboxUnreachable(self._report(error)).with_remedy(self._remedy(error)) from None
        except BaseException:
            self._discard()
            raise

    def _discard(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            _hang_up(client)

    def _open(self) -> Any:
        client = self._greeted(self.ssl_context)
        try:
            self._log_in(client)
        except BaseException:
            _hang_up(client)
            raise
        return client

    def _greeted(self, context: ssl.SSLContext | None) -> Any:
        client = IMAPClient(
            self.host,
            self.port,
            ssl=self.security == "tls",
            ssl_context=context,
            timeout=SocketTimeout(self.connect_seconds, self.read_seconds),
        )
        try:
            # The library formats every line for a log that nobody reads: four fifths of its time.
            client._imap.debug = 0  # noqa: SLF001 - there is no public switch
            client.normalise_times = False
            # An APPEND is three small packets: Nagle's wait would cost 40 ms each.
            client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self.security == "starttls":
                client.starttls(context)
        except BaseException:
            _hang_up(client)
            raise
        return client

    def _log_in(self, client: Any) -> None:
        """PLAIN where the server has it: it takes any character, and the library's LOGIN does not quote the name."""
        if self.token is not None:
            self._bear(client, self.token)
            return
        self._secret = self.password if isinstance(self.password, str) else self.password()
        if not (self.username + self._secret).isprintable():
            raise LoginError("the user name or the password holds a control character")
        if client.has_capability("AUTH=PLAIN"):
            client.plain_login(self.username, self._secret)
        elif (self.username + self._secret).isascii():
            quoted = self.username.replace("\\", "\\\\").replace('"', '\\"')
            client.login(f'"{quoted}"', self._secret)
        else:
            raise LoginError("the user name or the password is not ASCII, and the server does not offer AUTH=PLAIN")

    def _bear(self, client: Any, token: TokenSource) -> None:
        """One more time with another token, since a provider may take one back before its time."""
        refused = self._secret = token()
        modern = client.has_capability("AUTH=OAUTHBEARER") and not client.has_capability("AUTH=XOAUTH2")
        log_in = client.oauthbearer_login if modern else client.oauth2_login
        try:
            log_in(self.username, refused)
        except LoginError:
            self._secret = token.renewed()
            if self._secret == refused:
                raise
            log_in(self.username, self._secret)

    def _remedy(self, error: Exception) -> Said:
        said = sentence(error, secrets=secret_forms(self.username, self._secret)).lower()
        mismatch = isinstance(error, ssl.SSLCertVerificationError) and error.verify_code in {WRONG_NAME, WRONG_ADDRESS}
        return remedy(
            Trouble(
                "imap", self.host, self.port, self.security, error, said,
                login=isinstance(error, LoginError),
                bearing=self.token is not None,
                names=self._names_of_the_server() if mismatch else (),
            )
        )  # fmt: skip

    def _names_of_the_server(self) -> tuple[str, ...]:
        """Those in its certificate, which is good but for its name. Nothing is said on this line but goodbye."""
        try:
            client = self._greeted(without_name(self.ssl_context))
        except TROUBLE:
            return ()
        try:
            return names_in(client.socket())
        finally:
            _hang_up(client)

    def _report(self, error: Exception) -> Said:
        """The operator's sentence: which mailbox, what happened, in the server's own words."""
        said = sentence(error, secrets=secret_forms(self.username, self._secret)) or type(error).__name__
        facts: dict[str, Fact] = {"where": self.where, "said": said}
        if isinstance(error, LoginError):
            return Said("{where} refused the login of {who}: {said}").about(who=self.username, **facts)
        if isinstance(error, ssl.SSLCertVerificationError):
            return Said("{where} shows a certificate that is not accepted: {said}").about(**facts)
        if isinstance(error, TimeoutError):
            return Said("{where} did not answer in time: {said}").about(**facts)
        return Said("{where} cannot be used: {said}").about(**facts)


def _hang_up(client: Any) -> None:
    with suppress(*TROUBLE):
        client.shutdown()
