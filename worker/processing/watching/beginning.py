"""Clocks of a file's beginning: is it acknowledged, is it assessed, has its owner begun?"""

from collections.abc import Iterator
from datetime import timedelta

from worker.complaint.lifecycle import State, is_open
from worker.processing.people import leaders
from worker.processing.watching.row import Consequence, Row, Strike, View

_DAY = timedelta(days=1)


def _unacknowledged(view: View) -> bool:
    return is_open(view.complaint.state) and view.complaint.acknowledged_at is None


def _first_morning(view: View) -> Strike:
    """Never on the day of registration: the acknowledgement may be on its way."""
    return view.morning(view.rules.day(view.complaint.registered_at) + _DAY)


def _ack_alarm(view: View) -> Iterator[Strike]:
    """Two working days without an acknowledgement; once the limit is near, that one speaks alone."""
    dates = view.complaint.deadlines
    if _unacknowledged(view) and view.today < view.rules.calendar.alarm_day(dates.ack_limit):
        late = view.morning(view.rules.calendar.add(dates.clock_start, view.rules.clocks.ack_alarm))
        yield Strike(max(late.at, _first_morning(view).at), dates.clock_start.isoformat())


def _ack_limit(view: View) -> Iterator[Strike]:
    if _unacknowledged(view):
        limit = view.alarm(view.complaint.deadlines.ack_limit)
        yield Strike(max(limit.at, _first_morning(view).at), limit.tail)


def _tell_of_alarm(view: View, _strike: Strike) -> Consequence:
    due = view.complaint.deadlines.ack_limit
    return Consequence(nudges=view.nudges(view.rules.desk, "desk", "ack_alarm", due, alarm=True))


def _tell_of_limit(view: View, strike: Strike) -> Consequence:
    desk = view.nudges(view.rules.desk, "desk", "ack_limit", strike.day, alarm=True)
    managers = view.nudges(
        leaders(view.complaint, view.rules, "manager"), "manager", "ack_limit", strike.day, alarm=True
    )
    return Consequence(nudges=view.each_once(desk, managers))


def _assess_late(view: View) -> Iterator[Strike]:
    """Nobody has confirmed its scores and named its owner by the day when that was due."""
    if view.complaint.state is State.REGISTERED:
        due = view.complaint.deadlines.assess_due
        yield Strike(view.rested(view.morning(due + _DAY), view.rules.desk).at, due.isoformat())


def _tell_desk(view: View, strike: Strike) -> Consequence:
    return Consequence(nudges=view.nudges(view.rules.desk, "desk", "assess_late", strike.day))


def _unanswered(view: View) -> Iterator[Strike]:
    """Its owner has not begun, as many working days after the assignment as an assessment may take."""
    complaint = view.complaint
    if complaint.state is State.ASSESSED and complaint.assigned_at is not None:
        since = view.rules.day(complaint.assigned_at)
        due = view.rules.calendar.add(since, view.rules.clocks.assess_limit)
        yield Strike(view.rested(view.morning(due + _DAY), view.keepers[0]).at, due.isoformat())


def _tell_keepers(view: View, strike: Strike) -> Consequence:
    people, part = view.keepers
    return Consequence(nudges=view.nudges(people, part, "unanswered", strike.day))


ROWS = (
    Row("ack_alarm", _ack_alarm, _tell_of_alarm, any_hour=True),
    Row("ack_limit", _ack_limit, _tell_of_limit, any_hour=True),
    Row("assess_late", _assess_late, _tell_desk),
    Row("unanswered", _unanswered, _tell_keepers),
)
