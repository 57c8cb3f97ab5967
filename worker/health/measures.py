"""A snapshot as numbers, for a program that draws curves. Labels name mailboxes and rules, never a person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from worker.health.rules import RULES, HealthWarning
from worker.health.snapshot import MailboxState, Queue, Snapshot


@dataclass(frozen=True, slots=True)
class Measure:
    """One name, in base units (seconds, bytes), with a value for each combination of its labels."""

    name: str
    help: str
    labels: tuple[str, ...]
    values: tuple[tuple[tuple[str, ...], float], ...]


def measures(snapshot: Snapshot, warnings: Sequence[HealthWarning], *, version: str) -> Iterator[Measure]:
    told = [warning.rule for warning in warnings]
    yield _by("rule", "warnings", "What needs the operator now.", {rule: told.count(rule) for rule, _, _ in RULES})
    yield from _queues("messages", snapshot.messages, snapshot.at)
    yield from _queues("letters", snapshot.letters, snapshot.at)
    yield _by("of", "post", "What keeps letters from leaving, and since when.", _of_post(snapshot))
    yield from _queues("tasks", {"open": snapshot.tasks}, snapshot.at)
    yield _by("of", "files_orphaned", "Open files whose owner is no colleague any more.", {"owner": snapshot.orphaned})
    yield from _mailboxes(snapshot.mailboxes)
    yield _by("duty", "duty_last_done_timestamp_seconds", "When a duty was last done.", _duties(snapshot))
    free, total = ({disk.name: getattr(disk, what) for disk in snapshot.disks} for what in ("free", "total"))
    yield _by("of", "disk_free_bytes", "Room left on the disk of the register or the shelf.", free)
    yield _by("of", "disk_size_bytes", "Size of the disk of the register or the shelf.", total)
    build = ((version, snapshot.revision), 1.0)
    yield Measure("complaints_build_info", "This version, and the tables' revision.", ("version", "revision"), (build,))


def _by(label: str, name: str, about: str, values: Mapping[str, float | None]) -> Measure:
    """Where there is nothing to tell yet, there is no value."""
    known = tuple(((of,), float(value)) for of, value in values.items() if value is not None)
    return Measure(f"complaints_{name}", about, (label,), known)


def _queues(name: str, queues: Mapping[str, Queue], now: datetime) -> Iterator[Measure]:
    counts = {status: queue.count for status, queue in queues.items()}
    ages = {status: (now - (queue.since or now)).total_seconds() for status, queue in queues.items()}
    yield _by("status", name, f"How many {name} there are.", counts)
    yield _by("status", f"{name}_oldest_seconds", f"The age of the oldest of these {name}, 0 without any.", ages)


def _of_post(snapshot: Snapshot) -> dict[str, float | None]:
    post = snapshot.post
    return {
        "shut": float(post is not None),
        "refused": float((post is not None and post.refused) or snapshot.blamed.count > 0),
        "shut_since_timestamp_seconds": _seconds(post.since) if post else None,
        "letters_held_up": float(snapshot.blamed.count),
    }


def _mailboxes(boxes: Sequence[MailboxState]) -> Iterator[Measure]:
    failing = {box.name: box.failing_since is not None for box in boxes}
    polled, mail = ({box.name: _seconds(getattr(box, what)) for box in boxes} for what in ("polled_at", "last_mail_at"))
    yield _by("mailbox", "mailbox_failing", "1 where the last poll failed.", failing)
    yield _by("mailbox", "mailbox_last_poll_timestamp_seconds", "When the last poll went well.", polled)
    yield _by("mailbox", "mailbox_last_mail_timestamp_seconds", "When the newest message was fetched.", mail)


def _duties(snapshot: Snapshot) -> dict[str, float | None]:
    """Those of the whole office, and of a mailbox: the name of any other might be a person's."""
    known = {"", *(box.name for box in snapshot.mailboxes)}
    return {d.name: _seconds(d.done_at) for d in snapshot.duties if d.name.partition(":")[2] in known}


def _seconds(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment else None
