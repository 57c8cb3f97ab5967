"""Templates that were found fit are not tried again at every start, which would take most of an idle round's time.

What is kept, among this user's caches, is the SHA-256 over all that the finding rests on: the templates, the languages
asked for, and the program as it lies on the disk. Where it cannot be kept they are tried each time, and so are those
with a fault.
"""

import hashlib
import os
import sys
from collections.abc import Collection, Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from worker.writing.faults import Fault
from worker.writing.house import Face
from worker.writing.logo import MOST_BYTES
from worker.writing.templates import templates

OURS = Face()
_PROGRAM = Path(__file__).parents[1]


def faults_of_templates(wanted: Collection[str], face: Face = OURS) -> tuple[Fault, ...]:
    """What keeps letters from being written; () where nothing does, or nothing did and nothing has changed since."""
    finding, place = _finding(wanted, face), _place(face)
    if place is not None and _kept(place) == finding:
        return ()
    # A sample of every letter is made when this is loaded.
    from worker.writing.checking import check_templates  # noqa: PLC0415

    faults = check_templates(wanted=wanted, thorough=False, face=face)
    if place is not None and not faults:
        _keep(place, finding)
    return faults


def _finding(wanted: Collection[str], face: Face) -> str:
    digest = hashlib.sha256("\0".join((*sorted(wanted), sys.version, version("jinja2"))).encode())
    digest.update(f"\0{face}".encode())
    for path in _files(face):
        digest.update(f"\0{path}\0".encode() + path.read_bytes())
    for path in sorted(path for path in _PROGRAM.rglob("*") if path.suffix in {".py", ".phrases", ".po"}):
        status = path.stat()
        digest.update(f"\0{path}\0{status.st_size}\0{status.st_mtime_ns}".encode())
    return digest.hexdigest()


def _files(face: Face) -> Iterator[Path]:
    """All that letters are made of. In a folder of the company's lies whatever it pleases: of that, templates alone."""
    yield from sorted(path for path in templates().folder.rglob("*") if path.is_file())
    theirs = face.templates.rglob("*") if face.templates else ()
    yield from sorted(path for path in theirs if path.suffix in {".j2", ".po"} and path.is_file())
    # One too large, or gone, is at fault, and so tried each time.
    if face.logo and face.logo.is_file() and face.logo.stat().st_size <= MOST_BYTES:
        yield face.logo


def _place(face: Face) -> Path | None:
    """Of these folders; None for a user without a home."""
    try:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        return None
    folders = f"{templates().folder}\0{face.templates}"
    return caches / "complaint-worker" / hashlib.sha256(folders.encode()).hexdigest()[:16]


def _kept(place: Path) -> str:
    try:
        return place.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def _keep(place: Path, finding: str) -> None:
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        place.write_text(finding, encoding="ascii")
