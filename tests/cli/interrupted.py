"""`complaints WORDS`, which at the NTH call of one function says "here" on standard error and waits for a signal.

`python -m tests.cli.interrupted MODULE:NAME NTH -- WORDS…`; where the signal raises nothing, the work goes on.
"""

import importlib
import os
import select
import signal
import sys
from typing import Any

from worker.cli import main

PATIENCE = 60


def _waiting(real: Any, nth: int) -> Any:
    calls = 0

    def instead(*told: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            arrived, told_there = os.pipe()
            os.set_blocking(told_there, False)
            signal.set_wakeup_fd(told_there)
            os.write(2, b"here\n")
            select.select([arrived], [], [], PATIENCE)
        return real(*told, **named)

    return instead


if __name__ == "__main__":
    place, nth, _, *words = sys.argv[1:]
    module, _, path = place.partition(":")
    *owners, name = path.split(".")
    held = importlib.import_module(module)
    for owner in owners:
        held = getattr(held, owner)
    setattr(held, name, _waiting(getattr(held, name), int(nth)))
    main(words)
