"""The folders of a Maildir: the files that are messages, where they go, and how a new file comes to be whole at once.

A message is written in `tmp` and renamed into `new`; whoever has looked at it keeps it in `cur`, with its flags behind
":2,". Folders beside the inbox are Maildir++: `.Name` inside it, so that an IMAP server over the same place shows them.
"""

import os
import re
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

PARTS = ("new", "cur", "tmp")
# What was written where it lies, not renamed into place, is whole only once nobody has written to it for so long.
QUIET_SECONDS = 2.0
# In bytes, on every usual file system.
_LONGEST_NAME = 255
# Names may hold colons of their own: only this end is flags.
_FLAGS = re.compile(r":[12],([^/]*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """The file of a message. The same name with another time or size is another message, or one that has grown."""

    path: Path
    mtime_ns: int
    size: int
    flags: str
    at_rest: bool

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(self.mtime_ns / 1e9, UTC)

    @property
    def stamp(self) -> tuple[int, int]:
        return self.mtime_ns, self.size


def place_of(root: Path, folder: str) -> Path:
    """The inbox is the Maildir itself; a slash in a name is Maildir++'s dot."""
    return root if folder.upper() == "INBOX" else root / f".{folder.replace('/', '.')}"


def is_maildir(place: Path) -> bool:
    return all((place / part).is_dir() for part in PARTS)


def make(place: Path, root: Path) -> None:
    """Make the folder `place` of the Maildir `root` with the rights that the Maildir has. What is there stays."""
    rights = root.stat().st_mode & 0o777
    for folder in (place, *(place / part for part in PARTS)):
        if not folder.is_dir():
            folder.mkdir()
            # Not by mkdir's own mode, from which the umask takes.
            folder.chmod(rights)
    (place / "maildirfolder").touch()


def messages(place: Path) -> dict[str, Found]:
    """The messages of a folder by their names without flags. Anything that is no ordinary file is nobody's mail."""
    found: dict[str, Found] = {}
    now = time.time_ns()
    for part in ("new", "cur"):
        with os.scandir(place / part) as entries:
            for entry in entries:
                if entry.name.startswith(".") or not entry.is_file(follow_symlinks=False):
                    continue
                try:
                    stat = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                flags = _FLAGS.search(entry.name)
                name = entry.name[: flags.start()] if flags else entry.name
                one = Found(
                    Path(entry.path), stat.st_mtime_ns, stat.st_size, flags[1] if flags else "", _rests(stat, now)
                )
                found.setdefault(name, one)
    return found


def _rests(stat: os.stat_result, now: int) -> bool:
    """A file that was renamed into place was changed after it was written: it is whole, however young."""
    return stat.st_ctime_ns > stat.st_mtime_ns or not 0 <= now - stat.st_mtime_ns < QUIET_SECONDS * 1e9


def seen(one: Found) -> bool:
    return "S" in one.flags


def move(name: str, one: Found, place: Path, uid: int) -> None:
    """Rename the file into `cur` of `place`, flagged seen. One of its name that lies there already is not overwritten.

    One that has vanished is passed over.
    """
    flags = f":2,{''.join(sorted({*one.flags, 'S'}))}"
    target = place / "cur" / (name + flags)
    if target == one.path:
        return
    if len(os.fsencode(target.name)) > _LONGEST_NAME or target.exists():
        target = place / "cur" / f"{uid}{flags}"
    with suppress(FileNotFoundError):
        one.path.rename(target)


def deliver(place: Path, raw: bytes, at: datetime) -> None:
    """A new message, flagged seen and dated `at`: written in `tmp`, flushed to disk, and renamed into `cur`."""
    name = f"{time.time_ns() // 1_000_000}.{os.getpid()}_{secrets.token_hex(8)}.complaints"
    half = place / "tmp" / name
    write(half, raw, place / "cur" / f"{name}:2,S", at=at.timestamp())


def write(half: Path, content: bytes, whole: Path, *, at: float | None = None) -> None:
    """Whoever looks at `whole` finds all of the bytes or none, after a power cut too."""
    try:
        with half.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if at is not None:
            os.utime(half, (at, at))
        half.replace(whole)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    flush(whole.parent)


def flush(*folders: Path) -> None:
    """What was renamed stays renamed."""
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
