"""The pause of the internal clock: while the complainant is asked, the target waits; the regulatory date never does."""

from datetime import date

from worker.complaint.assessment import Deadlines
from worker.complaint.clarification import Clarification
from worker.complaint.record import Complaint
from worker.processing.clocks import internal_deadlines
from worker.processing.rules import Rules


def after_waiting(
    complaint: Complaint, clarification: Clarification, ended_on: date, rules: Rules
) -> tuple[int, Deadlines]:
    """(working days waited for this answer, the file's dates after them).

    The day of the question does not count, that of its end does; what was waited for before counts again.
    """
    waited = rules.calendar.working_days_between(rules.day(clarification.asked_at), ended_on)
    dates = internal_deadlines(
        complaint.deadlines,
        rules.clocks,
        rules.calendar,
        registered_on=rules.day(complaint.registered_at),
        priority=complaint.assessment.priority or "P3",
        waited=complaint.customer_wait_days + waited,
    )
    return waited, dates
