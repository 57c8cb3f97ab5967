"""The timetable: duties run at their time, one after the other, whatever goes wrong with one of them."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
import structlog

from tests.desk import TestOffice, mail, open_test_office
from tests.fakes import FakeMailbox, FakeSupervisor
from worker import timetable
from worker.doors.clock import SystemClock
from worker.doors.protocols import MailboxUnreachable, Waiting
from worker.office import Tally
from worker.register.database import RegisterUnreachable


def until(true: Callable[[], bool], *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.005)


@dataclass
class Lookout:
    """A second connection whose hints the test gives: `arrives()` is news, `goes()` takes a message away."""

    name: str
    uids: list[int] = field(default_factory=list)
    looks: int = 0
    closed: bool = False
    has_idle: bool = True
    lost: bool = False
    _bell: threading.Event = field(default_factory=threading.Event)

    def arrives(self) -> None:
        self.uids = [*self.uids, len(self.uids) + 1]
        self._bell.set()

    def goes(self) -> None:
        self.uids = self.uids[1:]
        self._bell.set()

    def waiting(self) -> Waiting:
        if self.lost:
            raise MailboxUnreachable("the line is cut")
        self.looks += 1
        return Waiting(1, tuple(self.uids))

    def idle(self, *, seconds: float, stop: Callable[[], bool]) -> bool:
        assert seconds > 60
        while self.has_idle and not stop():
            if self._bell.wait(0.005):
                self._bell.clear()
                return True
        return False

    def close(self) -> None:
        self.closed = True


@dataclass
class Shift:
    """An office at work by the timetable, with what it did."""

    world: TestOffice
    lookouts: dict[str, Lookout]
    polls: list[str] = field(default_factory=list)
    works: int = 0
    at_once: int = 0
    most_at_once: int = 0
    before: Callable[[str], None] = lambda _name: None
    supervisor: FakeSupervisor = field(default_factory=FakeSupervisor)

    def _counted(self, real: Callable[..., Tally]) -> Callable[..., Tally]:
        def act(*names: str) -> Tally:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            try:
                if names:
                    self.polls.append(names[0])
                    self.before(names[0])
                else:
                    self.works += 1
                return real(*names)
            finally:
                self.at_once -= 1

        return act

    @contextmanager
    def open(self) -> Iterator["Shift"]:
        office = self.world.office
        office.poll = self._counted(office.poll)  # type: ignore[method-assign]
        office.work = self._counted(office.work)  # type: ignore[method-assign]
        stop = threading.Event()
        thread = threading.Thread(target=timetable.keep_hours, args=(office, self.lookouts, stop, self.supervisor))
        thread.start()
        try:
            yield self
        finally:
            stop.set()
            thread.join(15)
            assert not thread.is_alive()


@pytest.fixture
def shift(tmp_path) -> Iterator[Callable[..., Shift]]:
    opened: list[TestOffice] = []

    def of(*boxes: str, poll_seconds: int = 3600) -> Shift:
        names = boxes or ("reclamations",)
        world = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path, boxes=names)
        opened.append(world)
        seldom = {name: replace(box, poll_seconds=poll_seconds) for name, box in world.office.desk.boxes.items()}
        world.changed(boxes=seldom, clock=SystemClock())
        return Shift(world, {name: Lookout(name) for name in names})

    yield of
    for world in opened:
        world.office.close()


def test_every_mailbox_is_polled_at_the_start_and_then_at_its_interval(shift):
    with shift("reclamations", "paris", poll_seconds=1).open() as day:
        until(lambda: day.polls.count("reclamations") >= 3 and day.polls.count("paris") >= 3)
    assert set(day.polls[:2]) == {"reclamations", "paris"}


def test_a_quiet_mailbox_is_polled_once_and_then_left_alone(shift):
    with shift().open() as day:
        until(lambda: day.lookouts["reclamations"].looks >= 1)
        time.sleep(0.5)
    assert 1 <= len(day.polls) <= 2


def test_a_hint_brings_the_poll_forward(shift):
    with shift().open() as day:
        until(lambda: len(day.polls) == 2)
        day.world.box.deliver(mail(1))
        day.lookouts["reclamations"].arrives()
        until(lambda: len(day.world.postman.sent) == 2)
    assert len(day.polls) == 3


def test_mail_that_goes_away_is_no_hint(shift):
    day = shift()
    day.lookouts["reclamations"].uids = [1, 2, 3]
    with day.open():
        until(lambda: len(day.polls) == 2)
        looks = day.lookouts["reclamations"].looks
        day.lookouts["reclamations"].goes()
        until(lambda: day.lookouts["reclamations"].looks > looks)
        time.sleep(0.3)
    assert len(day.polls) == 2


def test_a_hint_in_the_middle_of_a_poll_is_not_lost(shift):
    """What arrives after the mailbox was looked at, and before the poll ends, must not wait for the next interval."""
    day = shift()
    lookout = day.lookouts["reclamations"]
    looked, go_on = threading.Event(), threading.Event()

    def slow(_name: str) -> None:
        if len(day.polls) == 3:
            looked.set()
            assert go_on.wait(10)

    day.before = slow
    with day.open():
        until(lambda: len(day.polls) == 2)
        lookout.arrives()
        assert looked.wait(10)
        for looks in range(lookout.looks + 1, lookout.looks + 4):
            lookout.arrives()
            until(lambda enough=looks: lookout.looks >= enough)
        time.sleep(0.1)
        go_on.set()
        until(lambda: len(day.polls) == 4)
        time.sleep(0.3)
    # Three hints during one poll are one more poll.
    assert len(day.polls) == 4
    assert day.most_at_once == 1


def test_duties_never_overlap(shift):
    day = shift("reclamations", "paris", "lyon", poll_seconds=1)
    day.before = lambda _name: time.sleep(0.15)
    with day.open():
        for _ in range(10):
            for lookout in day.lookouts.values():
                lookout.arrives()
            time.sleep(0.05)
        until(lambda: len(day.polls) >= 9)
    assert day.most_at_once == 1


def test_a_duty_that_raises_is_logged_without_its_words_and_runs_again(shift, monkeypatch):
    monkeypatch.setattr(timetable, "RETRY", timetable.timedelta(seconds=0.05))
    day = shift()
    day.lookouts.clear()

    def fails(_name: str) -> None:
        if len(day.polls) == 1:
            raise KeyError("Zoé Kowalczyk")

    day.before = fails
    with structlog.testing.capture_logs() as log, day.open():
        until(lambda: len(day.polls) >= 2)
    [told] = [event for event in log if event["event"] == "duty_failed"]
    assert (told["duty"], told["log_level"]) == ("poll reclamations", "error")
    assert isinstance(told["exc_info"], KeyError)
    assert "reason" not in told


def test_a_duty_that_fails_for_a_named_reason_is_told_in_full(shift, monkeypatch):
    monkeypatch.setattr(timetable, "RETRY", timetable.timedelta(seconds=0.05))
    day = shift()
    day.lookouts.clear()

    def fails(_name: str) -> None:
        if len(day.polls) == 1:
            raise RegisterUnreachable("postgresql://db: connection refused; check [register] database")

    day.before = fails
    with structlog.testing.capture_logs() as log, day.open():
        until(lambda: len(day.polls) >= 2)
    [told] = [event for event in log if event["event"] == "duty_failed"]
    assert told["reason"] == "postgresql://db: connection refused; check [register] database"


def test_one_mailbox_that_fails_does_not_hold_up_the_others(shift):
    day = shift("reclamations", "paris")
    day.world.boxes["reclamations"].unreachable = True
    day.world.boxes["paris"].deliver(mail(1))
    with day.open():
        until(lambda: len(day.world.postman.sent) == 2)


def test_a_mailbox_out_of_reach_is_asked_again_when_the_office_says_so(shift, monkeypatch):
    monkeypatch.setattr("worker.office.office.BACKOFF", (0.05, 0.1))
    day = shift()
    day.lookouts.clear()
    day.world.box.unreachable = True
    day.world.box.deliver(mail(1))
    with day.open():
        until(lambda: len(day.polls) >= 4)
        day.world.box.unreachable = False
        until(lambda: len(day.world.postman.sent) == 2)


def test_between_polls_what_is_due_in_the_register_is_done(shift, monkeypatch):
    monkeypatch.setattr(timetable, "WORK_SECONDS", 1)
    with shift().open() as day:
        until(lambda: day.works >= 2)


def test_a_server_without_idle_is_not_asked_again_and_again(shift):
    day = shift()
    lookout = day.lookouts["reclamations"]
    lookout.has_idle = False
    with day.open():
        until(lambda: lookout.looks == 1)
        time.sleep(0.4)
        assert lookout.looks == 1


def test_a_lookout_that_lost_its_line_hints_when_it_is_back(shift, monkeypatch):
    monkeypatch.setattr(timetable, "IDLE_RETRY_SECONDS", 0.05)
    day = shift()
    lookout = day.lookouts["reclamations"]
    lookout.lost = True
    with day.open():
        until(lambda: len(day.polls) == 1)
        lookout.arrives()
        lookout.lost = False
        until(lambda: len(day.polls) == 2)


def test_at_the_end_every_line_is_closed(shift):
    with shift("reclamations", "paris").open() as day:
        until(lambda: len(day.polls) >= 2)
    assert all(lookout.closed for lookout in day.lookouts.values())


def test_whoever_started_it_is_told_when_it_begins_and_when_it_ends(shift):
    with shift().open() as day:
        until(lambda: day.polls and day.supervisor.heard == ["ready"])
    assert day.supervisor.heard == ["ready", "stopping"]


def test_signs_of_life_say_what_was_done(shift):
    day = shift()
    day.supervisor.every = 0.05
    day.world.box.deliver(mail(1))
    with day.open():
        until(lambda: "alive since the start: 1 complaints registered, 2 letters sent" in day.supervisor.heard)


def test_a_duty_that_hangs_gives_no_sign_of_life(shift):
    day = shift()
    day.supervisor.every = 0.05
    at_work, go_on = threading.Event(), threading.Event()

    def hangs(_name: str) -> None:
        at_work.set()
        assert go_on.wait(10)

    day.before = hangs
    with day.open():
        assert at_work.wait(10)
        until(lambda: "ready" in day.supervisor.heard)
        heard = list(day.supervisor.heard)
        time.sleep(0.4)
        assert day.supervisor.heard == heard
        go_on.set()
        until(lambda: len(day.supervisor.heard) > len(heard) + 2)


def test_a_duty_that_always_fails_is_work_all_the_same(shift):
    day = shift()
    day.supervisor.every = 0.05
    day.world.box.unreachable = True
    with day.open():
        until(lambda: len(day.supervisor.heard) > 5)


def test_the_message_in_hand_is_finished_after_the_end_was_told(shift):
    day = shift()
    day.lookouts.clear()
    told_at_the_end: list[list[str]] = []

    def slow(_name: str) -> None:
        until(lambda: "stopping" in day.supervisor.heard)
        told_at_the_end.append(list(day.supervisor.heard))

    day.before = slow
    with day.open():
        until(lambda: len(day.polls) == 1)
    assert told_at_the_end == [["ready", "stopping"]]


def test_a_mailbox_that_fails_at_the_end_of_the_day_does_not_keep_it_from_ending(shift):
    """It asks the timetable to be polled again, while the timetable is being closed."""
    day = shift()
    day.lookouts.clear()
    day.world.box.unreachable = True
    closing = threading.Event()

    def late(_name: str) -> None:
        until(lambda: "stopping" in day.supervisor.heard)
        closing.set()
        # The timetable is being closed by now.
        time.sleep(0.3)

    day.before = late
    with day.open():
        until(lambda: len(day.polls) == 1)
    assert closing.is_set()


def test_the_fake_lookout_hints_as_the_fake_mailbox_does():
    """The two stand-ins for one door agree on what is there."""
    box, lookout = FakeMailbox(), Lookout("reclamations")
    box.deliver(mail(1))
    lookout.arrives()
    assert box.waiting() == lookout.waiting()


@dataclass
class Ending:
    """An end of the day that comes after so many waits; `waited` are their lengths in seconds."""

    after: int
    waited: list[float] = field(default_factory=list)

    def is_set(self) -> bool:
        return len(self.waited) >= self.after

    def wait(self, seconds: float) -> bool:
        self.waited.append(seconds)
        assert len(self.waited) <= self.after
        return self.is_set()


def test_a_lost_line_is_not_asked_for_again_without_a_pause():
    ending, hints = Ending(after=3), []
    lost = Lookout("reclamations", lost=True)
    timetable._watch(lost, lambda: hints.append(1), ending)
    assert ending.waited == [timetable.IDLE_RETRY_SECONDS] * 3
    assert hints == []
    # A server that answers IDLE at once is looked at as seldom as it would have hinted, and one that hints is not.
    ending = Ending(after=2)
    timetable._watch(Lookout("reclamations", has_idle=False), lambda: hints.append(1), ending)
    assert ending.waited == [timetable.IDLE_SECONDS] * 2
    assert hints == [1]


class ClockThatIsSet:
    """The machine's, and however many hours somebody sets it by."""

    def __init__(self) -> None:
        self.by = timedelta(0)

    def now(self) -> datetime:
        return SystemClock().now() + self.by


def test_a_clock_that_was_ahead_and_is_set_right_holds_up_no_poll(shift):
    """A virtual machine that resumes: every duty would wait for an hour of the other time, which comes once more."""
    day, clock, polls = shift(), ClockThatIsSet(), []
    clock.by = timedelta(hours=1)
    day.world.changed(clock=clock)
    day.world.office.poll = lambda name: polls.append(name) or Tally()
    table = timetable._Timetable(day.world.office, threading.Event(), FakeSupervisor())
    table.open()
    try:
        table.mind_the_clock()
        assert polls == []
        clock.by = timedelta(0)
        with structlog.testing.capture_logs() as told:
            table.mind_the_clock()
        assert [(one["event"], one["seconds"]) for one in told] == [("clock_jumped", -3600)]
        until(lambda: polls == ["reclamations"])
    finally:
        table.close()


def test_a_clock_that_only_goes_on_is_no_news(shift):
    table = timetable._Timetable(shift().world.office, threading.Event(), FakeSupervisor())
    with structlog.testing.capture_logs() as told:
        table.open()
        table.mind_the_clock()
        table.close()
    assert [one for one in told if one["event"] == "clock_jumped"] == []
