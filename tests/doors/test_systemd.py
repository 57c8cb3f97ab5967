"""systemd's door: what of its environment counts, and that nothing waits for it."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from worker.doors import systemd
from worker.doors.systemd import Systemd

PID = 4711


@pytest.mark.parametrize(
    ("environ", "every"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": "30000000"}, None),
        ({"NOTIFY_SOCKET": ""}, None),
        ({"NOTIFY_SOCKET": "/run/systemd/notify"}, 60),
        ({"NOTIFY_SOCKET": "/run/systemd/notify", "WATCHDOG_USEC": "30000000"}, 10),
        ({"NOTIFY_SOCKET": "/run/systemd/notify", "WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "4711"}, 10),
        # Meant for the process that started this one.
        ({"NOTIFY_SOCKET": "/run/systemd/notify", "WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}, 60),
        ({"NOTIFY_SOCKET": "/run/systemd/notify", "WATCHDOG_USEC": "0"}, 60),
        ({"NOTIFY_SOCKET": "/run/systemd/notify", "WATCHDOG_USEC": "soon"}, 60),
        ({"NOTIFY_SOCKET": "/run/systemd/notify", "WATCHDOG_USEC": "²"}, 60),
    ],
)
def test_a_sign_is_wanted_three_times_within_the_watchdogs_patience(environ, every):
    assert Systemd(environ, PID).every == every


@pytest.fixture
def heard(tmp_path: Path) -> Callable[[], list[bytes]]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.setblocking(False)

        def act() -> list[bytes]:
            told = []
            while True:
                try:
                    told.append(listener.recv(4096))
                except BlockingIOError:
                    return told

        yield act


def test_a_thousand_steps_are_a_few_signs(heard, tmp_path, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(systemd, "monotonic", lambda: now[0])
    door = Systemd({"NOTIFY_SOCKET": str(tmp_path / "notify")}, PID)
    for _ in range(1000):
        door.alive()
        now[0] += 0.003
    assert heard() == [b"WATCHDOG=1"] * 3


def test_a_status_is_told_however_soon_after_a_sign(heard, tmp_path):
    door = Systemd({"NOTIFY_SOCKET": str(tmp_path / "notify")}, PID)
    door.alive()
    door.alive("x" * 5_000)
    assert heard() == [b"WATCHDOG=1", b"WATCHDOG=1\nSTATUS=" + b"x" * 200]


@pytest.mark.parametrize("address", ["", "/nowhere/at/all", "@nobody-listens-here", "x" * 500])
def test_where_nobody_listens_nothing_fails(address):
    door = Systemd({"NOTIFY_SOCKET": address}, PID)
    door.ready()
    door.alive()
    door.alive("3 letters sent")
    door.stopping()


def test_a_systemd_that_does_not_read_holds_up_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(systemd, "PATIENCE_SECONDS", 0.001)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as deaf:
        deaf.bind(str(tmp_path / "notify"))
        door = Systemd({"NOTIFY_SOCKET": str(tmp_path / "notify")}, PID)
        # Far more than the kernel keeps for a reader.
        for number in range(1_000):
            door.alive(f"{number}")
