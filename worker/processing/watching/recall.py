"""Days that somebody named: the reminder that a colleague asked for (`#rappel DATE`), and what was promised (T5)."""

from collections.abc import Iterator
from datetime import date

from worker.complaint.lifecycle import is_open
from worker.processing.watching.row import Consequence, Row, Strike, View


def _asked_for(view: View) -> Iterator[Strike]:
    if is_open(view.complaint.state):
        for snooze in view.complaint.snoozes:
            if snooze.person in view.rules.staff:
                yield Strike(view.morning(snooze.until).at, f"{snooze.until.isoformat()}:{snooze.person}")


def _recall(view: View, strike: Strike) -> Consequence:
    day, _, address = strike.tail.partition(":")
    person = view.rules.staff[address]
    return Consequence(nudges=view.nudges((person,), "asked", "recall", date.fromisoformat(day)))


def _promised(view: View) -> Iterator[Strike]:
    """On the last working day up to it: what a letter promised in spite of the warning can still be kept."""
    for one in view.complaint.promised:
        yield view.alarm(one.due)


def _tell_of_promise(view: View, strike: Strike) -> Consequence:
    people, part = view.keepers
    return Consequence(nudges=view.nudges(people, part, "promise_due", strike.day, alarm=True))


ROWS = (Row("recall", _asked_for, _recall), Row("promise_due", _promised, _tell_of_promise))
