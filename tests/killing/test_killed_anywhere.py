"""Nothing is lost and nothing is doubled when the process dies at any moment between the fetch and the SMTP reply.

Each kill is a SIGKILL of a real process that works on a real IMAP and a real SMTP server. The same register lives
through all the kills of a test, with new mail before each; at the end every message has exactly one complaint, and
exactly one acknowledgement or one that is marked uncertain by its rule.
"""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.delivery import deliver, make_maildir
from worker import assembly
from worker.demo.letterbox import parse
from worker.demo.servers import EmbeddedMail
from worker.doors.clock import SystemClock
from worker.register import ledger
from worker.register.store import Register
from worker.settings import load

BOX = "reclamations@example.com"
ROOT = Path(__file__).parents[2]
VICTIM = Path(__file__).with_name("victim.py")
# Every step of the office, in the order in which a round passes them.
STEPS = (
    "fetched", "shelved", "kept", "claimed", "read", "recorded", "committed", "settled", "marked",
    "letters_claimed", "leaving", "accepted", "sent",
)  # fmt: skip
# Those at which the mailbox itself is asked or changed, and what lies between.
STEPS_AT_THE_MAILBOX = ("fetched", "kept", "committed", "settled", "marked")
STEPS_PER_MESSAGE = ("recorded", "leaving", "accepted", "sent")
RANDOM_KILLS = 12

CONFIG = """
[organisation]
name = "Maison Lenoir"
[[mailbox]]
name = "reclamations"
address = "{box}"
host = "127.0.0.1"
port = {imap}
security = "plain"
password_file = "secret"
[smtp]
host = "127.0.0.1"
port = {smtp}
security = "plain"
username = "{box}"
password_file = "secret"
from = "Service <{box}>"
"""


MAILDIR = 'kind = "maildir"\npath = "Maildir"'

# Dozens of lives of a process, on a machine that may be busy.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


@dataclass
class Scene:
    """Servers that outlive the worker, its configuration, and who has written so far."""

    folder: Path
    mail: EmbeddedMail
    victims: "subprocess.Popen[str]"
    customers: list[str] = field(default_factory=list)
    maildir: Path | None = None

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    @property
    def complaints(self) -> Path:
        """What the victims wrote to their standard error."""
        return self.folder / "stderr"

    def customers_write(self, count: int) -> None:
        for _ in range(count):
            number = len(self.customers) + 1
            sender = f"client{number}@example.org"
            self.customers.append(sender)
            self._arrives(
                f"From: {sender}\r\nTo: {BOX}\r\nSubject: Colis {number}\r\nMessage-ID: <{number}@example.org>\r\n"
                f"Content-Type: text/plain; charset=utf-8\r\n\r\nLe colis {number} n'est jamais arrivé.\r\n".encode()
            )

    def _arrives(self, raw: bytes) -> None:
        if self.maildir:
            deliver(self.maildir, raw)
        else:
            self.mail.append(raw)

    def begins(self, *arguments: str) -> int:
        """A worker's life begins; returns its pid."""
        assert self.victims.stdin is not None
        self.victims.stdin.write(f"{json.dumps(arguments)}\n")
        self.victims.stdin.flush()
        return self._told()

    def ends(self) -> int:
        """Wait for the worker's end, or its death; returns the exit status, -9 for a death."""
        status = self._told()
        assert status in {0, -signal.SIGKILL}, self.complaints.read_text(encoding="utf-8")
        return status

    def lives(self, *arguments: str) -> int:
        self.begins(*arguments)
        return self.ends()

    def _told(self) -> int:
        assert self.victims.stdout is not None
        line = self.victims.stdout.readline()
        assert line, self.complaints.read_text(encoding="utf-8")
        return int(line)

    def register(self) -> Register:
        return assembly.open_register(load(self.config))


@pytest.fixture
def maildir() -> None:
    """Asked for by tests in which mail comes into a Maildir."""


@pytest.fixture
def scene(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Scene]:
    spool = make_maildir(tmp_path / "Maildir") if "maildir" in request.fixturenames else None
    with EmbeddedMail(address=BOX, password="secret") as mail:
        (tmp_path / "secret").write_text("secret")
        config = tmp_path / "config.toml"
        text = CONFIG.format(box=BOX, imap=mail.imap_port, smtp=mail.smtp_port)
        if spool:
            text = re.sub(r"host = .*\nport = .*\nsecurity = .*\npassword_file = .*", MAILDIR, text, count=1)
        config.write_text(text)
        with (
            (tmp_path / "stderr").open("w") as complaints,
            subprocess.Popen(
                [sys.executable, str(VICTIM), str(config)],
                text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            ) as victims,
        ):  # fmt: skip
            yield Scene(tmp_path, mail, victims, maildir=spool)


