"""Two worker processes on one PostgreSQL watch the same files: each clock strikes once, each colleague has one list."""

import json
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from tests.desk import mail as complaint_mail
from tests.sharing.test_two_workers import CONFIG
from worker import assembly
from worker.demo.letterbox import parse
from worker.demo.servers import EmbeddedMail
from worker.doors.clock import FixedClock
from worker.settings import load

# Three batches.
FILES = 120
STAFF = """
[[staff]]
name = "Ann Morel"
address = "ann@example.com"
roles = ["desk"]
[[staff]]
name = "Cyrille Marchand"
address = "cy@example.com"
"""
WORKER = Path(__file__).with_name("watch_process.py")
BEGUN = "2026-11-23T09:00:00+01:00"
# Fifteen days of silence end on Tuesday 8 December; the assessment is long late.
MORNING = "2026-12-08T08:00:00+01:00"


def watches(config: Path, folder: Path) -> list[dict[str, int]]:
    """Two processes that begin at one moment; what each of them did."""
    gate = folder / "gate"
    workers = [
        subprocess.Popen(
            [sys.executable, str(WORKER), str(config), MORNING, str(gate)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    until = time.monotonic() + 60
    while len(list(folder.glob("gate.*"))) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    gate.touch()
    told = [worker.communicate(timeout=240) for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], told
    return [json.loads(out) for out, _ in told]


@pytest.mark.slow
def test_two_watches_strike_each_clock_once_and_send_one_list_a_person(postgres_url: str, tmp_path: Path) -> None:
    with EmbeddedMail(address="reclamations@example.com", password="secret") as server:
        (tmp_path / "secret").write_text("secret")
        config = tmp_path / "config.toml"
        config.write_text(CONFIG.format(imap=server.imap_port, smtp=server.smtp_port, database=postgres_url) + STAFF)
        for number in range(FILES):
            server.append(complaint_mail(number))
        first = assembly.open_office(load(config), clock=FixedClock(datetime.fromisoformat(BEGUN)))
        first.desk.register.migrate()
        first.open()
        assert first.round().registered == FILES
        first.close()
        posted = len(server.posted)

        tallies = watches(config, tmp_path)
        register = assembly.open_register(load(config))
        # The late assessment, which rises by two steps and is then weekly, and the progress letter of each file.
        assert sum(tally["struck"] for tally in tallies) == 5 * FILES
        # Her list tells what is late; his would be empty.
        assert sum(tally["digests"] for tally in tallies) == 1
        assert sum(tally["reminded"] for tally in tallies) == 0
        # The report of the month too leaves once for each, whichever worker wrote it.
        assert sum(tally["reports"] for tally in tallies) == 2
        sent = Counter(one.recipient for one in server.posted[posted:])
        subjects = [parse(one.raw)["Subject"] for one in server.posted if one.recipient == "ann@example.com"]
        # What came faster than she would read is told in a few letters, each file once.
        together = [int(subject.split()[0]) for subject in subjects if "nouveautés" in subject]
        assert sum(together) + sum("Colis" in one and "Vague" not in one for one in subjects) == FILES
        # Then her list and the report; he has the report alone.
        assert sent.pop("ann@example.com") == len(together) + 2
        assert sent.pop("cy@example.com") == 1
        assert sent == Counter(f"client{number}@example.org" for number in range(FILES))
        assert register.verify().faults == ()
        register.close()
