"""Clocks of a file's beginning: is it acknowledged, is it assessed, has its owner begun?"""

from collections.abc import Iterator
from datetime import timedelta

from worker.complaint.lifecycle import State, is_open
from worker.complaint.record import Complaint
from worker.nouns.decision import Matter
from worker.processing.people import leaders
from worker.processing.watching import rising
from worker.processing.watching.row import Consequence, Row, Strike, View

_DAY = timedelta(days=1)
# So long before the office closes somebody must have taken up what is of first priority.
_LAST_HOURS = timedelta(hours=2)


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
    for step in rising.assessment(view):
        yield Strike(view.rested(view.morning(step.due + _DAY), view.rules.desk).at, step.due.isoformat())


def _tell_desk(view: View, strike: Strike) -> Consequence:
    return Consequence(nudges=view.nudges(view.rules.desk, "desk", "assess_late", strike.day))


def _unanswered(view: View) -> Iterator[Strike]:
    """Its owner has not begun."""
    for step in rising.beginning(view):
        yield Strike(view.rested(view.morning(step.due + _DAY), view.keepers[0]).at, step.due.isoformat())


def _tell_keepers(view: View, strike: Strike) -> Consequence:
    people, part = view.keepers
    return Consequence(nudges=view.nudges(people, part, "unanswered", strike.day))


def _urgent_waits(view: View) -> Iterator[Strike]:
    """Of first priority, and near the end of its first day nobody has taken it up."""
    complaint = view.complaint
    day = view.rules.day(complaint.registered_at)
    waits = complaint.state in {State.REGISTERED, State.ASSESSED} and rising.is_urgent(view)
    if waits and not _seen_to(complaint) and view.rules.calendar.is_working(day):
        at = max(view.rules.closing(day) - _LAST_HOURS, complaint.registered_at + _LAST_HOURS)
        if view.today == day and at < view.rules.closing(day):
            yield Strike(at, day.isoformat())


def _seen_to(complaint: Complaint) -> bool:
    """Whether its owner told the file anything since it is theirs; whoever it was, where nobody owns it.

    A call was made and noted hours ago: nobody is told that nothing happened.
    """
    wrote = [*(note.by for note in complaint.notes), *(one.person for one in complaint.staff_messages)]
    return complaint.owner in wrote if complaint.owner else bool(wrote)


def _tell_at_once(view: View, strike: Strike) -> Consequence:
    people, part = view.keepers
    matter: Matter = "urgent_idle" if view.complaint.owner else "urgent_waits"
    managers = leaders(view.complaint, view.rules, "manager", "direction")
    return Consequence(
        nudges=view.each_once(
            view.nudges(people, part, matter, strike.day, alarm=True),
            view.nudges(managers, "manager", matter, strike.day, alarm=True),
        )
    )


ROWS = (
    Row("ack_alarm", _ack_alarm, _tell_of_alarm, any_hour=True),
    Row("ack_limit", _ack_limit, _tell_of_limit, any_hour=True),
    Row("urgent_waits", _urgent_waits, _tell_at_once, any_hour=True),
    Row("assess_late", _assess_late, _tell_desk),
    Row("unanswered", _unanswered, _tell_keepers),
)
