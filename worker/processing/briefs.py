"""A file in one line, for lists in letters to colleagues."""

from worker.complaint.record import Complaint
from worker.processing.commands.frame import Brief


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
