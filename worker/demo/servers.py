"""A mail server inside the process, for the demo and the tests: IMAP by pymap, SMTP by aiosmtpd, both in memory.

The only importer of both. It serves one complaints mailbox; whatever is sent to any other address is kept aside, as
what customers and staff would find in theirs.
"""

import asyncio
import logging
import ssl
from argparse import Namespace
from collections.abc import Coroutine
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from threading import Condition, Thread
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from proxyprotocol.result import ProxyResultUnknown
from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import Config, Login
from pymap.backend.dict.mailbox import MailboxData
from pymap.concurrent import Subsystem
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.user import Passwords, UserMetadata
from pysasl.hashing import BuiltinHash

from worker.doors.clock import SystemClock
from worker.doors.protocols import Clock

LARGEST_LETTER = 50_000_000
_START_SECONDS = 10
_Outcome = TypeVar("_Outcome")


@dataclass
class Behaviour:
    """How the SMTP server misbehaves. Each field may be changed while it runs and counts from the next letter on.

    `refuse` maps a recipient, in lower case, to the reply that RCPT gets ("550 5.1.1 No such user"). `refuse_senders`
    is the reply to MAIL. `verdict` is the reply to the whole letter in place of 250; it is then not kept. `cut` breaks
    the connection instead of a reply, with the letter kept, lost, or before any of it was asked for. `pause_seconds` go
    by before the reply to it.
    """

    refuse: dict[str, str] = field(default_factory=dict)
    refuse_senders: str = ""
    verdict: str = ""
    cut: Literal["", "before_data", "kept", "lost"] = ""
    pause_seconds: float = 0


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter that the SMTP server took: its envelope, and its bytes as they came."""

    envelope_from: str
    recipient: str
    raw: bytes = field(repr=False)


class EmbeddedMail:
    """One complaints mailbox with its SMTP server, on 127.0.0.1. A context manager.

    `imap_port` and `smtp_port` are chosen by the system; with `tls` there are `imaps_port` and `smtps_port` too, and
    STARTTLS on `smtp_port`. Login is `address` with `password`. Mail to `address`, also with a subaddress, arrives in
    INBOX dated by `clock`; sending anywhere else asks for a login, by any SMTP mechanism but `hidden_mechanisms`.
    """

    def __init__(
        self,
        *,
        address: str,
        password: str,
        tls: ssl.SSLContext | None = None,
        clock: Clock | None = None,
        behaviour: Behaviour | None = None,
    ) -> None:
        self.address = address.lower()
        self.behaviour = behaviour or Behaviour()
        self.imap_port = self.smtp_port = self.imaps_port = self.smtps_port = 0
        self.posted: list[Posted] = []
        self.hidden_mechanisms: list[str] = []
        self.password = password
        self._tls = tls
        self._clock = clock or SystemClock()
        self._news = Condition()
        self._thread: Thread | None = None

    def __enter__(self) -> Self:
        started: Future[None] = Future()
        self._thread = Thread(target=self._run, args=(started,), name="embedded-mail", daemon=True)
        self._thread.start()
        started.result(timeout=_START_SECONDS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        if self._thread is not None:
            self._thread.join()

    def append(self, raw: bytes, *, at: datetime | None = None) -> int:
        """Put a message into INBOX as if it had just arrived, or at `at` (aware); returns its UID."""
        return self._in_loop(self._deliver(raw, at or self._clock.now()))

    def delivered_to(self, address: str) -> list[bytes]:
        """What the SMTP server took for `address`, oldest first, byte for byte."""
        with self._news:
            return [letter.raw for letter in self.posted if letter.recipient.lower() == address.lower()]

    def wait_for(self, address: str, *, count: int = 1, seconds: float = 5) -> list[bytes]:
        """As `delivered_to`, once there are at least `count`. Raises TimeoutError."""
        with self._news:
            if not self._news.wait_for(lambda: len(self.delivered_to(address)) >= count, timeout=seconds):
                raise TimeoutError(f"{len(self.delivered_to(address))} of {count} letters for {address}")
        return self.delivered_to(address)

    # -- The thread and its loop ----------------------------------------------------------------------------------

    def _run(self, started: Future[None]) -> None:
        try:
            asyncio.run(self._serve(started))
        except Exception as error:
            if started.done():
                raise
            started.set_exception(error)

    def _in_loop(self, work: Coroutine[Any, Any, _Outcome]) -> _Outcome:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=_START_SECONDS)

    async def _serve(self, started: Future[None]) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        # Both libraries tell every connection; aiosmtpd warns at each login of a field that only itself uses.
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        servers = [*await self._open_imap(), *await self._open_smtp()]
        started.set_result(None)
        await self._stop.wait()
        for server in servers:
            server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        # The transports that those tasks closed say goodbye in the next turn of the loop.
        await asyncio.sleep(0)

    # -- IMAP -----------------------------------------------------------------------------------------------------

    async def _open_imap(self) -> list[asyncio.Server]:
        config = _quiet_config(self.address, self.password)
        config.apply_context()
        login = Login(config)
        hashed = await Passwords(config).hash_password(self.password)
        await login.demo_user_identity.set(UserMetadata(config, self.address, password=hashed))
        async with login.demo_user_identity.new_session() as session:
            self._mailboxes = session.mailbox_set
            self._inbox: MailboxData = await self._mailboxes.get_mailbox("INBOX")
        imap = IMAPServer(login, config)

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            # pymap's own service starts a session as a task that nothing refers to; on Python 3.13 the collector
            # takes it in the middle of an IDLE. A coroutine of ours, awaited by the server, is held.
            with suppress(ConnectionError):
                await imap(reader, writer, SocketInfo.get(writer, ProxyResultUnknown()))

        servers = [await asyncio.start_server(serve, "127.0.0.1", 0)]
        self.imap_port = _port(servers[0])
        if self._tls is not None:
            servers.append(await asyncio.start_server(serve, "127.0.0.1", 0, ssl=self._tls))
            self.imaps_port = _port(servers[1])
        return servers

    async def _deliver(self, raw: bytes, at: datetime) -> int:
        message = await self._inbox.append(AppendMessage(raw, at), recent=True)
        return message.uid

    # -- SMTP -----------------------------------------------------------------------------------------------------

    async def _open_smtp(self) -> list[asyncio.Server]:
        def protocol() -> SMTP:
            return SMTP(
                self,
                hostname="localhost",
                data_size_limit=LARGEST_LETTER,
                enable_SMTPUTF8=True,
                tls_context=self._tls,
                auth_require_tls=False,
                authenticator=self._authenticate,
                auth_exclude_mechanism=self.hidden_mechanisms,
                loop=self._loop,
            )

        servers = [await self._loop.create_server(protocol, "127.0.0.1", 0)]
        self.smtp_port = _port(servers[0])
        if self._tls is not None:
            servers.append(await self._loop.create_server(protocol, "127.0.0.1", 0, ssl=self._tls))
            self.smtps_port = _port(servers[1])
        return servers

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, login: LoginPassword
    ) -> AuthResult:
        good = login == (self.address.encode(), self.password.encode())
        return AuthResult(success=good, handled=False)

    def _is_ours(self, recipient: str) -> bool:
        local, _, domain = recipient.lower().rpartition("@")
        return f"{local.partition('+')[0]}@{domain}" == self.address

    async def handle_MAIL(  # noqa: N802 - aiosmtpd looks its hooks up by the name of the command
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        # Mail to us comes without a login.
        if self.behaviour.refuse_senders and session.authenticated:
            return self.behaviour.refuse_senders
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802 - as above
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.lower() in self.behaviour.refuse:
            return self.behaviour.refuse[address.lower()]
        if not (session.authenticated or self._is_ours(address)):
            return "530 5.7.0 Authentication required"
        envelope.rcpt_tos.append(address)
        if self.behaviour.cut == "before_data":
            await _break_off(server)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        await asyncio.sleep(self.behaviour.pause_seconds)
        if self.behaviour.cut == "lost":
            await _break_off(server)
        # Mail to us comes from other servers.
        if self.behaviour.verdict and not all(map(self._is_ours, envelope.rcpt_tos)):
            return self.behaviour.verdict
        raw = envelope.content if isinstance(envelope.content, bytes) else b""
        sender = (envelope.mail_from or "").strip("<>")
        for recipient in envelope.rcpt_tos:
            if self._is_ours(recipient):
                # What a final delivery adds (RFC 5321, 4.4), and the subaddress would be lost without.
                trace = f"Return-Path: <{sender}>\r\nDelivered-To: {recipient}\r\n".encode()
                await self._deliver(trace + raw, self._clock.now())
            with self._news:
                self.posted.append(Posted(sender, recipient, raw))
                self._news.notify_all()
        if self.behaviour.cut == "kept":
            await _break_off(server)
        return "250 2.0.0 OK"


async def _break_off(server: SMTP) -> None:
    """Cut the line and wait to be cancelled for it, which is how the library ends a session without an error."""
    if isinstance(server.transport, asyncio.Transport):
        server.transport.abort()
    await asyncio.sleep(_START_SECONDS)


class _QuietConfig(Config):
    """pymap asks the DNS for its own name at every greeting, which can hold the whole loop up."""

    @property
    def greeting(self) -> bytes:
        return b"ready"


def _quiet_config(user: str, password: str) -> Config:
    return _QuietConfig(
        Namespace(passlib_cfg=None, proxy_protocol=None),
        host="127.0.0.1",
        port=0,
        tls_enabled=False,
        ssl_context=ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER),
        demo_data=False,
        demo_user=user,
        demo_password=password,
        invalid_user_sleep=0.0,
        # A password in memory needs no slow hash, and no pool of threads to compute it in.
        hash_context=BuiltinHash(rounds=1),
        cpu_subsystem=Subsystem.for_asyncio(),
    )


def _port(server: asyncio.Server) -> int:
    return int(server.sockets[0].getsockname()[1])
