"""`complaints status`: what waits, what was done last and is due next, and what needs the operator, with its remedy."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import typer

from worker.cli import streams, terminal
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, settings_from
from worker.cli.terminal import Column
from worker.doors.clock import SystemClock
from worker.health import HealthWarning, MailboxState, Queue, Snapshot, health_warnings
from worker.health.wording import problem, remedy
from worker.settings import rulebook

Row = tuple[str, str, str, str]

# `when` is since when the oldest waits, when a mailbox was last polled well, when a duty was last done.
COLUMNS = (Column("what", most=40, least=20), Column("number"), Column("when"), Column("more"))
# What the house has to tell a colleague from whoever writes their address, where nothing was set.
WITHOUT = (
    "no [security] authserv_id: each mail of a colleague that decides, pays, answers or closes costs them one more,"
    " a yes; and their replies to complainants rest on the letter that they answer alone: whoever comes to hold it can"
    " write in their name"
)


def status(
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
) -> None:
    """Say what waits and since when, the last poll of each mailbox, duties done and due, and the room on disk.

    Exit 0, or 1 where something needs the operator, with the remedy: `[monitoring]` says from when on it does.
    """
    settings = settings_from(config)
    register = open_to_look(settings, config)
    snapshot = register.snapshot(rulebook.watched_boxes(settings), SystemClock().now(), rulebook.addresses(settings))
    register.close()
    warnings, zone = health_warnings(snapshot, rulebook.health_limits(settings)), settings.organisation.zone
    if as_json:
        terminal.print_json(as_dict(snapshot, warnings, zone))
    else:
        terminal.show_table(COLUMNS, rows(snapshot, zone), wrap=True)
        if not settings.security.authserv_id:
            streams.put("")
            terminal.show_marked("·", "proof", (WITHOUT, "→ `complaints check` proposes its value"), width=5)
        _show(warnings, zone)
    if warnings:
        raise typer.Exit(1)


def as_dict(snapshot: Snapshot, warnings: tuple[HealthWarning, ...], zone: ZoneInfo) -> dict[str, Any]:
    told = [asdict(warning) | {"text": problem(warning, zone), "remedy": remedy(warning)} for warning in warnings]
    return {"ok": not warnings, **asdict(snapshot), "warnings": told}


def _show(warnings: tuple[HealthWarning, ...], zone: ZoneInfo) -> None:
    streams.put("" if warnings else "\n✓ nothing needs you")
    names = [warning.rule.replace("_", " ") for warning in warnings]
    for name, warning in zip(names, warnings, strict=True):
        lines = (problem(warning, zone), f"→ {remedy(warning)}")
        terminal.show_marked("✗", name, lines, width=max(map(len, names)))


def rows(snapshot: Snapshot, zone: ZoneInfo) -> Iterator[Row]:
    for name, queue in snapshot.messages.items():
        yield _queue(f"messages {name}", queue, snapshot.at, zone)
    for name, queue in snapshot.letters.items():
        yield _queue(f"letters {name}", queue, snapshot.at, zone)
    if snapshot.post is not None:
        again = terminal.day(snapshot.post.again_at, zone)
        yield (
            "letters leave",
            "no",
            terminal.day(snapshot.post.since, zone),
            f"next try {again}: {snapshot.post.reason}",
        )
    yield _queue("tasks open", snapshot.tasks, snapshot.at, zone)
    yield _queue("without a file", snapshot.aside, snapshot.at, zone)
    yield "owner gone", str(snapshot.orphaned), "", "open files of somebody whom the configuration no longer names"
    for box in snapshot.mailboxes:
        polled = terminal.day(box.polled_at, zone) if box.polled_at else "never"
        yield f"mailbox {box.name}", "", polled, "; ".join(_of_mailbox(box, zone))
    for duty in snapshot.duties:
        due = f"next {terminal.day(duty.due_at, zone)}; " if duty.due_at else ""
        yield f"duty {duty.name}", "", terminal.day(duty.done_at, zone), f"{due}{duty.note}"
    for disk in snapshot.disks:
        yield f"disk of the {disk.name}", "", "", f"{_gigabytes(disk.free)} free of {_gigabytes(disk.total)}"
    yield "register", "", "", f"revision {snapshot.revision}"


def _queue(name: str, queue: Queue, now: datetime, zone: ZoneInfo) -> Row:
    if queue.since is None:
        return name, str(queue.count), "", ""
    return name, str(queue.count), terminal.day(queue.since, zone), f"the oldest, for {_age(now - queue.since)}"


def _age(span: timedelta) -> str:
    """In the unit in which people would say it."""
    minutes = int(span.total_seconds()) // 60
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h" if minutes < 2880 else f"{span.days} days"


def _of_mailbox(box: MailboxState, zone: ZoneInfo) -> Iterator[str]:
    yield "last poll that went well"
    reason = box.reason.removeprefix(f"mailbox {box.name} ")
    if box.failing_since:
        yield f"fails since {terminal.day(box.failing_since, zone)}: {reason}"
    elif box.failed_at:
        yield f"last failure {terminal.day(box.failed_at, zone)}: {reason}"
    yield f"newest mail {_day_or_none(box.last_mail_at, zone)}"


def _day_or_none(moment: datetime | None, zone: ZoneInfo) -> str:
    return terminal.day(moment, zone) if moment else "none yet"


def _gigabytes(octets: int) -> str:
    return f"{octets / 1_000_000_000:,.1f} GB"
