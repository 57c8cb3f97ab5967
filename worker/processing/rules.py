"""The company's choices that deciding needs, as plain values: made once from the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from worker.nouns.answering import GridRow
from worker.nouns.item import Person
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules


@dataclass(frozen=True, slots=True)
class Rules:
    """`boxes` are the addresses of the mailboxes; `desk` receives what comes in; the first language is the default.

    `staff` are all colleagues by address; `routes` propose the owner of a category, first match wins. `plain_reply` is
    what a colleague's reply without a command is: "relay" or "note".
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
    causes: tuple[str, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()
    plain_reply: str = "relay"
    approve_refusals: bool = True
    approve_above_cents: int = 10_000
    mediator_known: bool = False
    grid: tuple[GridRow, ...] = ()

    def language(self, guessed: str) -> str:
        """The complainant's language where letters exist in it, else the company's first."""
        return guessed if guessed in self.languages else self.languages[0]

    def day(self, moment: datetime) -> date:
        """The day of an aware moment in the company's zone."""
        return moment.astimezone(self.zone).date()

    def with_role(self, *roles: str) -> tuple[Person, ...]:
        """Colleagues who have any of the roles, in the order of the settings."""
        return tuple(person for person in self.staff.values() if person.roles & set(roles))

    def name_of(self, address: str) -> str:
        """How letters call a colleague; the address itself where the settings no longer know them."""
        person = self.staff.get(address)
        return person.name if person else address
