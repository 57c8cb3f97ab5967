"""`complaints list`: what the register holds, for people and for programs."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from worker import assembly
from worker.cli import choosing, streams, terminal
from worker.cli.choosing import (
    Chosen,
    FromOption,
    LateOption,
    OwnerOption,
    StateOption,
    ToOption,
    WordsOption,
    late_by,
    period_from,
)
from worker.cli.codes import FATES, KINDS, STATES, TASKS, said
from worker.cli.options import ConfigOption, JsonOption, next_command, settings_from
from worker.cli.terminal import Column
from worker.cli.tongue import tell
from worker.complaint.record import Complaint
from worker.doors.clock import SystemClock
from worker.nouns.aside import mark
from worker.register import search
from worker.register.database import revisions, translated
from worker.register.store import Register
from worker.settings import Settings
from worker.words.said import Said

# More than anybody reads at once; the oldest are beyond.
MOST_ASIDE = 2_000
# Words that more files hold than this say nothing.
MOST_FOUND = 2_000

# Before any register.
EVER = "2000"

Rows = Iterator[dict[str, Any]]
Columns = tuple[Column, ...]

# `ack` is what became of the acknowledgement.
OF_COMPLAINTS: Columns = (
    Column(Said("file")),
    Column(Said("state").within("column"), least=10),
    Column(Said("received").within("column"), wide=True),
    Column(Said("ack").within("column"), least=9),
    Column(Said("answer due").within("column"), wide=True),
    Column(Said("late").within("column")),
    Column(Said("owner").within("column"), most=24, least=8),
    Column(Said("complainant").within("column"), most=20, least=10),
    Column(Said("subject").within("column")),
)
OF_PARKED: Columns = (
    Column(Said("no.").within("column")),
    Column(Said("received").within("column")),
    Column(Said("file")),
    Column(Said("sender").within("column"), most=26, least=12),
    Column(Said("error").within("column")),
)
OF_ASIDE: Columns = (
    Column(Said("no.").within("column")),
    Column(Said("since").within("column")),
    Column(Said("why").within("column"), most=16),
    Column(Said("sender").within("column"), most=32, least=12),
    Column(Said("subject").within("column")),
)
OF_TASKS: Columns = (
    Column(Said("since").within("column")),
    Column(Said("file")),
    Column(Said("kind").within("column"), most=22),
    Column(Said("what").within("column")),
)


def open_to_look(settings: Settings, config: Path | None) -> Register:
    """The register, which must exist already: looking makes none. Exits with 1 and the remedy."""
    register = assembly.open_register(settings, looking=True)
    if not register.exists():
        command = next_command(config, "once")
        streams.say(tell("there is no register yet; `{command}` makes it and fetches the first mail", command=command))
        raise typer.Exit(1)
    with translated(register.engine):
        current, newest = revisions(register.engine)
    if current != newest:
        streams.say(
            tell(
                "the register's tables are of another version (revision {current}, this one knows {newest});"
                " `run` or `once` renews older ones, and for newer ones install that version",
                current=current or "",
                newest=newest or "",
            )
        )
        raise typer.Exit(1)
    return register


def list_(  # noqa: PLR0913, PLR0917  # each is an option of the command line
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
    everything: Annotated[bool, typer.Option("--all", help="Closed complaints too.")] = False,  # noqa: FBT002  # a flag
    parked: Annotated[bool, typer.Option("--parked", help="Messages that could not be handled.")] = False,  # noqa: FBT002  # a flag
    tasks: Annotated[bool, typer.Option("--tasks", help="What waits for a person.")] = False,  # noqa: FBT002  # a flag
    aside: Annotated[bool, typer.Option("--aside", help="Messages without a file.")] = False,  # noqa: FBT002  # a flag
    state: StateOption = None,
    owner: OwnerOption = "",
    late: LateOption = False,  # noqa: FBT002  # a flag
    first: FromOption = "",
    last: ToOption = "",
    words: WordsOption = "",
) -> None:
    """List the open complaints, newest first; or what is parked, what waits for a person, or what has no file.

    At a terminal a table, in a pipe tab-separated lines with a heading. `ack` says what became of the acknowledgement,
    `late` how many days ago the next step was due. A state, a period and words find closed complaints too.
    """
    settings = settings_from(config)
    today = SystemClock().now().astimezone(settings.organisation.zone).date()
    chosen = Chosen(
        states=choosing.states(state or ()),
        owner=owner.strip().lower(),
        late=late,
        period=period_from(first or EVER, last, today) if first or last else None,
    )
    register = open_to_look(settings, config)
    with ExitStack() as stack:
        stack.enter_context(closing(register))
        if parked:
            columns, rows, none = OF_PARKED, _parked(register), tell("no message is parked")
        elif aside:
            columns, rows, none = OF_ASIDE, _aside(register), tell("no message is without a file")
        elif tasks:
            columns, rows, none = OF_TASKS, _tasks(register), tell("nothing waits for a person")
        else:
            if words:
                chosen = replace(chosen, refs=_found(register, words))
            listed = stack.enter_context(register.listing(open_only=chosen.open_only and not everything))
            columns, rows = OF_COMPLAINTS, _chosen(listed, chosen, settings, today)
            none = _none(chosen, everything=everything)
        zone = settings.organisation.zone
        newest = _printed(columns, rows, none, zone, as_json=as_json, wrap=parked or tasks or aside)
    if newest and not aside:
        terminal.hint(next_command(config, *_next(newest, parked=parked)))


def _printed(
    columns: Columns, rows: Rows, none: str, zone: ZoneInfo, *, as_json: bool, wrap: bool
) -> dict[str, Any] | None:
    """Rows as they come, or `none` where nothing does; returns the first of a table."""
    if as_json:
        for row in rows:
            terminal.print_json(row)
        return None
    first = next(rows, None)
    if first is None:
        streams.say(none)
    else:
        cells = (_cells(row, zone) for row in chain([first], rows))
        terminal.show_table(columns, cells, wrap=wrap, headed=True)
    return first


def _chosen(listed: Iterable[Complaint], chosen: Chosen, settings: Settings, today: date) -> Rows:
    """As they are read, unless the latest come first: of those that are late alone all are held, a line each."""
    zone = settings.organisation.zone
    wanted = choosing.wanted(listed, chosen, today, lambda one: one.received_at.astimezone(zone).date())
    rows = (_row(one, today) for one in wanted)
    return iter(sorted(rows, key=lambda row: -row["days_late"])) if chosen.late else rows


def _found(register: Register, words: str) -> frozenset[str]:
    return frozenset(one.ref for one in register.look(lambda s: search.find(s, words, limit=MOST_FOUND)))


def _none(chosen: Chosen, *, everything: bool) -> str:
    if chosen != Chosen():
        return tell("no complaint is like that")
    return tell("there is no complaint") if everything else tell("no complaint is open")


def _row(complaint: Complaint, today: date) -> dict[str, Any]:
    who = complaint.complainant
    return {
        "ref": complaint.ref,
        "state": complaint.state.value,
        "received_at": complaint.received_at,
        "acknowledgement": acknowledgement(complaint),
        "answer_due": complaint.deadlines.answer_due,
        "days_late": late_by(complaint, today),
        "owner": complaint.owner,
        "from": who.name or ", ".join(who.addresses),
        "subject": complaint.subject,
    }


def _parked(register: Register) -> Rows:
    return (
        {"id": p.id, "received_at": p.received_at, "ref": p.ref, "sender": p.sender, "error": p.error}
        for p in register.parcels("parked")
    )


def _aside(register: Register) -> Rows:
    marked = ((one, mark(one.text)) for one in register.aside(MOST_ASIDE))
    return (
        {"id": one.parcel, "since": one.at, "kind": said.kind, "sender": said.sender, "subject": said.subject}
        for one, said in marked
    )


def _tasks(register: Register) -> Rows:
    return ({"since": t.at, "ref": t.ref, "kind": t.kind, "what": t.text} for t in register.tasks())


def _cells(row: dict[str, Any], zone: ZoneInfo) -> list[str]:
    """The row for people: local time, and codes in words."""
    shown = row | ({"days_late": row["days_late"] or ""} if "days_late" in row else {})
    kinds = TASKS if "what" in row else KINDS
    known = {"state": STATES, "kind": kinds, "acknowledgement": FATES}
    words = shown | {name: said(row[name], of) for name, of in known.items() if name in row}
    return [terminal.day(value, zone) if isinstance(value, datetime) else str(value) for value in words.values()]


def _next(row: dict[str, Any], *, parked: bool) -> tuple[str, ...]:
    if parked:
        return ("replay", str(row["id"]))
    return ("show", row["ref"]) if row["ref"] else ("list",)


def acknowledgement(complaint: Complaint) -> str:
    """What became of the newest acknowledgement; "none" where there is nobody to write to."""
    return next((m.status for m in reversed(complaint.mails) if m.occasion == "acknowledgement"), "none")
