"""A copy of the whole register in a folder of its own: tables, blobs, and a proof that it is whole. It grows with each.

The folder holds `register.db`, `shelf/` and `manifest.json`; whoever points `[register]` at the first two works on.
"""

import hashlib
import json
import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from worker.doors.protocols import BlobMissing, Shelf
from worker.register.copying import copy_tables, sqlite_url
from worker.register.database import revisions
from worker.register.retention import sweeping
from worker.register.store import Register
from worker.register.verifying import Proof

COPY, UNPROVED, FAULTY = "register.db", "register.new.db", "register.faulty.db"
SHELF, MANIFEST = "shelf", "manifest.json"


# Called with how many are over, of how many.
Told = Callable[[int, int], None]


def _unheard(_done: int, _whole: int) -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class Backup:
    """`place` is the copy of the tables, `blobs` how many were new there, `proof` what was found in the copy."""

    place: Path
    blobs: int
    proof: Proof


def has_been_worked_on(folder: Path) -> bool:
    """Whether a worker took the copy for its register since: then it is a copy no longer."""
    return Path(f"{folder / COPY}.lock").exists()


def back_up(  # all that a copy is of, and whom it is told
    register: Register,
    folder: Path,
    shelf: Shelf,
    *,
    now: datetime,
    about: Mapping[str, str],
    told: Told = _unheard,
    copied: Told = _unheard,
) -> Backup:
    """Bring the copy in `folder` up to date; `shelf` is the one in it, `about` goes into the manifest as it is.

    `copied` hears of each blob, `told` of each complaint that is proved, with how many there are. A copy that does not
    prove itself, or is broken off, never takes the place of one that did. Raises CopyFailed, RegisterUnreachable,
    ShelfUnreachable, and RegisterInUse where another backup writes to the same folder.
    """
    copy = Register(sqlite_url(folder / UNPROVED), shelf)
    with copy.sole_worker():
        _remove(folder / UNPROVED)
        try:
            # The tables first: what they name by then is on the shelf, which is written before them.
            copy_tables(register.engine, folder / UNPROVED)
            blobs = copy_blobs(register.shelf, shelf, register.shelf.names() - shelf.names(), copied)
            proof = copy.verify(told)
            if proof.faults:
                # A blob may have been damaged here since an earlier backup; what is sound is left as it is.
                blobs += copy_blobs(register.shelf, shelf, register.shelf.names(), copied)
                proof = copy.verify(told)
        except BaseException:
            copy.close()
            _remove(folder / UNPROVED)
            raise
        revision = revisions(copy.engine)[0] or ""
        erased = () if proof.faults else copy.look(lambda session: sweeping.unneeded(session, shelf.names()))
        copy.close()
        place = _put_in_place(folder, FAULTY if proof.faults else COPY)
    # What retention erased is gone from the copy as well, now that no copy needs it any more.
    for name in erased:
        shelf.remove(name)
    if not proof.faults:
        _write_manifest(folder, proof, {"made_at": now.isoformat(), "revision": revision, **about})
    return Backup(place, blobs, proof)


def copy_blobs(source: Shelf, target: Shelf, names: Collection[str], told: Told = _unheard) -> int:
    """How many were written. Each is checked against its hash where it is read, and flushed to disk.

    `told` hears how many are over, of how many.
    """
    before = len(target.names())
    for place, name in enumerate(sorted(names), start=1):
        told(place, len(names))
        try:
            target.put(source.get(name))
        except BlobMissing:
            # Damaged where it comes from: the proof names what needs it.
            continue
    return len(target.names()) - before


def _put_in_place(folder: Path, name: str) -> Path:
    place = folder / name
    _remove(place)
    # An earlier one that was faulty is of no more use.
    _remove(folder / FAULTY)
    (folder / UNPROVED).replace(place)
    _flush(folder)
    return place


def _remove(place: Path) -> None:
    """With what SQLite may have left beside it: another file's journal would be taken for the new one's."""
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{place}{end}").unlink(missing_ok=True)


def _write_manifest(folder: Path, proof: Proof, about: Mapping[str, str]) -> None:
    with (folder / COPY).open("rb") as file:
        tables = hashlib.file_digest(file, "sha256").hexdigest()
    counts = {name: getattr(proof, name) for name in ("complaints", "entries", "letters", "parcels", "blobs")}
    text = json.dumps({**about, **counts, "root": proof.root, "register_sha256": tables}, ensure_ascii=False, indent=2)
    half = folder / f"{MANIFEST}.part"
    half.write_text(f"{text}\n", encoding="utf-8")
    half.chmod(0o600)
    half.replace(folder / MANIFEST)
    _flush(folder)


def _flush(folder: Path) -> None:
    """A name is durable only once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
