"""An office day, played on real servers: mail arrives by SMTP, the worker works, the customers read their answers."""

import smtplib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import Protocol

from worker import assembly
from worker.demo import letters
from worker.demo.folder import CONFIG as CONFIG_NAME
from worker.demo.folder import FolderNotOurs, is_ours, sweep, write_config
from worker.demo.letterbox import INDEX, keep_letters, parse
from worker.demo.servers import EmbeddedMail, Posted
from worker.nouns.complaint import Complaint
from worker.office import Office, Tally
from worker.register.tables import ParcelRow
from worker.register.verifying import Proof
from worker.settings import load

__all__ = ["BOX", "Day", "FolderNotOurs", "Sent", "Teller"]

BOX = "reclamations@example.com"
DESK = "ann@example.com"
PASSWORD = "demo"  # noqa: S105  # the embedded server lives as long as the demo, on loopback

CONFIG = """\
# The servers that it names lived as long as the demo.
[organisation]
name = "Maison Lenoir"
languages = ["fr", "en"]
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

[[staff]]
name = "Ann Morel"
address = "{desk}"
roles = ["desk"]

[response.mediator]
name = "Médiateur de la consommation"
address = "BP 1, 75000 Paris"
website = "https://mediateur.example"
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """One mail of the day: who sends it, and what a newcomer should see in it."""

    who: str
    what: str
    raw: bytes


class Teller(Protocol):
    """Whoever tells the day to the one who watches."""

    def opening(self) -> None: ...
    def chapter(self, title: str, more: str) -> None: ...
    def working(self, messages: int) -> AbstractContextManager[None]: ...
    def step(self, name: str) -> None: ...
    def arrived(self, rows: Sequence[tuple[Sent, ParcelRow]], tally: Tally, took: timedelta) -> None: ...
    def reads(self, who: str, letter: EmailMessage, whole: Path, *, lines: int) -> None: ...
    def register(self, complaints: Sequence[Complaint]) -> None: ...
    def proof(self, proof: Proof) -> None: ...
    def places(self, folder: Path, index: Path, ref: str) -> None: ...


class Day:
    """The demo's day in `folder`, told by `teller`."""

    def __init__(self, folder: Path, teller: Teller) -> None:
        self.folder = folder
        self.teller = teller

    def play(self) -> bool:
        """Play the day; True where the register verifies at its end. Raises FolderNotOurs, and RegisterInUse."""
        self._clear()
        self.teller.opening()
        with EmbeddedMail(address=BOX, password=PASSWORD) as mail:
            self._write_config(mail)
            office = assembly.open_office(load(self.folder / CONFIG_NAME), step=self.teller.step)
            register = office.desk.register
            with register.sole_worker():
                register.migrate()
                office.open()
                self._morning(mail, office)
                self._afternoon(mail, office)
                proof, complaints = register.verify(), register.complaints()
                office.close()
        self.teller.proof(proof)
        self.teller.places(self.folder, self.folder / "letters" / INDEX, complaints[-1].ref)
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
        text = CONFIG.format(box=BOX, desk=DESK, imap_port=mail.imap_port, smtp_port=mail.smtp_port)
        write_config(self.folder, text)
        (self.folder / "secret").write_text(PASSWORD, encoding="utf-8")

    # Playing

    def _morning(self, mail: EmbeddedMail, office: Office) -> None:
        post = morning(office.desk.clock.now())
        self.teller.chapter("The morning's post", f"{len(post)} mails reach {BOX}; the worker fetches them by IMAP")
        self._round(mail, office, post)
        self._show_letter(mail, "Camille Roussel reads", "camille.roussel@example.org", lines=48)
        self._show_letter(mail, "Ann Morel, at the desk, reads", DESK, lines=24)

    def _afternoon(self, mail: EmbeddedMail, office: Office) -> None:
        post = afternoon(office.desk.clock.now(), mail)
        self.teller.chapter("The afternoon", "a customer answers the acknowledgement; another's comes back")
        self._round(mail, office, post)
        keep_letters(self.folder / "letters", outgoing(mail))
        self.teller.register(office.desk.register.complaints()[::-1])

    def _round(self, mail: EmbeddedMail, office: Office, post: Sequence[Sent]) -> None:
        with smtplib.SMTP("127.0.0.1", mail.smtp_port) as smtp:
            for sent in post:
                smtp.sendmail(*envelope(parse(sent.raw)), sent.raw)
        before = {row.id for row in office.desk.register.parcels()}
        began = office.desk.clock.now()
        with self.teller.working(len(post)):
            tally = office.round()
        rows = [row for row in office.desk.register.parcels() if row.id not in before]
        self.teller.arrived(list(zip(post, rows, strict=True)), tally, office.desk.clock.now() - began)

    def _show_letter(self, mail: EmbeddedMail, who: str, address: str, *, lines: int) -> None:
        posted = outgoing(mail)
        place = next(place for place, letter in enumerate(posted) if letter.recipient == address)
        kept = keep_letters(self.folder / "letters", posted)
        self.teller.reads(who, parse(posted[place].raw), kept[place], lines=lines)


def outgoing(mail: EmbeddedMail) -> list[Posted]:
    return [letter for letter in mail.posted if not letter.recipient.startswith("reclamations")]


def morning(now: datetime) -> list[Sent]:
    """What waits when the office opens."""
    hours: Callable[[float], datetime] = lambda h: now - timedelta(hours=h)  # noqa: E731  # a table reads better with a short word
    return [
        Sent(
            "Camille Roussel", "sofa three weeks late; wants the delivery paid back", letters.late_sofa(hours(9), BOX)
        ),
        Sent("Karim Haddad", "lamp arrived broken; invoice and photo attached", letters.broken_lamp(hours(8), BOX)),
        Sent("Olivia Bennett", "charged twice; writes in English", letters.wrong_invoice(hours(7), BOX)),
        Sent("Monique Garnier", "bad welcome in the shop; HTML only, no wish", letters.rude_welcome(hours(6), BOX)),
        Sent("Paul Lemaire", "out-of-office notice", letters.out_of_office(hours(5), BOX)),
        Sent("La Gazette", "newsletter", letters.newsletter(hours(4), BOX)),
        Sent("J. Perrin", "oven not repaired; the mail was damaged on its way", letters.damaged(hours(3), BOX)),
    ]


def afternoon(now: datetime, mail: EmbeddedMail) -> list[Sent]:
    """What the morning's letters bring back."""
    [to_camille] = mail.delivered_to("camille.roussel@example.org")
    [to_perrin] = mail.delivered_to("j.perrin@example.net")
    reply = letters.answer(
        now,
        sender="Camille Roussel <camille.roussel@example.org>",
        to=parse(to_camille),
        words="Merci. J'ajoute que le livreur a rayé le parquet de l'entrée.",
    )
    report = letters.returned(now, BOX, report_from="mailer-daemon@mx.example.net", acknowledgement=parse(to_perrin))
    return [
        Sent("Camille Roussel", "answers the acknowledgement", reply),
        Sent("A mail server", "J. Perrin's address takes no mail", report),
    ]


def envelope(message: EmailMessage) -> tuple[str, list[str]]:
    """(sender, recipients) as a mail server gives them: a delivery report comes from nobody (RFC 5321, 4.5.5)."""
    sender = "" if message["Return-Path"] == "<>" else parseaddr(str(message["From"]))[1]
    return sender, [parseaddr(str(message["To"]))[1]]
