"""`complaints run` as its watchers see it: the health endpoint, from its start to its end."""

import socket
import sys
import urllib.error
import urllib.request

import pytest

from tests.cli.conftest import Company, letter, until
from tests.cli.test_run import SELDOM, at_work, events, named, stopped
from tests.doors.test_web import free_port

pytestmark = pytest.mark.slow


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
