"""`complaints figures`: what the field reports, for a period."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from worker.cli import terminal
from worker.cli.choosing import FromOption, ToOption, period_from
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, settings_from
from worker.cli.terminal import Column
from worker.cli.tongue import decimal, money, tell, told
from worker.complaint.labels import label
from worker.doors.clock import SystemClock
from worker.feedback.figures import Figures
from worker.feedback.labels import BREAKDOWNS, FIGURES
from worker.feedback.measures import Breakdown, Figure
from worker.register.cases import count
from worker.settings import rulebook
from worker.words.said import NOTHING, Said

OF_FIGURES = (
    Column(Said("figure").within("column"), most=52, least=24),
    Column(Said("value").within("column"), most=24),
    Column(Said("of").within("column")),
)
OF_CELLS = (
    Column(NOTHING, most=40, least=20),
    Column(Said("files").within("column")),
    Column(Said("share").within("column")),
)


def figures(
    config: ConfigOption = None,
    first: FromOption = "",
    last: ToOption = "",
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
) -> None:
    """Count the figures of the procedure over a period, each with the number that it rests on.

    A limit is counted on the day that it falls due, so that what is open and overdue counts as a failure.
    """
    settings = settings_from(config)
    today = SystemClock().now().astimezone(settings.organisation.zone).date()
    period = period_from(first, last, today)
    register = open_to_look(settings, config)
    rules = rulebook.intake_rules(settings)
    counted = register.look(lambda session: count(session, period, rules, today))
    register.close()
    if as_json:
        terminal.print_json(as_values(counted))
    else:
        _page(counted)


def as_values(counted: Figures) -> dict[str, Any]:
    """For programs. Shares are fractions of 1, money is in cents; a value is null where there is nothing to measure."""
    return {
        "from": counted.period.first,
        "to": counted.period.last,
        "counted_on": counted.today,
        "figures": [
            {"name": f.name, "unit": f.unit, "value": f.value, "n": f.n}
            | ({"hits": f.hits} if f.hits is not None else {})
            | ({"currency": f.currency} if f.currency else {})
            for f in counted.figures
        ],
        "breakdowns": {
            one.name: [{"label": cell.label, "count": cell.count} for cell in one.cells] for one in counted.breakdowns
        },
        "months": [
            {"month": came.label, "received": came.count, "answered": went.count}
            for came, went in zip(counted.received.cells, counted.answered.cells, strict=True)
        ],
    }


def _page(counted: Figures) -> None:
    period = counted.period
    counts = Said("{first} to {last}, counted on {day}")
    terminal.title(told(counts.about(first=period.first, last=period.last, day=counted.today)))
    terminal.show_table(OF_FIGURES, [_row(figure) for figure in counted.figures])
    for one in counted.breakdowns:
        if one.cells:
            terminal.title(f"\n{told(BREAKDOWNS[one.name])}")
            terminal.show_table(OF_CELLS, list(_cells(one)))
    if len(counted.received.cells) > 1:
        terminal.title("\n" + tell("month by month"))
        months = zip(counted.received.cells, counted.answered.cells, strict=True)
        columns = (
            Column(Said("month").within("column")),
            Column(Said("received").within("legend")),
            Column(Said("answered")),
        )
        terminal.show_table(columns, [(came.label, came.count, went.count) for came, went in months])
    if period.last >= counted.today - timedelta(days=1):
        terminal.aside(tell("limits that are not over yet are not counted"))


def _row(figure: Figure) -> tuple[str, str, str]:
    of = "" if figure.unit in {"files", "actions"} else f"n = {figure.n}"
    return told(FIGURES[figure.name]), value_of(figure), of


def value_of(figure: Figure) -> str:
    """The value with its unit; a dash where there is nothing to measure."""
    if figure.value is None:
        return "–"
    match figure.unit:
        case "share":
            return f"{100 * figure.value:.0f} % ({figure.hits})"
        case "money":
            return money(int(figure.value), figure.currency)
        case "days":
            return tell("{number} days", number=decimal(f"{figure.value:g}"))
        case "minutes":
            return tell("{number} minutes", number=f"{figure.value:g}")
        case _:
            return decimal(f"{figure.value:g}")


def _cells(one: Breakdown) -> Iterator[tuple[str, int, str]]:
    for cell in one.cells:
        yield told(label(cell.label)), cell.count, f"{100 * cell.count / one.n:.0f} %" if one.n else "–"
