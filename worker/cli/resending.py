"""`complaints resend`: what did not leave, why, and the same bytes once more."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from worker import logs
from worker.cli import streams, terminal
from worker.cli.codes import FATES, said
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, next_command, settings_from
from worker.cli.running import numbers_of
from worker.cli.terminal import Column
from worker.cli.tongue import tell, told
from worker.cli.wording import sentence
from worker.cli.working import end_if_stopped, open_to_work, working_settings
from worker.doors.clock import SystemClock
from worker.office import Office, Tally
from worker.register import resending, route
from worker.register.resending import BY_ALL, Stuck
from worker.words.said import Said

COLUMNS = (
    Column(Said("no.").within("column")),
    Column(Said("since").within("column")),
    Column(Said("file")),
    Column(Said("status").within("column"), least=9),
    Column(Said("to").within("column"), most=26, least=12),
    Column(Said("subject").within("column"), most=30, least=12),
    Column(Said("why").within("column")),
)


def resend(
    which: Annotated[
        str, typer.Argument(metavar="[ID|all]", help="A letter's number, or all that were refused or withheld.")
    ] = "",
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
    leave: Annotated[bool, typer.Option("--leave", help="They need not leave: remind nobody of them.")] = False,  # noqa: FBT002  # a flag
) -> None:
    """Send letters again that did not leave: the same bytes, the same Message-ID. Without ID or all: list them.

    `all` are the refused and the withheld; of an uncertain one nobody knows whether it arrived, so that each is asked
    for by its number. One that names a day which is over is not sent: its file needs a new letter.
    """
    if not which:
        _show(config, as_json=as_json)
        return
    settings = working_settings(config)
    logs.set_up(level="WARNING", shape="line")
    asked = numbers_of(which)
    if asked == []:
        none = Said("{typed} is no letter's number; give one that `{command}` shows")
        streams.say(told(none.about(typed=repr(which[:40]), command=next_command(config, "resend"))))
        raise typer.Exit(2)
    with open_to_work(settings) as office:
        found = _found(office, asked)
        numbers = [one.letter for one in found]
        now = office.desk.clock.now()
        if leave:
            _left(office, numbers, now, as_json=as_json)
            return
        today = office.desk.rules.day(now)
        done, past = office.desk.register.change(
            lambda s: resending.resend(s, numbers, by="operator", now=now, today=today)
        )
        office.desk.register.change(route.ask_now, now)
        tally = office.work() if done else Tally()
    if as_json:
        terminal.print_json(
            {"queued": [one.letter for one in done], "past": [one.letter for one in past], **tally.as_dict()}
        )
    _say_past(past, config)
    if not found:
        none = Said("no letter that did not leave has number {number}").about(number=which)
        streams.say(tell("no letter waits for that") if asked is None else told(none))
        raise typer.Exit(0 if asked is None else 1)
    if not as_json:
        streams.put(tell("queued again {count}: {done}", count=len(done), done=sentence(tally)))
    end_if_stopped(office)
    if past or tally.delayed or tally.refused or tally.uncertain:
        raise typer.Exit(1)


def _say_past(past: list[Stuck], config: Path | None) -> None:
    for one in past:
        streams.say(_past(one, config))


def _left(office: Office, numbers: list[int], now: datetime, *, as_json: bool) -> None:
    left = office.desk.register.change(lambda s: resending.waive(s, numbers, now))
    if as_json:
        terminal.print_json({"left": left})
    else:
        streams.put(tell("{count} left as they are; nobody is reminded of them any more", count=left))


def _past(one: Stuck, config: Path | None) -> str:
    return tell(
        "letter {number} ({ref}) names {day} as a day ahead, and it is over: write to {who} anew, then `{command}`",
        number=one.letter,
        ref=one.ref or Said("of no file"),
        day=str(one.past),
        who=one.recipient,
        command=next_command(config, "resend", str(one.letter), "--leave"),
    )


def _found(office: Office, asked: list[int] | None) -> list[Stuck]:
    today = office.desk.rules.day(office.desk.clock.now())
    found = office.desk.register.look(lambda s: resending.stuck(s, today=today, only=asked or ()))
    return [one for one in found if asked or one.status in BY_ALL]


def _show(config: ConfigOption, *, as_json: bool) -> None:
    settings = settings_from(config)
    register = open_to_look(settings, config)
    zone = settings.organisation.zone
    today = SystemClock().now().astimezone(zone).date()
    found = register.look(lambda s: resending.stuck(s, today=today))
    register.close()
    rows = [
        {
            "id": one.letter, "since": one.queued_at, "ref": one.ref, "status": one.status, "to": one.recipient,
            "subject": one.subject, "why": one.detail, "past": one.past,
        }
        for one in found
    ]  # fmt: skip
    if as_json:
        for row in rows:
            terminal.print_json(row)
    elif rows:
        cells = [
            [
                str(one.letter),
                terminal.day(one.queued_at, zone),
                one.ref,
                said(one.status, FATES),
                one.recipient,
                one.subject,
                one.detail,
            ]
            for one in found
        ]
        terminal.show_table(COLUMNS, cells, wrap=True)
        terminal.hint(next_command(config, "resend", "all"))
    else:
        streams.say(tell("every letter left"))
