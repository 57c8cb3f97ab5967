"""The demo's folder: what an earlier demo wrote there is renewed, everything else is left alone or refused."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from worker.demo import past
from worker.words.said import Said

CONFIG = "config.toml"
# The first line of the demo's configuration. Its hash covers the rest: edited, it is somebody's own.
MARK = "# Written by `complaints demo`; sha256 of the rest: "

FILES = ("secret", "register.db", "register.db-wal", "register.db-shm", "register.db.lock", past.NAME)
# In these folders only names of the demo's own making are removed.
FOLDERS = {
    "letters": re.compile(r"index\.html|[0-9]{2}-[^/]+\.(?:eml|txt|html)"),
    "shelf": re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}|\.incoming/[0-9a-f]{16}\.part"),
}


class FolderNotOurs(Exception):
    """The folder holds a configuration or a register that the demo did not write. Name another folder."""


def write_config(folder: Path, text: str) -> None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    (folder / CONFIG).write_text(f"{MARK}{digest}\n{text}", encoding="utf-8")


def is_ours(config: Path) -> bool:
    """Whether this is a configuration that the demo wrote and nobody changed since."""
    if config.is_symlink() or not config.is_file():
        return False
    first, _, rest = config.read_bytes().partition(b"\n")
    return first.decode("ascii", "replace") == MARK + hashlib.sha256(rest).hexdigest()


def sweep(folder: Path) -> None:
    """Make the folder, or remove what an earlier demo left in it. Raises FolderNotOurs before anything is removed."""
    if folder.exists() and not folder.is_dir():
        raise FolderNotOurs(Said("{folder} is a file; name a folder: complaints demo FOLDER", folder=str(folder)))
    folder.mkdir(parents=True, exist_ok=True)
    names = (CONFIG, *FILES, *FOLDERS)
    there = [name for name in names if (folder / name).exists() or (folder / name).is_symlink()]
    if there and not is_ours(folder / CONFIG):
        raise FolderNotOurs(
            Said(
                "{folder} holds {name}, which the demo did not write, or which was changed since; nothing was touched."
                " Name another folder: complaints demo FOLDER",
                folder=str(folder),
                name=there[0],
            )
        )
    for name, own in FOLDERS.items():
        _sweep_inside(folder / name, own)
    # The configuration goes last: as long as it lies there, the rest is known to be the demo's.
    for name in (*FILES, CONFIG):
        (folder / name).unlink(missing_ok=True)


def _sweep_inside(folder: Path, own: re.Pattern[str]) -> None:
    if folder.is_symlink():
        folder.unlink()
    for path in _deepest_first(folder.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            _remove_if_empty(path)
        elif own.fullmatch(path.relative_to(folder).as_posix()):
            path.unlink()
    _remove_if_empty(folder)


def _deepest_first(paths: Iterable[Path]) -> Iterator[Path]:
    return iter(sorted(paths, key=lambda path: len(path.parts), reverse=True))


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
