"""A whole folder of mail through `complaints once`, on Dovecot: none lost, none stops another, a second run is idle.

The folder is our own corpus; MAIL_FOLDER names another one.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.dovecot import PASSWORD, Dovecot
from worker import assembly
from worker.demo.servers import EmbeddedMail
from worker.settings import load

FOLDER = Path(os.environ.get("MAIL_FOLDER", Path(__file__).parents[1] / "corpus"))
CONFIG = """
[organisation]
name = "Maison Lenoir"
[[mailbox]]
name = "reclamations"
address = "{user}"
host = "127.0.0.1"
port = {imap}
security = "plain"
password_file = "secret"
[smtp]
host = "127.0.0.1"
port = {smtp}
security = "plain"
username = "reclamations@example.com"
password_file = "smtp-secret"
from = "{user}"
"""


def fill(maildir: Path, owner: Path) -> int:
    """Put every message of the folder into the mailbox, byte for byte; returns how many."""
    new = maildir / "new"
    for folder in (maildir, new, maildir / "cur", maildir / "tmp"):
        folder.mkdir(parents=True, exist_ok=True)
    messages = sorted(path for path in FOLDER.rglob("*.eml"))
    for number, path in enumerate(messages):
        shutil.copyfile(path, new / f"1700000000.M{number}P1.host")
    if os.geteuid() == 0:
        stat = owner.stat()
        for path in (maildir.parents[1], *maildir.parents[1].rglob("*")):
            os.chown(path, stat.st_uid, stat.st_gid)
    return len(messages)


def once(config: Path) -> dict[str, int]:
    asked = [sys.executable, "-m", "worker", "once", "--json", "--config", str(config)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stderr[-3000:]
    tally: dict[str, int] = json.loads(done.stdout)
    return tally


@pytest.mark.slow
def test_every_message_of_a_folder_is_accounted_for(dovecot: Dovecot, user: str, tmp_path: Path) -> None:
    total = fill(dovecot.maildir(user), dovecot.root)
    with EmbeddedMail(address="reclamations@example.com", password="secret") as outside:
        (tmp_path / "secret").write_text(PASSWORD)
        (tmp_path / "smtp-secret").write_text("secret")
        config = tmp_path / "config.toml"
        config.write_text(CONFIG.format(user=user, imap=dovecot.port, smtp=outside.smtp_port))
        first = once(config)
        second = once(config)
        settings = load(config)
        register = assembly.open_register(settings)
        box = assembly.open_mailbox(settings.mailbox[0])
        counts = box.count(["INBOX", "Processed", "Review"])
        box.close()
        parcels = register.parcels()
        proof = register.verify()
        register.close()
    assert first["collected"] == len(parcels) == total
    assert counts["INBOX"] == 0
    assert counts["Processed"] + counts["Review"] == total
    assert [row.error for row in parcels if row.status != "done"] == []
    assert proof.faults == ()
    # What was handled stays handled; a second run has nothing to do.
    assert set(second.values()) == {0}
