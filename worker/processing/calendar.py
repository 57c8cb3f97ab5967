"""Counting days as the procedure does: two kinds of day, the first day never counted, nothing rolled forward.

*Jour ouvrable*: every day but Sunday and public holidays. *Working day* (jour ouvré): Monday to Friday less public
holidays and the company's own closures. They are two types, so that nobody adds one where the other is meant.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, assert_never
from zoneinfo import ZoneInfo

from worker.words.said import Said

HolidayZone = Literal["metropole", "alsace-moselle"]
_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6
# Public holidays as month and day, and as days from Easter Sunday: its Monday, Ascension, Whit Monday; Good Friday.
_FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_FIXED_IN_ALSACE = ((12, 26),)
_FROM_EASTER, _FROM_EASTER_IN_ALSACE = (1, 39, 50), (-2,)


@dataclass(frozen=True, slots=True)
class Ouvrables:
    """Jours ouvrables."""

    count: int


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Jours ouvrés."""

    count: int


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days."""

    count: int


@dataclass(frozen=True, slots=True)
class Months:
    count: int


@dataclass(frozen=True, slots=True)
class Years:
    count: int


Span = Ouvrables | WorkingDays | Days | Months | Years

UNITS: dict[str, type[Ouvrables] | type[WorkingDays] | type[Days] | type[Months] | type[Years]] = {
    **dict.fromkeys(("ouvrable", "ouvrables", "jour ouvrable", "jours ouvrables"), Ouvrables),
    **dict.fromkeys(
        ("working", "working day", "working days", "ouvre", "ouvres", "jour ouvre", "jours ouvres"), WorkingDays
    ),
    **dict.fromkeys(("day", "days", "jour", "jours"), Days),
    **dict.fromkeys(("month", "months", "mois"), Months),
    **dict.fromkeys(("year", "years", "an", "ans"), Years),
}
_SPAN = re.compile(r"([0-9]{1,4}) ?([a-z ]+)")
# No clock of a complaint runs longer, and every date so reached can still be written.
_LONGEST = {Ouvrables: 2_000, WorkingDays: 2_000, Days: 9_999, Months: 1_200, Years: 100}


def parse_span(text: str) -> Span:
    """Read "10 ouvrables", "5 working", "15 days", "2 months" or "1 year", in French too. Raises ValueError."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.strip()) if not unicodedata.combining(c))
    found = _SPAN.fullmatch(" ".join(plain.lower().split()))
    unit = UNITS.get(found[2]) if found else None
    if found is None or unit is None:
        none = Said(
            "{words} is no span of time; write a whole number and one of:"
            " ouvrables, working (jours ouvrés), days, months, years"
        )
        raise ValueError(none.about(words=repr(text[:40])))
    count = int(found[1])
    if count > _LONGEST[unit]:
        long = Said("{words} is too long; at most {count} of this unit", words=repr(text[:40]), count=_LONGEST[unit])
        raise ValueError(long)
    return unit(count)


def parse_closed_days(values: Iterable[str]) -> frozenset[date]:
    """Read days (`2026-12-24`) and ranges of at most a year (`2026-12-24..2026-12-31`). Raises ValueError."""
    closed: set[date] = set()
    for value in values:
        first_text, dots, last_text = value.partition("..")
        try:
            first = date.fromisoformat(first_text.strip())
            last = date.fromisoformat(last_text.strip()) if dots else first
        except ValueError:
            none = Said("{words} is no day; write 2026-12-24, or 2026-12-24..2026-12-31 for several")
            raise ValueError(none.about(words=repr(value[:40]))) from None
        if not 0 <= (last - first).days <= 366:
            raise ValueError(Said("{words} must run forward and for a year at most", words=repr(value[:40])))
        closed.update(first + timedelta(days=n) for n in range((last - first).days + 1))
    return frozenset(closed)


