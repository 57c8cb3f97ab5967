"""The company's choices that deciding needs, as plain values: made once from the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from worker.complaint.compensation import GridRow
from worker.complaint.value import Value
from worker.nouns.item import Person
from worker.processing.calendar import Calendar, Months, Years
from worker.processing.clocks import ClockRules, Written
from worker.processing.scales import OURS, Scales
from worker.words.catalogue import SPOKEN


class Keeping(Value):
    """How long data are kept: a file in use after its end, and in the archive until its people are erased from it;
    mail that was no complaint. Defaults of the procedure, for the company's data protection officer to confirm.
    """

    active: Written = Years(1)
    archive: Written = Years(5)
    not_complaints: Written = Months(6)


@dataclass(frozen=True, slots=True)
class Company:
    """What a colleague's signature says of the company; `signatures` are other names, slogans and numbers in them."""

    name: str = ""
    contact: str = ""
    postal_address: str = ""
    phone: str = ""
    website: str = ""
    signatures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a company says of one of its categories, in the notation of `words.phrases`: `words` leave little doubt,
    `hints` need company.
    """

    category: str
    words: tuple[str, ...]
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """`boxes` are the addresses of the mailboxes; `desk` receives what comes in; the first language is the default.

    `staff` are all colleagues by address; `routes` propose the owner of a category, first match wins. `plain_reply` is
    what a colleague's reply without a command is: "relay" or "note"; relayed, it waits `reply_window` before it leaves
    and may be taken back. `opens` and `closes` are the local hours between
    which, on working days, the worker writes of its own accord. `all_staff` are addresses, of people or lists, that
    receive the monthly report beside `staff`, on `report_day` of the month. `vouched`: our own mail server says which
    senders are who they say, so that who is not vouched for may be anybody.
    """

    prefix: str
    languages: tuple[str, ...]
    zone: ZoneInfo
    calendar: Calendar
    clocks: ClockRules
    categories: tuple[str, ...]
    refused_types: tuple[str, ...]
    max_megabytes: int
    boxes: tuple[str, ...]
    desk: tuple[Person, ...]
    staff: Mapping[str, Person] = field(default_factory=dict)
    own_words: tuple[OwnWords, ...] = ()
    causes: tuple[str, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()
    plain_reply: str = "relay"
    reply_window: timedelta = timedelta()
    approve_refusals: bool = True
    approve_above_cents: int = 10_000
    mediator_known: bool = False
    grid: tuple[GridRow, ...] = ()
    opens: time = time(8)
    closes: time = time(18)
    report_day: int = 1
    all_staff: tuple[str, ...] = ()
    vouched: bool = True
    keeping: Keeping = field(default_factory=Keeping)
    company: Company = field(default_factory=Company)
    scales: Scales = field(default_factory=lambda: OURS)

    def language(self, guessed: str) -> str:
        """The complainant's language where letters exist in it. Who plainly writes in another one most likely reads
        English, where there are letters in it; else the company's first.
        """
        if guessed in self.languages:
            return guessed
        return SPOKEN if guessed and SPOKEN in self.languages else self.languages[0]

    def day(self, moment: datetime) -> date:
        """The day of an aware moment in the company's zone."""
        return moment.astimezone(self.zone).date()

    def opening(self, day: date) -> datetime:
        """When the office opens on a day, in UTC; on a closed day too, for whoever asks."""
        return datetime.combine(day, self.opens, tzinfo=self.zone).astimezone(UTC)

    def closing(self, day: date) -> datetime:
        """When the office closes on a day, in UTC."""
        return datetime.combine(day, self.closes, tzinfo=self.zone).astimezone(UTC)

    def at_work(self, now: datetime) -> bool:
        """Whether colleagues and customers may be written to now without being disturbed."""
        local = now.astimezone(self.zone)
        return self.calendar.is_working(local.date()) and self.opens <= local.time() < self.closes

    def next_opening(self, now: datetime) -> datetime:
        """The first opening on a working day after `now`."""
        today = self.day(now)
        first = self.opening(self.calendar.working_from(today))
        return first if first > now else self.opening(self.calendar.next_working(today))

    def with_role(self, *roles: str) -> tuple[Person, ...]:
        """Colleagues who have any of the roles, in the order of the settings."""
        return tuple(person for person in self.staff.values() if person.roles & set(roles))

    def name_of(self, address: str) -> str:
        """How letters call a colleague; the address itself where the settings no longer know them."""
        person = self.staff.get(address)
        return person.name if person else address
