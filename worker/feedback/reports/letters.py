"""The letters of chapter 4: what complaints taught, to everybody; the same with what it cost, to those who lead."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from worker.nouns.letter import Letter, Shown
from worker.words.said import Said

Audience = Literal["complainant", "staff"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table or of a chart. `share`, in percent, is the part of the whole that the bar fills."""

    label: Said
    said: Said
    share: int = 0


@dataclass(frozen=True, slots=True)
class MonthRow:
    """What came and what was answered. `share` is the bar's length in percent of the longest month's.

    `numbers` are the received and the answered, for a picture of all months; None for one that may not be told.
    """

    month: date
    said: Said
    share: int
    numbers: tuple[int | None, int | None] = (0, 0)


@dataclass(frozen=True, slots=True)
class CauseRow:
    """A root cause with its part, and one case in its complainant's own words without the people; "" where none may be
    shown. `numbers` are its part, and that of all so far, in percent.
    """

    label: Said
    said: Said
    share: int
    example: str = ""
    numbers: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class ActionTold:
    description: str
    cause: str
    said: Said


@dataclass(frozen=True, slots=True)
class FileTold:
    """A file that those who lead look at: `who` keeps it or did something on it, `text` says what."""

    ref: str
    who: str
    day: date
    text: str = ""
    # For what was sent in spite of a warning: what the warning was about.
    why: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyReport(Letter):
    """I1. To all staff: no name, no number of people under three, no word by which somebody could be told.

    `headline` is the month in one sentence, `more` stands beside it. `small`: too little came to be broken down.
    `kept` are the commitments of which a part is told, to be held against a hundred percent; `commitments` the others.
    `question` goes back to the readers; `ideas` are what they answered to the last one.
    """

    occasion: ClassVar[str] = "monthly_report"
    audience: ClassVar[Audience] = "staff"

    ref: str = ""
    month: date
    headline: Said
    more: tuple[Said, ...]
    small: bool
    trend: tuple[MonthRow, ...]
    channels: tuple[Row, ...]
    categories: tuple[Row, ...]
    kept: tuple[Row, ...]
    commitments: tuple[Row, ...]
    ages: tuple[Row, ...]
    causes: tuple[CauseRow, ...]
    decided: tuple[Row, ...]
    opened: tuple[ActionTold, ...]
    # Opened in an earlier month, and still not done though due.
    late: tuple[ActionTold, ...] = ()
    done: tuple[ActionTold, ...]
    thanks: Said
    thanks_words: tuple[str, ...]
    ideas: tuple[str, ...]
    question: Said

    @property
    def case(self) -> CauseRow | None:
        """Of the most frequent cause of which one may be shown."""
        return next((row for row in self.causes if row.example), None)

    @property
    def for_leaders(self) -> bool:
        """They read every number, and the question to all staff in the page below."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerReport(MonthlyReport):
    """To managers and direction: the same month without reserve, and what only they need: cost, recourse, lateness.

    `period` names the month to a command.
    """

    occasion: ClassVar[str] = "manager_report"

    period: str
    costs: tuple[Row, ...]
    recourse: tuple[Row, ...]
    satisfaction: tuple[Row, ...]
    # Whatever is late, as the list of a morning has it; so many more there was no room for.
    overdue: tuple[FileTold, ...]
    overdue_more: int = 0
    late_actions: tuple[ActionTold, ...]
    overrides: tuple[FileTold, ...]
    in_mediation: tuple[FileTold, ...]
    # What all staff read of the same month, word for word.
    page: Shown | None = None

    @property
    def for_leaders(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlySynthesis(Letter):
    """For the audit: every figure of a year with what it rests on, how it is counted, and the register's root."""

    occasion: ClassVar[str] = "yearly_synthesis"
    audience: ClassVar[Audience] = "staff"

    ref: str = ""
    year: int
    counted_on: date
    # What is read first.
    headline: Said
    more: tuple[Said, ...]
    trend: tuple[MonthRow, ...]
    figures: tuple[Row, ...]
    breakdowns: tuple[tuple[Said, tuple[Row, ...]], ...]
    causes: tuple[CauseRow, ...]
    actions: tuple[ActionTold, ...]
    root: str
