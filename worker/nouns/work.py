"""What colleagues work out on a file: its assessment, its questions, its cause, its actions (chapter 2).

Staff are named by their address. Times are aware; days are local days of the company.
"""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

from worker.nouns.value import Value

Priority = Literal["P1", "P2", "P3", "P4"]
Criterion = Literal["severity", "complexity", "impact", "occurrence"]
ImmediateAction = Literal["none", "this_customer", "several_customers"]
CauseStatus = Literal["", "suspected", "confirmed"]
Effectiveness = Literal["", "pending", "effective", "not_effective"]

# The highest value of each criterion; all begin at 1 (T1).
SCALES: Mapping[Criterion, int] = MappingProxyType({"severity": 4, "complexity": 3, "impact": 4, "occurrence": 3})


class Score(Value):
    """One criterion. A proposal keeps the complainant's words that led to it; a person confirms by name."""

    value: int
    status: Literal["proposed", "confirmed"] = "proposed"
    words: str = ""
    by: str = ""
    at: datetime | None = None


class Assessment(Value):
    """T1. `priority` is "" until a person has confirmed the scores."""

    severity: Score | None = None
    complexity: Score | None = None
    impact: Score | None = None
    occurrence: Score | None = None
    immediate_action: ImmediateAction = "none"
    priority: Priority | Literal[""] = ""
    confirmed_at: datetime | None = None

    def score(self, criterion: Criterion) -> Score | None:
        found: Score | None = getattr(self, criterion)
        return found


class Note(Value):
    """An internal note: never shown to a complainant."""

    text: str
    by: str
    at: datetime


class Clarification(Value):
    """T2. Numbered questions to the complainant, with the day until which an answer is awaited."""

    number: int
    asked_by: str
    asked_at: datetime
    questions: tuple[str, ...]
    documents: tuple[str, ...] = ()
    reply_by: date
    reminded_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: Literal["", "answer", "silence", "staff"] = ""


class CorrectiveAction(Value):
    """T3. What keeps a cause from coming back. `number` is the company's own; several files may carry one action."""

    number: int
    description: str
    cause: str = ""
    owner: str
    due: date
    opened_by: str
    opened_at: datetime
    done_at: datetime | None = None
    done_by: str = ""
    check_due: date | None = None
    effectiveness: Effectiveness = ""
    judged_by: str = ""
    judged_at: datetime | None = None
    remark: str = ""


class Snooze(Value):
    """Reminders to one person about one file rest until `until`, a day; no limit of the procedure is moved by it."""

    person: str
    until: date
