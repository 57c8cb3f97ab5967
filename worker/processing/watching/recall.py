"""`#rappel DATE`: the reminder that a colleague asked for."""

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


ROWS = (Row("recall", _asked_for, _recall),)
