"""T1: the priority that scores give, and scores proposed from a complainant's words."""

from collections.abc import Iterator
from datetime import date

from worker.complaint.assessment import Assessment, Criterion, Deadlines, Priority, Score
from worker.complaint.record import Complaint
from worker.processing import alarms
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules, internal_deadlines
from worker.words.tables import Words, words
from worker.words.wording import bounded, fold, original, sentences

# The highest severity: life, health, or a danger that goes on.
GRAVE = 4
_STEPS: tuple[Priority, ...] = ("P1", "P2", "P3", "P4")


def priority(complaint: Complaint, assessment: Assessment) -> Priority:
    """P1 for severity 4, safety or litigation; P2 for severity 3, impact 3 and more, occurrence 3; P4 for severity 1
    with complexity 1; else P3. A need of adaptation or a reopened file raises it by one step.

    docs/procedure.md, "Assessment".
    """
    severity, complexity, impact, occurrence = (
        _value(assessment.severity), _value(assessment.complexity), _value(assessment.impact),
        _value(assessment.occurrence),
    )  # fmt: skip
    found: Priority
    urgent = complaint.litigation or complaint.litigation_proposed or complaint.alarmed("formal_notice")
    if severity == GRAVE or urgent or touches_safety(complaint.category):
        found = "P1"
    elif severity == 3 or impact >= 3 or occurrence == 3:
        found = "P2"
    elif severity == 1 and complexity == 1:
        found = "P4"
    else:
        found = "P3"
    raised = bool(complaint.complainant.adaptation_needed) or complaint.reopen_count > 0
    return _STEPS[max(0, _STEPS.index(found) - raised)]


def touches_safety(category: str) -> bool:
    """Whether the company's own word for a category speaks of safety."""
    return any(word in fold(category) for word in ("securite", "safety", "accident"))


def _value(score: Score | None) -> int:
    return score.value if score else 0


def is_complete(assessment: Assessment) -> bool:
    """Whether a person has confirmed severity, complexity and impact: what an answer needs."""
    scores = (assessment.severity, assessment.complexity, assessment.impact)
    return all(score is not None and score.status == "confirmed" for score in scores)


def new_deadlines(complaint: Complaint, found: Priority, rules: ClockRules, calendar: Calendar, on: date) -> Deadlines:
    """The internal clocks follow the priority, from `on`, the day of registration; days waited are added again.

    But for the day of the assessment, which is being done: nobody is late for a day that was not known.
    """
    known, waited = complaint.deadlines, complaint.customer_wait_days
    dates = internal_deadlines(known, rules, calendar, registered_on=on, priority=found, waited=waited)
    return dates.model_copy(update={"assess_due": known.assess_due})


# The first row of a criterion whose words are found proposes its value.
_RULES: tuple[tuple[Criterion, int, Words], ...] = (
    # Loss of money or of what one needs; a damage done.
    ("severity", 3, words("scores", "severity 3")),
    # It was said before, and nothing came of it.
    ("occurrence", 3, words("scores", "occurrence 3")),
    ("occurrence", 2, words("scores", "occurrence 2")),
    # More people than the writer.
    ("impact", 3, words("scores", "impact 3")),
)


def propose(text: str) -> Assessment:
    """Scores that the words speak for, each with those words; a criterion of which nothing is said stays empty."""
    found: dict[Criterion, Score] = {}
    if grave := alarms.of_people(text):
        found["severity"] = Score(value=GRAVE, words=grave[0][1])
    lines = [(sentence, fold(sentence)) for sentence in sentences(text)]
    for criterion, value, told in _RULES:
        if criterion not in found and (seen := next(_seen(told, lines), "")):
            found[criterion] = Score(value=value, words=seen)
    return Assessment(**{str(criterion): score for criterion, score in found.items()})


def _seen(told: Words, lines: list[tuple[str, str]]) -> Iterator[str]:
    for sentence, folded in lines:
        hit = told.search(folded)
        if hit:
            yield bounded(original(sentence, folded, hit.start(), hit.end()), 120)
