"""A request under data protection law is noted, and due within a month (GDPR, art. 12 (3))."""

from datetime import date
from typing import Final

from worker.complaint.personal_data import DataRequested
from worker.processing.calendar import Months
from worker.processing.rules import Rules

ANSWER_WITHIN: Final = Months(1)


def requested(since: date, rules: Rules, *, words: str = "", by: str = "") -> DataRequested:
    """From the day on which the request came."""
    return DataRequested(since=since, due=rules.calendar.add(since, ANSWER_WITHIN), words=words, by=by)
