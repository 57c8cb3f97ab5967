"""The web door: what it answers, and that nobody who asks can hold it up."""

import http.client
import socket
import threading
from collections.abc import Iterator

import pytest

from worker.doors import web
from worker.doors.protocols import HttpAnswer, PlaceTaken
from worker.doors.web import WebDoor


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


PAGES = {
    "/healthz": lambda: HttpAnswer(200, "très bien\n"),
    "/metrics": lambda: HttpAnswer(503, "no\n", "text/x-numbers"),
}


@pytest.fixture
def port() -> Iterator[int]:
    number = free_port()
    with WebDoor(("127.0.0.1", number), PAGES):
        yield number


def asked(port: int, method: str, path: str, host: str = "127.0.0.1") -> tuple[int, str, dict[str, str]]:
    line = http.client.HTTPConnection(host, port, timeout=5)
    try:
        line.request(method, path)
        answer = line.getresponse()
        return answer.status, answer.read().decode(), dict(answer.getheaders())
    finally:
        line.close()


def test_a_page_is_answered_with_its_status_and_type(port):
    status, body, headers = asked(port, "GET", "/healthz")
    assert (status, body) == (200, "très bien\n")
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert headers["Content-Length"] == str(len(body.encode()))
    assert headers["Cache-Control"] == "no-store"
    status, body, headers = asked(port, "GET", "/metrics?name=x")
    assert (status, body, headers["Content-Type"]) == (503, "no\n", "text/x-numbers")


def test_what_answers_is_not_told_in_detail(port):
    assert asked(port, "GET", "/healthz")[2]["Server"].strip() == "complaints"


def test_head_is_answered_without_a_body(port):
    status, body, headers = asked(port, "HEAD", "/healthz")
    assert (status, body, headers["Content-Length"]) == (200, "", "11")


@pytest.mark.parametrize("path", ["/", "/healthz/", "/../etc/passwd", "http://elsewhere/healthz"])
def test_there_is_nothing_else(port, path):
    status, body, _ = asked(port, "GET", path)
    assert (status, body) == (404, "there is /healthz, /metrics\n")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"])
def test_nothing_can_be_sent_to_it(port, method):
    assert asked(port, method, "/healthz")[0] == 501


def test_whoever_says_nothing_is_hung_up_on_and_keeps_nobody_waiting(port, monkeypatch, capsys):
    monkeypatch.setattr(web._Handler, "timeout", 0.3)
    with socket.create_connection(("127.0.0.1", port)) as silent:
        silent.settimeout(5)
        assert asked(port, "GET", "/healthz")[0] == 200
        assert silent.recv(100) == b""
    assert capsys.readouterr() == ("", "")


def test_whoever_hangs_up_in_the_middle_is_no_event(port, capsys):
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", port)) as rude:
            rude.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            rude.sendall(b"GET /healthz HTTP/1.1\r\n\r\n")
    assert asked(port, "GET", "/healthz")[0] == 200
    assert capsys.readouterr() == ("", "")


def test_many_who_ask_at_once_are_all_answered(port):
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(asked(port, "GET", "/healthz")[0])) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 20


def test_a_place_that_is_taken_is_told_and_free_again_after_the_end(port):
    with pytest.raises(PlaceTaken, match=rf"nothing can listen at 127\.0\.0\.1:{port}: Address already in use"):
        WebDoor(("127.0.0.1", port), PAGES).__enter__()
    number = free_port()
    for _ in range(2):
        with WebDoor(("127.0.0.1", number), PAGES):
            assert asked(number, "GET", "/healthz")[0] == 200
        with pytest.raises(ConnectionRefusedError):
            asked(number, "GET", "/healthz")


def test_an_address_that_is_not_this_machines_is_told():
    with pytest.raises(PlaceTaken, match=r"nothing can listen at 192\.0\.2\.1:9108"):
        WebDoor(("192.0.2.1", 9108), PAGES).__enter__()


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_it_listens_at_an_ipv6_address_too():
    number = free_port()
    try:
        with WebDoor(("::1", number), PAGES):
            assert asked(number, "GET", "/healthz", "::1")[0] == 200
    except PlaceTaken as error:
        pytest.skip(f"no loopback of IPv6 here: {error}")


def test_a_slow_page_does_not_keep_the_end_waiting():
    number, asked_for, go_on, answered = free_port(), threading.Event(), threading.Event(), threading.Event()

    def slow() -> HttpAnswer:
        asked_for.set()
        go_on.wait(10)
        answered.set()
        return HttpAnswer(200, "at last\n")

    with (
        WebDoor(("127.0.0.1", number), {"/slow": slow}),
        socket.create_connection(("127.0.0.1", number)) as patient,
    ):
        patient.sendall(b"GET /slow HTTP/1.0\r\n\r\n")
        assert asked_for.wait(5)
    assert not answered.is_set()
    go_on.set()
    assert answered.wait(5)
