"""`complaints verify`: the register as its own witness, and the mails that left as witnesses against it."""

from pathlib import Path
from typing import Annotated, Any

import typer

from worker.cli import streams, terminal
from worker.cli.counting import counts, in_words
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, settings_from
from worker.cli.progress import Progress
from worker.cli.stopping import Breaking
from worker.cli.tongue import tell, told
from worker.doors.clock import SystemClock
from worker.register.root import Root, read_root_mail, root_line, settled_root
from worker.register.store import Register
from worker.register.verifying import Proof, compare
from worker.words.said import Said
from worker.writing.shield import one_line

AgainstOption = Annotated[
    list[Path] | None,
    typer.Option(metavar="MAIL", help="A digest as it was received (.eml), or a text with its root; may be repeated."),
]


def verify(
    config: ConfigOption = None,
    against: AgainstOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
) -> None:
    """Prove the register: fold every entry again, follow every chain, hold every table against it, find every blob.

    With --against, also: is it still what it was when that mail left? Exit 0, or 1 with each fault.
    """
    settings = settings_from(config)
    register = open_to_look(settings, config)
    witnesses = [(path, _root_in(path)) for path in against or ()]
    with Breaking(Said("nothing was changed, and not all was proved")), Progress(Said("complaints")) as progress:
        proof = register.verify(progress.told)
    differences = {str(path): _against(register, root) for path, root in witnesses}
    now = SystemClock().now()
    root = root_line(register.look(lambda session: settled_root(session, now)))
    register.close()
    if as_json:
        terminal.print_json(_as_values(proof, root, differences))
    else:
        _page(proof, root)
        for path, found in witnesses:
            _say(path, found, differences[str(path)])
    if proof.faults or any(differences.values()):
        raise typer.Exit(1)


def _root_in(path: Path) -> Root:
    """Exits with 2 where the file holds none."""
    found = read_root_mail(path.read_bytes())
    if found is None:
        none = Said("{path}: holds no line `register root`; give a digest as it was received, saved as .eml")
        streams.say(told(none.about(path=str(path))))
        raise typer.Exit(2)
    return found


def _against(register: Register, root: Root) -> tuple[str, ...]:
    return register.look(lambda session: compare(session, root))


def _as_values(proof: Proof, root: str, differences: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    return {
        **counts(proof),
        "actions": proof.actions,
        "erased": proof.erased,
        "root_line": root,
        "nobodys_blobs": proof.nobodys,
        "against": differences,
    }


def _page(proof: Proof, root: str) -> None:
    for fault in proof.faults:
        streams.put(f"✗ {one_line(fault)}")
    streams.put(f"{'✗' if proof.faults else '✓'} {in_words(proof)}, {tell('{count} blobs', count=proof.blobs)}")
    streams.put("  " + tell("faults: {count}", count=len(proof.faults)))
    if proof.erased:
        streams.put("  " + tell("erased under retention: {count}", count=proof.erased))
    if proof.nobodys:
        some = ", ".join(proof.nobodys[:5]) + (" …" if len(proof.nobodys) > 5 else "")
        none = Said("blobs on the shelf that nothing names (no fault; look where they come from): {names}")
        streams.put("  " + told(none.about(names=some)))
    streams.put(f"  {root}")


def _say(path: Path, root: Root, differences: tuple[str, ...]) -> None:
    for difference in differences:
        streams.put(f"✗ {path.name}: {difference}")
    if not differences:
        moment = root.before.strftime("%Y-%m-%d %H:%M UTC")
        same = Said("the {count} complaints of before {moment} are as they were")
        streams.put(f"✓ {path.name}: {told(same.about(count=root.complaints, moment=moment))}")
