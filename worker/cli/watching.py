"""`complaints status`: what waits, what was done last and is due next, and what needs the operator, with its remedy."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import typer

from worker.cli import streams, terminal
from worker.cli.codes import DUTIES, LETTERS_THAT_WAIT, MESSAGES, PLACES, RULES, said
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, settings_from
from worker.cli.terminal import Column
from worker.cli.tongue import decimal, tell, told
from worker.doors.clock import SystemClock
from worker.health import HealthWarning, MailboxState, Queue, Snapshot, health_warnings
from worker.health.wording import problem, remedy
from worker.settings import rulebook
from worker.words.said import Said, listed

Row = tuple[str, str, str, str]

# `when` is since when the oldest waits, when a mailbox was last polled well, when a duty was last done.
COLUMNS = (
    Column(Said("what").within("status"), most=40, least=20),
    Column(Said("number").within("column")),
    Column(Said("when").within("column")),
    Column(Said("more").within("column")),
)
# What the house has to tell a colleague from whoever writes their address, where nothing was set.
WITHOUT = Said(
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
            remedy = tell("`complaints check` proposes its value")
            terminal.show_marked("·", tell("proof"), (told(WITHOUT), f"→ {remedy}"), width=6)
        _show(warnings, zone)
    if warnings:
        raise typer.Exit(1)


def as_dict(snapshot: Snapshot, warnings: tuple[HealthWarning, ...], zone: ZoneInfo) -> dict[str, Any]:
    rows = [asdict(one) | {"text": told(problem(one, zone)), "remedy": told(remedy(one))} for one in warnings]
    return {"ok": not warnings, **asdict(snapshot), "warnings": rows}


def _show(warnings: tuple[HealthWarning, ...], zone: ZoneInfo) -> None:
    streams.put("" if warnings else "\n✓ " + tell("nothing needs you"))
    names = [said(warning.rule, RULES) for warning in warnings]
    for name, warning in zip(names, warnings, strict=True):
        lines = (told(problem(warning, zone)), f"→ {told(remedy(warning))}")
        terminal.show_marked("✗", name, lines, width=max(map(len, names)))


def rows(snapshot: Snapshot, zone: ZoneInfo) -> Iterator[Row]:
    for name, queue in snapshot.messages.items():
        yield _queue(told(MESSAGES[name]), queue, snapshot.at, zone)
    for name, queue in snapshot.letters.items():
        yield _queue(told(LETTERS_THAT_WAIT[name]), queue, snapshot.at, zone)
    if snapshot.post is not None:
        again = terminal.day(snapshot.post.again_at, zone)
        reason = tell("next try {moment}: {reason}", moment=again, reason=snapshot.post.reason)
        yield tell("letters leave"), tell("no"), terminal.day(snapshot.post.since, zone), reason
    yield _queue(tell("tasks open"), snapshot.tasks, snapshot.at, zone)
    yield _queue(tell("without a file"), snapshot.aside, snapshot.at, zone)
    gone = tell("open files of somebody whom the configuration no longer names")
    yield tell("owner gone"), str(snapshot.orphaned), "", gone
    for box in snapshot.mailboxes:
        polled = terminal.day(box.polled_at, zone) if box.polled_at else tell("never")
        yield (
            tell("mailbox {name}", name=box.name),
            "",
            polled,
            told(listed(_of_mailbox(box, zone), Said("{first}; {rest}"))),
        )
    for duty in snapshot.duties:
        due = tell("next {moment}; ", moment=terminal.day(duty.due_at, zone)) if duty.due_at else ""
        yield _duty(duty.name), "", terminal.day(duty.done_at, zone), f"{due}{duty.note}"
    for disk in snapshot.disks:
        room = tell("{free} free of {total}", free=_gigabytes(disk.free), total=_gigabytes(disk.total))
        yield tell("disk of the {name}", name=said(disk.name, PLACES)), "", "", room
    yield tell("register"), "", "", tell("revision {number}", number=snapshot.revision)


def _duty(name: str) -> str:
    """The mailbox that it is done at stands behind the colon."""
    kind, colon, box = name.partition(":")
    return tell("duty {name}", name=f"{said(kind, DUTIES)}{colon}{box}")


def _queue(name: str, queue: Queue, now: datetime, zone: ZoneInfo) -> Row:
    if queue.since is None:
        return name, str(queue.count), "", ""
    oldest = tell("the oldest, for {age}", age=_age(now - queue.since))
    return name, str(queue.count), terminal.day(queue.since, zone), oldest


def _age(span: timedelta) -> str:
    """In the unit in which people would say it."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 2880:
        return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"
    return tell("{count} days", count=span.days)


def _of_mailbox(box: MailboxState, zone: ZoneInfo) -> Iterator[str]:
    yield tell("last poll that went well")
    reason = box.reason.removeprefix(f"mailbox {box.name} ")
    if box.failing_since:
        yield tell("fails since {moment}: {reason}", moment=terminal.day(box.failing_since, zone), reason=reason)
    elif box.failed_at:
        yield tell("last failure {moment}: {reason}", moment=terminal.day(box.failed_at, zone), reason=reason)
    yield tell("newest mail {moment}", moment=_day_or_none(box.last_mail_at, zone))


def _day_or_none(moment: datetime | None, zone: ZoneInfo) -> str:
    return terminal.day(moment, zone) if moment else tell("none yet")


def _gigabytes(octets: int) -> str:
    return tell("{number} GB", number=decimal(f"{octets / 1_000_000_000:.1f}"))
