"""The file in which a sign-in is kept: read by its owner alone, written whole or not, by one process at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from worker.doors.protocols import TokenUnavailable
from worker.words.said import Said

# Nothing that a provider gives comes near; a file that is larger is not ours.
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A refresh token is good for whoever holds it, and some servers change it at each use: so two processes that
    share a file take turns, and what is written is on the disk before the old one is given up.
    """

    path: Path

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the file against the other processes of this machine. Raises TokenUnavailable."""
        try:
            lock = os.open(self.path.with_name(f"{self.path.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise self._trouble(Said("the sign-in in {path} cannot be locked"), error) from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def read(self) -> str:
        """What is kept; "" where nothing is. Raises TokenUnavailable."""
        try:
            with self.path.open("rb") as file:
                return file.read(LARGEST).decode("utf-8", "replace")
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise self._trouble(Said("the sign-in in {path} cannot be read"), error) from None

    def write(self, text: str) -> None:
        """Raises TokenUnavailable, and then what was kept is kept still."""
        fresh = self.path.with_name(f"{self.path.name}.new")
        try:
            with suppress(FileNotFoundError):
                # Whatever a process left that was killed here; O_EXCL below follows no link.
                fresh.unlink()
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.path)
        except OSError as error:
            raise self._trouble(Said("the sign-in in {path} cannot be written"), error) from None

    def _trouble(self, what: Said, error: OSError) -> TokenUnavailable:
        why = Said(
            "{what} ({said}); it belongs to the user that the worker runs as, in a folder where that user may write"
        )
        return TokenUnavailable(why.about(what=what.about(path=str(self.path)), said=error.strerror or ""))
