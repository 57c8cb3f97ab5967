"""A year for the audit: every figure with what it rests on, every cause, every action, and the register's root."""

from collections.abc import Iterator, Sequence
from datetime import date

from worker.feedback.cases import Action
from worker.feedback.figures import Figures
from worker.feedback.labels import BREAKDOWNS, FIGURES
from worker.feedback.reports.charts import bars, cause_rows, trend_rows
from worker.feedback.reports.gleaning import Gleaned
from worker.feedback.reports.headline import of_year
from worker.feedback.reports.letters import ActionTold, Row, YearlySynthesis
from worker.feedback.reports.phrases import figure_said
from worker.words.said import Said

# Actions are listed as far as one reads; all of them are in the export.
MOST = 60


def synthesis(counted: Figures, gleaned: Gleaned, actions: Sequence[Action], *, root: str) -> YearlySynthesis:
    """`root` is the register's, as a line that `complaints verify --against` reads again."""
    first, *more = of_year(counted)
    return YearlySynthesis(
        year=counted.period.first.year,
        counted_on=counted.today,
        headline=first,
        more=tuple(more),
        trend=trend_rows(counted, discreet=False),
        figures=tuple(Row(FIGURES[one.name], figure_said(one, discreet=False)) for one in counted.figures),
        breakdowns=tuple(
            (BREAKDOWNS[one.name], bars(one, discreet=False, ordered=one.name == "age"))
            for one in counted.breakdowns
            if one.cells and one.name != "cause"
        ),
        causes=cause_rows(counted.breakdown("cause"), gleaned.examples, discreet=False),
        actions=tuple(_actions(counted, gleaned, actions))[:MOST],
        root=root,
    )


def _actions(counted: Figures, gleaned: Gleaned, actions: Sequence[Action]) -> Iterator[ActionTold]:
    """Those that were opened, due, done or checked within the year."""
    for action in actions:
        days: tuple[date | None, ...] = (action.opened_on, action.due, action.done_on, action.check_due)
        if any(day in counted.period for day in days):
            words = gleaned.description(action.number, action.description)
            yield ActionTold(f"n° {action.number} {words}", action.cause, _state(action, counted.today))


def _state(action: Action, today: date) -> Said:
    if action.done_on is None:
        if action.due < today:
            return Said("overdue since {day}", day=action.due)
        return Said("due on {day}", day=action.due)
    verdict = {
        "effective": Said("done on {day}, effective"),
        "not_effective": Said("done on {day}, without effect"),
    }.get(action.effectiveness, Said("done on {day}, effect to be checked"))
    return verdict.about(day=action.done_on)
