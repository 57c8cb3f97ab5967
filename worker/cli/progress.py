"""One line that says how far a long command is, and how fast; in a pipe nothing of it is written."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self, TypeVar

# Shorter work needs no line; and nobody reads more than a few a second.
_AFTER, _EVERY = 2.0, 0.25

T = TypeVar("T")


class Progress:
    """`with Progress("rows") as progress: … progress.told(done, whole)`. It goes to standard error of a terminal."""

    def __init__(self, what: str, clock: Callable[[], float] = time.monotonic) -> None:
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
        rate, of = (done - self._first) / (now - self._began), f" of {whole:,}" if whole else ""
        sys.stderr.write(f"\r\x1b[K{done:,}{of} {self._what}, {rate:,.0f} a second")
        sys.stderr.flush()

    def over(self, things: Sequence[T]) -> Iterator[T]:
        for place, thing in enumerate(things):
            self.told(place, len(things))
            yield thing
