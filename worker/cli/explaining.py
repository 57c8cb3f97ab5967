"""`complaints explain`: what would become of messages, and why. Nothing is kept, moved or answered."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from worker import assembly
from worker.cli import foreseeing, streams, terminal
from worker.cli.codes import KINDS, said
from worker.cli.options import ConfigOption, JsonOption, settings_if_any
from worker.cli.progress import Progress
from worker.cli.stopping import Breaking
from worker.cli.terminal import Column
from worker.cli.tongue import tell
from worker.intake.explaining import Explainer, Explanation
from worker.intake.reading import mailboxes
from worker.intake.reading.tnef import exported as outlook
from worker.nouns.facts import Facts, Query
from worker.register.lookup import look_up
from worker.register.store import Register
from worker.settings import Settings, rulebook
from worker.words.said import Said

COLUMNS = (
    Column(Said("message").within("column"), most=40, least=20),
    Column(Said("becomes").within("column")),
    Column(Said("from").within("column"), most=28, least=16, wide=True),
    Column(Said("because").within("column")),
)


def explain(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH…", help="Messages (.eml), exports (.mbox, .msg), or folders of them.")
    ],
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
) -> None:
    """Say what the worker would do with each message, and why, changing nothing.

    A single message is told in full: what would be recorded, and which letters would leave. Without a configuration
    the usual choices are taken, and no register is asked.
    """
    settings = settings_if_any(config)
    register = _register(settings)
    unread: list[str] = []
    with Breaking(Said("nothing was explained, and nothing changed")), Progress(Said("messages")) as progress:
        messages = list(_messages(paths, unread))
        rows = _explainer(settings, register).explain_all(progress.over(messages))
    if as_json:
        for row in rows:
            terminal.print_json(row)
    elif len(rows) == 1 and rows[0]["kind"] != "unreadable":
        terminal.show_pairs(foreseeing.foresee(messages[0][1], rows[0], settings, register))
    elif rows:
        _show(rows)
    for fault in unread:
        streams.say(fault)
    if unread or not rows:
        streams.say(tell("explained: {count}, not read: {unread}", count=len(rows), unread=len(unread)))
        raise typer.Exit(1)


def _show(rows: list[Explanation]) -> None:
    cells = [(row["file"], said(row["kind"], KINDS), row["from"], row["because"]) for row in rows]
    terminal.show_table(COLUMNS, cells, wrap=True)
    kinds = Counter(kind for _, kind, _, _ in cells)
    each = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    terminal.aside(tell("{count} messages: {kinds}", count=len(rows), kinds=each))


def _register(settings: Settings | None) -> Register | None:
    """Asked where there is one, never made."""
    if settings is None:
        return None
    register = assembly.open_register(settings, looking=True)
    return register if register.exists() else None


def _explainer(settings: Settings | None, register: Register | None) -> Explainer:
    if settings is None:
        return Explainer()
    return Explainer(
        prefix=settings.register_.prefix,
        boxes=tuple(box.address for box in settings.mailbox),
        facts=_asker(register, rulebook.standing_facts(settings)),
    )


def _asker(register: Register | None, standing: Facts) -> Callable[[Query], Facts]:
    if register is None:
        return lambda _query: standing
    return lambda query: register.look(lambda s: look_up(s, query, standing))


def _messages(paths: list[Path], unread: list[str]) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of each message; inside a folder the name is relative to it. What cannot be read goes to `unread`.

    Of an export each message is numbered.
    """
    for path, name in _files(paths):
        try:
            raw = path.read_bytes()
        except OSError as error:
            unread.append(f"{path}: {error.strerror or error}")
            continue
        inside = list(mailboxes.messages(raw)) if not outlook.is_one(raw) else [outlook.as_mail(raw) or raw]
        if len(inside) == 1:
            yield name, inside[0]
        else:
            yield from ((f"{name}#{number}", one) for number, one in enumerate(inside, start=1))


def _files(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.is_file())
            yield from ((file, file.relative_to(path).as_posix()) for file in inside)
        else:
            yield path, path.name
