"""T1. How grave the complaint is, and which limits run."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from worker.complaint.entry import Entry
from worker.complaint.told import Names, Told
from worker.complaint.value import Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint

Priority = Literal["P1", "P2", "P3", "P4"]

Criterion = Literal["severity", "complexity", "impact", "occurrence"]

ImmediateAction = Literal["none", "this_customer", "several_customers"]

# The highest value of each criterion; all begin at 1 (T1).
SCALES: Mapping[Criterion, int] = MappingProxyType({"severity": 4, "complexity": 3, "impact": 4, "occurrence": 3})
SCALE_NAMES: Mapping[Criterion, Said] = MappingProxyType(
    {
        "severity": Said("severity"),
        "complexity": Said("complexity"),
        "impact": Said("impact"),
        "occurrence": Said("occurrence"),
    }
)


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


class Deadlines(Value):
    """The dates of the procedure's clocks: calendar days, each ending at 23:59:59 local time."""

    clock_start: date
    ack_limit: date
    assess_due: date
    answer_target: date
    answer_due: date
    mediation_limit: date


class AssessmentRecord(Value):
    """How it was assessed."""

    assessment: Assessment = Assessment()
    deadlines: Deadlines


class Assessed(Entry):
    """T1. A person confirms scores; those left out stay as they are. `deadlines` follow the new priority."""

    kind: Literal["Assessed"] = "Assessed"
    severity: int | None = None
    complexity: int | None = None
    impact: int | None = None
    occurrence: int | None = None
    immediate_action: ImmediateAction | None = None
    priority: Priority | Literal[""]
    deadlines: Deadlines
    by: str

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        update: dict[str, object] = {"priority": self.priority, "confirmed_at": at}
        for criterion in SCALES:
            value = getattr(self, criterion)
            if value is not None:
                proposal = complaint.assessment.score(criterion)
                words = proposal.words if proposal else ""
                update[criterion] = Score(value=value, status="confirmed", words=words, by=self.by, at=at)
        if self.immediate_action is not None:
            update["immediate_action"] = self.immediate_action
        assessment = complaint.assessment.model_copy(update=update)
        return complaint.model_copy(update={"assessment": assessment, "deadlines": self.deadlines})

    def tell(self, names: Names, /) -> Told:
        said = Said(
            "Assessed by {who}, priority {priority}",
            who=names(self.by), priority=self.priority or "—",
        )  # fmt: skip
        scores = {name: value for name in SCALE_NAMES if (value := getattr(self, name)) is not None}
        facts = (Said("{scale} {value}", scale=SCALE_NAMES[name], value=value) for name, value in scores.items())
        return Told(said, facts=tuple(facts))
