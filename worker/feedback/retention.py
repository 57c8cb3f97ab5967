"""When the people of a file are erased from it (docs/procedure.md, "Retention"), and what keeps them longer."""

from datetime import date, timedelta

from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.processing.rules import Rules

# Each erasure is announced to the desk so long before.
ANNOUNCED = timedelta(days=7)


def is_frozen(complaint: Complaint) -> bool:
    """Litigation, or a mediation that goes on: nothing is erased as long as it lasts."""
    return complaint.litigation or (complaint.mediation is not None and complaint.mediation.ended_at is None)


def erasure_day(complaint: Complaint, rules: Rules) -> date | None:
    """The first day on which its people are no longer kept; None while the file is open or frozen.

    The time runs from the end, or from a later mail: whoever still writes is still kept. Where the complainant was
    granted the erasure, it is due after the days in which it is announced.
    """
    if complaint.ended_at is None or is_frozen(complaint):
        return None
    of_staff = (one.message for one in complaint.staff_messages)
    mails = (*complaint.messages, *complaint.held_messages, *of_staff)
    last = max([complaint.ended_at, *(mail.received_at for mail in mails)])
    keeping = rules.keeping
    kept = keeping.not_complaints if complaint.state is State.NOT_A_COMPLAINT else keeping.archive
    day = rules.calendar.add(rules.day(last), kept) + timedelta(days=1)
    granted = complaint.erasure_granted_on
    return min(day, after_announcement(granted)) if granted else day


def after_announcement(granted: date) -> date:
    """The day of an erasure that is granted on a day: the desk's next list begins to announce it."""
    return granted + ANNOUNCED + timedelta(days=1)
