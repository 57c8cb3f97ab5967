"""`complaints export`: the register of a period as a file."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from worker.cli import streams, terminal
from worker.cli.choosing import FromOption, ToOption, period_from
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, settings_from
from worker.cli.progress import Progress
from worker.cli.stopping import Breaking
from worker.cli.tongue import counted, tell
from worker.doors.clock import SystemClock
from worker.register.exporting import FORMATS
from worker.register.exporting import export as pieces_of
from worker.settings import rulebook
from worker.words.said import Said

# What is left where writing was broken off.
AS_IT_WAS = Said("{file} is as it was")
FormatOption = Annotated[
    Literal["csv", "xlsx", "jsonl"] | None,
    typer.Option("--format", help="By default what the file's name ends with."),
]


def export(
    file: Annotated[Path, typer.Argument(help="Where to write: register.xlsx, register.csv or register.jsonl.")],
    config: ConfigOption = None,
    first: FromOption = "",
    last: ToOption = "",
    kind: FormatOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
    anonymous: Annotated[bool, typer.Option("--anonymous", help="Without names, addresses and words.")] = False,  # noqa: FBT002  # a flag
) -> None:
    """Write the complaints received within a period, one a line, with all that the register says of each.

    The file holds personal data: it is written for its owner's eyes alone, and is yours to keep safe.
    """
    chosen = kind or file.suffix.removeprefix(".").lower()
    if chosen not in FORMATS:
        streams.say(tell("{file}: name it .csv, .xlsx or .jsonl, or choose with --format", file=str(file)))
        raise typer.Exit(2)
    settings = settings_from(config)
    today = SystemClock().now().astimezone(settings.organisation.zone).date()
    period = period_from(first, last, today)
    register = open_to_look(settings, config)
    rules = rulebook.intake_rules(settings)
    number = 0

    def told(done: int) -> None:
        nonlocal number
        number = done
        progress.told(done, 0)

    with (
        Breaking(AS_IT_WAS.about(file=str(file))),
        Progress(Said("complaints")) as progress,
        register.reading() as session,
    ):
        write_privately(file, pieces_of(session, period, rules, kind=chosen, personal=not anonymous, told=told))
    register.close()
    if as_json:
        terminal.print_json(
            {"from": period.first, "to": period.last, "complaints": number, "anonymous": anonymous, "file": str(file)}
        )
        return
    many = Said("{first} to {last}, {count} complaints: {file}")
    one = Said("{first} to {last}, 1 complaint: {file}")
    facts = {"first": period.first.isoformat(), "last": period.last.isoformat(), "file": terminal.link(file)}
    streams.put(counted(number, one.about(**facts), many.about(**facts)))


def write_privately(file: Path, pieces: Iterable[bytes]) -> None:
    """The whole file or none, readable by its owner alone: written beside, then renamed into place."""
    half = file.with_name(f"{file.name}.part")
    half.unlink(missing_ok=True)
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:  # noqa: PTH123 - a Path cannot be opened with a mode of rights
            written.writelines(pieces)
        half.replace(file)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
