"""Which duty runs when. The only importer of apscheduler.

Duties run one after the other in a single thread, so that an office is never used by two. IDLE is a hint that brings
a poll forward; the poll is the truth.
"""

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from time import monotonic

import structlog
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler

from worker.doors.protocols import FolderMissing, Mailbox, MailboxUnreachable, ShelfUnreachable, Supervisor, Waiting
from worker.office import Office, Tally
from worker.register.database import RegisterUnreachable

log = structlog.get_logger(__name__)

# How often the register is looked at by itself: for messages and letters that are to be tried again.
WORK_SECONDS = 60
# How often the clock of the wall is held against one that only goes forward, and how far the two may part meanwhile.
CLOCK_SECONDS = 30.0
CLOCK_TOLERANCE = 5.0
# After a poll that failed, however long its interval is.
RETRY = timedelta(seconds=60)
# How long one wait for a hint lasts. The door begins IDLE anew within it, as RFC 2177 asks.
IDLE_SECONDS = 540
IDLE_RETRY_SECONDS = 30
# An answer that comes sooner was no wait: the server has no IDLE.
LEAST_WAIT_SECONDS = 1.0
# A connection that only listens holds nothing: the end does not wait for it longer.
GOODBYE_SECONDS = 5.0
# What an operator can mend, told in full; its text holds nothing of a message.
NAMED = (RegisterUnreachable, ShelfUnreachable, MailboxUnreachable, FolderMissing)


def keep_hours(office: Office, lookouts: Mapping[str, Mailbox], stop: threading.Event, supervisor: Supervisor) -> None:
    """Run every duty at its time until `stop` is set; the message in hand is finished first.

    `lookouts` are second connections, by mailbox name, for those whose server may hint by IDLE.
    """
    timetable = _Timetable(office, stop, supervisor)
    timetable.open()
    supervisor.ready()
    listening = [_listen(door, timetable.bring_forward, stop) for door in lookouts.values()]
    while not stop.wait(CLOCK_SECONDS):
        timetable.mind_the_clock()
    supervisor.stopping()
    timetable.close()
    for thread in listening:
        thread.join(GOODBYE_SECONDS)


