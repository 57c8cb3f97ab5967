"""Delays that are counted: "sous 48 heures", "dans un délai de 3 à 5 jours ouvrés", "within two weeks"."""

import re
from contextlib import suppress
from datetime import date
from typing import Final

from worker.processing.calendar import parse_span
from worker.response.promises.values import Known
from worker.words.numbers import NUMBER_WORDS, value

# What announces one.
_LEAD = (
    r"(?P<lead>sous|dans|d'ici|avant|en|within|in|no later than"
    r"|comptez|prevoyez|compter|prevoir|allow|prend|prendra|prennent|faut|faudra|takes?|prendre|donn\w+|laiss\w+|give|need|needs|requires?|demande|demandera|besoin)"
)
_FILLER = (
    r"(?: (?:un|des?|d'un|a|les?|the|delais?|period|maximum|maximal|environ|about|at|most|moins|less|under|than|next|of"
    r"|plus|up|to|entre|between|limite|encore|another|us|me|nous|moi|prochaine?s?)\b| d'(?=[a-z0-9]))*"
)
_COUNT = rf"(?:[0-9]{{1,6}}|{NUMBER_WORDS}|an?\b)"
_UNIT = (
    r"(?P<unit>heures?|h|hours?|hrs?|jours?|j|days?|semaines?|weeks?|quinzaines?|fortnights?|mois|months?"
    r"|ans?|annees?|years?)"
)
COUNTED: Final = re.compile(
    rf"\b{_LEAD}{_FILLER} ?(?P<first>{_COUNT})(?: ?(?:-|/|a|ou|et|to|or|and) ?(?P<last>{_COUNT}))?"
    rf"(?: (?:prochaine?s?|petite?s?|d'|de|of|short|full))? ?(?:(?P<before>working|business|calendar) )?{_UNIT}\b"
    r"(?: (?P<after>ouvree?s?|ouvrables?|calendaires?)\b)?"
)
# A term of a contract or of the law runs from something that the complainant has done, and is no promise of ours.
TERM: Final = re.compile(
    r",? (?:suivant|apres|a compter|a partir|qui (?:suivent|ont suivi)|of|from|after|following)\b[^.;:]{0,40}?"
    r"\b(?:achat|livraison|commande|souscription|contrat|colis|produit|reclamation|purchase|delivery|order|contract|goods|item|complaint)"
)
# So many hours end on the day on which they are told.
_OF_ONE_DAY: Final = 4
_ABOUT: Final = re.compile(r"environ|about|couple|dizaine|douzaine|dozen|quinzaine|vingtaine|trentaine")
# In days, by the first letter of the unit.
_DAYS: Final = {"j": 1, "d": 1, "s": 7, "w": 7, "q": 15, "f": 14}


def counted(found: re.Match[str], known: Known) -> tuple[date, ...]:
    """The day on which the delay ends; none where it may be several, or is beyond sense."""
    if found["last"] or _ABOUT.search(found[0]):
        return ()
    count = found["first"]
    number = int(count) if count.isdigit() else 1 if count in {"a", "an"} else value(count)
    if found["unit"].startswith("h") and number <= _OF_ONE_DAY:
        return (known.today,)
    with suppress(ValueError, OverflowError):
        span = parse_span(_span(number, found["unit"], found["before"] or found["after"]))
        return (known.calendar.add(known.today, span),)
    return ()


def _span(number: int, unit: str, kind: str | None) -> str:
    """In the notation of the calendar."""
    if kind and kind.startswith("ouvrable"):
        return f"{number} ouvrables"
    if kind and not kind.startswith("cal"):
        return f"{number} working"
    if unit.startswith(("mois", "month")):
        return f"{number} months"
    if unit.startswith(("an", "year")):
        return f"{number} years"
    # Hours make a day once it is full.
    return f"{-(-number // 24) if unit[0] == 'h' else number * _DAYS[unit[0]]} days"
