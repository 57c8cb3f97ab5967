"""Lives of a worker that end badly, one after the other, on one register: nothing is lost and nothing is doubled.

    python -m tests.killing.campaign --lives 1000 --seed 1 [--postgres] [--minutes 20]

Each life meets one trouble, drawn by the seed: it is killed at a named step or at any moment, the disk is full, the
register is locked, the wire to the mail servers is cut, or the clock is wrong. After every fifty the worker is left in
peace, and what has come of it all is looked at. Prints a table; exit 1 where something was lost, or doubled unmarked.
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

from sqlalchemy import create_engine, select, text

from tests.desk import mail as complaint_mail
from tests.killing.test_killed_anywhere import ROOT, STEPS, STEPS_PER_MESSAGE, VICTIM
from tests.killing.wire import Wire
from tests.servers.postgres import running_postgres
from tests.sharing.config import CONFIG
from worker import assembly, logs
from worker.demo.servers import EmbeddedMail
from worker.doors.clock import SystemClock
from worker.register import ledger
from worker.register.store import Register
from worker.register.tables import LetterRow
from worker.settings import load

ADDRESS = "reclamations@example.com"
TROUBLES = ("killed at a step", "killed at any moment", "disk full", "register locked", "wire cut", "clock wrong")
ODDS = (40, 30, 8, 6, 10, 6)
IN_PEACE_AFTER = 50
LOCKED_SECONDS = 1.5


@dataclass
class Campaign:
    """`met`: lives by their trouble; `ended`: how they did, -9 for killed."""

    config: Path
    mail: EmbeddedMail
    wires: tuple[Wire, Wire]
    victims: "subprocess.Popen[str]"
    database: str
    dice: random.Random
    sent: int = 0
    met: Counter[str] = field(default_factory=Counter)
    ended: Counter[int] = field(default_factory=Counter)
    whole_life: float = 1.0

    def goes(self, lives: int, until: float) -> None:
        self._lives()
        while self.met.total() < lives and time.monotonic() < until:
            for _ in range(self.dice.randint(1, 3)):
                self.mail.append(complaint_mail(self.sent))
                self.sent += 1
            trouble = self.dice.choices(TROUBLES, ODDS)[0]
            self.ended[self._meets(trouble)] += 1
            self.met[trouble] += 1
            if self.met.total() % IN_PEACE_AFTER == 0:
                self.settles()
        self.settles()

    def _meets(self, trouble: str) -> int:
        match trouble:
            case "killed at a step":
                step = self.dice.choice(STEPS)
                nth = self.dice.randint(1, 3) if step in STEPS_PER_MESSAGE else 1
                return self._lives("--at", step, "--nth", str(nth))
            case "killed at any moment":
                return self._killed()
            case "disk full":
                files = (path.stat().st_size for path in self.config.parent.glob("register.db*"))
                room = max(files, default=0) + self.dice.randrange(4096, 200_000)
                return self._lives("--room", str(room))
            case "register locked":
                with self._locked():
                    return self._lives()
            case "wire cut":
                wire = self.dice.choice(self.wires)
                wire.left = self.dice.randrange(1, 60_000)
                status = self._lives()
                wire.left = None
                return status
        return self._lives("--minutes-later", str(self.dice.randrange(-90, 90)))

    def _killed(self) -> int:
        pid = self._begins()
        time.sleep(self.whole_life * self.dice.random())
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        status = self._told()
        # How long a life is changes with what else the machine does.
        self.whole_life *= 1.1 if status == -signal.SIGKILL else 0.7
        return status

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Somebody else holds the register for a while."""
        if self.database.startswith("sqlite"):
            other = sqlite3.connect(self.database.removeprefix("sqlite:///"), check_same_thread=False)
            other.isolation_level = None
            other.execute("BEGIN IMMEDIATE")
            let_go = other.close
        else:
            engine = create_engine(self.database)
            connection = engine.connect()
            connection.execute(text("LOCK TABLE complaint, parcel, letter IN EXCLUSIVE MODE"))
            let_go = lambda: (connection.close(), engine.dispose())  # noqa: E731
        timer = Timer(LOCKED_SECONDS, let_go)
        timer.start()
        try:
            yield
        finally:
            timer.join()

    def settles(self) -> None:
        """The worker lives in peace; hours pass for whatever was put off, and the parked is taken up again."""
        for later in (0, 31, 62, 200, 400):
            self._lives("--minutes-later", str(later))
        with closing(assembly.open_register(load(self.config))) as register:
            register.change(ledger.replay, None, SystemClock().now())
        for later in (0, 200, 400):
            self._lives("--minutes-later", str(later))

    def _lives(self, *arguments: str) -> int:
        self._begins(*arguments)
        return self._told()

    def _begins(self, *arguments: str) -> int:
        assert self.victims.stdin is not None
        self.victims.stdin.write("[" + ", ".join(f'"{one}"' for one in arguments) + "]\n")
        self.victims.stdin.flush()
        return self._told()

    def _told(self) -> int:
        assert self.victims.stdout is not None
        return int(self.victims.stdout.readline())

    def effects(self) -> dict[str, int]:
        with closing(assembly.open_register(load(self.config))) as register:
            return effects(register, self.mail, self.sent)