class _Timetable:
    """A poll of each mailbox every `poll_seconds`, sooner when it is brought forward; between them, what is due."""

    def __init__(self, office: Office, stop: threading.Event, supervisor: Supervisor) -> None:
        self._office = office
        self._stop = stop
        self._supervisor = supervisor
        self._done = Tally()
        self._at_work = threading.Lock()
        self._parted = 0.0
        self._scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(1)},
            # A late duty still runs, several missed ones run once. Of each one may be at work and one more wait behind
            # it in the only thread: a hint that comes in the middle of a poll is not lost, and no two ever overlap.
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 2},
            timezone="UTC",
        )

    def open(self) -> None:
        self._scheduler.add_listener(_report, EVENT_JOB_ERROR | EVENT_JOB_MISSED)
        now = self._now()
        self._parted = now.timestamp() - monotonic()
        for box in self._office.desk.every_box:
            self._add(_poll_of(box.name), self._poll, box.name, seconds=box.poll_seconds, first=now)
        self._add("work", self._work, seconds=WORK_SECONDS, first=now + timedelta(seconds=WORK_SECONDS))
        if self._supervisor.every is not None:
            # In the only thread, like every duty: one that hangs keeps this back too.
            self._add("sign of life", self._sign, seconds=self._supervisor.every, first=now)
        self._scheduler.start()

    def close(self) -> None:
        """Waits for the duty at work; one that still waits finds that the day is over.

        Not by the scheduler's own wait: it holds the lock that a duty needs which asks to be done again.
        """
        self._scheduler.shutdown(wait=False)
        with self._at_work:
            pass

    def bring_forward(self, name: str) -> None:
        """Poll this mailbox now, or right after the duty at work."""
        self._again(name, self._now())

    def mind_the_clock(self) -> None:
        """A virtual machine that resumes, or a clock that is set: every duty would wait for an hour of the other time.

        A clock that is set forward only makes duties come at once, which they do by themselves.
        """
        now = self._now()
        parted = now.timestamp() - monotonic()
        jump, self._parted = parted - self._parted, parted
        if abs(jump) < CLOCK_TOLERANCE:
            return
        log.warning("clock_jumped", seconds=round(jump))
        self._scheduler.add_job(self._unless_over, args=(self._office.after_a_jump,), id="clock", replace_existing=True)
        for job in self._scheduler.get_jobs():
            if job.next_run_time is not None and job.next_run_time > now:
                job.modify(next_run_time=now)

    def _add(self, duty: str, act: Callable[..., None], *told: str, seconds: float, first: datetime) -> None:
        self._scheduler.add_job(
            self._unless_over, "interval", args=(act, *told), seconds=seconds, id=duty, next_run_time=first
        )

    def _unless_over(self, act: Callable[..., None], *told: str) -> None:
        with self._at_work:
            if not self._stop.is_set():
                act(*told)

    def _now(self) -> datetime:
        return self._office.desk.clock.now()

    def _poll(self, name: str) -> None:
        """A mailbox that could not be reached is asked again when the office says so, however long its interval."""
        try:
            self._done.add(self._office.poll(name))
        except Exception:
            self._again(name, self._now() + RETRY)
            raise
        at = self._office.again_at(name)
        if at is not None:
            self._again(name, at)

    def _work(self) -> None:
        self._done.add(self._office.work())

    def _sign(self) -> None:
        registered, sent = self._done.registered, self._done.sent
        self._supervisor.alive(f"since the start: {registered} complaints registered, {sent} letters sent")

    def _again(self, name: str, at: datetime) -> None:
        """Poll at `at`, or at the next regular time where that is sooner."""
        try:
            job = self._scheduler.get_job(_poll_of(name))
            if job is not None and at < job.next_run_time:
                job.modify(next_run_time=at)
        except JobLookupError:
            log.warning("duty_gone", duty=_poll_of(name))


def _poll_of(name: str) -> str:
    """The duty's name in the log."""
    return f"poll {name}"


def _report(event: JobExecutionEvent) -> None:
    """A duty that raised is told, and runs again at its next time."""
    error = getattr(event, "exception", None)
    if error is None:
        log.error("duty_missed", duty=event.job_id)
    elif isinstance(error, NAMED):
        log.error("duty_failed", duty=event.job_id, error=type(error).__name__, reason=str(error))
    else:
        log.error("duty_failed", duty=event.job_id, exc_info=error)


def _listen(door: Mailbox, hint: Callable[[str], None], stop: threading.Event) -> threading.Thread:
    def attend() -> None:
        try:
            _watch(door, lambda: hint(door.name), stop)
        finally:
            door.close()

    # A daemon: where a server keeps it waiting, the process may end without it.
    thread = threading.Thread(target=attend, name=f"idle-{door.name}", daemon=True)
    thread.start()
    return thread


def _watch(door: Mailbox, hint: Callable[[], None], stop: threading.Event) -> None:
    """Wait for hints until the end. A server out of reach is asked again later, and so is one without IDLE."""
    seen: Waiting | None = None
    while not stop.is_set():
        try:
            waiting = door.waiting()
            # What came between two waits, or while the line was down.
            if _is_news(waiting, seen):
                hint()
            seen = waiting
            began = monotonic()
            told = door.idle(seconds=IDLE_SECONDS, stop=stop.is_set)
        except (MailboxUnreachable, FolderMissing) as error:
            log.warning("idle_lost", mailbox=door.name, reason=str(error), again_in_seconds=IDLE_RETRY_SECONDS)
            stop.wait(IDLE_RETRY_SECONDS)
            continue
        if not told and monotonic() - began < LEAST_WAIT_SECONDS:
            stop.wait(IDLE_SECONDS)


def _is_news(waiting: Waiting, seen: Waiting | None) -> bool:
    """Messages that went away are none."""
    if seen is None or waiting.uidvalidity != seen.uidvalidity:
        return True
    return not set(waiting.uids) <= set(seen.uids)
