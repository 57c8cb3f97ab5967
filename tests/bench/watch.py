"""What one watch costs: with 1,000, 100,000 and 1,000,000 complaints in the register, and always as many due.

    python -m tests.bench.watch [--most 1000000] [--due 50] [--folder FOLDER]

A tenth of the files is open, with a next look in the future; the others are over and have none. All of them are copies
of one real record. Each due file gets its progress letter. The last column is the time against that of the first row.
"""

import argparse
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import text

from tests.desk import TestOffice, mail, open_test_office
from worker.intake.references import make
from worker.office.digesting import digest
from worker.office.watching import watch
from worker.register.database import writing

SIZES = (1_000, 10_000, 100_000, 1_000_000)
# Ten open files of every hundred; their next look lies ahead.
COPIES = text("""
WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)
INSERT INTO complaint (ref, year, number, state, is_open, mailbox, subject_key, body_sha256, registered_at, answer_due,
  next_due, owner, priority, category, product, root_cause, look_at, record, entries, head, ended_at)
SELECT reference(i), 2020, i, CASE WHEN i % 10 = 0 THEN state ELSE 'closed' END, i % 10 = 0, mailbox,
  subject_key, body_sha256, registered_at, answer_due, CASE WHEN i % 10 = 0 THEN next_due END, owner, priority,
  category, product, root_cause, CASE WHEN i % 10 = 0 THEN datetime(:later) END,
  replace(record, :ref, reference(i)), entries, head, NULL
FROM n CROSS JOIN complaint WHERE ref = :ref
""")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--most", type=int, default=SIZES[-1])
    options.add_argument("--due", type=int, default=50)
    options.add_argument("--folder", type=Path)
    asked = options.parse_args()
    print(f"{'complaints':>12}{'open':>10}{'due':>6}{'watch':>12}{'nothing due':>13}{'digest':>10}{'ratio':>8}")
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        # Templates are read and compiled once a process: not a matter of size.
        _measured(Path(folder), asked.due, asked.due)
    first = 0.0
    for size in (size for size in SIZES if size <= asked.most):
        with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
            took, idle, listed = _measured(Path(folder), size, asked.due)
        first = first or took
        print(
            f"{size:>12,}{size // 10:>10,}{asked.due:>6}{took * 1000:>10.0f}ms{idle * 1000:>11.2f}ms"
            f"{listed:>9.2f}s{took / first:>8.2f}",
            flush=True,
        )


def _measured(folder: Path, size: int, due: int) -> tuple[float, float, float]:
    """Seconds of a watch, of a second one that finds nothing due, and of the digest, on a register made for it."""
    office = open_test_office(f"sqlite:///{folder / 'register.db'}", folder)
    for number in range(1, due + 1):
        office.box.deliver(mail(number))
    office.works()
    office.waits(hours=1)
    _fill(office, office.complaints()[0].ref, 1, size - due)
    # The longest silence is over for each of the files that are due, at nine in the morning of a Tuesday.
    office.clock.advance(timedelta(days=15))
    times = tuple(
        _timed(act)
        for act in (
            lambda: watch(office.office.desk),
            lambda: watch(office.office.desk),
            lambda: digest(office.office.desk),
        )
    )
    assert sum(one.occasion == "progress" for one in office.register.letters()) == due
    office.office.close()
    return times[0], times[1], times[2]


def _fill(office: TestOffice, ref: str, first: int, last: int) -> None:
    with writing(office.register.engine) as session:
        driver: Any = session.connection().connection.driver_connection
        driver.create_function("reference", 1, lambda number: make("REC", 2020, number), deterministic=True)
        session.execute(COPIES, {"first": first, "last": last, "ref": ref, "later": "2099-01-01 00:00:00"})
    with office.register.engine.connect() as connection:
        # What filling left to be written is not the watch's to pay.
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


if __name__ == "__main__":
    main()
