"""SIGTERM and Ctrl-C ask the worker to stop: it finishes the message in hand. A second Ctrl-C does not wait for it."""

import os
import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

STDERR = 2
SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Stopping:
    """Inside its `with` both signals set `event`; `signal` is then the name of the one that came."""

    def __init__(self) -> None:
        self.event = threading.Event()
        self.signal = ""
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
