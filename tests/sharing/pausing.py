"""Two workers on one PostgreSQL, each of which falls asleep past its leases, at named steps and at any moment.

    python -m tests.sharing.pausing --pauses 200 --seed 1

Prints what came of it as JSON: messages, pauses by step, what was lost, doubled, doubled and marked uncertain.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from tests.desk import mail as complaint_mail
from tests.killing.victim import LaterClock
from tests.servers.postgres import running_postgres
from tests.sharing.config import CONFIG
from worker import assembly, logs
from worker.demo.servers import EmbeddedMail
from worker.register.store import Register
from worker.register.tables import LetterRow
from worker.settings import load

# Notices to colleagues are not sent again where it is unknown whether they left: a double would be a fault.
DESK = '[[staff]]\nname = "Ann"\naddress = "ann@example.com"\nroles = ["desk"]\n'
ADDRESS = "reclamations@example.com"
WORKER = Path(__file__).with_name("pausing_worker.py")
LEASE_SECONDS = 1.0
# Asleep for longer than a lease, and than the server lets a transaction idle.
ASLEEP_SECONDS = 2.2
AT_ONCE = 6


@dataclass
class Sleeper:
    """A worker process, and the steps at which it fell asleep by itself."""

    process: "subprocess.Popen[str]"
    fell: Counter[str] = field(default_factory=Counter)
    naps: int = 0

    def listens(self) -> None:
        for line in self.process.stdout or ():
            self.fell[line.strip()] += 1
            time.sleep(ASLEEP_SECONDS)
            self.process.send_signal(signal.SIGCONT)

    def naps_now(self) -> None:
        self.naps += 1
        self.process.send_signal(signal.SIGSTOP)
        time.sleep(ASLEEP_SECONDS)
        self.process.send_signal(signal.SIGCONT)

    @property
    def pauses(self) -> int:
        return self.naps + sum(self.fell.values())


@contextmanager
def sleepers(config: Path, seed: int) -> Iterator[list[Sleeper]]:
    command = [sys.executable, str(WORKER), str(config)]
    both = [
        Sleeper(
            subprocess.Popen(
                [*command, str(seed * 2 + number), "0.05", str(LEASE_SECONDS)], stdout=subprocess.PIPE, text=True
            )
        )
        for number in range(2)
    ]
    listeners = [threading.Thread(target=one.listens, daemon=True) for one in both]
    for listener in listeners:
        listener.start()
    try:
        yield both
    finally:
        for one in both:
            one.process.send_signal(signal.SIGCONT)
            one.process.kill()
            one.process.wait()
        for listener in listeners:
            listener.join(5)
        for one in both:
            if one.process.stdout is not None:
                one.process.stdout.close()


def campaign(database: str, folder: Path, *, pauses: int, seed: int) -> dict[str, object]:
    """Mail keeps coming while workers fall asleep; then all are awake until nothing waits."""
    dice = random.Random(seed)
    with EmbeddedMail(address=ADDRESS, password="secret") as server:
        (folder / "secret").write_text("secret")
        config = folder / "config.toml"
        config.write_text(CONFIG.format(imap=server.imap_port, smtp=server.smtp_port, database=database) + DESK)
        register = assembly.open_register(load(config))
        register.migrate()
        sent = 0
        with sleepers(config, seed) as both:
            while sum(one.pauses for one in both) < pauses:
                for _ in range(dice.randint(1, AT_ONCE)):
                    server.append(complaint_mail(sent))
                    sent += 1
                time.sleep(dice.random())
                if dice.random() < 0.3:
                    dice.choice(both).naps_now()
                if any(one.process.poll() is not None for one in both):
                    break
            told = {"pauses": sum(one.pauses for one in both), "at": dict(both[0].fell + both[1].fell)}
            told["at any moment"] = sum(one.naps for one in both)
            ended = [one.process.poll() for one in both]
        _finish(config)
        result = {"messages": sent, **told, "ended": ended, **_effects(register, server, sent)}
        register.close()
    return result


def _finish(config: Path) -> None:
    """One worker that nobody puts to sleep, in this process: until nothing is left, leases of the dead included."""
    time.sleep(LEASE_SECONDS)
    # Two hours later, so that whatever was put off is due.
    office = assembly.open_office(load(config), clock=LaterClock(120))
    office.open()
    idle, until = 0, time.monotonic() + 120
    while idle < 3 and time.monotonic() < until:
        idle = 0 if any(office.round().as_dict().values()) else idle + 1
    office.close()


def _effects(register: Register, server: EmbeddedMail, sent: int) -> dict[str, object]:
    files = Counter(address for one in register.complaints() for address in one.complainant.addresses)
    wanted = {f"client{number}@example.org" for number in range(sent)}
    left = Counter(message_from_bytes(posted.raw)["Message-ID"] for posted in server.posted)
    with register.reading() as session:
        rows = {row.message_id: row for row in session.scalars(select(LetterRow))}
    twice = [message_id for message_id, times in left.items() if times > 1]
    # A letter that was uncertain, and so was allowed to go once more, says so.
    marked = [message_id for message_id in twice if rows[message_id].repeats or rows[message_id].status == "uncertain"]
    return {
        "lost": len(wanted - files.keys()),
        "files doubled": sum(times - 1 for times in files.values()),
        "letters doubled unmarked": len(twice) - len(marked),
        "letters doubled and marked": len(marked),
        "letters uncertain": sum(row.status == "uncertain" for row in rows.values()),
        "letters that wait": sum(row.status in {"queued", "sending"} for row in rows.values()),
        "unknown letters": len(left.keys() - rows.keys()),
        "faults of verify": len(register.verify().faults),
    }


def main() -> None:
    logs.set_up(level="CRITICAL", shape="json")
    parser = argparse.ArgumentParser()
    parser.add_argument("--pauses", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder, running_postgres() as postgres:
        result = campaign(postgres.create(), Path(folder), pauses=asked.pauses, seed=asked.seed)
    sys.stdout.write(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
