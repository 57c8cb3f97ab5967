"""A mail server at the other end of a Maildir: it writes in `tmp`, flushes, and renames into `new`."""

import os
from itertools import count
from pathlib import Path

_NUMBERS = count(1)


def make_maildir(path: Path) -> Path:
    for part in ("new", "cur", "tmp"):
        (path / part).mkdir(parents=True)
    return path


def deliver(path: Path, raw: bytes, *, name: str = "", at: float | None = None) -> Path:
    """`at`: when it arrived, in seconds since 1970; now where it is left out."""
    name = name or f"{next(_NUMBERS):06}.M{os.getpid()}.mx"
    half = path / "tmp" / name
    with half.open("xb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    written = half.stat().st_mtime_ns
    while half.stat().st_ctime_ns == written:
        # The clock of a file system has ticks; a delivery over a network takes longer than one.
        half.chmod(0o600)
    if at is not None:
        os.utime(half, (at, at))
    return half.rename(path / "new" / name)
