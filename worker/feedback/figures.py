"""All figures for one period, put together from the chapters of the field (docs/procedure.md, "Figures")."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from worker.feedback.cases import Action, CountedFile
from worker.feedback.delays import delays
from worker.feedback.learning import action_figures, causes, pareto
from worker.feedback.measures import Breakdown, Figure
from worker.feedback.outcomes import by_compensation, by_outcome, costs, outcomes, recourse, satisfaction, tokens
from worker.feedback.periods import Period
from worker.feedback.volumes import ages, by_intake, trend, volumes
from worker.processing.calendar import Calendar, Span


@dataclass(frozen=True, slots=True)
class Figures:
    """`today` is the day they were counted on: limits that fall later are not over yet."""

    period: Period
    today: date
    figures: tuple[Figure, ...]
    breakdowns: tuple[Breakdown, ...]
    received: Breakdown
    answered: Breakdown

    def __getitem__(self, name: str) -> Figure:
        """Raises KeyError for a name that is no figure."""
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)

    def breakdown(self, name: str) -> Breakdown:
        """Raises KeyError."""
        for one in self.breakdowns:
            if one.name == name:
                return one
        raise KeyError(name)

    def costs(self) -> tuple[Figure, ...]:
        """One for each currency that was spent."""
        return tuple(figure for figure in self.figures if figure.unit == "money")


def figures(
    cases: Iterable[CountedFile],
    actions: Sequence[Action],
    period: Period,
    *,
    today: date,
    calendar: Calendar,
    progress_every: Span,
) -> Figures:
    """Pure, and the order of `cases` does not matter; they must be all that bear on the period, and may be more."""
    known = list(cases)
    received, answered = trend(known, period)
    return Figures(
        period=period,
        today=today,
        figures=tuple(_figures(known, actions, period, today, calendar, progress_every)),
        breakdowns=tuple(_breakdowns(known, period, today)),
        received=received,
        answered=answered,
    )


def _figures(
    cases: Sequence[CountedFile],
    actions: Sequence[Action],
    period: Period,
    today: date,
    calendar: Calendar,
    every: Span,
) -> Iterator[Figure]:
    yield from volumes(cases, period, today)
    yield from delays(cases, period, today, calendar, every)
    yield from outcomes(cases, period)
    yield from recourse(cases, period)
    yield from costs(cases, period, today)
    yield from satisfaction(cases, period)
    yield from causes(cases, actions, period)
    yield from action_figures(actions, period, today)
    yield from tokens(cases, period)


def _breakdowns(cases: Sequence[CountedFile], period: Period, today: date) -> Iterator[Breakdown]:
    yield from by_intake(cases, period)
    yield ages(cases, period, today)
    yield by_outcome(cases, period)
    yield pareto(cases, period)
    yield by_compensation(cases, period)
