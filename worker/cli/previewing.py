"""`complaints preview`: every letter as files to look at."""

from pathlib import Path
from typing import Annotated

import typer

from worker.cli import streams, terminal
from worker.cli.options import ConfigOption, JsonOption, settings_if_any
from worker.cli.sample import SAMPLE
from worker.cli.tongue import tell
from worker.settings import rulebook
from worker.writing.preview import preview as write_preview


def preview(
    directory: Annotated[Path, typer.Argument(help="Where to write; made if missing.")],
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
) -> None:
    """Write every letter in every language with sample facts, as text and HTML, and an index page.

    Without a configuration they are an invented company's.
    """
    written = write_preview(directory, rulebook.house(settings_if_any(config) or SAMPLE))
    letters = sum(path.suffix == ".txt" for path in written)
    if as_json:
        terminal.print_json({"letters": letters, "index": str(written[0])})
        return
    streams.put(tell("{count} letters, each as .txt, .html and .eml; all of them side by side:", count=letters))
    streams.put(terminal.link(written[0]))
