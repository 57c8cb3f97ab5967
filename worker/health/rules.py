"""What needs the operator, decided from a snapshot alone: warn before it breaks, not after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from worker.health.snapshot import Queue, Snapshot
from worker.processing.calendar import Calendar, Span


@dataclass(frozen=True, slots=True)
class HealthLimits:
    """How much is too much. `stale`: how long a mailbox may fail or be left alone, and a message or a letter wait.

    `silence`: how long a mailbox may be without mail, counted by `calendar`. `backup`: how old the last copy may be;
    None where copies are made by something else.
    """

    stale: timedelta
    silence: Span
    least_free_bytes: int
    calendar: Calendar
    zone: ZoneInfo
    backup: timedelta | None = None


@dataclass(frozen=True, slots=True)
class HealthWarning:
    """One thing that needs the operator, as facts; `worker.health.wording` says it in a sentence, with the remedy.

    `about` is a mailbox's name, or what lies on a disk. `stops`: the work does not go on until it is mended.
    """

    rule: str = ""
    about: str = ""
    count: int = 0
    since: datetime | None = None
    detail: str = ""
    stops: bool = False


# An uncertain letter that may go once more has done so by then.
SETTLED_BY_ITSELF = timedelta(hours=1)

# Two machines at one register may disagree by less.
CLOCK_TOLERANCE = timedelta(minutes=5)

# What the sentence of a sign-in that has ended says is to be run.
SIGN_IN = "complaints login"

Rule = Callable[[Snapshot, HealthLimits], Iterator[HealthWarning]]


def health_warnings(snapshot: Snapshot, limits: HealthLimits) -> tuple[HealthWarning, ...]:
    """Everything that needs the operator now, in the order of the table; empty where nothing does."""
    return tuple(replace(one, rule=rule, stops=stops) for rule, stops, find in RULES for one in find(snapshot, limits))


def _failing(snapshot: Snapshot, limits: HealthLimits) -> Iterator[HealthWarning]:
    """Its server cannot be reached or refuses us. A line that is cut for a moment is mended by itself; a sign-in that
    has ended never is, and is told from the first.
    """
    for box in snapshot.mailboxes:
        since = box.failing_since
        if since and (_asks_for_somebody(box.reason) or snapshot.at - since > limits.stale):
            yield HealthWarning(about=box.name, since=box.failing_since, detail=box.reason)


def _asks_for_somebody(reason: str) -> bool:
    """Whether a failure names the command by which a person ends it: no waiting does."""
    return SIGN_IN in reason


def _unattended(snapshot: Snapshot, limits: HealthLimits) -> Iterator[HealthWarning]:
    """Nobody looks at it, well or badly: the worker does not run, or hangs."""
    for box in snapshot.mailboxes:
        patience = limits.stale + timedelta(seconds=box.poll_seconds)
        if box.tried_at is None or snapshot.at - box.tried_at > patience:
            yield HealthWarning(about=box.name, since=box.tried_at)


def _unhandled(snapshot: Snapshot, limits: HealthLimits) -> Iterator[HealthWarning]:
    yield from _old(snapshot, limits, snapshot.messages["waiting"])


def _post_refused(snapshot: Snapshot, _limits: HealthLimits) -> Iterator[HealthWarning]:
    """From the first: nobody can be told by mail that no mail leaves."""
    post, blamed = snapshot.post, snapshot.blamed
    if post is not None and (post.refused or _asks_for_somebody(post.reason)):
        yield HealthWarning(count=snapshot.letters["queued"].count, since=post.since, detail=post.reason)
    elif blamed.count:
        yield HealthWarning(count=blamed.count, since=blamed.since, detail="the server takes other letters")


def _refused(snapshot: Snapshot, _limits: HealthLimits) -> Iterator[HealthWarning]:
    yield from _any(snapshot.letters.get("refused", Queue()))


def _withheld(snapshot: Snapshot, _limits: HealthLimits) -> Iterator[HealthWarning]:
    yield from _any(snapshot.letters.get("withheld", Queue()))


def _uncertain(snapshot: Snapshot, _limits: HealthLimits) -> Iterator[HealthWarning]:
    """Some go once more by themselves after half an hour; what is uncertain for longer asks somebody."""
    uncertain = snapshot.letters.get("uncertain", Queue())
    if uncertain.since and snapshot.at - uncertain.since > SETTLED_BY_ITSELF:
        yield HealthWarning(count=uncertain.count, since=uncertain.since)


def _any(queue: Queue) -> Iterator[HealthWarning]:
    if queue.count:
        yield HealthWarning(count=queue.count, since=queue.since)


def _unsent(snapshot: Snapshot, limits: HealthLimits) -> Iterator[HealthWarning]:
    queued, sending = snapshot.letters["queued"], snapshot.letters["sending"]
    since = min((queue.since for queue in (queued, sending) if queue.since), default=None)
    yield from _old(snapshot, limits, Queue(queued.count + sending.count, since))


def _old(snapshot: Snapshot, limits: HealthLimits, queue: Queue) -> Iterator[HealthWarning]:
    if queue.since and snapshot.at - queue.since > limits.stale:
        yield HealthWarning(count=queue.count, since=queue.since)


def _disk(snapshot: Snapshot, limits: HealthLimits) -> Iterator[HealthWarning]:
    for disk in snapshot.disks:
        if disk.free < limits.least_free_bytes:
            yield HealthWarning(about=disk.name, count=disk.free)


def _parked(snapshot: Snapshot, _limits: HealthLimits) -> Iterator[HealthWarning]:
    yield from _any(snapshot.messages["parked"])


def _silence(snapshot: Snapshot, limits: HealthLimits) -> Iterator[HealthWarning]:
    """The mailbox answers, and nothing comes: a redirection may have broken before it. Never any mail counts too."""
    today = snapshot.at.astimezone(limits.zone).date()
    for box in snapshot.mailboxes:
        since = box.last_mail_at or box.watched_since
        if since is None or box.failing_since:
            continue
        if today > limits.calendar.add(since.astimezone(limits.zone).date(), limits.silence):
            yield HealthWarning(about=box.name, since=since)


def _orphaned(snapshot: Snapshot, _limits: HealthLimits) -> Iterator[HealthWarning]:
    """Their owner left the settings: the desk keeps them until somebody else owns them."""
    if snapshot.orphaned:
        yield HealthWarning(count=snapshot.orphaned)


def _backup(snapshot: Snapshot, limits: HealthLimits) -> Iterator[HealthWarning]:
    """No copy for too long: since the last one, or since there is something to copy."""
    made = next((duty.done_at for duty in snapshot.duties if duty.name == "backup"), None)
    watched = min((box.watched_since for box in snapshot.mailboxes if box.watched_since), default=None)
    since = made or watched
    if limits.backup is not None and since is not None and snapshot.at - since > limits.backup:
        yield HealthWarning(since=made)


def _clock(snapshot: Snapshot, _limits: HealthLimits) -> Iterator[HealthWarning]:
    """What was done lies ahead of now: the clock was set back, or was ahead when it was done."""
    done = [box.tried_at for box in snapshot.mailboxes] + [duty.done_at for duty in snapshot.duties]
    latest = max((at for at in done if at), default=snapshot.at)
    if latest - snapshot.at > CLOCK_TOLERANCE:
        yield HealthWarning(since=latest)


# Name, whether the work stops over it, and what finds it.
RULES: tuple[tuple[str, bool, Rule], ...] = (
    ("mailbox_failing", True, _failing),
    ("mailbox_unattended", True, _unattended),
    ("messages_unhandled", True, _unhandled),
    ("post_refused", True, _post_refused),
    ("letters_unsent", True, _unsent),
    ("disk_nearly_full", True, _disk),
    ("messages_parked", False, _parked),
    ("letters_refused", False, _refused),
    ("letters_uncertain", False, _uncertain),
    ("letters_withheld", False, _withheld),
    ("files_orphaned", False, _orphaned),
    ("no_mail", False, _silence),
    ("backup_old", False, _backup),
    ("clock_set_back", False, _clock),
)
