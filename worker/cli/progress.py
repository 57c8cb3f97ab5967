"""One line that says how far a long command is, and how fast; in a pipe nothing of it is written."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self, TypeVar

from worker.cli.tongue import grouped, tell
from worker.words.said import Said

# Shorter work needs no line; and nobody reads more than a few a second.
_AFTER, _EVERY = 2.0, 0.25

T = TypeVar("T")


class Progress:
    """`with Progress(Said("rows")) as progress: … progress.told(done, whole)`, on standard error of a terminal."""

    def __init__(self, what: Said, clock: Callable[[], float] = time.monotonic) -> None:
        self._what, self._clock = what, clock
        self._entered = self._began = self._said = clock()
        self._first: int | None = None
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def told(self, done: int, whole: int) -> None:
        """`whole` 0 where nobody knows how many there are."""
        now = self._clock()
        if self._first is None:
            self._first, self._began = done, now
        if now - self._entered < _AFTER or now == self._began or now - self._said < _EVERY or not sys.stderr.isatty():
            return
        self._said, self._shown = now, True
        rate = grouped(round((done - self._first) / (now - self._began)))
        of = Said("{done} of {whole}", done=grouped(done), whole=grouped(whole)) if whole else grouped(done)
        line = tell("{done} {what}, {rate} a second", done=of, what=self._what, rate=rate)
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    def over(self, things: Sequence[T]) -> Iterator[T]:
        for place, thing in enumerate(things):
            self.told(place, len(things))
            yield thing
