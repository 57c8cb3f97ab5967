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
    """The same regulatory clock runs, and the day of the next news is told too."""
    return Contested(
        file=complaint,
        rules=rules,
        sender_name="",
        answered_on=rules.day(complaint.answered_at or complaint.registered_at),
        news_by=rules.calendar.add(today, rules.clocks.progress_every),
    )
