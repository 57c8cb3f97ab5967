"""The stage of the demo: mail servers, an office, a clock; people who send, read and answer; days that pass."""

import smtplib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from time import monotonic
from typing import Protocol

from worker.complaint.record import Complaint
from worker.demo import letters
from worker.demo.letterbox import keep_letters, parse, text_of
from worker.demo.servers import EmbeddedMail, Posted
from worker.doors.clock import FixedClock
from worker.office import Office, Tally
from worker.register.tables import ParcelRow
from worker.register.verifying import Proof
from worker.words.said import Said

BOX = "reclamations@example.com"


@dataclass(frozen=True, slots=True)
class Sent:
    """One mail of the demo: who sends it, and what a newcomer should see in it."""

    who: str | Said
    what: Said
    raw: bytes


class Teller(Protocol):
    """Whoever tells the demo to the one who watches."""

    def opening(self) -> None: ...
    def chapter(self, title: Said, more: Said) -> None: ...
    def working(self, messages: int) -> AbstractContextManager[None]: ...
    def step(self, name: str) -> None: ...
    def arrived(self, rows: Sequence[tuple[Sent, ParcelRow]], tally: Tally, took: timedelta) -> None: ...
    def imported(self, files: int, faults: int) -> None: ...
    def passed(self, when: datetime, tally: Tally) -> None: ...
    def reads(self, who: Said, letter: EmailMessage, whole: Path, *, lines: int) -> None: ...
    def register(self, complaints: Sequence[Complaint]) -> None: ...
    def proof(self, proof: Proof) -> None: ...
    def places(self, folder: Path, index: Path, report: Path, ref: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Stage:
    folder: Path
    mail: EmbeddedMail
    office: Office
    clock: FixedClock
    teller: Teller

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def monday(self) -> date:
        """Of the week in which the play began."""
        today = self.now.astimezone(self.office.desk.rules.zone).date()
        return today - timedelta(days=today.weekday())

    def letter(self, address: str, *, holding: str = "") -> EmailMessage:
        """The latest letter to somebody that holds these words."""
        letters_to = [parse(raw) for raw in self.mail.delivered_to(address)]
        return next(letter for letter in reversed(letters_to) if holding in text_of(letter))

    def answers(self, who: str, address: str, what: Said, words: str, *, holding: str = "") -> Sent:
        """Somebody answers the latest letter that they hold."""
        to = self.letter(address, holding=holding)
        return Sent(who, what, letters.answer(self.now, sender=f"{who} <{address}>", to=to, words=words))

    def arrive(self, post: Sequence[Sent]) -> None:
        """The mails reach the server, the office does its round, and what became of each is told."""
        with smtplib.SMTP("127.0.0.1", self.mail.smtp_port) as smtp:
            for sent in post:
                smtp.sendmail(*envelope(parse(sent.raw)), sent.raw)
        before = {row.id for row in self.office.desk.register.parcels()}
        began = monotonic()
        with self.teller.working(len(post)):
            tally = self.office.round()
        rows = [row for row in self.office.desk.register.parcels() if row.id not in before]
        took = timedelta(seconds=monotonic() - began)
        self.teller.arrived(list(zip(post, rows, strict=True)), tally, took)

    def wait(self, **span: float) -> Tally:
        """Time passes, and the office does what has come due."""
        self.clock.advance(timedelta(**span))
        return self.office.round()

    def show(self, who: Said, address: str, *, holding: str = "", lines: int) -> None:
        """The latest letter that somebody holds, as they read it."""
        posted = self.outgoing()
        wanted = self.letter(address, holding=holding)["Message-ID"]
        place = next(at for at, letter in enumerate(posted) if parse(letter.raw)["Message-ID"] == wanted)
        kept = keep_letters(self.folder / "letters", posted)
        self.teller.reads(who, parse(posted[place].raw), kept[place], lines=lines)

    def outgoing(self) -> list[Posted]:
        return [letter for letter in self.mail.posted if not letter.recipient.startswith("reclamations")]

    def complaints(self) -> list[Complaint]:
        """Oldest first."""
        return self.office.desk.register.complaints()[::-1]


def envelope(message: EmailMessage) -> tuple[str, list[str]]:
    """(sender, recipients) as a mail server gives them: a delivery report comes from nobody (RFC 5321, 4.5.5)."""
    sender = "" if message["Return-Path"] == "<>" else parseaddr(str(message["From"]))[1]
    return sender, [parseaddr(str(message["To"]))[1]]
