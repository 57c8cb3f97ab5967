"""What a contract test needs of an implementation beside its door: the outside world's hand on the other end."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.delivery import deliver, make_maildir
from tests.fakes import FakeMailbox
from tests.servers import dovecot as dovecot_server
from tests.servers.dovecot import Dovecot
from tests.servers.relay import Relay
from tests.servers.witness import witness
from worker.demo.servers import EmbeddedMail
from worker.doors.imap import ImapMailbox
from worker.doors.maildir import MaildirMailbox
from worker.doors.protocols import Mailbox


@dataclass
class FakeSite:
    """The mailbox in memory."""

    mailbox: FakeMailbox = field(default_factory=FakeMailbox)

    def open(self, folder: str = "") -> Mailbox:
        self.mailbox.folder = folder or self.mailbox.folder
        return self.mailbox

    def place(self, *messages: bytes) -> None:
        for raw in messages:
            self.mailbox.deliver(raw)

    def renumber(self) -> None:
        self.mailbox.uidvalidity += 1

    def break_down(self) -> None:
        self.mailbox.unreachable = True

    def mend(self) -> None:
        self.mailbox.unreachable = False


@dataclass
class ImapSite:
    """A real server behind a wire that can be cut. The folder is not INBOX, so that it can be made anew."""

    port: int
    user: str
    password: str
    relay: Relay
    opened: ExitStack
    folder: str = "Arrivals"

    def open(self, folder: str = "") -> Mailbox:
        mailbox = ImapMailbox(
            name="reclamations",
            host="127.0.0.1",
            port=self.relay.port,
            security="plain",
            username=self.user,
            password=self.password,
            folder=folder or self.folder,
        )
        self.opened.callback(mailbox.close)
        return mailbox

    def place(self, *messages: bytes) -> None:
        with witness(self.port, self.user, self.password) as client:
            for raw in messages:
                assert client.append(self.folder, "", "", raw)[0] == "OK"

    def renumber(self) -> None:
        with witness(self.port, self.user, self.password) as client:
            assert client.delete(self.folder)[0] == "OK"
            assert client.create(self.folder)[0] == "OK"

    def break_down(self) -> None:
        self.relay.cut()

    def mend(self) -> None:
        self.relay.mend()


@dataclass
class MaildirSite:
    """A Maildir on a disk that can be taken away."""

    path: Path

    def open(self, folder: str = "INBOX") -> Mailbox:
        return MaildirMailbox(name="reclamations", path=self.path, folder=folder)

    def place(self, *messages: bytes) -> None:
        for raw in messages:
            deliver(self.path, raw)

    def renumber(self) -> None:
        shutil.rmtree(self.path)
        make_maildir(self.path)

    def break_down(self) -> None:
        self.path.rename(self.path.with_suffix(".gone"))
        self.path.write_text("no folder")

    def mend(self) -> None:
        self.path.unlink()
        self.path.with_suffix(".gone").rename(self.path)


@pytest.fixture(params=["memory", "maildir", "pymap", "dovecot"])
def site(request: pytest.FixtureRequest, user: str, tmp_path: Path) -> Iterator[FakeSite | ImapSite | MaildirSite]:
    if request.param == "memory":
        yield FakeSite()
        return
    if request.param == "maildir":
        yield MaildirSite(make_maildir(tmp_path / "Maildir"))
        return
    if request.param == "pymap":
        mail: EmbeddedMail = request.getfixturevalue("mail")
        port, user, password = mail.imap_port, mail.address, mail.password
    else:
        server: Dovecot = request.getfixturevalue("dovecot")
        port, password = server.port, dovecot_server.PASSWORD
    with Relay(port) as relay, ExitStack() as opened:
        with witness(port, user, password) as client:
            client.create(ImapSite.folder)
        yield ImapSite(port, user, password, relay, opened)


Letters = Callable[[int], list[bytes]]


@pytest.fixture
def letters() -> Letters:
    """So many complaints, each different."""

    def write(number: int) -> list[bytes]:
        form = "From: Léa <lea{n}@example.org>\r\nSubject: Livraison {n}\r\n\r\nMon colis {n} n'est pas arrivé.\r\n"
        return [form.format(n=n).encode() for n in range(number)]

    return write
