"""Fetching and moving on real servers: what is marked, what is passed over, and what a bad message cannot hold up."""

import re
from datetime import UTC, datetime
from itertools import islice

import pytest

from tests.doors.conftest import Opens
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.servers.relay import Relay
from tests.servers.scripted import imap_talk, scripted_server
from tests.servers.witness import flags, witness
from worker.demo.servers import EmbeddedMail
from worker.doors.clock import FixedClock
from worker.doors.imap import ImapMailbox, mailbox
from worker.doors.protocols import MailboxUnreachable
from worker.nouns.message import ParcelKey

Account = tuple[int, str, str]
LETTERS = [f"Subject: {n}\r\n\r\nBonjour {n}\r\n".encode() for n in range(5)]


def place(account: Account, *messages: bytes) -> None:
    # Without a SELECT, which pymap takes for a change: an arrival in the same moment would lose its hint.
    with witness(*account, folder="") as client:
        for raw in messages:
            client.append("INBOX", "", "", raw)


def keys_of(box: ImapMailbox) -> list[ParcelKey]:
    return [parcel.key for parcel in box.fetch(box.waiting().uids, max_bytes=10_000)]


def test_reading_marks_nothing(imap_server: Account, opens: Opens) -> None:
    place(imap_server, LETTERS[0], b"Subject: big\r\n\r\n" + b"x" * 200_000)
    uids = [key.uid for key in keys_of(opens(*imap_server))]
    with witness(*imap_server) as client:
        assert not any("Seen" in flags(client, uid) for uid in uids)


def test_without_a_destination_the_message_is_flagged_seen(imap_server: Account, opens: Opens) -> None:
    place(imap_server, *LETTERS)
    box = opens(*imap_server)
    first, *_ = keys = keys_of(box)
    box.settle(keys[:1], "")
    box.settle(keys[1:2], "Inbox")
    with witness(*imap_server) as client:
        assert ["Seen" in flags(client, key.uid) for key in keys] == [True, True, False, False, False]
        assert first.uid == keys[0].uid


def test_keys_of_another_mailbox_or_folder_are_not_ours(imap_server: Account, opens: Opens) -> None:
    place(imap_server, LETTERS[0])
    box = opens(*imap_server)
    [key] = keys_of(box)
    box.settle([ParcelKey("other", "INBOX", key.uidvalidity, key.uid)], "Processed")
    box.settle([ParcelKey("reclamations", "Sent", key.uidvalidity, key.uid)], "Processed")
    assert box.waiting().uids == (key.uid,)


def test_messages_that_somebody_else_removes_meanwhile_are_passed_over(imap_server: Account, opens: Opens) -> None:
    place(imap_server, *LETTERS)
    box = opens(*imap_server)
    uids = box.waiting().uids
    with witness(*imap_server) as client:
        client.uid("STORE", f"{uids[1]},{uids[3]}", "+FLAGS", "(\\Deleted)")
        client.expunge()
    assert [parcel.raw for parcel in box.fetch(uids, max_bytes=10_000)] == [LETTERS[0], LETTERS[2], LETTERS[4]]


def test_a_message_whose_file_is_lost_does_not_hold_up_the_others(dovecot: Dovecot, user: str, opens: Opens) -> None:
    place((dovecot.port, user, PASSWORD), *LETTERS)
    box = opens(dovecot.port, user)
    uids = box.waiting().uids
    files = sorted((dovecot.maildir(user) / "cur").iterdir())
    files[2].unlink()
    arrived = [parcel.raw for parcel in box.fetch(uids, max_bytes=10_000)]
    assert len(arrived) == 4
    assert set(arrived) < set(LETTERS)


def test_a_server_that_gives_no_message_at_all_is_out_of_order(opens: Opens) -> None:
    selected = (b"* 2 EXISTS\r\n", b"* OK [UIDVALIDITY 7] ok\r\n")
    talk = imap_talk([], capability=b" AUTH=PLAIN", answers={b"SELECT": selected}, refuse=(b"FETCH",))
    with scripted_server(talk) as port:
        with pytest.raises(MailboxUnreachable, match="FETCH command error: BAD"):
            list(opens(port).fetch([3, 4], max_bytes=1000))
        assert list(opens(port).fetch([3], max_bytes=1000)) == []


