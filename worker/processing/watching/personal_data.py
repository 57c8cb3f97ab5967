"""The month of a request under data protection law: the desk and who leads are reminded a week before, then alarmed.

It runs on whatever state the file is in, closed and frozen ones too: the law knows no exception for them.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from worker.nouns.decision import Nudge
from worker.processing.calendar import WorkingDays
from worker.processing.people import leaders
from worker.processing.watching.row import Consequence, Row, Strike, View

_BEFORE = timedelta(days=7)
_DAY = timedelta(days=1)
_AGAIN = WorkingDays(5)


def _due(view: View) -> date | None:
    request = view.complaint.open_data_request
    return request.due if request else None


def _soon(view: View) -> Iterator[Strike]:
    due = _due(view)
    if due is not None and view.today < view.rules.calendar.alarm_day(due):
        yield view.morning(due - _BEFORE)


def _last_day(view: View) -> Iterator[Strike]:
    due = _due(view)
    if due is not None and view.today <= due:
        yield view.alarm(due)


def _overdue(view: View) -> Iterator[Strike]:
    due = _due(view)
    if due is None:
        return
    # The morning after, and then each week; after weeks of absence one, not as many.
    day = view.rules.calendar.working_from(due + _DAY)
    while (following := view.rules.calendar.add(day, _AGAIN)) <= view.today:
        day = following
    yield view.morning(day)
    yield view.morning(following)


def _remind(view: View, _strike: Strike) -> Consequence:
    return Consequence(nudges=_told(view, alarm=False))


def _alarm(view: View, _strike: Strike) -> Consequence:
    return Consequence(nudges=_told(view, alarm=True))


def _told(view: View, *, alarm: bool) -> tuple[Nudge, ...]:
    due = _due(view) or view.today
    managers = leaders(view.complaint, view.rules, "manager", "direction")
    return view.each_once(
        view.nudges(view.rules.desk, "desk", "data_request", due, alarm=alarm),
        view.nudges(managers, "manager", "data_request", due, alarm=alarm),
    )


ROWS = (
    Row("data_request_overdue", _overdue, _alarm),
    Row("data_request_last_day", _last_day, _alarm),
    Row("data_request_soon", _soon, _remind),
)
