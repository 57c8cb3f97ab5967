"""Figures in words of both languages: exactly for those who lead, discreetly for everybody."""

from datetime import date
from typing import Final

from worker.complaint.labels import label
from worker.feedback.measures import Figure
from worker.feedback.reports.discretion import OTHERS, Told, middle_told, told
from worker.words.said import Said

_MONTHS: Final = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
TOO_FEW: Final = Said("trop peu de cas pour le dire", "too few to say")
NOTHING: Final = Said("rien à mesurer", "nothing to measure")


def month_words(month: date) -> dict[str, str]:
    """The facts `month_fr` and `month_en` of a sentence."""
    return {f"month_{name}": f"{words[month.month - 1]} {month.year}" for name, words in _MONTHS.items()}


def share_said(figure: Figure, *, discreet: bool) -> Said:
    """As "92 % (23 sur 25)"; to everybody neither one or two who are met, nor one or two who are missed."""
    if not discreet:
        return _exactly(figure.hits or 0, figure.n) if figure.n else NOTHING
    shown = told(figure)
    match shown.how:
        case "exactly":
            return _exactly(shown.hits, shown.n)
        case "most":
            return Said("plus de {hits} sur {n}", "more than {hits} of {n}", hits=shown.hits, n=shown.n)
        case "few":
            return Said("moins de {hits} sur {n}", "fewer than {hits} of {n}", hits=shown.hits, n=shown.n)
        case "too_few":
            return TOO_FEW
        case "nothing":
            return NOTHING


def _exactly(hits: int, n: int) -> Said:
    percent = Told("exactly", hits, n).percent
    return Said("{percent} % ({hits} sur {n})", "{percent}% ({hits} of {n})", percent=percent, hits=hits, n=n)


def middle_said(figure: Figure, *, discreet: bool) -> Said:
    """A median or a decile with its unit, and how many values stand behind it."""
    value = middle_told(figure) if discreet else figure.value
    if value is None:
        return TOO_FEW if figure.n else NOTHING
    number = round(value)
    if figure.unit == "score":
        return Said("{value} (n = {n})", "{value} (n = {n})", value=f"{value:g}", n=figure.n)
    if figure.unit == "days":
        unit = ("jour", "day") if number == 1 else ("jours", "days")
    elif number < 120:
        unit = ("minute", "minute") if number == 1 else ("minutes", "minutes")
    else:
        number, unit = round(value / 60), ("heures", "hours")
    return Said(
        "{value} {unit_fr} (n = {n})",
        "{value} {unit_en} (n = {n})",
        value=number,
        unit_fr=unit[0],
        unit_en=unit[1],
        n=figure.n,
    )


def figure_said(figure: Figure, *, discreet: bool) -> Said:
    match figure.unit:
        case "share":
            return share_said(figure, discreet=discreet)
        case "money":
            return Said(
                "{sum} (n = {n})",
                "{sum} (n = {n})",
                sum=(int(figure.value or 0), figure.currency),
                n=figure.n,
            )
        case "files" | "actions":
            return Said("{value}", "{value}", value=figure.n)
        case _:
            return middle_said(figure, discreet=discreet)


def cell_label(code: str) -> Said:
    """The name of a cell: a code in words, joined ones with "or" between, what was merged as "others"."""
    if code == OTHERS:
        return Said("autres", "others")
    names = [label(part) for part in code.split("+")]
    if len(names) == 1:
        return names[0]
    return Said(" ou ".join(n.fr for n in names), " or ".join(n.en for n in names))
