"""`complaints run` as its watchers see it, from its start to its end: the health endpoint, and systemd."""

import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import Company, finished, letter, until
from tests.cli.test_run import SELDOM, at_work, events, named, stopped
from tests.doors.test_web import free_port
from tests.servers.forking import Started

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("system_time")]


@pytest.fixture
def port(company: Company) -> int:
    number = free_port()
    company.configured(mailbox=SELDOM, more=f'[monitoring]\nlisten = "127.0.0.1:{number}"\nleast_free_megabytes = 0\n')
    return number


def answer(port: int, path: str) -> tuple[int, str]:
    """What a program on this machine is told; (0, "") where nothing listens."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as page:
            return page.status, page.read().decode()
    except urllib.error.HTTPError as page:
        return page.code, page.read().decode()
    except urllib.error.URLError:
        return 0, ""


def test_health_and_numbers_are_told_while_it_works_and_nothing_afterwards(company, port):
    process = company.starts("run")
    until(lambda: answer(port, "/healthz") == (200, "ok\n"))
    at_work(company)
    until(lambda: 'complaints_mailbox_failing{mailbox="reclamations"} 0.0' in answer(port, "/metrics")[1])
    numbers = answer(port, "/metrics")[1]
    assert "process_resident_memory_bytes" in numbers
    assert "client0" not in numbers
    result = stopped(process)
    assert result.code == 0
    assert "health_told" in named(result)
    assert answer(port, "/healthz") == (0, "")
    assert company.complaints("verify").code == 0


def test_an_endpoint_that_cannot_be_had_does_not_keep_complaints_waiting(company, port):
    with socket.create_server(("127.0.0.1", port)):
        process = company.starts("run")
        at_work(company)
        result = stopped(process)
    assert result.code == 0
    [told] = [event for event in events(result) if event["event"] == "health_not_told"]
    assert told["level"] == "error"
    assert told["reason"] == f"nothing can listen at 127.0.0.1:{port}: Address already in use"


def test_a_missing_library_is_told_before_any_mail_is_fetched(company, port, monkeypatch):
    company.mail.append(letter(1))
    monkeypatch.setitem(sys.modules, "worker.doors.metrics", None)
    result = company.complaints("run")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "[monitoring] listen: prometheus-client is not installed; pip install '.[metrics]', or leave the key out\n"
    )
    assert not (company.folder / "register.db").exists()
    checked = company.complaints("check")
    assert checked.code == 1
    assert "✗ monitoring" in checked.out
    assert "prometheus-client is not installed" in checked.out


def test_check_says_where_health_will_be_told(company, port):
    result = company.complaints("check")
    assert result.code == 0
    assert f"/healthz and /metrics at 127.0.0.1:{port} while the worker runs" in result.out


@pytest.fixture
def notified(company: Company, tmp_path: Path) -> Iterator[Callable[[], list[str]]]:
    """What systemd has heard so far."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.setblocking(False)
        heard: list[str] = []

        def act() -> list[str]:
            with suppress(BlockingIOError):
                while True:
                    heard.append(listener.recv(4096).decode())
            return heard

        yield act


def as_a_service(company: Company, *, patience: float) -> Started:
    """Started as systemd would, which loses patience after so many seconds without a sign of life."""
    told = {"NOTIFY_SOCKET": str(company.folder / "notify"), "WATCHDOG_USEC": str(int(patience * 1_000_000))}
    return company.starts("run", env=told)


def test_systemd_hears_that_it_is_ready_works_and_stops(company, notified):
    company.configured(mailbox=SELDOM)
    process = as_a_service(company, patience=3)
    until(lambda: "READY=1" in notified())
    at_work(company)
    told = "WATCHDOG=1\nSTATUS=since the start: 1 complaints registered, 2 letters sent"
    until(lambda: told in notified())
    signs = notified().count(told)
    until(lambda: notified().count(told) > signs + 1)
    result = stopped(process)
    assert result.code == 0
    assert notified()[-1] == "STOPPING=1"
    assert notified().count("READY=1") == 1


def test_a_worker_that_hangs_misses_its_signs_and_says_where_it_was_when_it_is_ended(company, notified):
    """A mail server that takes a letter and says nothing more: what a watchdog of a few seconds would not wait for."""
    company.configured(mailbox=SELDOM)
    company.mail.behaviour.pause_seconds = 600
    process = as_a_service(company, patience=0.3)
    until(lambda: "READY=1" in notified())
    company.mail.append(letter(1))
    until(lambda: '"handled"' in process.stderr.readline())

    def silent() -> bool:
        """Ten signs of life would have come meanwhile."""
        before = len(notified())
        time.sleep(1)
        return len(notified()) == before

    until(silent)
    process.send_signal(signal.SIGABRT)
    result = finished(process)
    assert result.code == -signal.SIGABRT
    assert "worker/office/posting.py" in result.err
    company.mail.behaviour.pause_seconds = 0
