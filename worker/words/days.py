"""A day as people write it: "+2s", "hier", "lundi", "3 sept.", "03/09/2026", "dans deux semaines", "fin du mois".

One table, read from the top. A day is written in the order of France, the day before the month. Where its year is left
open, whoever asks says whether a day ahead or a day past is meant: it is this year's, and another year's only where
this year's cannot be a slip. What is not read for certain is not read.
"""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from worker.words.catalogue import LANGUAGES
from worker.words.later import Later
from worker.words.months import month_numbers
from worker.words.numbers import NUMBER_WORDS, value
from worker.words.wording import fold

LONGEST: Final = 80
_YEARS: Final = range(1990, 2101)
_MOST: Final = 3_700
# A past day without a year is last year's up to here: "28/12" said on 3 January; tomorrow's day is not.
_REACH_BACK: Final = timedelta(days=92)
# A day ahead without a year that passed so lately may be a slip, and is not next year's unasked.
_JUST_PAST: Final = timedelta(days=92)


class NotADayError(ValueError):
    """The words name no day for certain.

    Where weekday and date contradict each other, `day` is the date's own. Where the year is missing, `years` are the
    day of the earlier and of the later one.
    """

    def __init__(self, day: date | None = None, years: tuple[date, date] | None = None) -> None:
        super().__init__("no day")
        self.day = day
        self.years = years


@dataclass(frozen=True, slots=True)
class _Asked:
    """`today`, and whether a day without a year lies behind; `since` is the day from which one ahead is looked for."""

    today: date
    past: bool
    since: date


def read(text: str, *, today: date, past: bool = False, since: date | None = None) -> date:
    """The day that a text names. `since`: a day without a year is the next one from then on. Raises NotADayError."""
    if len(text) > LONGEST:
        raise NotADayError
    asked = _Asked(today, past, since or today)
    words = fold(text).strip(" .,;:!")
    bare = _BEFORE.sub("", words)
    # "avant-hier" is no "avant" with "hier" behind it: words are looked for as they stand before anything is left out.
    for tried in (words, _HOUR.sub("", words), bare, _HOUR.sub("", bare)):
        for pattern, reader in _TABLE:
            if found := pattern.fullmatch(tried):
                return _checked(reader, found, asked)
    raise NotADayError


def _checked(reader: Callable[[re.Match[str], _Asked], date], found: re.Match[str], asked: _Asked) -> date:
    try:
        day = reader(found, asked)
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, NotADayError) else NotADayError from error
    if day.year not in _YEARS:
        raise NotADayError
    return day


# What may stand before a day and says nothing of it, and the hour behind it.
_BEFORE: Final = re.compile(
    r"(?:(?:le|du|au|avant|d'ici|pour|jusqu'au|jusqu'a|des|depuis|on|by|until|the|from|before) ){1,3}"
)
_HOUR: Final = re.compile(
    r",? (?:(?:le |in the |a |vers |at )?(?:matin|midi|apres-midi|soir|morning|afternoon|evening|noon)"
    r"|(?:a |vers |at )?[0-2]?[0-9] ?(?:h|:)(?: ?[0-5][0-9])?)\Z"
)