def test_a_server_without_uidvalidity_cannot_be_used(opens: Opens) -> None:
    talk = imap_talk([], capability=b" AUTH=PLAIN", answers={b"SELECT": (b"* 2 EXISTS\r\n",)})
    with scripted_server(talk) as port, pytest.raises(MailboxUnreachable, match="without UIDVALIDITY"):
        opens(port).waiting()


def test_a_message_that_breaks_the_connection_comes_last_the_next_time(imap_server: Account, opens: Opens) -> None:
    place(imap_server, *LETTERS)
    with Relay(imap_server[0]) as relay:
        box = opens(relay.port, *imap_server[1:])
        uids = box.waiting().uids
        asked_for = re.compile(rb"UID FETCH (?:\d+,)*%d[, ].*BODY.PEEK" % uids[1])
        relay.poison = lambda said: asked_for.search(said) is not None
        with pytest.raises(MailboxUnreachable):
            list(box.fetch(uids, max_bytes=10_000))
        for expected in ([uids[0]], [uids[0], *uids[2:]]):
            parcels = box.fetch(uids, max_bytes=10_000)
            assert [parcel.key.uid for parcel in islice(parcels, len(expected))] == expected
            with pytest.raises(MailboxUnreachable):
                next(parcels)
        relay.poison = lambda _said: False
        assert [parcel.key.uid for parcel in box.fetch(uids, max_bytes=10_000)] == [uids[0], *uids[2:], uids[1]]


def test_headers_without_end_are_cut_too(imap_server: Account, opens: Opens) -> None:
    place(imap_server, b"Subject: long\r\n" + b"X-Filler: " + b"abcdefgh\r\n " * 40_000 + b"\r\n\r\nBonjour\r\n")
    box = opens(*imap_server)
    [parcel] = box.fetch(box.waiting().uids, max_bytes=1000)
    assert parcel.cut
    assert len(parcel.raw) < 270_000
    assert parcel.raw.startswith(b"Subject: long\r\n")
    assert parcel.raw.endswith(b"\r\n\r\nBonjour\r\n")


def test_a_large_folder_is_searched_by_parts(
    dovecot: Dovecot, user: str, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    place((dovecot.port, user, PASSWORD), *LETTERS)
    box = opens(dovecot.port, user)
    at_once = box.waiting()
    monkeypatch.setattr(mailbox, "SEARCH_UIDS", 2)
    assert box.waiting() == at_once
    assert len(at_once.uids) == 5


def test_the_date_of_arrival_is_the_server_s(mail: EmbeddedMail, opens: Opens) -> None:
    at = datetime(2026, 3, 14, 7, 30, tzinfo=UTC)
    mail.append(LETTERS[0], at=at)
    box = opens(mail.imap_port, mail.address, mail.password)
    [parcel] = box.fetch(box.waiting().uids, max_bytes=10_000)
    assert parcel.received_at == at


def test_only_a_message_without_a_date_asks_the_clock(opens: Opens) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    box = opens(1, clock=FixedClock(now))
    assert box._aware(None) == now
    assert box._aware(datetime(2026, 1, 2, 3, 4)) == datetime(2026, 1, 2, 3, 4, tzinfo=UTC)  # noqa: DTZ001 - as some servers give it


@pytest.mark.parametrize("capability", ["IMAP4rev1 UIDPLUS", "IMAP4rev1"])
def test_a_server_without_move_takes_nobody_else_s_deletions_with_it(capability: str, user: str, opens: Opens) -> None:
    with running_dovecot(capability=capability) as server:
        account = (server.port, user, PASSWORD)
        place(account, *LETTERS)
        box = opens(*account)
        keys = keys_of(box)
        with witness(*account) as client:
            client.uid("STORE", str(keys[4].uid), "+FLAGS", "(\\Deleted)")
        for _ in range(2):
            box.settle(keys[:2], "Processed")
        assert box.count(["Processed"]) == {"Processed": 2}
        left = {key.uid for key in keys} - ({keys[0].uid, keys[1].uid} if "UIDPLUS" in capability else set())
        assert set(box.waiting().uids) == left
        box.close()
