"""`complaints help COMMAND`: the same as its --help."""

from typing import Annotated

import typer

from worker.cli import app


def help_(command: Annotated[str, typer.Argument(metavar="[COMMAND]", show_default=False)] = "") -> None:
    """Show what a command does and takes; without a name, which commands there are."""
    app.begin([command, "--help"] if command else ["--help"])
