"""The regulatory clock, which nothing stops: as it runs out, more and more people know.

75 % of the time gone: owner. 90 %: owner and managers. The last working day: owner, managers and desk. Beyond it: the
direction too, once; from then on those who lead hear each week (`rising`). The highest stage reached speaks alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from worker.nouns.decision import Matter, Nudge, Part
from worker.nouns.item import Person
from worker.processing.people import leaders
from worker.processing.watching.row import Consequence, Row, Strike, View

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Stage:
    """`percent` of the days between start and limit; the last working day up to it where that falls on a closed one."""

    matter: Matter
    percent: int


_STAGES = (_Stage("escalate_75", 75), _Stage("escalate_90", 90), _Stage("last_day", 100))


def _day_of(view: View, stage: _Stage) -> date:
    dates = view.complaint.deadlines
    whole = (dates.answer_due - dates.clock_start).days
    # Rounded up: a stage is never told of before it is reached.
    return view.rules.calendar.alarm_day(dates.clock_start + timedelta(days=-(-whole * stage.percent // 100)))


def _stage(number: int, view: View) -> Iterator[Strike]:
    """Silent once a later stage has come, or was told of: what is known at the top need not begin below."""
    due = view.complaint.deadlines.answer_due
    later = [
        stage.matter
        for stage in _STAGES[number + 1 :]
        if _day_of(view, stage) <= view.today or f"{stage.matter}:{due.isoformat()}" in view.complaint.struck
    ]
    if view.to_answer and not later and view.today <= due:
        yield Strike(view.rules.opening(_day_of(view, _STAGES[number])), due.isoformat())


def _overdue(view: View) -> Iterator[Strike]:
    due = view.complaint.deadlines.answer_due
    if view.to_answer:
        yield Strike(view.morning(due + _DAY).at, due.isoformat())


def _told(view: View, matter: Matter, *parts: Part) -> Consequence:
    due = view.complaint.deadlines.answer_due
    return Consequence(
        nudges=view.each_once(
            *(view.nudges(_people(view, part), _part(view, part), matter, due, alarm=True) for part in parts)
        )
    )


def _part(view: View, part: Part) -> Part:
    return view.keepers[1] if part == "owner" else part


def _people(view: View, part: Part) -> tuple[Person, ...]:
    match part:
        case "owner":
            return view.keepers[0]
        case "manager":
            return leaders(view.complaint, view.rules, "manager", "direction")
        case "direction":
            return leaders(view.complaint, view.rules, "direction", "manager")
        case _:
            return view.rules.desk


def _promised(view: View) -> Iterator[Strike]:
    """The date of a holding letter has passed: a second promise is broken."""
    if view.to_answer and view.complaint.holdings:
        yield view.morning(view.complaint.holdings[-1].until + _DAY)


def _tell_of_promise(view: View, _strike: Strike) -> Consequence:
    until = view.complaint.holdings[-1].until
    nudges: list[tuple[Nudge, ...]] = [
        view.nudges(_people(view, part), _part(view, part), "holding_passed", until, alarm=True)
        for part in ("owner", "manager", "direction", "desk")
    ]
    return Consequence(nudges=view.each_once(*nudges))


_EVERYBODY: tuple[Part, ...] = ("owner", "manager", "direction", "desk")
ROWS = (
    Row(
        "overdue",
        _overdue,
        lambda view, _: _told(view, "overdue", *_EVERYBODY),
        any_hour=True,
    ),
    Row(
        "last_day",
        lambda view: _stage(2, view),
        lambda view, _: _told(view, "last_day", "owner", "manager", "desk"),
        any_hour=True,
    ),
    Row(
        "escalate_90",
        lambda view: _stage(1, view),
        lambda view, _: _told(view, "escalate_90", "owner", "manager"),
        any_hour=True,
    ),
    Row(
        "escalate_75",
        lambda view: _stage(0, view),
        lambda view, _: _told(view, "escalate_75", "owner"),
        any_hour=True,
    ),
    Row("holding_passed", _promised, _tell_of_promise, any_hour=True),
)
