"""Breakdowns as bars, months as a row of them, causes as a Pareto: exactly, or as everybody may see them."""

from collections.abc import Mapping, Sequence

from worker.feedback.figures import Figures
from worker.feedback.measures import Breakdown, Cell
from worker.feedback.reports.discretion import OTHERS, joined, merged, series, small
from worker.feedback.reports.letters import CauseRow, MonthRow, Row
from worker.feedback.reports.phrases import TOGETHER, cell_label
from worker.words.said import Said

MOST_CAUSES = 6
OUTCOMES = ("upheld", "partly_upheld", "rejected", "settled")


def trend_rows(year: Figures, *, discreet: bool) -> tuple[MonthRow, ...]:
    """Twelve months, what came and what was answered; the total is told nowhere."""
    came, went = (
        series(one.cells) if discreet else tuple(c.count for c in one.cells) for one in (year.received, year.answered)
    )
    longest = max((number or 0 for number in came), default=0)
    return tuple(
        MonthRow(month, _came_and_went(received, answered), _of(received or 0, longest), (received, answered))
        for month, received, answered in zip(year.period.months, came, went, strict=True)
    )


def _came_and_went(received: int | None, answered: int | None) -> Said:
    few = Said("fewer than 3")
    return Said(
        "received: {received}, answered: {answered}",
        received=few if received is None else received, answered=few if answered is None else answered,
    )  # fmt: skip


def bars(one: Breakdown, *, discreet: bool, ordered: bool = False) -> tuple[Row, ...]:
    """A breakdown as bars; `ordered` where its cells have an order of their own. Empty where nothing may be told."""
    cells: Sequence[Cell] = one.cells
    if discreet:
        cells = joined(cells) if ordered else merged(cells)
    cells = [cell for cell in cells if cell.count]
    total = sum(cell.count for cell in cells)
    whole = len(cells) == 1 and "+" in cells[0].label
    return tuple(
        Row(TOGETHER if whole else cell_label(cell.label), _part(cell.count, total), _of(cell.count, total))
        for cell in cells
    )


def _part(number: int, total: int) -> Said:
    percent = round(100 * number / total) if total else 0
    return Said("{number} ({percent}%)", number=number, percent=percent)


def _of(number: int, whole: int) -> int:
    return round(100 * number / whole) if whole else 0


def in_order(outcomes: Breakdown) -> Breakdown:
    """From wholly upheld to rejected, so that what is joined lies side by side; what nobody judged stands last."""
    counts = {cell.label: cell.count for cell in outcomes.cells}
    return Breakdown(outcomes.name, tuple(Cell(name, counts.get(name, 0)) for name in OUTCOMES))


def cause_rows(found: Breakdown, examples: Mapping[str, str], *, discreet: bool) -> tuple[CauseRow, ...]:
    """The Pareto: each cause with its part and the sum so far, and a case where three or more stand behind it."""
    cells = _the_first(merged(found.cells) if discreet else found.cells)
    total = sum(cell.count for cell in cells)
    rows, so_far = [], 0
    for cell in cells:
        so_far += cell.count
        said = Said(
            "{number} ({percent}%), {sum}% so far",
            number=cell.count, percent=round(100 * cell.count / total), sum=round(100 * so_far / total),
        )  # fmt: skip
        example = "" if small(cell.count) else examples.get(cell.label, "")
        part, together = _of(cell.count, total), _of(so_far, total)
        rows.append(CauseRow(cell_label(cell.label), said, part, example, (part, together)))
    return tuple(rows)


def _the_first(cells: Sequence[Cell]) -> Sequence[Cell]:
    """As many as a picture has room for on a phone; the others, which are the least, are one."""
    if len(cells) <= MOST_CAUSES:
        return cells
    named = [cell for cell in cells if cell.label != OTHERS][: MOST_CAUSES - 1]
    return (*named, Cell(OTHERS, sum(cell.count for cell in cells) - sum(cell.count for cell in named)))
