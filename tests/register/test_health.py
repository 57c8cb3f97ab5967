"""What the register knows of the worker's health, on both databases: nothing here is computed from memory."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk import MONDAY, TestOffice, mail, open_test_office
from worker.doors.protocols import LetterDelayed, LetterRefused, MailboxUnreachable
from worker.health import Queue, Snapshot
from worker.office import handling
from worker.register import duties, polls
from worker.register.store import Register

BOXES = {"reclamations": 60, "paris": 300}


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[TestOffice]:
    office = open_test_office(database_url, tmp_path, boxes=tuple(BOXES))
    yield office
    office.office.close()


def look(office: TestOffice) -> Snapshot:
    return office.register.snapshot(BOXES, office.clock.now())


def test_a_new_register_is_empty_and_knows_no_poll(office):
    snapshot = look(office)
    assert snapshot.messages == {"waiting": Queue(), "parked": Queue()}
    assert snapshot.letters == dict.fromkeys(("queued", "sending", "withheld", "uncertain", "refused"), Queue())
    assert snapshot.tasks == Queue()
    assert [(box.name, box.poll_seconds, box.tried_at) for box in snapshot.mailboxes] == [
        ("reclamations", 60, None), ("paris", 300, None),
    ]  # fmt: skip
    assert snapshot.duties == ()


def test_disks_are_those_on_which_files_lie(office):
    names = [disk.name for disk in look(office).disks]
    assert names == (["shelf"] if office.register.shared else ["register", "shelf"])
    assert all(0 < disk.free <= disk.total for disk in look(office).disks)


def test_queues_count_what_waits_and_since_when(office, monkeypatch):
    office.postman.trouble["client1@example.org"] = LetterDelayed("busy")
    office.postman.trouble["client2@example.org"] = LetterRefused("550 no such user")
    office.box.deliver(mail(1))
    office.works()
    office.clock.advance(timedelta(minutes=3))
    office.box.deliver(mail(2))
    office.works()

    def broken(_message, _facts):
        raise RuntimeError("sorting stumbled")

    monkeypatch.setattr(handling.sorting, "sort", broken)
    office.box.deliver(mail(3, sender="reclamations@example.com"))
    office.works()
    snapshot = look(office)
    later = MONDAY + timedelta(minutes=3)
    assert snapshot.letters == {
        "queued": Queue(1, MONDAY), "sending": Queue(), "withheld": Queue(), "uncertain": Queue(),
        "refused": Queue(1, later),
    }  # fmt: skip
    assert snapshot.messages == {"waiting": Queue(), "parked": Queue(1, later)}
    # The refused letter, and the parked message.
    assert snapshot.tasks == Queue(2, later)


def test_a_poll_that_went_well_is_remembered_with_the_first_and_the_newest_mail(office):
    office.works()
    office.box.deliver(mail(1))
    office.waits(minutes=5)
    office.waits(minutes=5)
    first, second = look(office).mailboxes
    assert (first.watched_since, first.polled_at) == (MONDAY, MONDAY + timedelta(minutes=10))
    assert (first.failed_at, first.failing_since, first.reason) == (None, None, "")
    assert first.last_mail_at == MONDAY + timedelta(minutes=5)
    assert (second.polled_at, second.last_mail_at) == (MONDAY + timedelta(minutes=10), None)


def test_a_failure_is_remembered_since_it_began_with_its_last_reason_across_a_restart(office):
    office.works()
    office.box.unreachable = True
    for _ in range(3):
        office.waits(minutes=20)
        # A new process knows nothing of the failures of the last one.
        office.office._failures.clear()
    [box, paris] = look(office).mailboxes
    assert (box.polled_at, box.failing_since) == (MONDAY, MONDAY + timedelta(minutes=20))
    assert (box.failed_at, box.reason) == (MONDAY + timedelta(hours=1), "mailbox reclamations cannot be used")
    assert (paris.polled_at, paris.failed_at) == (MONDAY + timedelta(hours=1), None)


def test_a_mailbox_that_answers_again_is_well_and_its_last_failure_stays_known(office):
    office.box.unreachable = True
    office.works()
    office.box.unreachable = False
    office.waits(minutes=5)
    box = look(office).mailboxes[0]
    assert (box.failing_since, box.failed_at, box.polled_at) == (None, MONDAY, MONDAY + timedelta(minutes=5))
    office.box.unreachable = True
    office.waits(minutes=5)
    assert look(office).mailboxes[0].failing_since == MONDAY + timedelta(minutes=10)


def test_a_mailbox_that_takes_no_filing_did_not_go_well(office):
    """Mail comes in, and stays where it was: half a poll."""

    def full(_keys, _destination):
        raise OSError("quota exceeded")

    office.works()
    office.box.settle = full
    office.box.deliver(mail(1))
    for _ in range(2):
        office.waits(minutes=30)
    box = look(office).mailboxes[0]
    assert (box.polled_at, box.failing_since, box.reason) == (
        MONDAY, MONDAY + timedelta(minutes=30), "quota exceeded",
    )  # fmt: skip


def test_a_server_that_lets_us_wait_until_we_give_up_did_not_go_well(office):
    """Meanwhile the pause after the failure is over, and with nothing to file nobody asks the server again."""
    office.works()

    def silent():
        office.clock.advance(timedelta(minutes=2))
        raise MailboxUnreachable("no answer in time")

    office.boxes["paris"].waiting = silent
    for _ in range(3):
        office.clock.advance(timedelta(minutes=20))
        office.office.poll("paris")
    box = look(office).mailboxes[1]
    assert (box.polled_at, box.failing_since) == (MONDAY, MONDAY + timedelta(minutes=22))
    assert (box.failed_at, box.reason) == (office.clock.now(), "no answer in time")


def test_a_mailbox_at_which_another_worker_is_was_not_looked_at(office, monkeypatch):
    monkeypatch.setattr(Register, "sole_poller", lambda _register, _mailbox: nullcontext(False))
    office.works()
    assert [box.tried_at for box in look(office).mailboxes] == [None, None]


def test_a_reason_is_one_line_and_not_without_an_end(office):
    office.register.change(polls.failed, "paris", MONDAY, "no\r\n" * 5_000)
    reason = look(office).mailboxes[1].reason
    assert reason.startswith("no no no no")
    assert len(reason) == 300


def test_two_workers_may_note_the_same_first_poll(office):
    with ThreadPoolExecutor(4) as pool:
        notes = [pool.submit(office.register.change, polls.went_well, "paris", MONDAY) for _ in range(8)]
        notes += [pool.submit(office.register.change, polls.failed, "reclamations", MONDAY, "gone") for _ in range(8)]
    assert [note.exception() for note in notes] == [None] * 16
    assert [box.tried_at for box in look(office).mailboxes] == [MONDAY, MONDAY]


def test_duties_are_told_with_the_next_time_of_those_that_have_one(office):
    office.works()
    office.register.change(duties.was_done, "held documents", MONDAY, "7")
    told = {duty.name: (duty.done_at, duty.due_at, duty.note) for duty in look(office).duties}
    assert told["reconcile:paris"] == (MONDAY, MONDAY + timedelta(days=1), "0 in INBOX, 0 accounted for")
    assert told["held documents"] == (MONDAY, None, "7")
    assert set(told) == {"reconcile:paris", "reconcile:reclamations", "held documents", "digest", "report", "retention"}
