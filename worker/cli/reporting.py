"""`complaints report`: the letters of a month or of a year, to look at first and to send on demand."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from worker import assembly, logs
from worker.cli import streams, terminal
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, settings_from
from worker.cli.working import working_settings
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
    send: Annotated[bool, typer.Option("--send", help="Send it to all staff now, whether or not it was sent.")] = False,  # noqa: FBT002  # a flag
) -> None:
    """Write the monthly report as files to look at, or send it: to all staff, and in full to those who lead.

    It leaves by itself on `[feedback] report_day`. With --year, the synthesis of a year for the audit.
    """
    if folder is None and not send:
        streams.say("name a folder to write the report to, or --send it")
        raise typer.Exit(2)
    settings = working_settings(config) if send else settings_from(config)
    now = SystemClock().now()
    period = _month(month, now, settings)
    if folder is not None:
        register = open_to_look(settings, config)
        letters = _letters(register, settings, period, year, now)
        register.close()
        written = write_pages(folder, letters, rulebook.house(settings), settings.organisation.languages[0])
        for path in written:
            streams.put(terminal.link(path))
    if send:
        _send(settings, period, year)


def _month(written: str, now: datetime, settings: Settings) -> Period:
    """Exits with 2 and what to write instead."""
    today = now.astimezone(settings.organisation.zone).date()
    try:
        return month_of(parse_period(written).first) if written else month_before(today)
    except NoPeriod as error:
        streams.say(str(error))
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


def _send(settings: Settings, period: Period, year: int | None) -> None:
    logs.set_up(level="WARNING", shape="line")
    office = assembly.open_office(settings)
    with office.desk.register.sole_worker(), closing(office):
        office.desk.register.migrate()
        tally = send_report(office.desk, period, year)
    streams.put(f"{tally.reports} letters written, {tally.sent} sent")
    if tally.sent < tally.reports:
        streams.say("the rest waits in the outbox, and leaves with the next `run` or `once`")
        raise typer.Exit(1)
