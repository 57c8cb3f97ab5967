"""How much there is: what came, what was answered, what waits and for how long."""

from collections.abc import Iterator, Sequence
from datetime import date

from worker.feedback.cases import CountedFile
from worker.feedback.measures import Breakdown, Cell, Figure, broken_down, count
from worker.feedback.periods import Period, month_of
from worker.words.wording import fold

# The classes of age of what waits, in days: up to, and its name.
AGES = ((10, "0-10"), (30, "11-30"), (60, "31-60"), (None, ">60"))


def volumes(cases: Sequence[CountedFile], period: Period, today: date) -> Iterator[Figure]:
    """What came, was first answered and ended within the period; what waited when it was over, or today."""
    counted = [case for case in cases if case.counted]
    yield count("received", sum(case.received_on in period for case in counted))
    yield count("answered", sum(case.answered_on in period for case in counted))
    yield count("ended", sum(case.ended_on in period for case in counted))
    yield count("withdrawn", sum(case.withdrawn and case.ended_on in period for case in counted))
    yield count("set_aside", sum(not case.counted and case.received_on in period for case in cases))
    yield count("backlog", len(waiting(cases, period, today)))


def waiting(cases: Sequence[CountedFile], period: Period, today: date) -> list[CountedFile]:
    """Those that had neither a first answer nor an end when the period was over."""
    end = min(period.last, today)
    return [case for case in cases if case.counted and case.waits_on(end)]


def by_intake(cases: Sequence[CountedFile], period: Period) -> Iterator[Breakdown]:
    """What came, by channel, product and category. Products that differ by case and accents alone are one."""
    came = [case for case in cases if case.counted and case.received_on in period]
    yield broken_down("channel", (case.channel for case in came))
    names: dict[str, str] = {}
    for case in came:
        names.setdefault(fold(case.product), case.product)
    yield broken_down("product", (names[fold(case.product)] for case in came))
    yield broken_down("category", (case.category for case in came))


def ages(cases: Sequence[CountedFile], period: Period, today: date) -> Breakdown:
    """How long what waits has waited: whole days since its clock began."""
    end = min(period.last, today)
    numbers = dict.fromkeys((name for _, name in AGES), 0)
    for case in waiting(cases, period, today):
        numbers[age_class((end - case.clock_start).days)] += 1
    return Breakdown("age", tuple(Cell(name, number) for name, number in numbers.items()))


def age_class(days: int) -> str:
    return next(name for most, name in AGES if most is None or days <= most)


def trend(cases: Sequence[CountedFile], period: Period) -> tuple[Breakdown, Breakdown]:
    """What came and what was first answered, month by month, the oldest first."""
    counted = [case for case in cases if case.counted]

    def monthly(name: str, days: list[date | None]) -> Breakdown:
        months = (month_of(month) for month in period.months)
        cells = (Cell(f"{m.first:%Y-%m}", sum(day in m and day in period for day in days)) for m in months)
        return Breakdown(name, tuple(cells))

    came: list[date | None] = [case.received_on for case in counted]
    return monthly("received", came), monthly("answered", [case.answered_on for case in counted])
