"""One of several workers on a shared register at a chosen moment: begins when told, works once, prints its tally."""

import json
import sys
import time
from datetime import datetime
from pathlib import Path

from worker import assembly, logs
from worker.doors.clock import FixedClock
from worker.settings import load


def main() -> None:
    config, moment, gate = sys.argv[1:]
    logs.set_up(level="WARNING", shape="json")
    office = assembly.open_office(load(Path(config)), clock=FixedClock(datetime.fromisoformat(moment)))
    office.open()
    Path(f"{gate}.{len(list(Path(gate).parent.glob('gate.*')))}").touch()
    while not Path(gate).exists():
        time.sleep(0.01)
    tally = office.work()
    office.close()
    sys.stdout.write(json.dumps(tally.as_dict()))


if __name__ == "__main__":
    main()
