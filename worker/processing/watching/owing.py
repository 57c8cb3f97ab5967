"""R3. What was promised and is not carried out by its day: its keepers are reminded, each week until it is done."""

from collections.abc import Iterator

from worker.processing.calendar import WorkingDays
from worker.processing.watching.row import Consequence, Row, Strike, View

_AGAIN = WorkingDays(5)


def _late(view: View) -> Iterator[Strike]:
    """The newest reminder that is due, and the one after it: after weeks of absence one, not as many."""
    for one in view.complaint.owed:
        if one.due is None:
            continue
        day = view.rules.calendar.next_working(one.due)
        while (following := view.rules.calendar.add(day, _AGAIN)) <= view.today:
            day = following
        for morning in (day, following):
            yield Strike(view.rested(view.morning(morning), view.keepers[0]).at, f"{one.number}:{morning.isoformat()}")


def _tell(view: View, strike: Strike) -> Consequence:
    number = int(strike.tail.partition(":")[0])
    due = next((one.due for one in view.complaint.owed if one.number == number), None) or view.today
    people, part = view.keepers
    return Consequence(nudges=view.nudges(people, part, "compensation_late", due))


ROWS = (Row("compensation_late", _late, _tell),)
