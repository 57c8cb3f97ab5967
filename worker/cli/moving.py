"""`complaints move`: the register taken to another database, and proved there."""

from pathlib import Path
from typing import Annotated

import typer

from worker import assembly
from worker.cli import streams, terminal
from worker.cli.counting import counts, in_words
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, settings_from
from worker.cli.progress import Progress
from worker.cli.stopping import Breaking
from worker.cli.tongue import tell, told
from worker.doors.clock import SystemClock
from worker.register.copying import CopyFailed
from worker.register.moving import TargetTaken, Watch, move, place_of
from worker.register.store import Register
from worker.settings.loading import SQLITE
from worker.settings.places import database_place, shelf_place
from worker.words.said import Said

LEFT = Said(
    "the register is where it was; the new database is empty, and documents that were taken along need not go again"
)


def move_(
    to: Annotated[
        str, typer.Option("--to", metavar="URL", help="postgresql://USER@HOST/NAME or sqlite:///FILE; empty, or new.")
    ],
    shelf: Annotated[
        str, typer.Option("--shelf", metavar="PLACE", help="Take the blobs along: a folder, postgresql://… or s3://….")
    ] = "",
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
) -> None:
    """Take the whole register to another database, prove it there, and keep workers off the old one.

    Stop every worker first. Without --shelf the shelf stays where it is. A move that was broken off is begun again.
    Exit 0, or 1 with the reason; then the register is where it was. A password is best left to ~/.pgpass.
    """
    settings = settings_from(config)
    try:
        place, shelf = _from_here(database_place(to)), _from_here(shelf_place(shelf))
    except ValueError as error:
        streams.say(tell("--to or --shelf: {error}", error=told(error)))
        raise typer.Exit(2) from None
    source = open_to_look(settings, config)
    target = Register(place, assembly.open_shelf(shelf, settings) if shelf else source.shelf)
    shown = place_of(target.engine)
    try:
        with (
            Breaking(LEFT),
            Progress(Said("documents")) as blobs,
            Progress(Said("rows")) as rows,
            Progress(Said("complaints proved")) as proved,
        ):
            proof = move(source, target, now=SystemClock().now(), watch=Watch(blobs.told, rows.told, proved.told))
    except (TargetTaken, CopyFailed) as error:
        streams.say(told(error))
        raise typer.Exit(1) from None
    finally:
        target.close()
        source.close()
    if as_json:
        terminal.print_json({**counts(proof), "database": shown, "shelf": shelf or settings.register_.shelf})
        return
    streams.put(f"✓ {in_words(proof)}: {shown}\n  {tell('root: {root}', root=proof.root)}")
    streams.put("  " + tell('now write under [register]: database = "{place}"', place=shown))
    if shelf:
        streams.put(f'{" " * 30}shelf = "{shelf}"')
    for fault in proof.faults:
        streams.put("✗ " + tell("as it was before: {fault}", fault=fault))


def _from_here(place: str) -> str:
    """A file or folder as the configuration may name it, wherever that lies; other places as they are."""
    start, path = (SQLITE, place.removeprefix(SQLITE)) if place.startswith(SQLITE) else ("", place)
    return place if not path or "://" in path else f"{start}{Path(path).expanduser().absolute()}"
