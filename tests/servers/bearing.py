"""An SMTP server that takes access tokens and no password, by one mechanism of the two, and keeps what is posted."""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope

from tests.servers.dovecot import free_port

MECHANISMS = ("XOAUTH2", "OAUTHBEARER")


class Bearing(SMTP):
    """Takes tokens by both mechanisms, as the draft of Google and RFC 7628 have them."""

    good: Callable[[str], bool]

    async def auth_XOAUTH2(self, _server: Any, args: list[str]) -> AuthResult:  # noqa: N802 - looked up by its name
        return await self._judge(args, b"")

    async def auth_OAUTHBEARER(self, _server: Any, args: list[str]) -> AuthResult:  # noqa: N802 - the same
        return await self._judge(args, b"\x01")

    async def _judge(self, args: list[str], end: bytes) -> AuthResult:
        said = base64.b64decode(args[1]).decode()
        token = said.split("auth=Bearer ")[1].split("\x01")[0]
        if type(self).good(token):
            return AuthResult(success=True, auth_data=token)
        # The reason comes as a challenge, and wants its answer before the no.
        assert await self.challenge_auth('{"status":"400"}') == end
        return AuthResult(success=False, handled=False)


class Office(Controller):
    """`letters` are what came, with its envelope."""

    def __init__(self, good: Callable[[str], bool], mechanism: str) -> None:
        self._server_class = type("OneOffice", (Bearing,), {"good": staticmethod(good)})
        self._others = [name for name in (*MECHANISMS, "LOGIN", "PLAIN") if name != mechanism]
        self.letters: list[Envelope] = []
        super().__init__(self, hostname="127.0.0.1", port=free_port())

    def factory(self) -> SMTP:
        office: SMTP = self._server_class(self, auth_require_tls=False, auth_exclude_mechanism=self._others)
        return office

    async def handle_DATA(self, _server: SMTP, session: Any, envelope: Envelope) -> str:  # noqa: N802 - as above
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        self.letters.append(envelope)
        return "250 2.0.0 OK"


@contextmanager
def running_post(good: Callable[[str], bool], mechanism: str) -> Iterator[Office]:
    """`good` says whether a token is one that was granted."""
    office = Office(good, mechanism)
    office.start()
    try:
        yield office
    finally:
        office.stop()
