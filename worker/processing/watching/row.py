"""What a clock is: a row with its name, when it strikes, and its consequence; and what it looks at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from worker.complaint.entry import Entry
from worker.complaint.lifecycle import TO_ANSWER, State
from worker.complaint.opening import FROM_MAILBOX
from worker.complaint.post import SentMail
from worker.complaint.record import Complaint
from worker.nouns.decision import Matter, Nudge, Part
from worker.nouns.item import Absence, Person
from worker.nouns.letter import Outgoing
from worker.processing.people import desk_of, on_duty
from worker.processing.reactions import unjudged_since
from worker.processing.rules import Rules

# The answer is still owed: the states in which the regulatory clock matters.
# What never reached the complainant told them nothing.
_LOST = frozenset({"refused", "withheld", "undelivered", "taken_back"})


@dataclass(frozen=True, slots=True)
class Strike:
    """A clock strikes at a moment; `tail` tells it from the same clock's others: mostly the day it is about."""

    at: datetime
    tail: str

    @property
    def day(self) -> date:
        """The day it is about. Raises ValueError for a strike about something else."""
        return date.fromisoformat(self.tail)


@dataclass(frozen=True, slots=True)
class Consequence:
    entries: tuple[Entry, ...] = ()
    letters: tuple[Outgoing, ...] = ()
    nudges: tuple[Nudge, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A file as the clocks see it at `now`; `letters` are those to the complainant that this look has written."""

    complaint: Complaint
    rules: Rules
    now: datetime
    absences: tuple[Absence, ...] = ()
    letters: tuple[Outgoing, ...] = field(default=())

    @property
    def today(self) -> date:
        return self.rules.day(self.now)

    @property
    def to_answer(self) -> bool:
        return self.complaint.state in TO_ANSWER

    @property
    def untouched(self) -> bool:
        """It lay in the mailbox before the first start, and nobody has looked at it yet."""
        complaint = self.complaint
        return complaint.origin == FROM_MAILBOX and complaint.state is State.REGISTERED and not complaint.owner

    def morning(self, day: date) -> Strike:
        """A strike when the office opens on the first working day from `day` on, about that day."""
        return Strike(self.rules.opening(self.rules.calendar.working_from(day)), day.isoformat())

    def alarm(self, limit: date) -> Strike:
        """A strike on the morning of the last working day up to a limit: somebody can still act."""
        return Strike(self.rules.opening(self.rules.calendar.alarm_day(limit)), limit.isoformat())

    @property
    def heard(self) -> tuple[SentMail, ...]:
        """Mails to the complainant that left or may have left, oldest first."""
        return tuple(
            mail for mail in self.complaint.mails if (not mail.to_staff or mail.posted_on) and mail.status not in _LOST
        )

    @property
    def last_heard_on(self) -> date:
        """The day on which the complainant last had word from us; that of registration before the first word."""
        days = [mail.posted_on or self.rules.day(mail.queued_at) for mail in self.heard]
        days += [self.rules.day(told.at) for told in self.complaint.told_directly]
        days += [self.today] if self.letters else []
        return max(days, default=self.rules.day(self.complaint.registered_at))

    @property
    def wrote_today(self) -> tuple[str, ...]:
        """The occasions of today's letters to the complainant, this look's among them."""
        today = tuple(mail.occasion for mail in self.heard if self.rules.day(mail.queued_at) == self.today)
        # A colleague's own mail told them as much as a letter of that colleague's would have.
        directly = ("staff_letter" for one in self.complaint.told_directly if self.rules.day(one.at) == self.today)
        return (*today, *directly, *(one.letter.occasion for one in self.letters))

    def nudges(
        self, people: Iterable[Person], part: Part, matter: Matter, due: date, *, alarm: bool = False
    ) -> tuple[Nudge, ...]:
        """One for each of those people who is there, or for who stands in. Reminders rest for whoever asked so."""
        resting = frozenset[str]() if alarm else self.resting
        if matter == "reply_waits" and (since := unjudged_since(self.complaint)):
            # As the lists have it: the day on which the reaction came, whoever is told and however late.
            due = self.rules.day(since)
        about, asked = self.complaint.complained_of, tuple(people)
        free = tuple(one for one in asked if one.address not in about) or desk_of(self.complaint, self.rules)
        return tuple(
            Nudge(told.address, part if told == person else "deputy", self.complaint.ref, matter, due, alarm)
            for told, person in on_duty(free if asked else (), self.rules, self.absences, self.today)
            if told.address not in resting and told.address not in about
        )

    @staticmethod
    def each_once(*several: tuple[Nudge, ...]) -> tuple[Nudge, ...]:
        """Nudges of several groups of people; who is in more than one is told in the first."""
        return tuple({n.person: n for nudges in reversed(several) for n in reversed(nudges)}.values())[::-1]

    def rested(self, strike: Strike, people: tuple[Person, ...]) -> Strike:
        """The strike, or later: the morning when the first of those people wishes to be reminded, where all rest."""
        until = [s.until for p in people for s in self.complaint.snoozes if s.person == p.address]
        day = self.rules.day(strike.at)
        if until and len(until) == len(people) and min(until) > day:
            return Strike(self.morning(min(until)).at, strike.tail)
        return strike

    @property
    def resting(self) -> frozenset[str]:
        """Colleagues who asked not to be reminded of this file before a later day."""
        return frozenset(snooze.person for snooze in self.complaint.snoozes if snooze.until > self.today)

    @property
    def keepers(self) -> tuple[tuple[Person, ...], Part]:
        """Who looks after the file, and as what: its owner, else the desk."""
        owner = self.rules.staff.get(self.complaint.owner)
        return ((owner,), "owner") if owner else (self.rules.desk, "desk")


@dataclass(frozen=True, slots=True)
class Row:
    """`when` gives the strikes that the file's record calls for, past or to come; those that happened are passed over.

    A row that is not `any_hour` waits until the office is open. One that is not `in_litigation` rests while the file is
    frozen: nobody is written to by the worker while a court may be.
    """

    name: str
    when: Callable[[View], Iterable[Strike]]
    does: Callable[[View, Strike], Consequence]
    any_hour: bool = False
    in_litigation: bool = True

    def key(self, strike: Strike) -> str:
        return f"{self.name}:{strike.tail}"