def assert_nothing_lost_nothing_doubled(scene: Scene) -> None:
    register = scene.register()
    complaints = register.complaints()
    senders = Counter(address for c in complaints for address in c.complainant.addresses)
    assert senders == Counter(scene.customers)
    assert len(register.parcels()) == len(scene.customers)
    assert {parcel.status for parcel in register.parcels()} == {"done"}
    for complaint in complaints:
        [customer] = complaint.complainant.addresses
        [acknowledgement] = [m for m in complaint.mails if m.occasion == "acknowledgement"]
        arrived = [str(parse(raw)["Message-ID"]) for raw in scene.mail.delivered_to(customer)]
        # One letter, however often: a second delivery is the same letter, and the record says that it was uncertain.
        assert set(arrived) == {acknowledgement.message_id}
        uncertain = "LetterFailed" in [e.kind for e in register.entries(complaint.ref)]
        assert len(arrived) == 1 or (len(arrived) == 2 and uncertain)
        assert acknowledgement.status == "sent"
    assert register.verify().faults == ()
    register.close()


def settle_everything(scene: Scene) -> None:
    """The worker is started again, and half an hour passes for the letters that were left uncertain."""
    assert scene.lives() == 0
    assert scene.lives("--minutes-later", "31") == 0
    assert scene.lives("--minutes-later", "62") == 0


def test_killed_at_each_named_step_and_again_while_it_recovers(scene: Scene) -> None:
    """26 kills: at each step, and at the same step once more in the life that takes up what the first one left."""
    killed = []
    for step in STEPS:
        for _ in range(2):
            scene.customers_write(2)
            killed.append((step, scene.lives("--at", step)))
    assert killed == [(step, -signal.SIGKILL) for step in STEPS for _ in range(2)]
    settle_everything(scene)
    assert_nothing_lost_nothing_doubled(scene)


@pytest.mark.usefixtures("maildir")
def test_killed_with_mail_in_a_maildir(scene: Scene) -> None:
    killed = []
    for step in STEPS_AT_THE_MAILBOX:
        scene.customers_write(2)
        killed.append((step, scene.lives("--at", step)))
    assert killed == [(step, -signal.SIGKILL) for step in STEPS_AT_THE_MAILBOX]
    settle_everything(scene)
    assert_nothing_lost_nothing_doubled(scene)
    assert scene.maildir
    assert [path.name for part in ("new", "cur", "tmp") for path in (scene.maildir / part).iterdir()] == []
    assert len(list((scene.maildir / ".Processed" / "cur").iterdir())) == len(scene.customers)


def test_killed_in_the_middle_of_a_batch(scene: Scene) -> None:
    """Eight kills: at steps that are passed once a message or a letter, when a part of the batch is done."""
    killed = []
    for step in STEPS_PER_MESSAGE:
        for nth in (2, 5):
            scene.customers_write(6)
            killed.append((step, nth, scene.lives("--at", step, "--nth", str(nth))))
    assert killed == [(step, nth, -signal.SIGKILL) for step in STEPS_PER_MESSAGE for nth in (2, 5)]
    settle_everything(scene)
    assert_nothing_lost_nothing_doubled(scene)


def test_killed_at_random_moments(scene: Scene) -> None:
    chance = random.Random(20261123)
    scene.customers_write(4)
    # The first life also makes the register's tables, and what comes after it does not.
    assert scene.lives() == 0
    scene.customers_write(4)
    began = time.monotonic()
    assert scene.lives() == 0
    whole_life = time.monotonic() - began
    deaths = 0
    while deaths < RANDOM_KILLS:
        scene.customers_write(3)
        pid = scene.begins()
        time.sleep(whole_life * chance.random())
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        died = scene.ends() == -signal.SIGKILL
        deaths += died
        # How long a life is changes with what else the machine does.
        whole_life *= 1.1 if died else 0.7
    settle_everything(scene)
    # Whatever died three times with the same message in hand put it aside, and an operator takes it up again.
    register = scene.register()
    register.change(ledger.replay, None, SystemClock().now())
    register.close()
    settle_everything(scene)
    assert_nothing_lost_nothing_doubled(scene)
