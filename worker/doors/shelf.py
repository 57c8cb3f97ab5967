"""The shelf in a folder: blobs named by the SHA-256 of their bytes, written once, then only read."""

import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOENT
from pathlib import Path

from worker.doors.protocols import BlobMissing, ShelfUnreachable
from worker.words.said import Said

_NAME = re.compile(r"[0-9a-f]{64}")
# A write takes seconds. What has lain half-written for a day belongs to a process that was killed.
_ABANDONED_SECONDS = 86_400
# From its `put` to the row that names it a blob is needed by nobody in the register, and yet must not go.
_RESTING_SECONDS = 86_400


class FolderShelf:
    """Blobs under `root`, as `ab/cdef…`: the first two digits of the hash are a folder, so that none grows too large.

    Readable by the owner alone: the blobs are customers' letters and documents. Several processes may share a shelf.
    The time of a blob's file is that of its last `put`: what was put within `resting_seconds` is not removed.
    """

    def __init__(self, root: Path, *, make: bool = True, resting_seconds: float = _RESTING_SECONDS) -> None:
        """Makes the folder where it is missing, unless told not to; raises ShelfUnreachable where it cannot."""
        self._root = root
        self._resting_seconds = resting_seconds
        self._incoming = root / ".incoming"
        if make:
            with self._reporting():
                root.mkdir(mode=0o700, parents=True, exist_ok=True)

    def put(self, content: bytes) -> str:
        """Store durably and return the hexadecimal SHA-256. A blob that is there and sound is left as it is.

        Raises ShelfUnreachable (disk full, no right, folder gone); the shelf is then as it was.
        """
        name = hashlib.sha256(content).hexdigest()
        with self._reporting():
            place = self._place(name)
            if not (self._holds(place, name) and self._touch(place)):
                self._write(place, content)
        return name

    def get(self, sha256: str) -> bytes:
        """The bytes. Raises BlobMissing where there is no such blob, or it no longer has this hash."""
        if not _NAME.fullmatch(sha256):
            raise BlobMissing(f"{sha256[:80]!r} is not the name of a blob.")
        with self._reporting():
            content = self._read(sha256)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BlobMissing(f"Blob {sha256} on the shelf {self._root} is damaged: it no longer has this hash.")
        return content

    def _read(self, sha256: str) -> bytes:
        try:
            self._put_back(self._aside(sha256))
            return self._place(sha256).read_bytes()
        except FileNotFoundError:
            # An unmounted disk must not be told as a lost document.
            if not self._root.is_dir():
                raise
            raise BlobMissing(f"Blob {sha256} is not on the shelf {self._root}.") from None

    def names(self) -> set[str]:
        """Every hash on the shelf. Their contents are not read."""
        with self._reporting():
            for aside in self._incoming.glob("*.aside"):
                self._put_back(aside)
            folders = [folder for folder in self._root.iterdir() if len(folder.name) == 2 and folder.is_dir()]
            found = {folder.name + blob.name for folder in folders for blob in folder.iterdir()}
        return {name for name in found if _NAME.fullmatch(name)}

    def remove(self, sha256: str) -> bool:
        """Take a blob off the shelf for good, its name flushed from the disk; whether it is gone now.

        It stays where it was put lately: whoever put it may be about to write that it is needed. One that is not there
        is gone already. It is moved aside and its time looked at again before it goes, so that a `put` meanwhile
        either was seen, or finds nothing and writes it anew; whoever misses it until then puts it back.
        """
        if not _NAME.fullmatch(sha256):
            return True
        place, aside = self._place(sha256), self._aside(sha256)
        with self._reporting():
            # An unmounted disk must not be told as an empty one.
            if not self._root.is_dir():
                raise FileNotFoundError(ENOENT, "the folder is not there")
            if not place.exists():
                return True
            if self._rests(place):
                return False
            self._make_folder(self._incoming)
            place.rename(aside)
            if self._rests(aside):
                aside.rename(place)
                return False
            aside.unlink(missing_ok=True)
            _flush_folder(place.parent)
        return True

    def lies_long(self, sha256: str) -> bool:
        """Whether a blob was put so long ago that the row which needs it must be written by now."""
        with self._reporting():
            try:
                return not self._rests(self._place(sha256))
            except FileNotFoundError:
                return False

    def room(self) -> tuple[int, int]:
        """(free, total) bytes of the disk that it lies on, as far as this user may write."""
        with self._reporting():
            room = shutil.disk_usage(self._root)
        return room.free, room.total

    def check(self) -> Said:
        """Write, read and remove a probe, sweep out what killed writers left, and say where the shelf is."""
        with self._reporting():
            self._make_folder(self._incoming)
            probe = self._incoming / f"{secrets.token_hex(8)}.probe"
            self._write_new(probe, b"probe")
            try:
                sound = probe.read_bytes() == b"probe"
                self._sweep(probe.stat().st_mtime - _ABANDONED_SECONDS)
            finally:
                probe.unlink()
        if not sound:
            raise ShelfUnreachable(
                Said("The shelf {place} gives back other bytes than were written.", place=str(self._root))
            )
        return Said("shelf {place}: written, read and removed a probe", place=str(self._root))

    @contextmanager
    def _reporting(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            useless = Said("The shelf {place} cannot be used: {said}.")
            raise ShelfUnreachable(useless.about(place=str(self._root), said=error.strerror or str(error))) from error

    def _place(self, name: str) -> Path:
        return self._root / name[:2] / name[2:]

    @staticmethod
    def _holds(place: Path, name: str) -> bool:
        try:
            return hashlib.sha256(place.read_bytes()).hexdigest() == name
        except FileNotFoundError:
            return False

    def _aside(self, name: str) -> Path:
        return self._incoming / f"{name}.aside"

    def _put_back(self, aside: Path) -> None:
        """What somebody moved aside to remove it, and perhaps was killed before they looked at it again."""
        place = self._place(aside.stem)
        if aside.exists() and not place.exists():
            with suppress(FileNotFoundError):
                aside.rename(place)

    def _rests(self, blob: Path) -> bool:
        return time.time() - blob.stat().st_mtime < self._resting_seconds

    @staticmethod
    def _touch(place: Path) -> bool:
        """Say that it was put just now; False where it was removed meanwhile."""
        try:
            os.utime(place)
        except FileNotFoundError:
            return False
        return True

    def _write(self, place: Path, content: bytes) -> None:
        """Written beside, flushed to disk, then renamed into place: whoever looks finds the whole blob or none."""
        self._make_folder(self._incoming)
        self._make_folder(place.parent)
        half = self._incoming / f"{secrets.token_hex(8)}.part"
        try:
            self._write_new(half, content)
            half.replace(place)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
        _flush_folder(place.parent)

    @staticmethod
    def _write_new(path: Path, content: bytes) -> None:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - a Path cannot be opened with a mode of rights
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        folder.mkdir(mode=0o700, exist_ok=True)
        # The name of a new folder is durable only once the folder that holds it is flushed too.
        _flush_folder(self._root)

    def _sweep(self, before: float) -> None:
        for half in self._incoming.glob("*.part"):
            # One that was renamed into place meanwhile is no longer ours to look at.
            with suppress(FileNotFoundError):
                if half.stat().st_mtime < before:
                    half.unlink()


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
