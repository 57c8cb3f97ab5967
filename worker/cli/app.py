"""`complaints`: the commands in the order in which an operator meets them."""

import sys
from collections.abc import Sequence

import typer

from worker import __version__
from worker.cli import (
    backing_up,
    checking,
    demonstrating,
    dossiers,
    explaining,
    exporting,
    figuring,
    importing,
    looking,
    previewing,
    reporting,
    resending,
    running,
    showing,
    terminal,
    verifying,
    watching,
)
from worker.cli.ending import end_of

app = typer.Typer(
    name="complaints",
    help="Runs a company's complaint procedure entirely by e-mail.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:  # noqa: FBT001  # typer calls it with the flag's value
    if asked:
        terminal.put(f"complaints {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),  # noqa: FBT001  # read by its callback
) -> None:
    """Runs a company's complaint procedure entirely by e-mail."""


# Name, function, and the line that `complaints --help` shows of it.
COMMANDS = (
    ("demo", demonstrating.demo, "Play a few days of an office on servers inside the process."),
    ("check", checking.check, "Prove the whole chain, with the remedy where it breaks."),
    ("run", running.run, "Work until told to stop."),
    ("once", running.once, "Do every duty that is due, then exit."),
    ("explain", explaining.explain, "Say what would become of messages, and why."),
    ("status", watching.status, "Say whether the worker does its work, and what needs you."),
    ("list", looking.list_, "List open complaints, parked messages, or tasks."),
    ("show", showing.show, "Show one complaint: record, mails, entries."),
    ("dossier", dossiers.dossier, "Write one complaint as a bundle that anybody can read."),
    ("figures", figuring.figures, "Count what the field reports, for a period."),
    ("replay", running.replay, "Handle parked messages again."),
    ("resend", resending.resend, "List letters that did not leave, or send them again."),
    ("report", reporting.report, "Write or send the report of a month or a year."),
    ("export", exporting.export, "Write the register of a period to a file."),
    ("import", importing.import_, "Take complaints over from another register."),
    ("verify", verifying.verify, "Prove that nothing in the register was altered."),
    ("backup", backing_up.backup, "Copy the whole register to a folder, and prove the copy."),
    ("preview", previewing.preview, "Write every letter with invented facts, to look at."),
)
for name, function, line in COMMANDS:
    app.command(name=name, short_help=line)(function)


def begin(arguments: Sequence[str] | None = None) -> None:
    terminal.prepare()
    try:
        app(args=arguments, prog_name=app.info.name)
    except Exception as error:  # noqa: BLE001  # whatever happens to a command ends as a line and an exit code
        sys.exit(end_of(error))
