"""`complaints import`: an existing register comes in, tried first."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from worker import assembly, logs
from worker.cli import streams, terminal
from worker.cli.options import ConfigOption, JsonOption, next_command, with_secrets
from worker.cli.progress import Progress
from worker.cli.stopping import AGAIN, Breaking
from worker.cli.terminal import Column
from worker.intake.importing.columns import COLUMNS
from worker.office.importing import Coming, bring_in, look_at

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
    raw = file.read_bytes()
    settings = with_secrets(config)
    logs.set_up(level="WARNING", shape="line")
    office = assembly.open_office(settings)
    with (
        Breaking("nothing was written", AGAIN) as breaking,
        office.desk.register.sole_worker(),
        closing(office),
    ):
        office.desk.register.migrate()
        coming = look_at(office.desk, raw)
        with Progress("lines and documents") as progress:
            done = write and not coming.faults
            refs = bring_in(office.desk, coming.new, file.name, progress.told, last=breaking.hold) if done else []
    if as_json:
        _as_values(coming, refs, file)
        raise typer.Exit(1 if coming.faults else 0)
    for fault in coming.faults[:MOST_FAULTS]:
        streams.put(f"✗ {fault}")
    if coming.faults:
        more = len(coming.faults) - MOST_FAULTS
        streams.say(f"{len(coming.faults)} faults{f', {more} not shown' if more > 0 else ''}: nothing was written")
        raise typer.Exit(1)
    if coming.before:
        streams.put(f"  {len(coming.before)} lines came in before, and are passed over")
    if refs:
        streams.put(f"✓ {len(refs)} complaints imported: {refs[0]} to {refs[-1]}")
        return
    streams.put(f"✓ {len(coming.new)} complaints would be imported; nothing was written")
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
    columns = (Column("column", most=18), Column("or", most=40, least=12), Column("what"))
    rows = [(f"{one.name}{' *' if one.required else ''}", ", ".join(one.titles), one.means) for one in COLUMNS]
    terminal.show_table(columns, rows, wrap=True)
    terminal.aside("* is needed; days as 2026-11-23 or 23/11/2026; fields parted by ; , or tab, UTF-8")
