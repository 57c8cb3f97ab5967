"""What is learnt: causes from the most frequent, what came back after it was acted upon, and whether actions helped."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from worker.feedback.cases import Action, CountedFile
from worker.feedback.measures import Breakdown, Figure, broken_down, count, share
from worker.feedback.periods import Period
from worker.words.wording import fold

_DAY = timedelta(days=1)


def pareto(cases: Sequence[CountedFile], period: Period) -> Breakdown:
    """Root causes found within the period, suspected or confirmed, the most frequent first."""
    return broken_down("cause", (case.root_cause for case in found_in(cases, period)))


def found_in(cases: Sequence[CountedFile], period: Period) -> list[CountedFile]:
    return [case for case in cases if case.counted and case.root_cause and case.cause_on in period]


def causes(cases: Sequence[CountedFile], actions: Sequence[Action], period: Period) -> Iterator[Figure]:
    yield share("cause_confirmed", (case.cause_confirmed for case in found_in(cases, period)))
    known = [c for c in cases if c.counted and c.received_on in period and c.root_cause and c.product]
    yield share("recurrence", (came_back(case, actions) for case in known))


def came_back(case: CountedFile, actions: Sequence[Action]) -> bool:
    """Same product and same cause, received after an action against that cause was done."""
    product = fold(case.product)
    return any(
        action.done_on is not None
        and action.done_on < case.received_on
        and action.cause == case.root_cause
        and product in action.products
        for action in actions
    )


def action_figures(actions: Sequence[Action], period: Period, today: date) -> Iterator[Figure]:
    """Counted by the day that each was due, as limits are: one that is not done, or not judged, is a failure."""
    last = min(period.last, today - _DAY)
    yield count("actions_opened", sum(action.opened_on in period for action in actions), "actions")
    yield count("actions_done", sum(action.done_on in period for action in actions), "actions")
    due = [action for action in actions if action.due in period and action.due <= last]
    yield share("actions_on_time", (bool(a.done_on and a.done_on <= a.due) for a in due))
    checked = [a for a in actions if a.check_due in period and a.check_due is not None and a.check_due <= last]
    yield share("actions_effective", (action.effectiveness == "effective" for action in checked))


def late_actions(actions: Sequence[Action], today: date) -> list[Action]:
    """Not done though due, the longest overdue first."""
    return sorted((a for a in actions if a.done_on is None and a.due < today), key=lambda a: (a.due, a.number))
