"""A team at work on doors in memory: whoever writes, forges or leaks is one line, and what came of it another."""

from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from sqlalchemy import text

from tests.desk import BORDER, MONDAY, TestOffice, open_test_office
from tests.parsing import parsed
from worker.nouns.item import Person
from worker.register.tables import LetterRow

BOX = "reclamations@example.com"
ANN = Person("Ann Morel", "ann@example.com", frozenset({"desk", "manager", "approver", "direction"}))
CY = Person("Cyrille Marchand", "cy@example.com", frozenset({"handler"}))
MIA = Person("Mia Laurent", "mia@example.com", frozenset({"manager", "approver"}))
BO, EVE = "bo@example.org", "eve@example.net"
# What an unproven mail may leave behind: it is kept, somebody is asked, somebody looks.
_BOOKS = ("parcel", "held_mail", "task", "letter", "duty", "seal")


@dataclass
class Team:
    office: TestOffice
    written: int = 0

    def writes(  # noqa: PLR0913  # a mail has as many parts
        self,
        sender: str,
        words: str,
        *,
        subject: str = "Dossier",
        to: str = BOX,
        cc: str = "",
        answers: str = "",
        results: tuple[str, ...] = (),
        html: str = "",
        heads: tuple[tuple[str, str], ...] = (),
        attach: bytes = b"",
        later: bool = False,
    ) -> None:
        """A mail arrives and is handled, unless others are to be handled with it."""
        self.written += 1
        message = EmailMessage()
        for value in results:
            message["Authentication-Results"] = value
        message["From"] = sender
        message["To"] = to
        if cc:
            message["Cc"] = cc
        message["Subject"] = subject
        message["Date"] = format_datetime(self.office.clock.now())
        message["Message-ID"] = f"<m{self.written}@{sender.rpartition('@')[2].strip('>')}>"
        if answers:
            message["In-Reply-To"] = answers
        message.set_content(html or words, subtype="html" if html else "plain")
        if attach:
            message.add_attachment(attach, maintype="application", subtype="pdf", filename="pièce.pdf")
        raw = message.as_bytes(policy=SMTP)
        for name, value in heads:
            raw = f"{name}: {value}\r\n".encode() + raw
        self.delivers(raw, later=later)

    def delivers(self, raw: bytes, *, later: bool = False) -> None:
        self.office.box.deliver(raw, at=self.office.clock.now())
        if not later:
            self.office.waits(seconds=61)

    def letters(self, to: str = "", occasion: str = "") -> list[LetterRow]:
        """Oldest first."""
        found = sorted(self.office.register.letters(), key=lambda row: row.id or 0)
        return [row for row in found if to in ("", row.recipient) and occasion in ("", row.occasion)]

    def last(self, to: str, occasion: str = "") -> LetterRow:
        return self.letters(to, occasion)[-1]

    def tasks(self) -> list[str]:
        return [task.kind for task in self.office.register.tasks()]

    def books(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table but those that keep and ask: what has an effect shows in it."""
        with self.office.register.engine.connect() as connection:
            names = [row[0] for row in connection.execute(text("select name from sqlite_master where type = 'table'"))]
            wanted = [name for name in names if name not in _BOOKS and not name.startswith(("sqlite", "search"))]
            rows = {name: connection.execute(text(f"select * from {name}")) for name in wanted}
            return {name: sorted((tuple(row) for row in found), key=repr) for name, found in rows.items()}


def open_team(database: str, folder: Path, *, authserv_id: str = BORDER) -> Team:
    office = open_test_office(database, folder)
    desk = office.office.desk
    staff = {person.address: person for person in (ANN, CY, MIA)}
    rules = replace(desk.rules, staff=staff, desk=(ANN,), causes=("externe", "organisation"), mediator_known=True)
    boxes = {name: replace(box, subaddress=True) for name, box in desk.boxes.items()}
    office.changed(rules=rules, boxes=boxes, facts=replace(desk.facts, staff=staff, authserv_id=authserv_id))
    assert office.clock.now() == MONDAY
    return Team(office)


def passed(sender: str = ANN.address) -> tuple[str]:
    """What our border writes on a mail that it verified."""
    return (f"{BORDER}; dmarc=pass header.from={sender.rpartition('@')[2]}",)


def reply_to(letter: LetterRow) -> str:
    return str(read(letter)["Reply-To"])


def read(letter: LetterRow) -> EmailMessage:
    return parsed(letter.raw)


def words(letter: LetterRow) -> str:
    body = read(letter).get_body(("plain",))
    return " ".join(body.get_content().split()) if body else ""
