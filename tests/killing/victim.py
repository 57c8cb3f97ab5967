"""A worker that dies at a chosen moment: `victim.py CONFIG [--at STEP --nth N] [--minutes-later M]`.

It is the real office on real servers; only its `step` kills the process (SIGKILL, as a power cut would) when the step
named is passed for the nth time. Without --at it does its round and ends.
"""

import argparse
import os
import signal
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from worker import assembly
from worker.doors.clock import SystemClock
from worker.settings import load


class LaterClock:
    """The system's time and some minutes, so that a wait of half an hour takes no half hour."""

    def __init__(self, minutes: int) -> None:
        self._ahead = timedelta(minutes=minutes)

    def now(self) -> datetime:
        return SystemClock().now() + self._ahead


def killer(wanted: str, nth: int) -> Callable[[str], None]:
    left = nth

    def step(name: str) -> None:
        nonlocal left
        if name == wanted:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return step


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("config", type=Path)
    parser.add_argument("--at", default="")
    parser.add_argument("--nth", type=int, default=1)
    parser.add_argument("--minutes-later", type=int, default=0)
    asked = parser.parse_args()
    office = assembly.open_office(
        load(asked.config), clock=LaterClock(asked.minutes_later), step=killer(asked.at, asked.nth)
    )
    with office.desk.register.sole_worker():
        office.desk.register.migrate()
        office.open()
        office.round()
        office.close()


if __name__ == "__main__":
    main()
