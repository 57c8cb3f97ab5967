"""The company's choices that deciding on a message needs, as plain values: made once from the settings."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from worker.nouns.item import Person
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules


@dataclass(frozen=True, slots=True)
class IntakeRules:
    """`boxes` are the addresses of the mailboxes; `desk` receives what comes in; the first language is the default."""

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

    def language(self, guessed: str) -> str:
        """The complainant's language where letters exist in it, else the company's first."""
        return guessed if guessed in self.languages else self.languages[0]
