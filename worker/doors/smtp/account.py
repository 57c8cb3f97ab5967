"""One kept connection to an SMTP submission server: how it is opened, logged in, and made ready for the next letter."""

import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from worker.doors.bearing import MECHANISMS
from worker.doors.protocols import PostClosed, TokenSource, WeAreRefused
from worker.doors.remedies import WRONG_ADDRESS, WRONG_NAME, Trouble, remedy
from worker.doors.sentences import secret_forms, sentence
from worker.doors.tls import names_in, without_name
from worker.words.said import Said

TROUBLE = (smtplib.SMTPException, OSError)
# More questions than any mechanism of ours asks; a server that goes on asking is out of its mind.
_MOST_QUESTIONS = 4


@dataclass(eq=False)
class SmtpAccount:
    """An account on an SMTP submission server (RFC 6409).

    `password` may be a function, asked at every login, as is `token`, a source of OAuth 2 access tokens; without a
    `username` there is no login. Without an `ssl_context` certificates are verified against the system's authorities.
    Seconds bound each wait for the server.
    """

    host: str
    port: int = 465
    security: Literal["tls", "starttls", "plain"] = "tls"
    username: str = ""
    password: str | Callable[[], str] = field(default="", repr=False)
    token: TokenSource | None = field(default=None, repr=False)
    ssl_context: ssl.SSLContext | None = field(default=None, repr=False)
    connect_seconds: float = 15
    read_seconds: float = 60

    _smtp: smtplib.SMTP | None = field(default=None, init=False, repr=False)
    _secret: str = field(default="", init=False, repr=False)

    @property
    def where(self) -> Said:
        return Said("SMTP server {place} ({security})", place=f"{self.host}:{self.port}", security=self.security)

    def check(self) -> Said:
        """Connect and log in; returns a line that says what was found. Raises PostClosed and WeAreRefused."""
        smtp = self._connected()
        extras = [word for word in ("8BITMIME", "SMTPUTF8", "SIZE") if smtp.has_extn(word)]
        extra = ", ".join(extras) or Said("none").within("extras")
        if not self.username:
            return Said("{where}: without a login; extras: {extras}", where=self.where, extras=extra)
        login = Said("{where}: logged in as {who}; extras: {extras}")
        return login.about(where=self.where, who=self.username, extras=extra)

    def close(self) -> None:
        if self._smtp is not None:
            with suppress(*TROUBLE):
                self._smtp.quit()
        self._hang_up()

    def words(self, said: object) -> str:
        """What a server or the library said, on one line and without our secrets."""
        secrets = secret_forms(self.username, self._secret)
        if isinstance(said, smtplib.SMTPResponseException):
            return f"{said.smtp_code} {sentence(said.smtp_error, secrets=secrets)}"
        return sentence(said, secrets=secrets) or type(said).__name__

    def _connected(self) -> smtplib.SMTP:
        """The kept connection, made ready by RSET, or a new one. Raises PostClosed and WeAreRefused."""
        if self._smtp is not None:
            with suppress(*TROUBLE):
                if self._smtp.rset()[0] == 250:
                    return self._smtp
            # Servers end a silent connection after minutes: that is no event, and costs a new one.
            self._hang_up()
        try:
            self._smtp = self._open()
        except smtplib.SMTPAuthenticationError as error:
            line = Said("{where} refused the login of {who}: {said}").about(
                where=self.where, who=self.username, said=self.words(error)
            )
            # "Try again later" (454) is the server's trouble, not ours.
            refused = WeAreRefused(line, every=True) if error.smtp_code // 100 == 5 else PostClosed(line)
            raise refused.with_remedy(self._remedy(error)) from None
        except (*TROUBLE, ValueError) as error:
            # Without the cause: the library's exception may quote what was sent, password included.
            closed = PostClosed(Said("{where} cannot be used: {said}", where=self.where, said=self.words(error)))
            raise closed.with_remedy(self._remedy(error)) from None
        return self._smtp

    def _remedy(self, error: Exception) -> Said:
        mismatch = isinstance(error, ssl.SSLCertVerificationError) and error.verify_code in {WRONG_NAME, WRONG_ADDRESS}
        return remedy(
            Trouble(
                "smtp", self.host, self.port, self.security, error, self.words(error).lower(),
                login=isinstance(error, smtplib.SMTPAuthenticationError),
                bearing=self.token is not None,
                names=self._names_of_the_server() if mismatch else (),
            )
        )  # fmt: skip

    def _names_of_the_server(self) -> tuple[str, ...]:
        """Those in its certificate, which is good but for its name. Nothing is said on this line but the greeting."""
        try:
            smtp = self._greeted(without_name(self.ssl_context))
        except TROUBLE:
            return ()
        try:
            return names_in(smtp.sock)
        finally:
            smtp.close()

    def _hang_up(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()

    def _open(self) -> smtplib.SMTP:
        # The system's authorities take longer to read than a letter to send: they are for lines that are encrypted.
        verifying = None if self.security == "plain" else self.ssl_context or ssl.create_default_context()
        smtp = self._greeted(verifying)
        try:
            if self.username:
                self._log_in(smtp)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _greeted(self, context: ssl.SSLContext | None) -> smtplib.SMTP:
        # Without a name the library asks the DNS for ours, which can take minutes; the right one is set on greeting.
        name, wait = "[127.0.0.1]", self.connect_seconds
        smtp: smtplib.SMTP
        if self.security == "tls":
            smtp = smtplib.SMTP_SSL(self.host, self.port, name, timeout=wait, context=context)
        else:
            smtp = smtplib.SMTP(self.host, self.port, name, timeout=wait)
        try:
            self._greet(smtp)
            if self.security == "starttls":
                smtp.starttls(context=context)
                smtp.ehlo_or_helo_if_needed()
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _greet(self, smtp: smtplib.SMTP) -> None:
        line = connected_socket(smtp)
        line.settimeout(self.read_seconds)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        own = str(line.getsockname()[0])
        # RFC 5321, 4.1.4: a client without a name of its own gives its address.
        smtp.local_hostname = f"[IPv6:{own}]" if ":" in own else f"[{own}]"
        smtp.ehlo_or_helo_if_needed()

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        """By hand, since the library's own login takes no password outside ASCII."""
        if self.token is not None:
            self._bear(smtp, self.token)
            return
        self._secret = self.password if isinstance(self.password, str) else self.password()
        offered = _offered(smtp)
        if "LOGIN" in offered and "PLAIN" not in offered:
            _authenticate(smtp, "LOGIN", "", self.username, self._secret)
        else:
            credentials = f"\0{self.username}\0{self._secret}"
            # A second time for the server that overlooks what came with the command and asks for it.
            _authenticate(smtp, "PLAIN", credentials, credentials)

    def _bear(self, smtp: smtplib.SMTP, token: TokenSource) -> None:
        """One more time with another token, since a provider may take one back before its time."""
        offered = _offered(smtp)
        mechanism = next((name for name in MECHANISMS if name in offered), next(iter(MECHANISMS)))
        refused = self._secret = token()
        try:
            self._present(smtp, mechanism)
        except smtplib.SMTPAuthenticationError as error:
            if error.smtp_code // 100 != 5:
                raise
            self._secret = token.renewed()
            if self._secret == refused:
                raise
            self._present(smtp, mechanism)

    def _present(self, smtp: smtplib.SMTP, mechanism: str) -> None:
        first, end = MECHANISMS[mechanism]
        _authenticate(smtp, mechanism, first(self.username, self._secret), end)


def _offered(smtp: smtplib.SMTP) -> list[str]:
    return smtp.esmtp_features.get("auth", "").upper().split()


def connected_socket(smtp: smtplib.SMTP) -> socket.socket:
    if smtp.sock is None:
        raise smtplib.SMTPServerDisconnected("the server hung up")
    return smtp.sock


def _authenticate(smtp: smtplib.SMTP, mechanism: str, first: str, *answers: str) -> None:
    """AUTH (RFC 4954): `first` goes with the command, one of `answers` after each 334, then empty ones."""
    encoded = [b64encode(answer.encode()).decode("ascii") for answer in (first, *answers)]
    code, said = smtp.docmd("AUTH", f"{mechanism} {encoded[0]}".rstrip())
    for turn in range(1, _MOST_QUESTIONS):
        if code != 334:
            break
        code, said = smtp.docmd(encoded[turn] if turn < len(encoded) else "")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, said)
