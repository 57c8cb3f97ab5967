"""Times that have a name but no date: "demain", "avant vendredi", "la semaine prochaine", "by the end of the month"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from worker.response.promises.moments import MONTH, WEEKDAY, WEEKDAYS
from worker.words.tables import Shape, Words, shape, words

Days = Callable[[re.Match[str], date], tuple[date, ...]]


def _no_day(_: re.Match[str], __: date) -> tuple[date, ...]:
    return ()


def _days_on(count: int) -> Days:
    return lambda _, today: (today + timedelta(count),)


def _weekday(found: re.Match[str], today: date) -> tuple[date, ...]:
    """The coming one, or, as some say "prochain", the one after it."""
    away = (WEEKDAYS[found["weekday"]] - today.weekday() - 1) % 7 + 1
    return today + timedelta(away), today + timedelta(away + 7)


def _numbered(found: re.Match[str], today: date) -> tuple[date, ...]:
    """Of « lundi 30 » the nearest Monday that is a thirtieth, before or after today."""
    near = (today + timedelta(away) for away in range(-_NEAR, _NEAR + 1))
    fits = (day for day in near if (day.day, day.weekday()) == (int(found["day"]), WEEKDAYS[found["weekday"]]))
    nearest = min(fits, key=lambda day: abs(day - today), default=None)
    return (nearest,) if nearest else ()


@dataclass(frozen=True, slots=True)
class Named:
    """How it is said, which single days may be meant, whether it lies ahead only where the verb does, and whether it
    is written as exactly as a date.
    """

    said: Words | Shape
    days: Days = _no_day
    unsure: bool = False
    exact: bool = False


_ROOM: Final = "delays"
# "Du lundi au vendredi", "Monday to Friday": when somebody is there, and no appointment.
OPENING_HOURS: Final = shape(_ROOM, rf"(?<!\w){WEEKDAY}s? ?(?:-|{{through}}) ?{WEEKDAY}(?!\w)")
_DAY_NAME = rf"(?P<weekday>{WEEKDAY})(?!\w)"
_MONTH_NAME = rf"{MONTH}(?![\w.])"
# « Lundi 30 », but « lundi 9 h », « lundi 30 € », « lundi 30/11 ».
_NUMBERED = (
    rf"(?<!\w)(?:{{before a weekday}} )?(?P<weekday>{WEEKDAY})(?: {{the}})? "
    rf"(?P<day>[12][0-9]|3[01]|[1-9])(?:{{first}})?(?![\w/:%]|[.,-][0-9]| ?(?:h|:|€|eur|euros|%)(?!\w)| {MONTH})"
)
_NEAR: Final = 45

# In this order: what one has read, the next does not read again.
NAMED: Final = (
    Named(words(_ROOM, "day after tomorrow"), _days_on(2)),
    Named(words(_ROOM, "tomorrow"), _days_on(1)),
    Named(words(_ROOM, "within the hour"), _days_on(0)),
    Named(shape(_ROOM, _NUMBERED), _numbered, exact=True),
    # Some day of a day, a week, a month or a year.
    Named(words(_ROOM, "some day soon")),
    Named(words(_ROOM, "this one"), unsure=True),
    Named(shape(_ROOM, rf"(?<!\w){{before a weekday}} {_DAY_NAME}"), _weekday),
    Named(shape(_ROOM, rf"(?<!\w){_DAY_NAME} {{behind a weekday}}"), _weekday),
    Named(shape(_ROOM, rf"(?<!\w){_DAY_NAME}"), _weekday, unsure=True),
    # Some day of a month.
    Named(shape(_ROOM, rf"(?<!\w){{part of a month}}[ -]{_MONTH_NAME}")),
    Named(shape(_ROOM, rf"(?<!\w){{in a month}} ?{_MONTH_NAME}"), unsure=True),
)
