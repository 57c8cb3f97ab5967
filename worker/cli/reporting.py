"""`complaints report`: the letters of a month or of a year, to look at first and to send on demand."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from worker import logs
from worker.cli import streams, terminal
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, settings_from
from worker.cli.tongue import tell, told
from worker.cli.working import open_to_work, working_settings
from worker.doors.clock import SystemClock
from worker.feedback.periods import NoPeriod, Period, month_before, month_of, parse_period
from worker.feedback.reports.building import to_everybody, to_leaders
from worker.nouns.letter import Letter
from worker.office.reporting import send_report
from worker.register import material
from worker.register.store import Register
from worker.settings import Settings, rulebook
from worker.writing.looking import write_pages

FolderArgument = Annotated[Path | None, typer.Argument(help="Where to write the letters; made if missing.")]


def report(
    folder: FolderArgument = None,
    config: ConfigOption = None,
    month: Annotated[str, typer.Option(metavar="MONTH", help="As 2026-11; default the month before this one.")] = "",
    year: Annotated[
        int | None, typer.Option(metavar="YEAR", min=2000, max=2999, help="The synthesis of a year instead.")
    ] = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
    send: Annotated[bool, typer.Option("--send", help="Send it to all staff now, whether or not it was sent.")] = False,  # noqa: FBT002  # a flag
) -> None:
    """Write the monthly report as files to look at, or send it: to all staff, and in full to those who lead.

    It leaves by itself on `[feedback] report_day`. With --year, the synthesis of a year for the audit.
    """
    if folder is None and not send:
        streams.say(tell("name a folder to write the report to, or --send it"))
        raise typer.Exit(2)
    settings = working_settings(config) if send else settings_from(config)
    now = SystemClock().now()
    period = _month(month, now, settings)
    done: dict[str, Any] = {"files": [], "written": 0, "sent": 0}
    if folder is not None:
        register = open_to_look(settings, config)
        letters = _letters(register, settings, period, year, now)
        register.close()
        written = write_pages(folder, letters, rulebook.house(settings), settings.organisation.languages[0])
        done["files"] = [str(path) for path in written]
    if send:
        done |= _sent(settings, period, year)
    if as_json:
        terminal.print_json(done)
    else:
        _tell(done, send=send)
    if done["sent"] < done["written"]:
        streams.say(tell("the rest waits in the outbox, and leaves with the next `run` or `once`"))
        raise typer.Exit(1)


def _tell(done: dict[str, Any], *, send: bool) -> None:
    for path in done["files"]:
        streams.put(terminal.link(Path(path)))
    if send:
        streams.put(tell("{count} letters written, {sent} sent", count=done["written"], sent=done["sent"]))


def _month(written: str, now: datetime, settings: Settings) -> Period:
    """Exits with 2 and what to write instead."""
    today = now.astimezone(settings.organisation.zone).date()
    try:
        return month_of(parse_period(written).first) if written else month_before(today)
    except NoPeriod as error:
        streams.say(told(error))
        raise typer.Exit(2) from None


def _letters(
    register: Register, settings: Settings, period: Period, year: int | None, now: datetime
) -> Sequence[Letter]:
    rules = rulebook.intake_rules(settings)
    if year:
        return (register.look(lambda session: material.year(session, year, rules, now=now)),)
    found = register.look(
        lambda session: material.month(
            session, period, rules, today=rules.day(now), ideas_since=period.opens(rules.zone)
        )
    )
    return to_everybody(found, rules), to_leaders(found, rules)


def _sent(settings: Settings, period: Period, year: int | None) -> dict[str, int]:
    logs.set_up(level="WARNING", shape="line")
    with open_to_work(settings) as office:
        tally = send_report(office.desk, period, year)
    return {"written": tally.reports, "sent": tally.sent}
