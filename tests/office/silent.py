"""Seventy-five days in which nobody does anything: one company, its files, and every letter that leaves meanwhile."""

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.desk import DESK, TestOffice, mail, open_test_office
from tests.parsing import parsed
from worker.complaint.answer import AnswerContested
from worker.complaint.assessment import Assessed
from worker.complaint.casework import Assigned
from worker.complaint.cause_and_action import ActionOpened, CorrectiveAction
from worker.complaint.clarification import ClarificationAsked
from worker.complaint.compensation import Compensation, CompensationProposed
from worker.complaint.entry import Entry
from worker.complaint.lifecycle import Moved, State
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.clocks import internal_deadlines
from worker.register.database import writing
from worker.register.files import append

PARIS = ZoneInfo("Europe/Paris")
CY = Person("Cyrille Roux", "cy@example.com", frozenset({"handler"}), frozenset({"livraison"}))
MIA = Person("Mia Laurent", "mia@example.com", frozenset({"manager"}))
DIANE = Person("Diane Lenoir", "diane@example.com", frozenset({"direction"}))
STAFF = (DESK, CY, MIA, DIANE)
DAYS = 75


@dataclass(frozen=True, slots=True)
class Sent:
    """One letter that left, as its reader sees it."""

    at: datetime
    occasion: str
    to: str
    ref: str
    message: EmailMessage

    @property
    def day(self) -> date:
        return self.at.astimezone(PARIS).date()

    @property
    def who(self) -> str:
        return self.to.partition("@")[0]

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        body = self.message.get_body(("plain",))
        return " ".join(body.get_content().split()).replace("\u00a0", " ").replace("\u202f", " ") if body else ""


@dataclass
class Silence:
    """A company, and what left it; `refs` are its files by what each is about."""

    office: TestOffice
    refs: dict[str, str] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return self.office.clock.now()

    def file(self, name: str) -> Complaint:
        return next(one for one in self.office.complaints() if one.ref == self.refs[name])

    def opens(self, name: str, text: str = "Mon colis n'est jamais arrivé.") -> None:
        known = {one.ref for one in self.office.complaints()}
        self.office.box.deliver(mail(len(self.refs) + 1, text=text))
        self.works()
        [self.refs[name]] = {one.ref for one in self.office.complaints()} - known

    def decides(self, name: str, *entries: Entry) -> None:
        with writing(self.office.register.engine) as session:
            append(session, self.refs[name], entries, actor=DESK.address, at=self.now)

    def moves(self, name: str, *targets: State) -> None:
        for target in targets:
            self.decides(name, Moved(source=self.file(name).state, target=target, cause="test"))

    def assigned(self, name: str, owner: Person, priority: str = "P3") -> None:
        complaint, rules = self.file(name), self.office.office.desk.rules
        dates = internal_deadlines(
            complaint.deadlines, rules.clocks, rules.calendar,
            registered_on=rules.day(complaint.registered_at), priority=priority, waited=0,  # type: ignore[arg-type]
        )  # fmt: skip
        self.decides(
            name,
            Assessed(severity=2, complexity=2, impact=2, priority=priority, deadlines=dates, by=DESK.address),  # type: ignore[arg-type]
            Assigned(owner=owner.address, by=DESK.address),
        )
        self.moves(name, State.ASSESSED)

    def works(self) -> None:
        already = len(self.office.postman.sent)
        self.office.works()
        for _, to, raw in self.office.postman.sent[already:]:
            message = parsed(raw)
            self.sent.append(Sent(self.now, "", to, "", message))

    def _at(self, day: date, hour: time) -> None:
        self.office.clock.advance(datetime.combine(day, hour, PARIS).astimezone(UTC) - self.now)
        self.works()

    def lives(self, days: int) -> None:
        """A round on the afternoon of the first day, and then each working morning at eight."""
        start, calendar = self.now.astimezone(PARIS).date(), self.office.office.desk.rules.calendar
        self._at(start, time(16))
        for day in (start + timedelta(days=number) for number in range(1, days + 1)):
            if calendar.is_working(day):
                self._at(day, time(8))
        letters = {row.message_id: row for row in self.office.register.letters()}
        self.sent = [
            replace(one, occasion=row.occasion, ref=row.ref or "")
            for one in self.sent
            if (row := letters[str(one.message["Message-ID"])])
        ]


