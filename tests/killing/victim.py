"""Workers that die at a chosen moment, one after the other: `victim.py CONFIG`.

Each line that it reads, a list in JSON, is the beginning of one: `["--at", STEP, "--nth", N, "--minutes-later", M,
"--room", BYTES]`. It writes the worker's pid, and when that ended its exit status.

Each is the real office on real servers, in a process of its own; only its `step` kills that process (SIGKILL, as a
power cut would) when the step named is passed for the nth time. Without --at it does its round and ends. The process is
forked from one that has loaded the program and its words, by a mail that is nobody's: nothing is at stake while that
goes on.
"""

import argparse
import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.desk import mail, open_test_office
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


def live(config: Path, arguments: list[str]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--at", default="")
    parser.add_argument("--nth", type=int, default=1)
    parser.add_argument("--minutes-later", type=int, default=0)
    parser.add_argument("--room", type=int, default=0, help="a file may grow to so many bytes: the disk is full then")
    asked = parser.parse_args(arguments)
    if asked.room:
        # Python ignores the signal that comes with it: the write fails, as it does where no room is left.
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked.room, resource.RLIM_INFINITY))
    office = assembly.open_office(load(config), clock=LaterClock(asked.minutes_later), step=killer(asked.at, asked.nth))
    with office.desk.register.sole_worker():
        office.desk.register.migrate()
        office.open()
        office.round()
        office.close()


def warm_up() -> None:
    """Words are read and letters taken apart when they are first needed."""
    with TemporaryDirectory() as folder:
        office = open_test_office(f"sqlite:///{folder}/register.db", Path(folder))
        office.box.deliver(mail())
        office.works()
        office.office.close()


def main() -> None:
    config = Path(sys.argv[1])
    # The log goes to the standard output too: it is turned away, so that only pids and statuses come here.
    told = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    warm_up()
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            status = 1
            try:
                live(config, json.loads(line))
                status = 0
            except BaseException:  # noqa: BLE001  # The test reads what it was.
                traceback.print_exc()
            finally:
                os._exit(status)
        told.write(f"{pid}\n")
        told.write(f"{os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}\n")


if __name__ == "__main__":
    main()
