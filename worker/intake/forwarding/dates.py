"""When was the original sent? The date as a client wrote it into the text, in the order and language of its user."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from worker.intake.quoting.folding import visible
from worker.words.months import MONTHS
from worker.words.wording import fold

_MAX_LENGTH = 160
# There was no mail before, and beyond is a slip of the pen; the ends of the calendar cannot be told in another zone.
_EARLIEST, _LATEST = 1970, 9998
_NUMERIC = re.compile(r"(?<![\d:])(\d{1,4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})(?![\d:])")
# Korean is matched in the decomposed letters that folding leaves.
_CJK = re.compile(
    rf"(\d{{4}}) ?(?:年|{fold('년')}) ?(\d{{1,2}}) ?(?:月|{fold('월')}) ?(\d{{1,2}}) ?(?:日|{fold('일')})"
)
_YEAR = re.compile(r"(?<![\d:+-])(?:19|20)\d\d(?![\d:])")
_DAY_BEFORE = re.compile(r"(?<![\d:])(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª)?,?[ -]?(?:de |di |d')?$")
_DAY_AFTER = re.compile(r"\.?[ -]?(\d{1,2})(?![\d:])")
_CLOCK = re.compile(
    r"(?<![\d+-])(?P<hour>\d{1,2}) ?(?:[:.h]|点|點|時|时) ?(?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?!\d)"
    r"(?: ?(?P<half>a\.?m\.?|p\.?m\.?)(?!\w))?"
    r"|(?<!\d)(?P<full_hour>\d{1,2}) ?(?P<full_half>am|pm)\b"
)
_AMERICAN = re.compile(r"\d ?[ap]m\b")
_AFTERNOON = re.compile(rf"下午|午後|晚上|{fold('오후')}|pm\b|p\.m\.")
_OFFSET = re.compile(r"(?:(?:gmt|utc) ?([+-])(\d{1,2})(?::?(\d{2}))?|(?<![\d/.])([+-])(\d{2}):?(\d{2}))(?!\d)")
# Names of zones that clients spell out, in hours from UTC. "IST" is three zones and is not guessed.
_ZONES: Mapping[str, int] = {
    **dict.fromkeys(("utc", "gmt", "z", "wet"), 0),
    **dict.fromkeys(("cet", "mez", "west", "bst"), 1),
    **dict.fromkeys(("cest", "mesz", "eet"), 2),
    **dict.fromkeys(("eest", "msk"), 3),
    **dict.fromkeys(("est", "cdt"), -5),
    "edt": -4,
    "cst": -6,
    "pst": -8,
    "pdt": -7,
}
_WORD = re.compile(r"[^\W\d_]+")


class _Day(NamedTuple):
    """A date and where it stands in the text."""

    year: int
    month: int
    day: int
    start: int
    end: int


def parse(written: str, zone: tzinfo) -> datetime | None:
    """The date, aware; `zone` is meant where none is written. None where day, month or year cannot be told.

    A date without a time is midnight: the procedure's clocks count days.
    """
    told = fold(visible(written[:_MAX_LENGTH]))
    day = _cjk(told) or _numeric(told) or _named(told)
    if day is None or not _EARLIEST <= day.year <= _LATEST:
        return None
    # What is left holds the time; the dots of a date are no time.
    rest = f"{told[: day.start]} {told[day.end :]}"
    hour, minute, second = _clock(rest)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(rest) or zone)
    except ValueError:
        return None


def _cjk(told: str) -> _Day | None:
    found = _CJK.search(told)
    return _Day(int(found[1]), int(found[2]), int(found[3]), *found.span()) if found else None


def _numeric(told: str) -> _Day | None:
    """Year first, or day first as everywhere but in the United States, whose clients write slashes and AM or PM."""
    found = _NUMERIC.search(told)
    if not found or len(found[1]) == 3:
        return None
    one, two, three = int(found[1]), int(found[2]), int(found[3])
    if len(found[1]) == 4:
        return _Day(one, two, three, *found.span())
    year = three if len(found[3]) == 4 else 2000 + three
    american = two > 12 or (one <= 12 and "/" in found[0] and bool(_AMERICAN.search(told)))
    day, month = (two, one) if american else (one, two)
    return _Day(year, month, day, *found.span())


def _named(told: str) -> _Day | None:
    """A month by its name; the last one, since "mar." may be a Tuesday before it is a month."""
    months = [word for word in _WORD.finditer(told) if word[0] in MONTHS]
    year = _YEAR.search(told)
    if not months or not year:
        return None
    month = months[-1]
    day = _DAY_BEFORE.search(told, max(month.start() - 12, 0), month.start()) or _DAY_AFTER.match(told, month.end())
    return _Day(int(year[0]), MONTHS[month[0]], int(day[1]), *year.span()) if day else None


def _clock(told: str) -> tuple[int, int, int]:
    found = _CLOCK.search(told)
    if not found:
        return 0, 0, 0
    hour, minute = int(found["hour"] or found["full_hour"]), int(found["minute"] or 0)
    half = (found["half"] or found["full_half"] or "").replace(".", "")
    if hour < 12 and (half == "pm" or (not half and _AFTERNOON.search(told))):
        hour += 12
    return (0 if half == "am" and hour == 12 else hour), minute, int(found["second"] or 0)


def _zone(told: str) -> tzinfo | None:
    found = _OFFSET.search(told)
    if found:
        sign, hours, minutes = found.groups()[:3] if found[1] else found.groups()[3:]
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(-offset if sign == "-" else offset) if offset < timedelta(hours=24) else None
    named = next((word[0] for word in _WORD.finditer(told) if word[0] in _ZONES), None)
    return timezone(timedelta(hours=_ZONES[named])) if named else None
