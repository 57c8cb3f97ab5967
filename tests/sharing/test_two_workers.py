"""Two worker processes on one PostgreSQL share the work: no double, none lost."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.desk import mail as complaint_mail
from worker import assembly
from worker.demo.servers import EmbeddedMail
from worker.settings import load

MESSAGES = 500
WORKER = Path(__file__).with_name("worker_process.py")
CONFIG = """
[organisation]
name = "Maison Lenoir"
[[mailbox]]
name = "reclamations"
address = "reclamations@example.com"
host = "127.0.0.1"
port = {imap}
security = "plain"
password_file = "secret"
[smtp]
host = "127.0.0.1"
port = {smtp}
security = "plain"
username = "reclamations@example.com"
password_file = "secret"
from = "reclamations@example.com"
[register]
database = "{database}"
"""


@pytest.mark.slow
def test_two_processes_handle_500_messages_with_no_double_and_none_lost(postgres_url: str, tmp_path: Path) -> None:
    with EmbeddedMail(address="reclamations@example.com", password="secret") as server:
        (tmp_path / "secret").write_text("secret")
        config = tmp_path / "config.toml"
        config.write_text(CONFIG.format(imap=server.imap_port, smtp=server.smtp_port, database=postgres_url))
        for number in range(MESSAGES):
            server.append(complaint_mail(number))
        workers = [
            subprocess.Popen([sys.executable, str(WORKER), str(config)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(2)
        ]
        told = [worker.communicate(timeout=240) for worker in workers]
        assert [worker.returncode for worker in workers] == [0, 0], told
        tallies = [json.loads(out) for out, _ in told]
        register = assembly.open_register(load(config))
        senders = Counter(a for c in register.complaints() for a in c.complainant.addresses)
        assert senders == Counter(f"client{number}@example.org" for number in range(MESSAGES))
        assert sum(tally["registered"] for tally in tallies) == MESSAGES
        assert min(tally["registered"] + tally["sent"] for tally in tallies) > 0
        delivered = Counter(posted.recipient for posted in server.posted)
        assert {delivered[sender] for sender in senders} == {1}
        proof = register.verify()
        assert (proof.complaints, proof.parcels, proof.faults) == (MESSAGES, MESSAGES, ())
        register.close()
