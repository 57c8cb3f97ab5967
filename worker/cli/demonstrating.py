"""`complaints demo`: a few days of an office on servers inside the process."""

from pathlib import Path
from typing import Annotated

import typer

from worker import logs
from worker.cli import streams
from worker.cli.tongue import told
from worker.words.said import Said


def demo(
    folder: Annotated[
        Path, typer.Argument(help="Where the demo's register and letters are put; an earlier demo's are renewed.")
    ] = Path("demo"),
    letters: Annotated[bool, typer.Option("--letters", help="Show the letters in the terminal too.")] = False,  # noqa: FBT002  # a flag
) -> None:
    """Play a few days of an office on real servers inside this process, from the first complaint to the proof."""
    try:
        # Its servers are an extra that production does not install.
        from worker.cli.telling import Telling  # noqa: PLC0415  # as above
        from worker.demo.play import FolderNotOurs, Play  # noqa: PLC0415  # as above
    except ModuleNotFoundError as error:
        missing = Said("the demo needs {name}: pip install 'complaint-worker[demo]'")
        streams.say(told(missing.about(name=str(error.name))))
        raise typer.Exit(2) from None
    logs.set_up(level="ERROR", shape="line")
    try:
        proved = Play(folder, Telling(letters=letters)).play()
    except FolderNotOurs as error:
        streams.say(told(error))
        raise typer.Exit(2) from None
    if not proved:
        raise typer.Exit(1)
