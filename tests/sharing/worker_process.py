"""One of two workers on a shared register: does rounds until everything is done, then prints its tally as JSON.

With its first messages in hand it waits until the other has some too: `worker_process.py CONFIG FOLDER 0|1`.
"""

import json
import sys
import time
from pathlib import Path

from worker import assembly, logs
from worker.office import Tally
from worker.settings import load


def main() -> None:
    config, folder, number = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    logs.set_up(level="WARNING", shape="json")

    def step(name: str) -> None:
        if name == "claimed":
            (folder / f"has-some.{number}").touch()
            while not (folder / f"has-some.{1 - number}").exists():
                time.sleep(0.01)

    office = assembly.open_office(load(config), step=step)
    office.open()
    total, idle = Tally(), 0
    while idle < 10:
        tally = office.round()
        total.add(tally)
        idle = 0 if any(tally.as_dict().values()) else idle + 1
        if idle:
            time.sleep(0.1)
    office.close()
    sys.stdout.write(json.dumps(total.as_dict()))


if __name__ == "__main__":
    main()
