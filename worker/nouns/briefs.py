"""A file in one line, for lists in letters to colleagues."""

from dataclasses import dataclass
from datetime import date

from worker.complaint.lifecycle import TO_ANSWER
from worker.complaint.record import Complaint

_UNANSWERED = frozenset(state.value for state in TO_ANSWER)


@dataclass(frozen=True, slots=True)
class Brief:
    """A file in a list of answers: no more of it than the list needs."""

    ref: str
    state: str
    subject: str
    complainant: str
    owner: str
    answer_due: date
    priority: str = ""

    @property
    def limit(self) -> date | None:
        """The day by which it is to be answered, None where nobody waits for an answer any more."""
        return self.answer_due if self.state in _UNANSWERED else None


def brief(complaint: Complaint) -> Brief:
    who = complaint.complainant
    return Brief(
        ref=complaint.ref,
        state=complaint.state.value,
        subject=complaint.subject,
        complainant=who.name or next(iter(who.addresses), ""),
        owner=complaint.owner,
        answer_due=complaint.deadlines.answer_due,
        priority=complaint.assessment.priority,
    )
