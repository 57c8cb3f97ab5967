"""Clocks of the date aimed at, which waits with the complainant, and of the letter that says why it takes longer."""

from collections.abc import Iterator
from datetime import timedelta

from worker.nouns.decision import Matter
from worker.processing.calendar import WorkingDays
from worker.processing.watching.rising import RUNNING
from worker.processing.watching.row import Consequence, Row, Strike, View

_DAY = timedelta(days=1)


def _near(view: View) -> Iterator[Strike]:
    """One working day is left."""
    target = view.complaint.deadlines.answer_target
    if view.complaint.state in RUNNING and view.today <= target:
        eve = view.rules.calendar.before(target, WorkingDays(1))
        yield Strike(view.rested(view.morning(eve), view.keepers[0]).at, target.isoformat())


def _passed(view: View) -> Iterator[Strike]:
    target = view.complaint.deadlines.answer_target
    if view.complaint.state in RUNNING:
        yield Strike(view.rested(view.morning(target + _DAY), view.keepers[0]).at, target.isoformat())


def _told_of(matter: Matter, view: View, strike: Strike) -> Consequence:
    people, part = view.keepers
    return Consequence(nudges=view.nudges(people, part, matter, strike.day))


def _holding(view: View) -> Iterator[Strike]:
    """Early enough to say that the answer takes longer, and why; not where that was said already."""
    due = view.complaint.deadlines.answer_due
    announced = any(holding.until > due for holding in view.complaint.holdings)
    if view.to_answer and not announced and view.today <= due:
        by = view.rules.calendar.before(due, view.rules.clocks.holding_before)
        yield Strike(view.morning(by).at, due.isoformat())


ROWS = (
    Row("target_near", _near, lambda view, strike: _told_of("target_near", view, strike), in_litigation=False),
    Row("target_passed", _passed, lambda view, strike: _told_of("target_passed", view, strike), in_litigation=False),
    # Only a person's reason and date make such a letter: they are asked for it.
    Row("holding", _holding, lambda view, strike: _told_of("holding", view, strike), in_litigation=False),
)
