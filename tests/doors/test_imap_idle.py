"""Waiting for a hint: quick when mail comes, quiet when the line is odd, and never a busy loop."""

import threading
from collections.abc import Callable
from time import monotonic, process_time

import pytest

from tests.doors.conftest import Opens
from tests.doors.test_imap_fetch import LETTERS, Account, place
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.relay import Relay
from tests.servers.scripted import imap_talk, scripted_server
from worker.doors.imap import ImapMailbox, idling
from worker.doors.protocols import MailboxUnreachable

SELECTED = (b"* 1 EXISTS\r\n", b"* OK [UIDVALIDITY 7] ok\r\n", b"* OK [UIDNEXT 9] ok\r\n")


# Who waits for its end instead of the hint has waited too long, and nobody is on any machine.
LONG = 120


def never() -> bool:
    return False


def later(seconds: float, work: Callable[[], object]) -> threading.Timer:
    timer = threading.Timer(seconds, work)
    timer.start()
    return timer


def test_mail_that_comes_in_is_told_within_a_moment(imap_server: Account, opens: Opens) -> None:
    box = opens(*imap_server)
    box.waiting()
    placed: list[float] = []

    def arrive() -> None:
        place(imap_server, LETTERS[0])
        placed.append(monotonic())

    timer = later(0.3, arrive)
    assert box.idle(seconds=LONG, stop=never)
    woken = monotonic()
    timer.join()
    assert woken - placed[0] < LONG / 2
    assert len(box.waiting().uids) == 1


def test_mail_that_came_while_nobody_idled_is_told_at_once(imap_server: Account, opens: Opens) -> None:
    box = opens(*imap_server)
    box.waiting()
    place(imap_server, *LETTERS)
    started = monotonic()
    assert box.idle(seconds=LONG, stop=never)
    assert monotonic() - started < LONG / 2
    box.waiting()
    assert not box.idle(seconds=0.1, stop=never)


def test_moving_messages_away_is_no_hint(imap_server: Account, opens: Opens) -> None:
    place(imap_server, *LETTERS)
    box = opens(*imap_server)
    keys = [parcel.key for parcel in box.fetch(box.waiting().uids, max_bytes=1000)]
    box.settle(keys, "Processed")
    assert not box.idle(seconds=0.8, stop=never)


def test_idle_stops_when_told(imap_server: Account, opens: Opens) -> None:
    box = opens(*imap_server)
    box.waiting()
    stopped = threading.Event()
    timer = later(0.2, stopped.set)
    started = monotonic()
    assert not box.idle(seconds=LONG, stop=stopped.is_set)
    assert monotonic() - started < LONG / 2
    timer.join()
    assert box.waiting().uids == ()


def test_a_server_without_idle_sends_the_caller_back_to_its_poll(old_dovecot: Dovecot, user: str, opens: Opens) -> None:
    box = opens(old_dovecot.port, user)
    box.waiting()
    started = monotonic()
    assert not box.idle(seconds=LONG, stop=never)
    assert monotonic() - started < LONG / 2


def test_a_line_cut_while_idling_is_told_and_mended(imap_server: Account, opens: Opens) -> None:
    port, user, password = imap_server
    with Relay(port) as relay:
        box = opens(relay.port, user, password)
        box.waiting()
        timer = later(0.3, relay.cut)
        busy, started = process_time(), monotonic()
        with pytest.raises(MailboxUnreachable):
            box.idle(seconds=LONG, stop=never)
        assert monotonic() - started < LONG / 2
        assert process_time() - busy < 3
        timer.join()
        relay.mend()
        place(imap_server, LETTERS[0])
        assert box.idle(seconds=LONG, stop=never)


def test_an_idle_is_begun_anew_before_the_server_ends_it(
    imap_server: Account, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worker.doors.imap.mailbox.IDLE_SECONDS", 0.2)
    with Relay(imap_server[0]) as relay:
        box = opens(relay.port, *imap_server[1:])
        box.waiting()
        idles: list[bytes] = []

        def watch(said: bytes) -> bool:
            idles.extend([said] if b"IDLE" in said else [])
            return False

        relay.poison = watch
        assert not box.idle(seconds=1.5, stop=never)
        assert 2 <= len(idles) <= 9
        assert relay.connections == 1


def scripted_idle(opens: Opens, port: int) -> ImapMailbox:
    return opens(port, "ann", PASSWORD, read_seconds=2)


@pytest.mark.parametrize(
    "lines",
    [
        (b"* 2 EXISTS\r\n", b"+ idling\r\n"),
        (b"+ idling\r\n", b"* 2 EXI", b"STS\r\n"),
        (b"+ idling\r\n* 2 EXISTS\r\n",),
    ],
    ids=["before-the-continuation", "in-two-packets", "in-one-packet-with-the-continuation"],
)
def test_a_hint_is_a_hint_however_it_is_sent(
    lines: tuple[bytes, ...], opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worker.doors.imap.mailbox.IDLE_SECONDS", 1)
    heard: list[bytes] = []
    answers = {b"SELECT": SELECTED, b"IDLE": lines, b"SEARCH": (b"* SEARCH 8\r\n",)}
    with scripted_server(imap_talk(heard, capability=b" IDLE AUTH=PLAIN", answers=answers)) as port:
        box = scripted_idle(opens, port)
        box.waiting()
        started = monotonic()
        assert box.idle(seconds=LONG, stop=never)
        assert monotonic() - started < LONG / 2


def test_a_sign_of_life_is_no_hint(opens: Opens) -> None:
    heard: list[bytes] = []
    answers = {b"SELECT": SELECTED, b"IDLE": (b"+ idling\r\n", b"* OK Still here\r\n"), b"SEARCH": (b"* SEARCH 8\r\n",)}
    with scripted_server(imap_talk(heard, capability=b" IDLE AUTH=PLAIN", answers=answers)) as port:
        box = scripted_idle(opens, port)
        box.waiting()
        assert not box.idle(seconds=0.5, stop=never)


def test_a_server_that_refuses_idle_is_told(opens: Opens) -> None:
    heard: list[bytes] = []
    answers = {b"SELECT": SELECTED, b"SEARCH": (b"* SEARCH 8\r\n",)}
    talk = imap_talk(heard, capability=b" IDLE AUTH=PLAIN", answers=answers, refuse=(b"IDLE",))
    with scripted_server(talk) as port:
        box = scripted_idle(opens, port)
        box.waiting()
        with pytest.raises(MailboxUnreachable, match="Unexpected IDLE response"):
            box.idle(seconds=5, stop=never)


def test_an_idle_lasts_less_than_a_firewall_allows() -> None:
    assert idling.IDLE_SECONDS <= 9 * 60
