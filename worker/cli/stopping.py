"""SIGTERM and Ctrl-C: who works at messages finishes the one in hand; what can be begun again is broken off at once.

What is then told is ready before any signal comes: whoever is interrupted looks nothing up.
"""

import os
import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

import typer

from worker.cli.streams import encoded, say
from worker.cli.tongue import tell, told
from worker.words.said import Said

STDERR = 2
SIGNALS = (signal.SIGTERM, signal.SIGINT)
# What shells have for a command that was interrupted.
STOPPED = 128 + signal.SIGINT


class _Interrupted:
    """Inside its `with` both signals come to `_end`. `finishing` is for whoever waits for the end of what is begun."""

    def __init__(self, finishing: Said) -> None:
        self._line = encoded(f"\n{told(finishing)}\n")
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        self._before = {wanted: signal.signal(wanted, self._end) for wanted in SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for wanted, handler in self._before.items():
            signal.signal(wanted, handler)

    def _end(self, number: int, frame: FrameType | None) -> None:
        raise NotImplementedError

    def _say_finishing(self) -> None:
        """Past every buffer: whoever was interrupted may be in the middle of a line."""
        os.write(STDERR, self._line)


class Stopping(_Interrupted):
    """Inside its `with` both signals set `event`; `signal` is then the name of the one that came.

    A second Ctrl-C does not wait for the message in hand.
    """

    def __init__(self) -> None:
        super().__init__(Said("finishing the message in hand; Ctrl-C once more ends at once"))
        self.event = threading.Event()
        self.signal = ""

    def is_set(self) -> bool:
        return self.event.is_set()

    def _end(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002  # signals come with it
        if self.event.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        self.signal = signal.Signals(number).name
        self.event.set()
        if number == signal.SIGINT:
            self._say_finishing()


class Breaking(_Interrupted):
    """Inside its `with` both signals break a command off where it is, and what became of its work is said.

    `left` is that: "nothing was written". The same command does it from the beginning, or goes on with it.
    """

    def __init__(self, left: Said) -> None:
        super().__init__(Said("finishing, it will soon be done; Ctrl-C once more ends at once"))
        self._stopped = tell("stopped: {left}; again: the same command", left=left)
        self._held = False

    def hold(self) -> None:
        """From here on all is finished, since half of it would be left behind. A second Ctrl-C does not wait."""
        self._held = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        if isinstance(error, KeyboardInterrupt):
            say(f"\n{self._stopped}")
            raise typer.Exit(STOPPED) from None

    def _end(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002  # signals come with them
        if not self._held:
            raise KeyboardInterrupt
        self._held = False
        self._say_finishing()
