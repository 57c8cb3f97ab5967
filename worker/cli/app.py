"""`complaints`: the commands in the order in which an operator meets them, each loaded when it is called."""

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from worker import __version__
from worker.cli import pages, streams

# Name, module and function, and the line that `complaints --help` shows of it.
COMMANDS = (
    ("demo", "demonstrating.demo", "Play a few days of an office on servers inside the process."),
    ("check", "checking.check", "Prove the whole chain, with the remedy where it breaks."),
    ("login", "signing_in.login", "Sign in once for a mailbox that takes OAuth 2."),
    ("run", "running.run", "Work until told to stop."),
    ("once", "running.once", "Do every duty that is due, then exit."),
    ("explain", "explaining.explain", "Say what would become of messages, and why."),
    ("status", "watching.status", "Say whether the worker does its work, and what needs you."),
    ("list", "looking.list_", "List open complaints, parked messages, or tasks."),
    ("show", "showing.show", "Show one complaint: record, mails, entries."),
    ("dossier", "dossiers.dossier", "Write one complaint as a bundle that anybody can read."),
    ("figures", "figuring.figures", "Count what the field reports, for a period."),
    ("replay", "running.replay", "Handle parked messages again."),
    ("send", "sending.send", "Send letters that wait for their next try, now."),
    ("resend", "resending.resend", "List letters that did not leave, or send them again."),
    ("report", "reporting.report", "Write or send the report of a month or a year."),
    ("export", "exporting.export", "Write the register of a period to a file."),
    ("import", "importing.import_", "Take complaints over from another register."),
    ("verify", "verifying.verify", "Prove that nothing in the register was altered."),
    ("move", "moving.move_", "Take the whole register to another database, and prove it there."),
    ("backup", "backing_up.backup", "Copy the whole register to a folder, and prove the copy."),
    ("letters", "lettering.letters", "List the letters' templates; copy one, to word it yourself."),
    ("preview", "previewing.preview", "Write every letter with invented facts, to look at."),
    ("completion", "completing.completion", "Print what makes a shell complete these commands."),
    ("help", "helping.help_", "Show what a command does and takes."),
)
# Both are asked for.
HELP = {"help_option_names": ["-h", "--help"]}


class Commands(Mapping[str, Any]):
    """Whoever asks for a command loads its module, and what that needs; their names are known without."""

    def __init__(self) -> None:
        self._places = {name: (place, line) for name, place, line in COMMANDS}

    def __getitem__(self, name: str) -> Any:
        place, line = self._places[name]
        module, _, function = place.partition(".")
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        alone.command(name=name, cls=pages.Command, short_help=line, context_settings=HELP)(
            getattr(_loaded(module), function)
        )
        return get_command(alone)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _loaded(module: str) -> ModuleType:
    """What a program is made of stays for good: looking through it for garbage would find none, at every turn anew."""
    name = f"worker.cli.{module}"
    if name in sys.modules:
        return sys.modules[name]
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


class Group(TyperGroup):
    context_class = pages.Call

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        # The library types it as what may be changed, and changes it only where commands are added.
        self.commands: Any = Commands()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # the library asks with it
        return list(self.commands)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        return pages.explained(super().shell_complete(ctx, incomplete))

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  # the same
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, _, line in COMMANDS])


app = typer.Typer(
    name="complaints",
    cls=Group,
    help="Runs a company's complaint procedure entirely by e-mail.",
    no_args_is_help=True,
    context_settings=HELP,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def sentences() -> Iterator[str]:
    """All that the help says of our own, which no catalogue's test finds beside `Said`."""
    commands = Commands()
    yield from (line for _, _, line in COMMANDS)
    for one in (get_command(app), *(commands[name] for name in commands)):
        yield from pages.sentences(one)


def _version(asked: bool) -> None:  # noqa: FBT001  # typer calls it with the flag's value
    if asked:
        from worker.cli.commits import commit  # noqa: PLC0415  # for those who ask alone

        known = commit()
        streams.put(f"complaints {__version__} ({known})" if known else f"complaints {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),  # noqa: FBT001  # read by its callback
) -> None:
    """Runs a company's complaint procedure entirely by e-mail."""


def begin(arguments: Sequence[str] | None = None) -> None:
    streams.prepare()
    if f"_{str(app.info.name).upper()}_COMPLETE" in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]  # noqa: PLC0415  # for shells alone

        completion_init()
    try:
        code = app(args=arguments, prog_name=app.info.name, standalone_mode=False)
    except typer.TyperException as error:
        code = pages.end_of_call(error)
    except Exception as error:  # noqa: BLE001  # whatever happens to a command ends as a line and an exit code
        from worker.cli.ending import end_of  # noqa: PLC0415  # it knows every room's errors, and so every room

        code = end_of(error)
    sys.exit(code or 0)
