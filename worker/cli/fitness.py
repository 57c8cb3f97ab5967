"""Templates that were found fit are not tried again at every start, which would take most of an idle round's time.

What is kept, among this user's caches, is the SHA-256 over all that the finding rests on: the templates, the languages
asked for, and the program as it lies on the disk. Where it cannot be kept they are tried each time, and so are those
with a fault.
"""

import hashlib
import os
import sys
from collections.abc import Collection
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from worker.writing.checking import check_templates
from worker.writing.faults import Fault
from worker.writing.templates import templates

_PROGRAM = Path(__file__).parents[1]


def faults_of_templates(wanted: Collection[str]) -> tuple[Fault, ...]:
    """What keeps letters from being written; () where nothing does, or nothing did and nothing has changed since."""
    finding, place = _finding(wanted), _place()
    if place is not None and _kept(place) == finding:
        return ()
    faults = check_templates(wanted=wanted, thorough=False)
    if place is not None and not faults:
        _keep(place, finding)
    return faults


def _finding(wanted: Collection[str]) -> str:
    folder = templates().folder
    digest = hashlib.sha256("\0".join((*sorted(wanted), sys.version, version("jinja2"))).encode())
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"\0{path.relative_to(folder)}\0".encode() + path.read_bytes())
    for path in sorted(path for path in _PROGRAM.rglob("*") if path.suffix in {".py", ".phrases", ".po"}):
        status = path.stat()
        digest.update(f"\0{path}\0{status.st_size}\0{status.st_mtime_ns}".encode())
    return digest.hexdigest()


def _place() -> Path | None:
    """Of these templates; None for a user without a home."""
    try:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        return None
    return caches / "complaint-worker" / hashlib.sha256(str(templates().folder).encode()).hexdigest()[:16]


def _kept(place: Path) -> str:
    try:
        return place.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def _keep(place: Path, finding: str) -> None:
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        place.write_text(finding, encoding="ascii")
