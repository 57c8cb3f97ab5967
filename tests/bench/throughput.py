"""How fast the main job is: `complaints once` over generated mail on the embedded servers, in a process of its own.

Prints, for an empty register and for one that holds ten times as many files as there are messages: messages a second,
CPU milliseconds a message and peak memory of the worker alone (the servers run in this process), and their ratio.
Absolute figures belong to the machine; the ratio is what to compare.

    python tests/bench/throughput.py [MESSAGES]
"""

import json
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from sqlalchemy import text

from worker import assembly
from worker.demo.servers import EmbeddedMail
from worker.register.database import writing
from worker.settings import load

ROOT = Path(__file__).parents[2]
BOX = "reclamations@example.com"
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
from = "{box}"
[[staff]]
name = "Ann Morel"
address = "ann@example.com"
roles = ["desk"]
"""
WORDS = """
le colis la commande reçu cassé retard livraison facture remboursement échange service client magasin lundi mardi
réponse téléphone appel courrier avoir produit qualité garantie panne réparation demande merci bonjour
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one run of the worker."""

    messages: int
    seconds: float
    cpu_seconds: float
    peak_megabytes: float

    def line(self) -> str:
        speed, cost = self.messages / self.seconds, 1000 * self.cpu_seconds / self.messages
        return f"{speed:8.1f} messages/s {cost:8.2f} CPU ms/message {self.peak_megabytes:8.1f} MB peak"


def message(number: int, chance: random.Random) -> bytes:
    """Six in ten are plain text, two are HTML, two carry a file of 50 to 400 KB; each is another customer's."""
    mail = EmailMessage()
    mail["From"] = f"Client {number} <client{number}@example.org>"
    mail["To"] = BOX
    mail["Subject"] = f"Réclamation {number}"
    mail["Message-ID"] = f"<{number}.{chance.getrandbits(32)}@example.org>"
    paragraphs = [
        " ".join(chance.choices(WORDS.split(), k=chance.randint(20, 90))) for _ in range(chance.randint(1, 6))
    ]
    kind = chance.random()
    if kind < 0.2:
        mail.set_content("<html><body>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</body></html>", subtype="html")
    else:
        mail.set_content("\n\n".join(paragraphs))
    if kind > 0.8:
        content = b"%PDF-1.4\n" + chance.randbytes(chance.randint(50_000, 400_000))
        mail.add_attachment(content, maintype="application", subtype="pdf", filename=f"facture {number}.pdf")
    return mail.as_bytes(policy=SMTP)


# Linux hands a process the peak memory of the one that started it: the worker is started by a small one.
LAUNCHER = """
import json, os, subprocess, sys, time
began = time.monotonic()
worker = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)
told = worker.stdout.read().decode()
_, status, usage = os.wait4(worker.pid, 0)
seconds = time.monotonic() - began
print(json.dumps([told, os.waitstatus_to_exitcode(status), seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""


def run_once(config: Path, messages: int, path: str = str(ROOT)) -> Figures:
    """One `complaints once` of the program on `path`, measured by the operating system's accounting of that process."""
    once = [sys.executable, "-m", "worker", "once", "--json", "--config", str(config)]
    launched = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, *once], capture_output=True, text=True, check=True,
        cwd=config.parent, env={"PYTHONPATH": path},
    )  # fmt: skip
    told, status, seconds, cpu_seconds, peak_kilobytes = json.loads(launched.stdout)
    if status or json.loads(told)["registered"] != messages:
        sys.exit(f"the worker did not register {messages} messages: {told!r} {launched.stderr[-2000:]}")
    return Figures(messages, seconds, cpu_seconds, peak_kilobytes / 1024)


# What of each table is copied as it is; the rest of a row is made anew under the copy's number.
COPIED = {
    "complaint": "number, state, is_open, mailbox, registered_at, answered_at, answer_due, record, entries, head",
    "entry": "seq, at, actor, kind, payload, salt, payload_sha256, previous, hash",
    "letter": "mailbox, occasion, template, language, to_staff, automatic, repeatable, subject, raw, sha256, status,"
    " queued_at, due_at, attempts, repeats, detail",
    "participant": "",
}
RENUMBERED = {
    "complaint": {"year": "year - :n", "subject_key": "subject_key || :s", "body_sha256": "body_sha256 || :s"},
    "entry": {},
    "letter": {"recipient": "'x' || :s || recipient", "message_id": "message_id || :s"},
    "participant": {"address": "'x' || :s || address"},
}


def grow(config: Path, times: int) -> int:
    """Copy each file of the register, with its rows, `times` times under other numbers; returns how many there are.

    The copies need not verify: they are weight on the indexes.
    """
    register = assembly.open_register(load(config))
    with writing(register.engine) as session:
        for number in range(1, times + 1):
            for table in ("complaint", "participant", "entry", "letter"):
                made = {"ref": "ref || :s", **RENUMBERED[table]}
                columns = ", ".join([*made, COPIED[table]]).rstrip(", ")
                values = ", ".join([*made.values(), COPIED[table]]).rstrip(", ")
                rows = f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE ref LIKE 'REC-%-__'"
                statement = text(rows)
                wanted = {"s": f"-{number}", "n": number}
                session.execute(statement, {name: wanted[name] for name in statement.compile().params})
        count = session.scalar(text("SELECT count(*) FROM complaint")) or 0
    register.close()
    return int(count)


def main() -> None:
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    chance = random.Random(20261123)  # the same mail in every run
    with tempfile.TemporaryDirectory() as folder, EmbeddedMail(address=BOX, password="bench") as mail:
        (Path(folder) / "secret").write_text("bench")
        config = Path(folder) / "config.toml"
        config.write_text(CONFIG.format(box=BOX, imap=mail.imap_port, smtp=mail.smtp_port))
        volume = 0
        for number in range(messages):
            raw = message(number, chance)
            volume += len(raw)
            mail.append(raw)
        print(f"{messages} messages, {volume / messages / 1000:.0f} KB on average; the worker alone:")
        empty = run_once(config, messages)
        print(f"  empty register          {empty.line()}")
        files = grow(config, 10)
        for number in range(messages, 2 * messages):
            mail.append(message(number, chance))
        full = run_once(config, messages)
        print(f"  {files:>6} files before     {full.line()}")
        print(f"  ratio of CPU, full to empty register: {full.cpu_seconds / empty.cpu_seconds:.2f}")


if __name__ == "__main__":
    main()
