"""SIGTERM and Ctrl-C ask the worker to stop: it finishes the message in hand. A second Ctrl-C does not wait for it."""

import os
import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

import typer

from worker.cli.streams import say
from worker.cli.tongue import tell

STDERR = 2
SIGNALS = (signal.SIGTERM, signal.SIGINT)
# What shells have for a command that was interrupted.
STOPPED = 128 + signal.SIGINT


class Stopping:
    """Inside its `with` both signals set `event`; `signal` is then the name of the one that came."""

    def __init__(self) -> None:
        self.event = threading.Event()
        self.signal = ""
        # Ready before any signal comes.
        self._line = f"\n{tell('finishing the message in hand; Ctrl-C once more ends at once')}\n".encode()
        self._before: dict[signal.Signals, Any] = {}

    def is_set(self) -> bool:
        return self.event.is_set()

    def __enter__(self) -> Self:
        self._before = {wanted: signal.signal(wanted, self._end) for wanted in SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for wanted, handler in self._before.items():
            signal.signal(wanted, handler)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        if self.event.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        self.signal = signal.Signals(number).name
        self.event.set()
        if number == signal.SIGINT:
            # Past every buffer: whoever was interrupted may be in the middle of a line.
            os.write(STDERR, b"\nfinishing the message in hand; Ctrl-C once more ends at once\n")


AGAIN = "the same command"


class Breaking:
    """Inside its `with` Ctrl-C and SIGTERM break a command off where it is, and what became of its work is said.

    `left` is that: "nothing was written". `again` does it from the beginning, or goes on with it.
    """

    def __init__(self, left: str, again: str) -> None:
        self.left, self.again = left, again
        self._before: dict[signal.Signals, Any] = {}
        self._held = False

    def hold(self) -> None:
        """From here on all is finished, since half of it would be left behind. A second Ctrl-C does not wait."""
        self._held = True

    def __enter__(self) -> Self:
        self._before = {wanted: signal.signal(wanted, self._end) for wanted in SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for wanted, handler in self._before.items():
            signal.signal(wanted, handler)
        if isinstance(error, KeyboardInterrupt):
            say(f"\nstopped: {self.left}; again: {self.again}")
            raise typer.Exit(STOPPED) from None

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        if not self._held:
            raise KeyboardInterrupt
        self._held = False
        os.write(STDERR, b"\nfinishing, it will soon be done; Ctrl-C once more ends at once\n")