def effects(register: Register, server: EmbeddedMail, sent: int) -> dict[str, int]:
    """What was lost, and what there is twice."""
    files = Counter(address for one in register.complaints() for address in one.complainant.addresses)
    wanted = {f"client{number}@example.org" for number in range(sent)}
    left = Counter(message_from_bytes(posted.raw)["Message-ID"] for posted in server.posted)
    with register.reading() as session:
        rows = {row.message_id: row for row in session.scalars(select(LetterRow))}
    twice = [one for one, times in left.items() if times > 1]
    marked = [one for one in twice if one in rows and (rows[one].repeats or rows[one].status == "uncertain")]
    return {
        "messages": sent,
        "lost": len(wanted - files.keys()),
        "files doubled": sum(times - 1 for times in files.values()),
        "letters": len(rows),
        "letters doubled unmarked": len(twice) - len(marked),
        "letters doubled and marked": len(marked),
        "letters unknown": len(left.keys() - rows.keys()),
        "letters that wait": sum(row.status in {"queued", "sending"} for row in rows.values()),
        "faults of verify": len(register.verify().faults),
    }


@contextmanager
def campaign(folder: Path, database: str, seed: int) -> Iterator[Campaign]:
    with ExitStack() as stack:
        mail = stack.enter_context(EmbeddedMail(address=ADDRESS, password="secret"))
        wires = (Wire(mail.imap_port), Wire(mail.smtp_port))
        for wire in wires:
            stack.callback(wire.close)
        (folder / "secret").write_text("secret")
        config = folder / "config.toml"
        config.write_text(CONFIG.format(imap=wires[0].port, smtp=wires[1].port, database=database))
        complaints = stack.enter_context((folder / "stderr").open("w"))
        victims = stack.enter_context(
            subprocess.Popen(
                [sys.executable, str(VICTIM), str(config)],
                text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
        )  # fmt: skip
        yield Campaign(config, mail, wires, victims, database, random.Random(seed))
        assert victims.stdin is not None
        victims.stdin.close()


def table(one: Campaign, found: dict[str, int]) -> Iterator[str]:
    yield f"lives {one.met.total()}, of them killed {one.ended[-signal.SIGKILL]}"
    yield from (f"  {name:<28}{one.met[name]:>8}" for name in TROUBLES)
    yield from (f"{name:<30}{count:>8}" for name, count in found.items())


def main() -> None:
    logs.set_up(level="CRITICAL", shape="json")
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lives", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600.0, help="ends earlier, after so many")
    parser.add_argument("--postgres", action="store_true", help="instead of SQLite")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        database = f"sqlite:///{folder / 'register.db'}"
        if asked.postgres:
            database = stack.enter_context(running_postgres()).create()
        one = stack.enter_context(campaign(folder, database, asked.seed))
        one.goes(asked.lives, time.monotonic() + 60 * asked.minutes)
        found = one.effects()
        kind = "PostgreSQL" if asked.postgres else "SQLite"
        sys.stdout.write(f"{kind}, seed {asked.seed}\n" + "\n".join(table(one, found)) + "\n")
    wrong = ("lost", "files doubled", "letters doubled unmarked", "letters unknown", "faults of verify")
    sys.exit(any(found[name] for name in wrong))


if __name__ == "__main__":
    main()