@lru_cache(maxsize=256)
def public_holidays(zone: HolidayZone, year: int) -> frozenset[date]:
    """The eleven days of C. trav. L3133-1; in Alsace-Moselle also Good Friday and 26 December (L3134-13)."""
    local = zone == "alsace-moselle"
    easter = _easter(year)
    fixed = (date(year, month, day) for month, day in (*_FIXED, *(_FIXED_IN_ALSACE if local else ())))
    movable = (easter + timedelta(days=n) for n in (*_FROM_EASTER, *(_FROM_EASTER_IN_ALSACE if local else ())))
    return frozenset((*fixed, *movable))


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the computus of Meeus (Astronomical Algorithms, chapter 8)."""
    golden, (century, of_century) = year % 19, divmod(year, 100)
    leaps, since = divmod(century, 4)
    moon = (19 * golden + century - leaps - (8 * century + 13) // 25 + 15) % 30
    quarters, rest = divmod(of_century, 4)
    weekday = (32 + 2 * since + 2 * quarters - moon - rest) % 7
    month, day = divmod(moon + weekday - 7 * ((golden + 11 * moon + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days count. `closed_days` are the company's closures: they touch working days, never jours ouvrables."""

    holiday_zone: HolidayZone = "metropole"
    closed_days: frozenset[date] = frozenset()

    def is_holiday(self, day: date) -> bool:
        return day in public_holidays(self.holiday_zone, day.year)

    def is_ouvrable(self, day: date) -> bool:
        return day.weekday() != _SUNDAY and not self.is_holiday(day)

    def is_working(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and day not in self.closed_days and not self.is_holiday(day)

    def add(self, start: date, span: Span) -> date:
        """The last day of a span that begins on `start`, a day that is not counted itself (CPC art. 641, 642 al. 1).

        Months and years end on the same day-number, else on the last day of the month. The end may fall on a closed
        day: a limit is not rolled forward.
        """
        match span:
            case Ouvrables(count):
                return self._count(start, count, ouvrables=True)
            case WorkingDays(count):
                return self._count(start, count, ouvrables=False)
            case Days(count):
                return start + timedelta(days=count)
            case Months(count):
                return _add_months(start, count)
            case Years(count):
                return _add_months(start, 12 * count)
            case _:
                assert_never(span)

    def before(self, end: date, span: Span) -> date:
        """The day from which a span would run to `end`: five working days before it, two months before it."""
        match span:
            case Ouvrables(count):
                return self._count(end, count, ouvrables=True, step=-_DAY)
            case WorkingDays(count):
                return self._count(end, count, ouvrables=False, step=-_DAY)
            case Days(count):
                return end - timedelta(days=count)
            case Months(count):
                return _add_months(end, -count)
            case Years(count):
                return _add_months(end, -12 * count)
            case _:
                assert_never(span)

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days come after `first` and up to `last`; none where `last` is not later."""
        return sum(self.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))

    def next_working(self, day: date) -> date:
        """The first working day after `day`."""
        return self._count(day, 1, ouvrables=False)

    def working_from(self, day: date) -> date:
        """`day` itself where it is a working day, else the next one."""
        return day if self.is_working(day) else self.next_working(day)

    def alarm_day(self, limit: date) -> date:
        """The last working day before the limit or on it: when somebody can still do something."""
        while not self.is_working(limit):
            limit -= _DAY
        return limit

    def _count(self, start: date, count: int, *, ouvrables: bool, step: timedelta = _DAY) -> date:
        return _counted(self, start, count, ouvrables, step)


# The clocks of files that began on one day, and each look at them, count the same days.
@lru_cache(maxsize=4_096)
def _counted(calendar: Calendar, start: date, count: int, ouvrables: bool, step: timedelta) -> date:  # noqa: FBT001  # it is a part of the key
    counts = calendar.is_ouvrable if ouvrables else calendar.is_working
    day = start
    while count > 0:
        day += step
        count -= counts(day)
    return day


def _add_months(start: date, count: int) -> date:
    year, month0 = divmod(12 * start.year + start.month - 1 + count, 12)
    return date(year, month0 + 1, min(start.day, monthrange(year, month0 + 1)[1]))


# A Date header is believed this far back; older ones are wrong clocks or mails that lay somewhere for a week.
BELIEVED_BEFORE = timedelta(days=7)
# Clocks of sender and server differ by minutes: such a Date is right, only not later than receipt.
CLOCK_SKEW = timedelta(minutes=10)


def counting_start(sent_at: datetime | None, received_at: datetime, zone: ZoneInfo) -> date:
    """The local day from which clocks run: the Date header's where it lies within 7 days before receipt, else receipt.

    Both times are aware; a naive `sent_at` says nothing and is passed over.
    """
    if sent_at is None or sent_at.tzinfo is None:
        return received_at.astimezone(zone).date()
    # Timestamps, because Python subtracts two times of one zone by the clock on the wall, an hour off in spring.
    behind = received_at.timestamp() - sent_at.timestamp()
    believed = -CLOCK_SKEW.total_seconds() <= behind <= BELIEVED_BEFORE.total_seconds()
    return (sent_at if believed and behind > 0 else received_at).astimezone(zone).date()
