"""Whoever is in danger or in despair is told of each working morning, until a colleague says what was done for them.

To be given the file ends nothing: nobody was called by that. A note or a letter of a colleague does (`seeing_to`).
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from worker.complaint.alarms import AlarmKind
from worker.nouns.decision import Matter
from worker.processing import seeing_to
from worker.processing.people import leaders
from worker.processing.watching.row import Consequence, Row, Strike, View

_MATTERS: Final[Mapping[AlarmKind, Matter]] = {
    "distress": "distress_stands",
    "danger": "danger_stands",
    "child": "child_stands",
    "watched": "watched_stands",
    "threat": "threat_stands",
}
_FIRST_WEEK: Final = timedelta(days=7)
# The gravest first.
MATTERS: Final[tuple[Matter, ...]] = tuple(_MATTERS.values())


def _standing(view: View) -> Iterator[tuple[Matter, date]]:
    """What still stands, and the day on which it was last said."""
    for one in seeing_to.standing(view.complaint):
        yield _MATTERS[one.kind], view.rules.day(seeing_to.raised_at(view.complaint, one))


def _stands(view: View) -> Iterator[Strike]:
    """The gravest alone speaks: from the working morning after, this one and the next."""
    for matter, said_on in list(_standing(view))[:1]:
        first = view.rules.calendar.next_working(said_on)
        today = max(first, view.rules.calendar.working_from(view.today))
        for day in (today, view.rules.calendar.next_working(today)):
            yield Strike(view.morning(day).at, f"{matter}:{day.isoformat()}")


def _tell(view: View, strike: Strike) -> Consequence:
    matter = strike.tail.partition(":")[0]
    said_on = next((day for name, day in _standing(view) if name == matter), None)
    named = next((name for name in MATTERS if name == matter), None)
    if said_on is None or named is None:
        return Consequence()
    keepers, part = view.keepers
    told = _reaches_leaders(date.fromisoformat(strike.tail.partition(":")[2]), said_on)
    managers = leaders(view.complaint, view.rules, "manager") if told else ()
    direction = leaders(view.complaint, view.rules, "direction") if told else ()
    return Consequence(
        nudges=view.each_once(
            view.nudges(keepers, part, named, said_on, alarm=True),
            view.nudges(view.rules.desk, "desk", named, said_on, alarm=True),
            view.nudges(managers, "manager", named, said_on, alarm=True),
            view.nudges(direction, "direction", named, said_on, alarm=True),
        )
    )


def _reaches_leaders(today: date, said_on: date) -> bool:
    """Those who lead are told each morning of the first week, then on Mondays: nobody reads what comes every day."""
    return today - said_on <= _FIRST_WEEK or today.weekday() == 0


ROWS = (Row("danger_stands", _stands, _tell),)
