"""One of several workers on a shared register: does rounds until everything is done, then prints its tally as JSON."""

import json
import sys
import time
from pathlib import Path

from worker import assembly, logs
from worker.office import Tally
from worker.settings import load


def main() -> None:
    logs.set_up(level="WARNING", shape="json")
    office = assembly.open_office(load(Path(sys.argv[1])))
    office.desk.register.migrate()
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
