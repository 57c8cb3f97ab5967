"""Spans of time that figures are counted over: whole local days, from the first to the last, both included."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from worker.words.wording import fold

_DAY = timedelta(days=1)
_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_WRITTEN = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|-?[tq](?P<quarter>[1-4]))?"
    r"|(?P<monthfirst>[0-9]{1,2})/(?P<its_year>[0-9]{4})|(?P<name>[a-z]{3,9}) (?P<named_year>[0-9]{4})"
)


class NoPeriod(ValueError):
    """Words that name no span of time. Write 2026-11, 2026, 2026-T4, 2026-11-01..2026-11-15, or "novembre 2026"."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`. Raises NoPeriod where they stand the wrong way round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise NoPeriod(f"{self.first} comes after {self.last}: write the earlier day first")

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month that the period touches, in order."""
        found, month = [], self.first.replace(day=1)
        while month <= self.last:
            found.append(month)
            month = next_month(month)
        return tuple(found)

    def opens(self, zone: ZoneInfo) -> datetime:
        """The moment at which its first day begins."""
        return datetime.combine(self.first, time(), tzinfo=zone)

    def closes(self, zone: ZoneInfo) -> datetime:
        """The moment after its last day."""
        return datetime.combine(self.last + _DAY, time(), tzinfo=zone)


def month_of(day: date) -> Period:
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def year_of(day: date) -> Period:
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def next_month(month: date) -> date:
    return (month.replace(day=28) + 4 * _DAY).replace(day=1)


def month_before(day: date) -> Period:
    """The whole month before the one that `day` lies in."""
    return month_of(day.replace(day=1) - _DAY)


def last_months(month: Period, count: int) -> Period:
    """So many whole months, of which `month` is the last."""
    first = month.first
    for _ in range(count - 1):
        first = (first - _DAY).replace(day=1)
    return Period(first, month.last)


def parse_period(text: str) -> Period:
    """What an operator or a colleague writes: a day, month, quarter or year, or two of them with ".." between.

    Raises NoPeriod.
    """
    first, dots, last = fold(text[:60]).partition("..")
    if not dots:
        return _one(first.strip(), text)
    return Period(_one(first.strip(), text).first, _one(last.strip(), text).last)


def _one(words: str, written: str) -> Period:
    found = _WRITTEN.fullmatch(words)
    try:
        if found:
            return _read(found)
    except ValueError:
        pass
    raise NoPeriod(
        f"{written[:60]!r} is no period; write 2026-11, 2026, 2026-T4, 2026-11-01..2026-11-15 or novembre 2026"
    )


def _read(found: re.Match[str]) -> Period:
    if found["name"]:
        return month_of(date(int(found["named_year"]), _MONTHS.index(found["name"]) % 12 + 1, 1))
    if found["monthfirst"]:
        return month_of(date(int(found["its_year"]), int(found["monthfirst"]), 1))
    year = int(found["year"])
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return Period(day, day)
    if found["month"]:
        return month_of(date(year, int(found["month"]), 1))
    if found["quarter"]:
        last = 3 * int(found["quarter"])
        return Period(date(year, last - 2, 1), month_of(date(year, last, 1)).last)
    return year_of(date(year, 1, 1))
