"""What each command costs as the register grows: `python -m tests.bench.growth [--sizes 1000,10000,100000]`.

A table of so many complaints of eight years is imported, one in fifty of them open; then each command runs in a process
of its own, as an operator calls it. Prints processor seconds and peak memory of that process, and both against the
first size: what is flat stays near 1, what reads every file grows as they do, and its memory should not. `growth`
knows of the program no more than its command line, so that any commit can be measured: `--tree PATH`.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from tests.bench.throughput import BOX, CONFIG, LAUNCHER, ROOT, WORDS, message
from worker.demo.servers import EmbeddedMail
from worker.doors.clock import SystemClock

SIZES = (1_000, 10_000, 100_000)
NEW = 50
YEARS = 8
HEAD = ("received", "channel", "name", "email", "subject", "text", "state", "answered", "outcome", "ended")
MONTH = "report {out}/report --month {month}"
# What is measured, in its order; the first round after an import looks at every open file once, and is not told.
COMMANDS = {
    "import": "import {out}/table.csv --write",
    "a first round": "once",
    "status": "status",
    "list": "list",
    "list --all": "list --all",
    "export": "export {out}/all.csv --from {first} --to {month}",
    "report of a month": MONTH,
    "verify": "verify",
    f"handle {NEW}": "once",
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--sizes", default=",".join(map(str, SIZES)))
    options.add_argument("--tree", default=str(ROOT))
    asked = options.parse_args()
    first: dict[str, tuple[float, float]] = {}
    print(f"{'files':>9}  {'command':<20}{'CPU s':>9}{'MB peak':>9}{'CPU ratio':>11}{'MB ratio':>10}")
    for size in map(int, asked.sizes.split(",")):
        with company(size) as (config, mail):
            for name, words in COMMANDS.items():
                if name == f"handle {NEW}":
                    _deliver(mail)
                cpu, peak = measured(asked.tree, config, words)
                before = first.setdefault(name, (cpu, peak))
                ratios = f"{cpu / before[0]:>11.2f}{peak / before[1]:>10.2f}"
                print(f"{size:>9,}  {name:<20}{cpu:>9.2f}{peak:>9.1f}{ratios}", flush=True)


@contextmanager
def company(size: int) -> Iterator[tuple[Path, EmbeddedMail]]:
    """A configuration without a register, and beside it the table of another one."""
    with tempfile.TemporaryDirectory() as folder, EmbeddedMail(address=BOX, password="bench") as mail:
        (Path(folder) / "secret").write_text("bench")
        config = Path(folder) / "config.toml"
        config.write_text(CONFIG.format(box=BOX, imap=mail.imap_port, smtp=mail.smtp_port))
        with (Path(folder) / "table.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, delimiter=";")
            table.writerow(HEAD)
            table.writerows(_lines(size))
        yield config, mail


def _lines(size: int) -> Iterator[tuple[str, ...]]:
    chance, today = random.Random(20261130), _today()
    for number in range(size):
        received = today - timedelta(days=4 + (365 * YEARS * number) // size)
        told = (f"Client {number}", f"client{number}@example.org", f"Réclamation {number}", _text(chance))
        days = [(received + timedelta(days=n)).isoformat() for n in (1, 2)]
        over = ("registered", "", "", "") if number % 50 == 0 else ("closed", days[0], "upheld", days[1])
        yield received.isoformat(), "email", *told, *over


def _today() -> date:
    return SystemClock().now().date()


def _text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS.split(), k=chance.randint(20, 60)))


def _deliver(mail: EmbeddedMail) -> None:
    chance = random.Random(20261130)
    for number in range(NEW):
        mail.append(message(1_000_000 + number, chance))


def measured(tree: str, config: Path, words: str) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one command."""
    month = (_today().replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    first = str(_today().year - YEARS)
    called = [one.format(out=config.parent, month=month, first=first) for one in words.split()]
    command = [sys.executable, "-m", "worker", *called, "--config", str(config)]
    launched = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, *command], capture_output=True, text=True, check=True,
        cwd=config.parent, env={"PYTHONPATH": tree},
    )  # fmt: skip
    told, status, _, cpu, peak = json.loads(launched.stdout)
    if status and called[0] != "status":
        sys.exit(f"{words}: {told[-1000:]} {launched.stderr[-2000:]}")
    return cpu, peak / 1024


if __name__ == "__main__":
    main()
