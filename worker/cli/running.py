"""Commands that work: run, once, replay."""

import faulthandler
import os
from contextlib import ExitStack, closing
from datetime import datetime
from typing import Annotated

import structlog
import typer

from worker import __version__, assembly, logs, timetable
from worker.cli import streams, terminal
from worker.cli.options import ConfigOption, JsonOption, next_command
from worker.cli.stopping import Stopping
from worker.cli.tongue import tell, told
from worker.cli.wording import sentence
from worker.cli.working import end_if_stopped, open_to_work, working_settings
from worker.doors.clock import FixedClock, SystemClock
from worker.doors.protocols import Clock, PlaceTaken
from worker.office import Office, Tally
from worker.register import ledger
from worker.settings import Settings, rulebook
from worker.words.said import Said

log = structlog.get_logger(__name__)

# The largest number that every database has for a row.
LARGEST_NUMBER = 2**31 - 1


def run(config: ConfigOption = None) -> None:
    """Work until told to stop: poll each mailbox, handle, acknowledge. SIGTERM finishes the message in hand."""
    settings = working_settings(config)
    if settings.monitoring.listen:
        # A library that is missing is told before any mail is fetched.
        assembly.open_metrics()
    logs.set_up()
    _tell_without_a_desk(settings)
    supervisor = assembly.open_supervisor()
    if supervisor.every is not None:
        # Whoever loses patience with us sends SIGABRT: then each thread says where it was, and nothing of any message.
        faulthandler.enable()
    with Stopping() as stop, ExitStack() as stack:
        office = assembly.open_office(settings, stopping=stop.is_set, step=lambda _step: supervisor.alive())
        with office.desk.register.sole_worker(), closing(office):
            office.desk.register.migrate()
            office.open()
            office.refuse_old_mail()
            log.info("started", version=__version__, pid=os.getpid(), mailboxes=len(settings.mailbox))
            _tell_health(settings, stack)
            lookouts = {box.name: assembly.open_mailbox(box) for box in settings.mailbox if box.idle}
            timetable.keep_hours(office, lookouts, stop.event, supervisor)
        log.info("stopped", signal=stop.signal)


def _tell_without_a_desk(settings: Settings) -> None:
    """Customers are answered, and no colleague hears of it: a log is the least that says so."""
    if not rulebook.intake_rules(settings).desk:
        log.warning("nobody_is_told", remedy='give one [[staff]] the role "desk"')


def _tell_health(settings: Settings, until: ExitStack) -> None:
    """Complaints do not wait for their watchers: where the endpoint cannot be had, the log says so, and work begins."""
    if not settings.monitoring.listen:
        return
    try:
        until.enter_context(assembly.monitoring(settings))
        log.info("health_told", listen=settings.monitoring.listen)
    except PlaceTaken as error:
        log.error("health_not_told", reason=str(error))  # noqa: TRY400 - the reason is all there is to know


def once(
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
    at: Annotated[
        datetime | None,
        typer.Option(
            metavar="TIME",
            help="Run as if it were then, local time (2026-12-01T08:00); needs [rehearsal] allowed = true.",
        ),
    ] = None,
) -> None:
    """Do every duty that is due, then exit: 0, or 1 with the reason where a server was away or took no letter."""
    settings = working_settings(config)
    clock = _clock(settings, at)
    logs.set_up(level="WARNING", shape="line")
    _tell_without_a_desk(settings)
    with Stopping() as stop:
        office = assembly.open_office(settings, clock=clock, stopping=stop.is_set)
        with office.desk.register.sole_worker(), closing(office):
            office.desk.register.migrate()
            office.open()
            office.refuse_old_mail()
            tally = office.round()
            while office.goes_on and not stop.is_set():
                tally.add(office.round())
    if as_json:
        terminal.print_json(tally.as_dict())
    else:
        streams.put(sentence(tally))
        if tally.parked:
            terminal.hint(next_command(config, "list", "--parked"))
        elif tally.registered:
            terminal.hint(next_command(config, "list"))
    if stop.signal:
        stopped = Said("{signal}: stopped after the message in hand; the rest waits for the next time")
        streams.say(told(stopped.about(signal=stop.signal)))
        raise typer.Exit(1)
    if tally.refused:
        terminal.hint(next_command(config, "resend"))
    if tally.mailboxes_unreachable or tally.delayed or tally.refused or tally.uncertain or tally.postponed:
        raise typer.Exit(1)


def _clock(settings: Settings, at: datetime | None) -> Clock:
    if at is None:
        return SystemClock()
    if not settings.rehearsal.allowed:
        streams.say(
            tell("--at is for rehearsals: set [rehearsal] allowed = true on a register that is not the real one")
        )
        raise typer.Exit(2)
    return FixedClock(at if at.tzinfo else at.replace(tzinfo=settings.organisation.zone))


def replay(
    which: Annotated[str, typer.Argument(metavar="ID|all", help="A ledger number (see `list --parked`), or all.")],
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
) -> None:
    """Handle parked messages again, after their cause was mended. A file opened for one is completed, not doubled."""
    settings = working_settings(config)
    logs.set_up(level="WARNING", shape="line")
    listing = next_command(config, "list", "--parked")
    numbers = numbers_of(which)
    if numbers == []:
        none = Said("{typed} is no ledger number; give one that `{command}` shows, or all")
        streams.say(told(none.about(typed=repr(which[:40]), command=listing)))
        raise typer.Exit(2)
    with open_to_work(settings) as office:
        tally, replayed = _replay(office, numbers)
    if as_json:
        terminal.print_json({"replayed": replayed, **tally.as_dict()})
    if not replayed:
        none = Said("no parked message has that number: `{command}`").about(command=listing)
        streams.say(tell("no message is parked") if numbers is None else told(none))
        raise typer.Exit(0 if numbers is None else 1)
    if not as_json:
        streams.put(tell("replayed {count}: {done}", count=len(replayed), done=sentence(tally)))
    end_if_stopped(office)
    if tally.parked or tally.delayed or tally.refused:
        raise typer.Exit(1)


def numbers_of(which: str) -> list[int] | None:
    """None for all of them, [] for what is no number."""
    if which == "all":
        return None
    number = int(which) if which.isdecimal() and which.isascii() and len(which) < 20 else 0
    return [number] if 0 < number <= LARGEST_NUMBER else []


def _replay(office: Office, which: list[int] | None) -> tuple[Tally, list[int]]:
    numbers = office.desk.register.change(ledger.replay, which, office.desk.clock.now())
    return (office.work() if numbers else Tally()), numbers
