"""Two worker processes on one PostgreSQL share the work: no double, none lost."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.desk import mail as complaint_mail
from tests.sharing.config import CONFIG
from worker import assembly
from worker.demo.servers import EmbeddedMail
from worker.office.collecting import collect
from worker.office.handling import BATCH
from worker.settings import load

# Four batches.
MESSAGES = 200
WORKER = Path(__file__).with_name("worker_process.py")


@pytest.mark.slow
def test_two_processes_share_the_messages_with_no_double_and_none_lost(postgres_url: str, tmp_path: Path) -> None:
    with EmbeddedMail(address="reclamations@example.com", password="secret") as server:
        (tmp_path / "secret").write_text("secret")
        config = tmp_path / "config.toml"
        config.write_text(CONFIG.format(imap=server.imap_port, smtp=server.smtp_port, database=postgres_url))
        for number in range(MESSAGES):
            server.append(complaint_mail(number))
        first = assembly.open_office(load(config))
        first.desk.register.migrate()
        collect(first.desk, first.desk.boxes["reclamations"])
        first.close()
        workers = [
            subprocess.Popen(
                [sys.executable, str(WORKER), str(config), str(tmp_path), f"{number}"],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for number in range(2)
        ]
        told = [worker.communicate(timeout=240) for worker in workers]
        assert [worker.returncode for worker in workers] == [0, 0], told
        tallies = [json.loads(out) for out, _ in told]
        register = assembly.open_register(load(config))
        senders = Counter(a for c in register.complaints() for a in c.complainant.addresses)
        assert senders == Counter(f"client{number}@example.org" for number in range(MESSAGES))
        assert sum(tally["registered"] for tally in tallies) == MESSAGES
        # Each held a batch while the other held one.
        assert min(tally["registered"] for tally in tallies) >= BATCH
        delivered = Counter(posted.recipient for posted in server.posted)
        assert {delivered[sender] for sender in senders} == {1}
        proof = register.verify()
        assert (proof.complaints, proof.parcels, proof.faults) == (MESSAGES, MESSAGES, ())
        register.close()