def company(database: str, folder: Path) -> Silence:
    office = open_test_office(database, folder)
    staff = {one.address: one for one in STAFF}
    desk = office.office.desk
    office.changed(
        rules=replace(desk.rules, staff=staff),
        facts=replace(desk.facts, staff=staff),
    )
    return Silence(office)


def scene(world: Silence) -> None:
    """Nine files, each left where somebody went home for good."""
    office, rules = world.office, world.office.office.desk.rules
    world.opens("nobody took it")
    world.opens("hurt", "Votre four a pris feu hier, ma fille est brûlée à la main et nous étions aux urgences.")
    for name in ("never begun", "being studied", "asked", "to be approved", "contested", "owed", "to the mediator"):
        world.opens(name)
        world.assigned(name, CY)
    world.moves("being studied", State.INVESTIGATING)
    reply_by = rules.calendar.add(rules.day(world.now), rules.clocks.clarification_limit)
    world.decides("asked", ClarificationAsked(number=1, questions=("Quel jour ?",), reply_by=reply_by, by=CY.address))
    world.moves("asked", State.AWAITING_CUSTOMER)
    world.moves("to be approved", State.INVESTIGATING, State.DECISION_REVIEW)
    for name in ("contested", "owed"):
        world.moves(name, State.INVESTIGATING, State.ANSWERED)
    world.decides("contested", AnswerContested(words="C'est faux.", by="worker"))
    due = rules.calendar.add(rules.day(world.now), rules.clocks.compensation_limit)
    refund = Compensation(
        number=1, kind="refund", amount_cents=4_990, currency="EUR", due=due, status="offered",
        proposed_by=CY.address, proposed_at=world.now,
    )  # fmt: skip
    world.decides("owed", CompensationProposed(compensation=refund))
    world.moves("to the mediator", State.IN_MEDIATION)
    action = CorrectiveAction(
        number=1, description="Changer le fournisseur des joints", owner=CY.address,
        due=rules.day(world.now) + timedelta(days=14), opened_by=DESK.address, opened_at=world.now,
    )  # fmt: skip
    world.decides("being studied", ActionOpened(action=action))
    office.works()


def table(world: Silence, first: date) -> str:
    """Mails a colleague: in all, the most on one day, days with more than one, and what they were."""
    lines = [f"{'who':8} {'mails':>5} {'most/day':>8} {'days>1':>6} {'empty':>5}  what"]
    for person in STAFF:
        mine = [one for one in world.sent if one.to == person.address and one.day > first]
        days = Counter(one.day for one in mine)
        empty = sum("rien n'attend" in one.subject.replace("\u00a0", " ").lower() for one in mine)
        what = Counter(one.occasion for one in mine)
        lines.append(
            f"{mine[0].who if mine else person.address:8} {len(mine):5} {max(days.values(), default=0):8} "
            f"{sum(n > 1 for n in days.values()):6} {empty:5}  "
            + ", ".join(f"{count} {name}" for name, count in what.most_common())
        )
    return "\n".join(lines)


def main() -> None:
    """Print the table: `python -m tests.office.silent`."""
    with tempfile.TemporaryDirectory() as folder:
        world = company(f"sqlite:///{folder}/register.db", Path(folder))
        scene(world)
        first = world.now.astimezone(PARIS).date()
        world.lives(DAYS)
        sys.stdout.write(f"{table(world, first)}\n")


if __name__ == "__main__":
    main()
