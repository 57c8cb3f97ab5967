"""Delays that are counted: "sous 48 heures", "dans un délai de 3 à 5 jours ouvrés", "within two weeks"."""

import re
from contextlib import suppress
from datetime import date
from typing import Final

from worker.processing.calendar import parse_span
from worker.response.promises.values import Known
from worker.words.numbers import NUMBER_WORDS, value
from worker.words.tables import shape, words

_ROOM: Final = "delays"
_COUNT = rf"(?:[0-9]{{1,6}}|{NUMBER_WORDS}|{{one}})"
_KIND = "{working}|{but sundays}|{calendar}"
_UNIT = "{hours}|{days}|{weeks}|{fortnights}|{quinzaines}|{months}|{years}"
# What announces it, its number, and its unit.
COUNTED: Final = shape(
    _ROOM,
    rf"(?<!\w)(?P<lead>{{leads}})(?: {{fills}}| d'(?=[a-z0-9]))* ?(?P<first>{_COUNT})"
    rf"(?: ?(?:-|/|{{to}}) ?(?P<last>{_COUNT}))?(?: {{of some kind}})? ?"
    rf"(?:(?P<before>{_KIND}) )?(?P<unit>{_UNIT})(?!\w)(?: (?P<after>{_KIND}))?",
)
# A term of a contract or of the law runs from something that the complainant has done, and is no promise of ours.
TERM: Final = shape(_ROOM, r",? {runs from}[^.;:]{0,40}?(?<!\w){done by them}")
# So many hours end on the day on which they are told.
_OF_ONE_DAY: Final = 4
_ABOUT: Final = words(_ROOM, "about")
_ONE: Final = words(_ROOM, "one")
_HOURS, _MONTHS, _YEARS = (words(_ROOM, name) for name in ("hours", "months", "years"))
# In days; a quinzaine is two weeks, and fifteen days to whoever counts them.
_DAYS: Final = tuple(
    (words(_ROOM, name), days) for name, days in (("days", 1), ("weeks", 7), ("fortnights", 14), ("quinzaines", 15))
)
_WORKING, _BUT_SUNDAYS = words(_ROOM, "working"), words(_ROOM, "but sundays")


def counted(found: re.Match[str], known: Known) -> tuple[date, ...]:
    """The day on which the delay ends; none where it may be several, or is beyond sense."""
    if found["last"] or _ABOUT.search(found[0]):
        return ()
    count = found["first"]
    number = int(count) if count.isdigit() else 1 if _ONE.fullmatch(count) else value(count)
    if _HOURS.fullmatch(found["unit"]) and number <= _OF_ONE_DAY:
        return (known.today,)
    with suppress(ValueError, OverflowError):
        span = parse_span(_span(number, found["unit"], found["before"] or found["after"]))
        return (known.calendar.add(known.today, span),)
    return ()


def _span(number: int, unit: str, kind: str | None) -> str:
    """In the notation of the calendar."""
    if kind and _BUT_SUNDAYS.fullmatch(kind):
        return f"{number} ouvrables"
    if kind and _WORKING.fullmatch(kind):
        return f"{number} working"
    if _MONTHS.fullmatch(unit):
        return f"{number} months"
    if _YEARS.fullmatch(unit):
        return f"{number} years"
    if _HOURS.fullmatch(unit):
        # Hours make a day once it is full.
        return f"{-(-number // 24)} days"
    return f"{number * next(days for said, days in _DAYS if said.fullmatch(unit))} days"
