"""A file in one line, for lists in letters to colleagues."""

from dataclasses import dataclass
from datetime import date

from worker.complaint.record import Complaint


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
