"""A complainant who contests is told at once that somebody else looks at it (procedure, "answered" and "escalated")."""

from datetime import date

from worker.complaint.record import Complaint
from worker.processing.letters import Contested
from worker.processing.rules import Rules


def acknowledged(complaint: Complaint) -> bool:
    """Whether the complainant was told already, since the answer that they contest."""
    since = complaint.answered_at or complaint.registered_at
    return any(mail.occasion == Contested.occasion and mail.queued_at >= since for mail in complaint.mails)


def acknowledgement(complaint: Complaint, rules: Rules, today: date) -> Contested:
    """The same regulatory clock runs; where it has run out, the day of the next news stands in its place."""
    due = complaint.deadlines.answer_due
    return Contested(
        ref=complaint.ref,
        complainant_name=complaint.complainant.name,
        sender_name="",
        answered_on=rules.day(complaint.answered_at or complaint.registered_at),
        answer_due=due if due >= today else None,
        news_by=rules.calendar.add(today, rules.clocks.progress_every),
    )
