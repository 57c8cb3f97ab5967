"""A complainant who contests is told at once that somebody else looks at it (procedure, "answered" and "escalated")."""

from datetime import date

from worker.complaint.record import Complaint
from worker.processing import nearer
from worker.processing.letters import Contested
from worker.processing.participants import of_the_writer
from worker.processing.rules import Rules


def acknowledged(complaint: Complaint) -> bool:
    """Whether whoever the file is addressed to was told already, since the answer that they contest."""
    since = complaint.answered_at or complaint.registered_at
    told = [mail for mail in complaint.mails if mail.occasion == Contested.occasion and mail.queued_at >= since]
    address = complaint.complainant.addresses[:1]
    return any(mail.printed or not address or mail.recipient in address for mail in told)


def contester(complaint: Complaint) -> Complaint:
    """The file as that of whoever contested it last: of several who take part, the others did not."""
    since = complaint.answered_at or complaint.registered_at
    said = [m for m in complaint.messages if m.followup_kind == "contestation" and m.received_at >= since]
    return of_the_writer(complaint, said[-1] if said else None)


def acknowledgement(complaint: Complaint, rules: Rules, today: date) -> Contested:
    """The same regulatory clock runs; the day of the next news is told too, as it comes weeks before."""
    return Contested(
        file=complaint,
        rules=rules,
        sender_name="",
        answered_on=rules.day(complaint.answered_at or complaint.registered_at),
        news_by=nearer.news_by(complaint, rules, today),
        waits_until=min((one.until for one in complaint.alarms if one.until and one.until >= today), default=None),
    )
