"""A file that lives without a register: entries are folded, time passes, and the clocks are looked at.

`lives` wakes exactly when the last look said, as the office does, and keeps what happened with its moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from worker.complaint.assessment import Assessed
from worker.complaint.casework import Assigned, ClockStruck
from worker.complaint.clarification import ClarificationAsked
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import Moved, State
from worker.complaint.messages import MessageReceived, ReceivedMessage
from worker.complaint.opening import Channel, Registered
from worker.complaint.particulars import Complainant
from worker.complaint.post import LetterQueued, LetterSent, SentMail
from worker.complaint.record import Complaint
from worker.nouns.decision import Nudge
from worker.nouns.item import Absence, Person
from worker.nouns.letter import Outgoing
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules, deadlines, internal_deadlines
from worker.processing.rules import Rules
from worker.processing.watching.looking import look

PARIS = ZoneInfo("Europe/Paris")
ANN = Person("Ann Morel", "ann@example.com", frozenset({"desk"}))
BOB = Person("Bob Petit", "bob@example.com", frozenset({"handler"}), frozenset({"atelier"}))
CY = Person("Cyrille Roux", "cy@example.com", frozenset({"handler"}))
MAX = Person("Maxime Leroy", "max@example.com", frozenset({"manager"}))
DIR = Person("Diane Lenoir", "diane@example.com", frozenset({"direction"}))
STAFF = (ANN, BOB, CY, MAX, DIR)
RULES = Rules(
    prefix="REC",
    languages=("fr", "en"),
    zone=PARIS,
    calendar=Calendar(),
    clocks=ClockRules(),
    categories=("délai",),
    refused_types=(),
    max_megabytes=25,
    boxes=("reclamations@example.com",),
    desk=(ANN,),
    staff={person.address: person for person in STAFF},
)
REF = "REC-2026-000001-68"


def at(text: str) -> datetime:
    """A moment in Paris, "2026-04-28 09:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC)


@dataclass
class Happening:
    """What one look brought, and when, in Paris."""

    at: datetime
    struck: tuple[str, ...]
    letters: tuple[Outgoing, ...]
    nudges: tuple[Nudge, ...]

    @property
    def moment(self) -> str:
        return f"{self.at.astimezone(PARIS):%Y-%m-%d %H:%M}"


@dataclass
class File:
    now: datetime
    rules: Rules = RULES
    absences: tuple[Absence, ...] = ()
    complaint: Complaint = field(init=False)
    next_look: datetime | None = field(init=False, default=None)
    history: list[Happening] = field(init=False, default_factory=list)
    _letters: int = 0

    def __post_init__(self) -> None:
        first = self._message()
        dates = deadlines(
            self.rules.clocks,
            self.rules.calendar,
            sent_at=self.now,
            received_at=self.now,
            registered_at=self.now,
            zone=PARIS,
        )
        entry = Registered(
            ref=REF, mailbox="reclamations", channel=Channel.EMAIL, language="fr", subject="Colis perdu",
            complainant=Complainant(name="Bo Lindqvist", addresses=("bo@example.org",)), sent_at=self.now,
            received_at=self.now, points=(), desired_solution=None, wish_asked=True, deadlines=dates, message=first,
        )  # fmt: skip
        self.complaint = apply_all(None, (entry,), at=self.now)
        self.next_look = self.now

    def _message(self, kind: str = "") -> ReceivedMessage:
        return ReceivedMessage(
            parcel=1, sha256="0" * 64, message_id="<1@example.org>", sender="bo@example.org", sent_at=self.now,
            received_at=self.now, followup_kind=kind,
        )  # fmt: skip

    # What people do

    def does(self, *entries: Entry) -> None:
        self.complaint = apply_all(self.complaint, entries, at=self.now)
        self.next_look = self.now

    def acknowledged(self) -> None:
        self.mails("acknowledgement")

    def mails(self, occasion: str, recipient: str = "bo@example.org", *, to_staff: bool = False) -> None:
        self._letters += 1
        mail = SentMail(
            letter=self._letters, occasion=occasion, template="fr/x", recipient=recipient, to_staff=to_staff,
            message_id=f"<{self._letters}@example.com>", sha256="0" * 64, queued_at=self.now,
        )  # fmt: skip
        self.does(LetterQueued(mail=mail), LetterSent(letter=self._letters))

    def moves(self, target: State) -> None:
        self.does(Moved(source=self.complaint.state, target=target, cause="test"))

    def assessed(self, owner: Person = BOB, priority: Any = "P3") -> None:
        dates = internal_deadlines(
            self.complaint.deadlines, self.rules.clocks, self.rules.calendar,
            registered_on=self.rules.day(self.complaint.registered_at), priority=priority, waited=0,
        )  # fmt: skip
        self.does(
            Assessed(severity=2, complexity=2, impact=2, priority=priority, deadlines=dates, by=ANN.address),
            Assigned(owner=owner.address, by=ANN.address),
        )
        self.moves(State.ASSESSED)

    def investigated(self) -> None:
        self.moves(State.INVESTIGATING)

    def asked(self, *questions: str) -> None:
        reply_by = self.rules.calendar.add(self.rules.day(self.now), self.rules.clocks.clarification_limit)
        number = len(self.complaint.clarifications) + 1
        self.does(ClarificationAsked(number=number, questions=questions, reply_by=reply_by, by=BOB.address))
        self.moves(State.AWAITING_CUSTOMER)
        self.mails("clarification")

    def answered(self) -> None:
        self.moves(State.ANSWERED)
        self.mails("answer")

    def hears(self, kind: str = "") -> None:
        self.does(MessageReceived(message=self._message(kind), proof="letter"))

    # Time passes

    def looks(self) -> Happening | None:
        """One look now; None where nothing was due."""
        decision, self.next_look = look(self.complaint, self.rules, self.now, self.absences)
        if decision is None:
            return None
        self.complaint = apply_all(self.complaint, decision.entries, at=self.now)
        struck = tuple(entry.key for entry in decision.entries if isinstance(entry, ClockStruck))
        happening = Happening(self.now, struck, decision.letters, decision.nudges)
        self.history.append(happening)
        following = self.next_look
        for one in decision.letters:
            self.mails(one.letter.occasion, one.to.address, to_staff=one.for_staff)
        # The post changes the file, and so it is looked at again.
        self.next_look = self.now if decision.letters else following
        return happening

    def wakes(self, moment: str) -> Happening | None:
        """The worker was down until then."""
        self.now = at(moment)
        return self.looks()

    def lives(self, until: str) -> list[Happening]:
        """Every look that is due until then, each at its moment; what they brought."""
        end, before = at(until), len(self.history)
        for _ in range(2_000):
            if self.next_look is None or self.next_look > end:
                self.now = end
                return self.history[before:]
            self.now = max(self.now, self.next_look)
            self.looks()
        raise AssertionError("the file does not come to rest")


def letters(happenings: Iterable[Happening]) -> list[tuple[str, str]]:
    """(moment, occasion) of each letter."""
    return [(h.moment, one.letter.occasion) for h in happenings for one in h.letters]


def nudged(happenings: Iterable[Happening]) -> list[tuple[str, str, str]]:
    """(moment, matter, person) of each nudge."""
    return [(h.moment, n.matter, n.person.partition("@")[0]) for h in happenings for n in h.nudges]


__all__ = [
    "ANN",
    "BOB",
    "CY",
    "DIR",
    "MAX",
    "PARIS",
    "REF",
    "RULES",
    "STAFF",
    "File",
    "at",
    "letters",
    "nudged",
    "timedelta",
]