_UNITS: Final[Mapping[str, str]] = {
    name: unit
    for unit, names in (
        ("day", "j jour jours d day days"),
        ("week", "s sem semaine semaines w wk week weeks"),
        ("month", "m mois month months"),
        ("year", "a an ans annee annees y yr year years"),
    )
    for name in names.split()
}
_UNIT: Final = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\.?"
_SPAN: Final = rf"(?:(?P<count>[0-9]{{1,4}}) ?|(?P<words>{NUMBER_WORDS}|a|an) ){_UNIT}"
_MONTHS: Final = month_numbers(*LANGUAGES)
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR: Final = r"(?:(?:,? |-)(?P<year>[0-9]{4}|'?[0-9]{2}))?"
_WEEKDAYS: Final[Mapping[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "lundi lun monday mon", "mardi mar tuesday tues tue", "mercredi mer wednesday weds wed",
            "jeudi jeu thursday thurs thur thu", "vendredi ven friday fri", "samedi sam saturday sat",
            "dimanche dim sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY: Final = rf"(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\.?"
_NUMBERS: Final = (
    r"(?P<day>[0-3]?[0-9])(?:er)? ?(?P<sep>[-/.]) ?(?P<month>[01]?[0-9])"
    r"(?:(?: ?(?P=sep) ?| )(?P<year>[0-9]{4}|[0-9]{2})|\.)?"
)
_DATED: Final = rf"(?:{_WEEKDAY},? )?(?:le )?"


def _shifted(day: date, count: int, unit: str) -> date:
    """The same day of a later or earlier month, else that month's last."""
    if unit in {"day", "week"}:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _count(found: re.Match[str]) -> int:
    words = found["words"] or ""
    count = int(found["count"] or 0) or (1 if words in {"a", "an"} else value(words))
    if count > _MOST:
        raise NotADayError
    return count


def _ahead(found: re.Match[str], asked: _Asked) -> date:
    return _shifted(asked.today, _count(found), _UNITS[found["unit"]])


def _ago(found: re.Match[str], asked: _Asked) -> date:
    return _shifted(asked.today, -_count(found), _UNITS[found["unit"]])


def _plus(found: re.Match[str], asked: _Asked) -> date:
    return asked.today + timedelta(days=int(found["count"]))


def _hours(found: re.Match[str], asked: _Asked) -> date:
    """Whole days only: "sous 48 h"."""
    days, rest = divmod(int(found["count"]), 24)
    if rest or not days:
        raise NotADayError
    return asked.today + timedelta(days=days)


def _distant(days: int) -> Callable[[re.Match[str], _Asked], date]:
    return lambda _found, asked: asked.today + timedelta(days=days)


def _dated(found: re.Match[str], asked: _Asked) -> date:
    parts = found.groupdict()
    month = _MONTHS[parts["month"]] if parts["month"] in _MONTHS else int(parts["month"])
    number = 1 if parts["day"] == "premier" else int(parts["day"])
    day = _in_year(number, month, (parts["year"] or "").lstrip("'"), asked)
    weekday = parts.get("weekday")
    if weekday and day.weekday() != _WEEKDAYS[weekday]:
        raise NotADayError(day)
    return day


def _in_year(number: int, month: int, year: str, asked: _Asked) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, number)
    return _yearless(lambda open_year: date(open_year, month, number), asked)


def _yearless(day_of: Callable[[int], date], asked: _Asked) -> date:
    """The day of the year that is meant. Raises NotADayError with both where either may be."""
    if asked.past:
        found = day_of(asked.today.year)
        if found <= asked.today:
            return found
        earlier = day_of(found.year - 1)
        if asked.today - earlier > _REACH_BACK:
            raise NotADayError(years=(earlier, found))
        return earlier
    found = day_of(asked.since.year)
    if found >= asked.since:
        return found
    later = day_of(found.year + 1)
    if asked.since - found <= _JUST_PAST:
        raise NotADayError(years=(found, later))
    return later


def _weekday(found: re.Match[str], asked: _Asked) -> date:
    """The next one, or the last; the same weekday as today's is a week away."""
    wanted = _WEEKDAYS[found["weekday"]]
    last = bool(found["last"]) or (asked.past and not found["next"])
    if last:
        return asked.today - timedelta(days=(asked.today.weekday() - wanted) % 7 or 7)
    since = asked.since
    return since + timedelta(days=(wanted - since.weekday()) % 7 or (7 if since == asked.today else 0))


def _end_of_month(found: re.Match[str], asked: _Asked) -> date:
    first = _shifted(asked.today.replace(day=1), 1 if found["next"] else 0, "month")
    return _last_of(first.year, first.month)


def _end_of_named_month(found: re.Match[str], asked: _Asked) -> date:
    month, year = _MONTHS[found["month"]], (found["year"] or "").lstrip("'")
    if year:
        return _last_of(_in_year(1, month, year, asked).year, month)
    return _yearless(lambda open_year: _last_of(open_year, month), asked)


def _last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _end_of_year(_found: re.Match[str], asked: _Asked) -> date:
    return date(asked.today.year, 12, 31)


def span(first: str, last: str, *, today: date) -> tuple[date, date]:
    """Both days of "du 3 au 18 septembre", "from 18/12 to 3/1": the last one is the next such day after the first.

    Raises NotADayError.
    """
    number, alone = (_DAY_ALONE.fullmatch(fold(one).strip(" .,;:")) for one in (first, last))
    if number and alone:
        return _span_of(int(number["day"]), int(alone["day"]), today)
    if number:
        end = read(last, today=today)
        if int(number["day"]) > end.day:
            raise NotADayError
        return end.replace(day=int(number["day"])), end
    begin = read(first, today=today)
    return begin, read(last, today=today, since=max(begin, today))


def _span_of(first: int, last: int, today: date) -> tuple[date, date]:
    """The next days of these numbers, "du 28 au 3" of two months; it may have begun. Raises NotADayError."""
    ends = (day for away in range(_TWO_MONTHS) if (day := today + timedelta(away)).day == last)
    end = next(ends, None)
    begins = (day for away in range(_TWO_MONTHS) if end and (day := end - timedelta(away)).day == first)
    begin = next(begins, None)
    if not (begin and end):
        raise NotADayError
    return begin, end


_TWO_MONTHS: Final = 62
_DAY_ALONE: Final = re.compile(r"(?:le |du )?(?P<day>[1-9]|[12][0-9]|3[01])(?:er)?")


# How days are written, and what reads them; the first that fits the whole text.
_TABLE: Final[tuple[tuple[Later, Callable[[re.Match[str], _Asked], date]], ...]] = tuple(
    (Later(pattern), reader)
    for pattern, reader in (
        # ISO, and the numbers of France: 2026-09-03, 03/09, 3.9.26, 03-09-2026, vendredi 4/12.
        (rf"{_DATED}(?P<year>[0-9]{{4}})[-/.](?P<month>[01]?[0-9])[-/.](?P<day>[0-3]?[0-9])", _dated),
        (r"(?P<year>[0-9]{4})(?P<month>[01][0-9])(?P<day>[0-3][0-9])", _dated),
        (rf"{_DATED}{_NUMBERS}", _dated),
        (rf"{_DATED}(?P<day>[0-3]?[0-9]) (?P<month>[01]?[0-9]) (?P<year>[0-9]{{4}})", _dated),
        # 3 septembre 2026, 1er mars, 3 sept., 3rd of September, Sept 3, September 3rd, 2026.
        (rf"{_DATED}(?P<day>[0-3]?[0-9]|premier)(?: ?er|st|nd|rd|th)?[ -]?(?:of )?{_MONTH}{_YEAR}", _dated),
        (rf"(?:{_WEEKDAY},? )?{_MONTH} (?:the )?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?{_YEAR}", _dated),
        # +10, +10j, +2 semaines, dans deux semaines, sous 8 jours, 3 days ago.
        (r"\+ ?(?P<count>[0-9]{1,4})", _plus),
        (rf"(?:\+ ?|dans |sous |d'ici |in |within )?{_SPAN}", _ahead),
        (rf"il y a {_SPAN}", _ago),
        (rf"{_SPAN} ago", _ago),
        (r"(?:\+ ?|dans |sous |d'ici |in |within )(?P<count>[0-9]{2,3}) ?(?:h|heures|hours)", _hours),
        (r"(?:dans |sous )?(?:une )?huitaine", _distant(8)),
        (r"(?:dans |sous )?(?:une )?quinzaine", _distant(15)),
        # Words.
        (r"aujourd'?hui|ce jour|ce (?:matin|midi|soir)|cet apres-midi|cet aprem|cette nuit|maintenant", _distant(0)),
        (r"today|tonight|now|this (?:morning|afternoon|evening)", _distant(0)),
        (r"hier|hier au soir|yesterday|last night", _distant(-1)),
        (r"avant[ -]?hier|the day before yesterday|day before yesterday", _distant(-2)),
        (r"demain|tomorrow", _distant(1)),
        (r"apres[ -]?demain|the day after tomorrow|day after tomorrow", _distant(2)),
        (rf"(?:(?P<last>last) |(?P<next>next|this) )?{_WEEKDAY}", _weekday),
        (rf"(?:ce )?{_WEEKDAY}(?: (?:(?P<last>dernier|passe)|(?P<next>prochain|qui vient)))?", _weekday),
        (r"(?:a )?(?:la )?fin (?:du|de|de ce) mois(?P<next> prochain)?", _end_of_month),
        (r"(?:the )?end of (?:the|this) month(?P<next> after)?", _end_of_month),
        (r"(?:the )?end of (?P<next>next )month", _end_of_month),
        (rf"(?:a )?(?:la )?fin (?:de |d')?{_MONTH}{_YEAR}", _end_of_named_month),
        (rf"(?:the )?end of {_MONTH}{_YEAR}", _end_of_named_month),
        (r"(?:a )?(?:la )?fin (?:de l'annee|d'annee|de cette annee)|(?:the )?end of (?:the |this )?year", _end_of_year),
    )
)  # fmt: skip
