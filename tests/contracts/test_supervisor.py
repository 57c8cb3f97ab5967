"""What whoever started the process hears from it."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.fakes import FakeSupervisor
from worker.doors.protocols import Supervisor
from worker.doors.systemd import Systemd

WORDS = {"READY=1": "ready", "WATCHDOG=1": "alive", "STOPPING=1": "stopping"}


@dataclass
class FakeSite:
    supervisor: FakeSupervisor = field(default_factory=lambda: FakeSupervisor(20))

    def open(self) -> Supervisor:
        return self.supervisor

    def heard(self) -> list[str]:
        return self.supervisor.heard


@dataclass
class SystemdSite:
    """The socket of systemd, at which the test sits."""

    listener: socket.socket
    name: str

    def open(self) -> Supervisor:
        return Systemd({"NOTIFY_SOCKET": self.name, "WATCHDOG_USEC": "60000000"}, 1)

    def heard(self) -> list[str]:
        told = []
        self.listener.setblocking(False)
        while True:
            try:
                first, *rest = self.listener.recv(4096).decode().split("\n")
            except BlockingIOError:
                return told
            told.append(" ".join([WORDS[first], *(line.removeprefix("STATUS=") for line in rest)]))


Site = FakeSite | SystemdSite


@pytest.fixture(params=["memory", "path", "abstract"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    if request.param == "memory":
        yield FakeSite()
        return
    name = str(tmp_path / "notify") if request.param == "path" else f"@{tmp_path}/notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(name.replace("@", "\0", 1) if name.startswith("@") else name)
        yield SystemdSite(listener, name)


def test_a_day_is_told_in_its_order(site: Site) -> None:
    supervisor = site.open()
    supervisor.ready()
    supervisor.alive()
    supervisor.alive("3 letters sent")
    supervisor.stopping()
    assert site.heard() == ["ready", "alive", "alive 3 letters sent", "stopping"]


def test_it_says_how_often_a_sign_is_wanted(site: Site) -> None:
    assert site.open().every == 20


def test_a_status_is_one_line_whatever_is_in_it(site: Site) -> None:
    site.open().alive("3 letters\nWATCHDOG=trigger\r\n sent, été")
    assert site.heard() == ["alive 3 letters WATCHDOG=trigger sent, été"]
