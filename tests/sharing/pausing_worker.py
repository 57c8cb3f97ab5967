"""A worker that falls asleep: `pausing_worker.py CONFIG SEED ODDS LEASE_SECONDS`.

At each named step it stops itself (SIGSTOP, as a virtual machine that is moved stops) with the odds given, until it is
waked, long after its leases are over. It writes a line before: the step. It works until it is ended.
"""

import os
import random
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path

from worker.register import database, ledger, outbox

# ruff: noqa: PLC0415 - the office is loaded once the leases are short


def shorten(seconds: float) -> None:
    """Leases of seconds, so that a pause takes no minutes. Before the office is loaded, which reads them."""
    lease = timedelta(seconds=seconds)
    ledger.LEASE, ledger.RENEWED_AFTER, outbox.LEASE = lease, lease / 4, lease
    database.IDLE_SECONDS_WRITING = max(1, round(seconds))


def main() -> None:
    config, seed, odds, seconds = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
    shorten(seconds)
    from worker import assembly, logs
    from worker.register.database import RegisterUnreachable
    from worker.settings import load

    logs.set_up(level="CRITICAL", shape="json")
    dice = random.Random(seed)

    def step(name: str) -> None:
        if dice.random() < odds:
            sys.stdout.write(f"{name}\n")
            sys.stdout.flush()
            os.kill(os.getpid(), signal.SIGSTOP)

    office = assembly.open_office(load(config), step=step)
    office.open()
    while True:
        try:
            office.round()
        except RegisterUnreachable:
            # The server ended the session of a sleeper: its work was taken back.
            continue
        time.sleep(0.05)


if __name__ == "__main__":
    main()
