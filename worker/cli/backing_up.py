"""`complaints backup`: the whole register copied to a folder while workers go on, and the copy proved."""

from pathlib import Path
from typing import Annotated, Any

import typer

from worker import __version__, assembly
from worker.cli import streams, terminal
from worker.cli.counting import counts, in_words
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, settings_from
from worker.cli.progress import Progress
from worker.cli.stopping import Breaking
from worker.cli.tongue import tell, told
from worker.doors.clock import SystemClock
from worker.register import duties
from worker.register.backup import COPY, MANIFEST, SHELF, Backup, back_up, has_been_worked_on
from worker.settings import Settings, find_config
from worker.words.said import Said
from worker.writing.shield import one_line


def backup(
    directory: Annotated[Path, typer.Argument(help="Where the copy is; made if missing, brought up to date if not.")],
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
) -> None:
    """Copy the tables as of now and the blobs that are not there yet, and prove the copy. Exit 0, or 1 with each fault.

    Workers go on meanwhile. A copy that does not prove itself never takes the place of one that did.
    """
    settings = settings_from(config)
    register = open_to_look(settings, config)
    folder = directory.resolve()
    _refuse(folder, settings)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = SystemClock().now()
    about = {"program": f"complaints {__version__}", "config": str(find_config(config).resolve())}
    left = Said("{folder} holds the copy that it held before; documents that are new there need not be copied again")
    with (
        Breaking(left.about(folder=str(folder))),
        Progress(Said("documents copied")) as copied,
        Progress(Said("complaints proved")) as proved,
    ):
        shelf = assembly.open_shelf(str(folder / SHELF), settings)
        done = back_up(register, folder, shelf, now=now, about=about, told=proved.told, copied=copied.told)
    if not done.proof.faults:
        # `status` says when the last one was made.
        register.change(duties.was_done, "backup", now, f"{done.proof.complaints} complaints, to {folder}")
    register.close()
    if as_json:
        terminal.print_json(_as_values(done, folder))
    else:
        _tell(done, folder)
    if done.proof.faults:
        raise typer.Exit(1)


def _refuse(folder: Path, settings: Settings) -> None:
    """A folder in which somebody works is no place for a copy. Exits with 2."""
    shelf = assembly.shelf_folder(settings)
    own = (shelf is not None and shelf.resolve() == folder / SHELF) or (
        settings.register_.database == f"sqlite:///{folder / COPY}"
    )
    if own or has_been_worked_on(folder):
        work = Said("{folder} is where a register is at work; name another folder, best on another disk")
        streams.say(told(work.about(folder=str(folder))))
        raise typer.Exit(2)


def _as_values(done: Backup, folder: Path) -> dict[str, Any]:
    return {
        **counts(done.proof),
        "new_blobs": done.blobs,
        "place": str(done.place),
        "manifest": None if done.proof.faults else str(folder / MANIFEST),
    }


def _tell(done: Backup, folder: Path) -> None:
    proof = done.proof
    for fault in proof.faults:
        streams.put(f"✗ {one_line(fault)}")
    streams.put(
        f"{'✗' if proof.faults else '✓'} {in_words(proof)}, "
        + tell("{count} blobs ({new} new): {place}", count=proof.blobs, new=done.blobs, place=str(done.place))
    )
    if proof.faults:
        faults = Said("faults: {count}; an earlier copy that was sound is left as it is")
        streams.put("  " + told(faults.about(count=len(proof.faults))))
    else:
        streams.put("  " + tell("root: {root}", root=proof.root))
        streams.put("  " + tell("said in: {file}", file=str(folder / MANIFEST)))
