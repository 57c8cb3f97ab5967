"""`complaints import`: an existing register comes in, tried first."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from worker import assembly, logs
from worker.cli import streams, terminal
from worker.cli.options import ConfigOption, JsonOption, next_command, with_secrets
from worker.cli.progress import Progress
from worker.cli.stopping import Breaking
from worker.cli.terminal import Column
from worker.cli.tongue import counted, tell
from worker.intake.importing.columns import COLUMNS
from worker.office.importing import Coming, bring_in, look_at
from worker.settings import Settings
from worker.words.said import Said

MOST_FAULTS = 50


def import_(
    file: Annotated[
        Path | None, typer.Argument(help="The table, as CSV; without it, the columns are explained.")
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
    write: Annotated[bool, typer.Option("--write", help="Do it; without this it is only tried.")] = False,  # noqa: FBT002  # a flag
) -> None:
    """Take complaints over from another register: a CSV table, one complaint a line. Tried first, and nothing written.

    Each becomes a numbered file, closed ones too, with the days that the other register knew. No letter leaves. All of
    the table or none; a line that came before is passed over.
    """
    if file is None:
        _explain(as_json=as_json)
        return
    with file.open("rb") as table:
        coming, refs = _bring(table, with_secrets(config), file.name, write=write)
    if as_json:
        _as_values(coming, refs, file)
        raise typer.Exit(1 if coming.faults else 0)
    for fault in coming.faults[:MOST_FAULTS]:
        streams.put(f"✗ {fault}")
    if coming.faults:
        more = len(coming.faults) - MOST_FAULTS
        hidden = Said("{count} faults, of which {more} are not shown: nothing was written").about(more=more)
        some = hidden if more > 0 else Said("{count} faults: nothing was written")
        streams.say(counted(len(coming.faults), Said("1 fault: nothing was written"), some))
        raise typer.Exit(1)
    _say(coming, refs, config, file)


def _bring(table: Iterable[bytes], settings: Settings, name: str, *, write: bool) -> tuple[Coming, list[str]]:
    logs.set_up(level="WARNING", shape="line")
    office = assembly.open_office(settings)
    with (
        Breaking(Said("nothing was written")) as breaking,
        office.desk.register.sole_worker(),
        closing(office),
    ):
        office.desk.register.migrate()
        coming = look_at(office.desk, table)
        if not write or coming.faults:
            return coming, []
        with Progress(Said("lines and documents")) as progress:
            return coming, bring_in(office.desk, coming.new, name, progress.told, last=breaking.hold)


def _say(coming: Coming, refs: list[str], config: Path | None, file: Path) -> None:
    if coming.before:
        before = Said("{count} lines came in before, and are passed over")
        streams.put("  " + counted(len(coming.before), Said("1 line came in before, and is passed over"), before))
    if refs:
        done = Said("{count} complaints imported: {first} to {last}").about(first=refs[0], last=refs[-1])
        streams.put("✓ " + counted(len(refs), Said("1 complaint imported: {ref}", ref=refs[0]), done))
        return
    would = Said("{count} complaints would be imported; nothing was written")
    streams.put("✓ " + counted(len(coming.new), Said("1 complaint would be imported; nothing was written"), would))
    if coming.new:
        terminal.hint(next_command(config, "import", str(file), "--write"))


def _as_values(coming: Coming, refs: list[str], file: Path) -> None:
    terminal.print_json(
        {
            "file": str(file),
            "new": len(coming.new),
            "before": len(coming.before),
            "faults": [str(fault) for fault in coming.faults],
            "written": len(refs),
            "refs": refs,
        }
    )


def _explain(*, as_json: bool) -> None:
    if as_json:
        for one in COLUMNS:
            terminal.print_json(
                {"column": one.name, "required": one.required, "titles": list(one.titles), "means": one.means}
            )
        return
    columns = (
        Column(Said("column").within("column"), most=18),
        Column(Said("or").within("column"), most=40, least=12),
        Column(Said("what").within("column")),
    )
    rows = [(f"{one.name}{' *' if one.required else ''}", ", ".join(one.titles), one.means) for one in COLUMNS]
    terminal.show_table(columns, rows, wrap=True)
    terminal.aside(tell("* is needed; days as 2026-11-23 or 23/11/2026; fields parted by ; , or tab, UTF-8"))
