"""An office at work, played on real servers: mail arrives by SMTP, the worker works, people read their answers."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from worker import assembly
from worker.demo.folder import CONFIG as CONFIG_NAME
from worker.demo.folder import FolderNotOurs, is_ours, sweep, write_config
from worker.demo.letterbox import INDEX, latest
from worker.demo.letters import BORDER
from worker.demo.scenes import ANN, SCENES
from worker.demo.servers import EmbeddedMail
from worker.demo.stage import BOX, Sent, Stage, Teller
from worker.doors.clock import FixedClock, SystemClock
from worker.settings import load

__all__ = ["BOX", "FolderNotOurs", "Play", "Sent", "Teller"]

PASSWORD = "demo"  # noqa: S105  # the embedded server lives as long as the demo, on loopback
PARIS = ZoneInfo("Europe/Paris")

CONFIG = """\
# The servers that it names lived as long as the demo.
[organisation]
name = "Maison Lenoir"
contact = "Service réclamations"
postal_address = "12 rue des Lilas, 69003 Lyon"
phone = "04 72 00 00 00"

[[mailbox]]
name = "reclamations"
address = "{box}"
host = "127.0.0.1"
port = {imap_port}
security = "plain"
password_file = "secret"

[smtp]
host = "127.0.0.1"
port = {smtp_port}
security = "plain"
username = "{box}"
password_file = "secret"
from = "Service réclamations Maison Lenoir <{box}>"
bounce_address = "reclamations+bounces@example.com"

[security]
authserv_id = "{border}"

[[staff]]
name = "Ann Morel"
address = "ann@example.com"
roles = ["desk"]

[[staff]]
name = "Cyrille Marchand"
address = "cy@example.com"
roles = ["handler"]

[[staff]]
name = "Mia Laurent"
address = "mia@example.com"
roles = ["manager", "approver"]

[response.mediator]
name = "Médiateur de la consommation"
address = "BP 1, 75000 Paris"
website = "https://mediateur.example"
"""


class Play:
    """The demo in `folder`, told by `teller`."""

    def __init__(self, folder: Path, teller: Teller) -> None:
        self.folder = folder
        self.teller = teller

    def play(self) -> bool:
        """Play all scenes; True where the register verifies at the end. Raises FolderNotOurs, and RegisterInUse."""
        self._clear()
        self.teller.opening()
        clock = FixedClock(monday_before(SystemClock().now()))
        with EmbeddedMail(address=BOX, password=PASSWORD, clock=clock) as mail:
            self._write_config(mail)
            office = assembly.open_office(load(self.folder / CONFIG_NAME), clock=clock, step=self.teller.step)
            register = office.desk.register
            with register.sole_worker():
                register.migrate()
                office.open()
                stage = Stage(self.folder, mail, office, clock, self.teller)
                for scene in SCENES:
                    scene(stage)
                proof, first = register.verify(), register.complaints()[-1]
                office.close()
        self.teller.proof(proof)
        pages = self.folder / "letters"
        self.teller.places(self.folder, pages / INDEX, latest(pages, ANN), first.ref)
        return not proof.faults

    def _clear(self) -> None:
        """An earlier demo's things go, unless a process works with them."""
        config = self.folder / CONFIG_NAME
        if is_ours(config) and (self.folder / "register.db").exists():
            register = assembly.open_register(load(config, with_secrets=False), looking=True)
            with register.sole_worker():
                register.close()
        sweep(self.folder)

    def _write_config(self, mail: EmbeddedMail) -> None:
        config = CONFIG.format(box=BOX, border=BORDER, imap_port=mail.imap_port, smtp_port=mail.smtp_port)
        write_config(self.folder, config)
        secret = self.folder / "secret"
        secret.touch(mode=0o600)
        secret.write_text(PASSWORD, encoding="utf-8")


def monday_before(now: datetime) -> datetime:
    """The play begins on the Monday of this week, when the office opens: nobody watches it on a holiday.

    A week sooner where a month ends while letters are still exchanged: the play ends with that month's report.
    """
    local = now.astimezone(PARIS)
    monday = local.replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=local.weekday())
    letters_end = monday + timedelta(days=3)
    return monday if letters_end.month == monday.month else monday - timedelta(days=7)
