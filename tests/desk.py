"""An office on doors in memory and a real register, for tests of what the office does when something goes wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.fakes import FakeMailbox, FakePostman
from worker.complaint.record import Complaint
from worker.doors.clock import FixedClock
from worker.doors.shelf import FolderShelf
from worker.nouns.facts import Facts
from worker.nouns.item import Person
from worker.nouns.message import Party
from worker.office import Office, Tally
from worker.office.desk import Box, Desk
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules
from worker.processing.rules import Rules
from worker.register.store import Register
from worker.writing.house import House

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DESK = Person("Ann Morel", "ann@example.com", frozenset({"desk"}))


# The company's own mail server, which says whose mail it verified.
BORDER = "mx.example.com"


def mail(number: int = 1, *, sender: str = "", text: str = "Mon colis n'est jamais arrivé.", extra: str = "") -> bytes:
    """A small complaint; each number is another message by another person."""
    sender = sender or f"client{number}@example.org"
    return (
        f"Authentication-Results: {BORDER}; dmarc=pass header.from={sender.rpartition('@')[2]}\r\n"
        f"From: {sender}\r\nTo: reclamations@example.com\r\nSubject: Colis {number}\r\n"
        f"Message-ID: <{number}@example.org>\r\nDate: Mon, 23 Nov 2026 08:00:00 +0000\r\n{extra}"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    ).encode()


@dataclass
class TestOffice:
    """`boxes` are the fake mailboxes by name; `works()` does a round."""

    __test__ = False

    office: Office
    boxes: dict[str, FakeMailbox]
    postman: FakePostman
    clock: FixedClock
    register: Register
    passed: list[str] = field(default_factory=list)

    @property
    def box(self) -> FakeMailbox:
        return next(iter(self.boxes.values()))

    def works(self) -> Tally:
        return self.office.round()

    def waits(self, **span: float) -> Tally:
        self.clock.advance(timedelta(**span))
        return self.works()

    def complaints(self) -> list[Complaint]:
        return self.register.complaints()[::-1]

    def changed(self, **changes: Any) -> None:
        self.office.desk = replace(self.office.desk, **changes)


def open_test_office(
    database: str,
    folder: Path,
    *,
    boxes: tuple[str, ...] = ("reclamations",),
    step: Callable[[str], None] | None = None,
) -> TestOffice:
    """The office of a company with one person at the desk; letters in French and English."""
    clock, postman = FixedClock(MONDAY), FakePostman()
    register = Register(database, FolderShelf(folder / "shelf", resting_seconds=0))
    register.migrate()
    doors = {name: FakeMailbox(name) for name in boxes}
    desk = Desk(
        register=register,
        boxes={
            name: Box(door, name, f"{name}@example.com", "INBOX", "Processed", "Review") for name, door in doors.items()
        },
        postman=postman,
        clock=clock,
        rules=Rules(
            prefix="REC",
            languages=("fr", "en"),
            zone=ZoneInfo("Europe/Paris"),
            calendar=Calendar("metropole", frozenset()),
            clocks=ClockRules(),
            categories=("délai", "facturation ou prix"),
            refused_types=(".exe",),
            max_megabytes=25,
            boxes=tuple(f"{name}@example.com" for name in boxes),
            desk=(DESK,),
            staff={DESK.address: DESK},
        ),
        house=House(
            name="Maison Lenoir", contact="Service réclamations", sender=Party("reclamations@example.com", "Service")
        ),
        facts=Facts(
            own_addresses=frozenset(f"{name}@example.com" for name in boxes),
            staff={DESK.address: DESK},
            authserv_id=BORDER,
        ),
        envelope_from="reclamations+bounces@example.com",
        max_bytes=25_000_000,
        max_attempts=5,
        step=step or (lambda _step: None),
    )
    office = Office(desk)
    office.open()
    return TestOffice(office, doors, postman, clock, register)
