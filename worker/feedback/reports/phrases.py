"""Figures in words of both languages: exactly for those who lead, discreetly for everybody."""

from datetime import date
from typing import Final

from worker.complaint.labels import label
from worker.feedback.measures import Figure
from worker.feedback.reports.discretion import OTHERS, Told, middle_told, told
from worker.words.said import Said, listed

_MONTHS: Final = (
    Said("January"), Said("February"), Said("March"), Said("April"),
    Said("May"), Said("June"), Said("July"), Said("August"),
    Said("September"), Said("October"), Said("November"),
    Said("December"),
)  # fmt: skip
TOO_FEW: Final = Said("too few to say")
NOTHING: Final = Said("nothing to measure")


def month_words(month: date) -> Said:
    """As "novembre 2026"."""
    return Said("{month} {year}", month=_MONTHS[month.month - 1], year=month.year)


def share_said(figure: Figure, *, discreet: bool) -> Said:
    """As "92 % (23 sur 25)"; to everybody neither one or two who are met, nor one or two who are missed."""
    if not discreet:
        return _exactly(figure.hits or 0, figure.n) if figure.n else NOTHING
    shown = told(figure)
    match shown.how:
        case "exactly":
            return _exactly(shown.hits, shown.n)
        case "most":
            return Said("more than {hits} of {n}", hits=shown.hits, n=shown.n)
        case "few":
            return Said("fewer than {hits} of {n}", hits=shown.hits, n=shown.n)
        case "too_few":
            return TOO_FEW
        case "nothing":
            return NOTHING


def told_exactly(figure: Figure, *, discreet: bool) -> int | None:
    """The percent of a share of which a number may be told; None for any other figure."""
    if figure.unit != "share" or not figure.n:
        return None
    shown = told(figure) if discreet else Told("exactly", figure.hits or 0, figure.n)
    return shown.percent if shown.how == "exactly" else None


def _exactly(hits: int, n: int) -> Said:
    percent = Told("exactly", hits, n).percent
    return Said("{percent}% ({hits} of {n})", percent=percent, hits=hits, n=n)


def middle_said(figure: Figure, *, discreet: bool) -> Said:
    """A median or a decile with its unit, and how many values stand behind it."""
    value = middle_told(figure) if discreet else figure.value
    if value is None:
        return TOO_FEW if figure.n else NOTHING
    number = round(value)
    if figure.unit == "score":
        whole, _, part = f"{value:g}".partition(".")
        if part:
            return Said("{whole}.{part} (n = {n})", whole=whole, part=part, n=figure.n)
        return Said("{value} (n = {n})", value=whole, n=figure.n)
    if figure.unit == "days":
        unit = Said("day") if number == 1 else Said("days")
    elif number < 120:
        unit = Said("minute") if number == 1 else Said("minutes")
    else:
        number, unit = round(value / 60), Said("hours")
    return Said("{value} {unit} (n = {n})", value=number, unit=unit, n=figure.n)


def figure_said(figure: Figure, *, discreet: bool) -> Said:
    match figure.unit:
        case "share":
            return share_said(figure, discreet=discreet)
        case "money":
            return Said(
                "{sum} (n = {n})",
                sum=(int(figure.value or 0), figure.currency),
                n=figure.n,
            )
        case "files" | "actions":
            return Said("{value}", value=figure.n)
        case _:
            return middle_said(figure, discreet=discreet)


def cell_label(code: str) -> Said:
    """The name of a cell: a code in words, two that were joined with "or" between, more of them, and what was merged,
    as "others": a bar has one name.
    """
    if code in _AGES:
        return _AGES[code]
    parts = code.split("+")
    if code == OTHERS or len(parts) > _READ_AT_ONCE:
        return Said("others")
    return listed((label(part) for part in parts), Said("{first} or {rest}"))


# So many names in one are still read at once.
_READ_AT_ONCE: Final = 2
# Where everything was joined.
TOGETHER: Final = Said("all together")


# Ages that were joined, as one says them.
_AGES: Final = {
    "31-60+>60": Said("over 30"),
    "11-30+31-60+>60": Said("over 10"),
    "11-30+31-60": Said("11 to 60"),
    "0-10+11-30": Said("up to 30"),
    "0-10+11-30+31-60": Said("up to 60"),
}
