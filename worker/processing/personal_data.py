"""A request under data protection law is noted, and due within a month (GDPR, art. 12 (3))."""

from datetime import date
from typing import Final

from worker.complaint.personal_data import DataRequested
from worker.complaint.record import Complaint
from worker.processing.calendar import Months
from worker.processing.rules import Rules

ANSWER_WITHIN: Final = Months(1)


def requested(since: date, rules: Rules, *, words: str = "", by: str = "") -> DataRequested:
    """From the day on which the request came."""
    return DataRequested(since=since, due=rules.calendar.add(since, ANSWER_WITHIN), words=words, by=by)


def due_of(complaint: Complaint, rules: Rules) -> date | None:
    """The last day to answer the request that a file began with; None where it began with none."""
    asked = complaint.open_data_request
    if asked is not None:
        return asked.due
    since = rules.day(complaint.received_at)
    return rules.calendar.add(since, ANSWER_WITHIN) if complaint.data_protection_request else None
