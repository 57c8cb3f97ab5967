"""The day that a line's words name: on which something was carried out, or by which it will be."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from worker.processing.commands import reading
from worker.processing.commands.frame import Bench, Refusal
from worker.response.promises import Known, days_ahead
from worker.words.amounts import amounts
from worker.words.tables import shape, words
from worker.words.wording import fold

_LONGEST: Final = 300
# « le 3/12 », « du 3 décembre », « hier ».
WRITTEN_DAYS: Final = shape(
    "lines",
    r"\b[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-][0-9]{2,4})?(?![0-9])|\b[0-9]{1,2}(?:er)? [^\W\d_]{3,9}(?: 20[0-9]{2})?\b"
    r"|\b{day by name}",
)
# « Le 3 », and no « le 3 décembre ».
_DAY_ALONE: Final = re.compile(r"(?<!\w)le ([0-9]{1,2})(?:er)?(?![\w/.-])(?! (?!par|vir|ref|n)[a-z])")
# « Vendredi », of what lies behind.
_WEEKDAYS: Final = words("lines", "weekday", then=r"(?!\w)")
# As many words as a day has, and as many as are looked at.
_WINDOW: Final = 5
_MOST_WORDS: Final = 40
_TWO_MONTHS: Final = 62


def day_by(said: str, bench: Bench) -> date | None:
    """The first day after today that words name, « le reste partira le 30 », « vendredi »; None where they name none,
    or none for certain: « la semaine prochaine ».
    """
    folded = fold(said[:_LONGEST])
    for _, start, end in amounts(folded):
        # « 12.10 € » is no 12th of October.
        folded = f"{folded[:start]}{' ' * (end - start)}{folded[end:]}"
    spoken = re.findall(r"[\w'/.+-]+", folded)[:_MOST_WORDS]
    return next((day for some in _windows(spoken) if (day := _ahead(" ".join(some), bench))), None)


def _windows(spoken: list[str]) -> Iterator[list[str]]:
    """At each place the longest first: « 30 novembre 2026 » is no « 30 novembre »."""
    for at in range(len(spoken)):
        yield from (spoken[at : at + many] for many in range(min(_WINDOW, len(spoken) - at), 0, -1))


def _ahead(said: str, bench: Bench) -> date | None:
    said = said.strip(".,")
    if alone := _DAY_ALONE.fullmatch(said):
        days = (bench.today + timedelta(away) for away in range(1, _TWO_MONTHS))
        return next((day for day in days if day.day == int(alone[1])), None)
    if said.isdecimal():
        return None
    try:
        return reading.future_day(said, bench)
    except Refusal:
        return None


def last_day(said: str, bench: Bench) -> date | None:
    """The last day that words name, past or to come."""
    for found in reversed(list(WRITTEN_DAYS.finditer(fold(said[:_LONGEST])))):
        for read in (reading.past_day, reading.future_day):
            try:
                return read(found[0], bench)
            except Refusal:
                continue
    return None


def day_in(said: str, bench: Bench, since: date | None = None) -> date | None:
    """The day up to today on which words say that something was carried out; None where they name none, or several. «
    Vendredi » on a Friday is today, where nothing was owed a week ago, before `since`.
    """
    folded = fold(said[:_LONGEST])
    named_days = {found[0] for found in WRITTEN_DAYS.finditer(folded)}
    # « 149,90 sur sa carte » has the shape of a day, and is none.
    days_ = {day for one in named_days if (day := _past(one, bench))}
    if not days_:
        days_ = {day for hit in _DAY_ALONE.finditer(folded) if (day := _of_a_month(int(hit[1]), bench.today))}
    if not days_:
        days_ = {day for hit in _WEEKDAYS.finditer(folded) if (day := _past(hit[0], bench))}
        days_ = {bench.today if since and day < since and _is_today(day, bench) else day for day in days_}
    return days_.pop() if len(days_) == 1 else None


def _of_a_month(number: int, today: date) -> date | None:
    """« Le 3 »: the last one, of this month or of the one before."""
    for month in (today, today.replace(day=1) - timedelta(days=1)):
        try:
            day = month.replace(day=number)
        except ValueError:
            continue
        if day <= today:
            return day
    return None


def _is_today(day: date, bench: Bench) -> bool:
    return day.weekday() == bench.today.weekday()


def _past(said: str, bench: Bench) -> date | None:
    try:
        return reading.past_day(said, bench)
    except Refusal:
        return None


def day_to_come(said: str, bench: Bench) -> date | None:
    """The day ahead of which words speak, « livré lundi 30 », « la semaine prochaine »; None where all lies behind."""
    known = Known(frozenset(), frozenset(), bench.today, bench.rules.calendar)
    return next((day for day in days_ahead(said[:_LONGEST], known) if day > bench.today), None)
