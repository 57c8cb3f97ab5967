"""Weeks of ordinary work in an order that chance decides: after each step the register proves itself.

Customers write and write again, colleagues register calls, assess, hand over, merge, are away; servers fail; mail that
proves nothing waits; people are erased in their time.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.desk import DESK, TestOffice, mail, open_test_office
from worker.doors.protocols import LetterDelayed, LetterRefused, LetterUncertain
from worker.nouns.item import Person
from worker.processing.calendar import Days
from worker.processing.rules import Keeping

BOB = Person("Bob Petit", "bob@example.com", frozenset({"handler"}))
CY = Person("Cyrille Marchand", "cy@example.com", frozenset({"handler"}))
MIA = Person("Mia Laurent", "mia@example.com", frozenset({"manager", "approver"}))
STAFF = (DESK, BOB, CY, MIA)
KEEPING = Keeping(active=Days(10), archive=Days(20), not_complaints=Days(15))


@dataclass
class Chance:
    """What may happen in an office; `number` makes each mail another one."""

    office: TestOffice
    random: random.Random
    number: int = 0
    said: list[str] = field(default_factory=list)

    def happens(self) -> None:
        one: Callable[[], None] = self.random.choice(
            [
                self.complains, self.complains, self.writes_again, self.calls, self.commands, self.commands,
                self.commands, self.unproven, self.rests, self.rests, self.fails,
            ]
        )  # fmt: skip
        self.said.append(one.__name__)
        one()

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _colleague(self) -> Person:
        return self.random.choice(STAFF)

    def _ref(self) -> str:
        return self.random.choice([one.ref for one in self.office.complaints()] or [""])

    def complains(self) -> None:
        self.office.box.deliver(mail(self._next()))

    def writes_again(self) -> None:
        letters = [one for one in self.office.register.letters() if not one.to_staff and not one.erased_at]
        if letters:
            letter = self.random.choice(letters)
            answer = f"In-Reply-To: {letter.message_id}\r\n"
            sender = self.random.choice([letter.recipient, "voisin@example.org"])
            self.office.box.deliver(mail(self._next(), sender=sender, text="Et alors ?", extra=answer))

    def _from_colleague(self, text: str) -> None:
        # Most is the desk's to do; others are refused, which is ordinary too.
        who = DESK if self.random.random() < 0.7 else self._colleague()
        self.office.box.deliver(mail(self._next(), sender=who.address, text=text))

    def calls(self) -> None:
        who = f'de="Client {self.number}" mail=tel{self.number}@example.org'
        self._from_colleague(f"#enregistrer canal=téléphone {who}\n\nLampe cassée n° {self.number}.")

    def commands(self) -> None:
        ref = self._ref()
        lines = [
            f"#évaluer {ref} gravité=2 complexité=2 répercussions=2\n#affecter {ref} {self._colleague().address}",
            f"#note {ref} vu au comptoir",
            f"#retrait {ref} il a rappelé",
            f"#requalifier {ref} simple question",
            f"#fusionner {ref} {self._ref()}",
            f"#rouvrir {ref} à revoir",
            f"#cause {ref} organisation",
            "#absence du=+1 au=+6 suppléant=bob",
            "#absence fin",
            "#chercher colis",
            "#mes-dossiers",
            f"#statut {ref}",
        ]
        self._from_colleague(self.random.choice(lines))

    def unproven(self) -> None:
        forged = mail(self._next(), sender=self._colleague().address, text=f"#note {self._ref()} urgent")
        self.office.box.deliver(forged.replace(b"dmarc=pass", b"dmarc=none"))

    def rests(self) -> None:
        self.office.waits(days=self.random.choice([1, 2, 7, 15]))

    def fails(self) -> None:
        """A server answers so until the next time."""
        error = self.random.choice([LetterDelayed("451 later"), LetterRefused("550 5.1.1 no"), LetterUncertain("?")])
        of = self.random.choice([person.address for person in STAFF] + [f"client{self.number}@example.org"])
        self.office.postman.trouble = {of: error} if self.random.random() < 0.7 else {}


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[TestOffice]:
    office = open_test_office(database_url, tmp_path)
    desk = office.office.desk
    known = {person.address: person for person in STAFF}
    office.changed(rules=replace(desk.rules, staff=known, keeping=KEEPING), facts=replace(desk.facts, staff=known))
    yield office
    office.office.close()


@pytest.mark.parametrize("seed", [1, 2])
def test_after_every_step_of_ordinary_work_the_register_proves_itself(office, seed):
    chance = Chance(office, random.Random(seed))
    for _ in range(50):
        chance.happens()
        office.waits(hours=2)
        faults = office.register.verify().faults
        assert faults == (), chance.said[-5:]
    assert len(office.complaints()) > 5
