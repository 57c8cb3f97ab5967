"""When? Every day that a sentence names, in full or in part, with the days that may be meant."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from worker.words.months import month_numbers
from worker.words.tables import Shape, languages, lines, shape
from worker.words.wording import fold

_JUDGED: Final = languages("promises")
MONTHS: Final = month_numbers(*_JUDGED)
# Of languages in which the month may stand before its day.
_BEFORE_DAYS: Final = month_numbers(*(one for one in _JUDGED if lines(one, "dates", "month first")))
# Verbs before they are months, and a Tuesday ("mar.") before it is March.
_DOUBTFUL: Final = frozenset({"may", "march", "mar"})


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


MONTH: Final = rf"(?:{_any(MONTHS)})\b\.?"
WEEKDAYS: Final = {
    fold(names[0]): number for one in _JUDGED for number, names in enumerate(lines(one, "dates", "weekdays"))
}
WEEKDAY: Final = rf"(?:{_any(WEEKDAYS)})"
_ROOM: Final = "delays"
_YEAR = r"(?:19|20)[0-9]{2}"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01]){first}?"
_START = rf"(?<![\w/.,:-])(?:{WEEKDAY}s?,? )?"
_END = r"(?![\w/-]|[.,:][0-9])"


@dataclass(frozen=True, slots=True)
class Moment:
    """`start` and `end` in the folded text; `spans`, the first and last day of what may be meant, none where no such
    day exists; `in_full` where a day and a month are written.
    """

    start: int
    end: int
    spans: tuple[tuple[date, date], ...]
    in_full: bool = False

    def known(self, dates: Iterable[date]) -> bool:
        return any(first <= day <= last for day in dates for first, last in self.spans)


def on(year: int, month: int, day: int) -> tuple[tuple[date, date], ...]:
    """That one day as a span; nothing where the calendar has no such day."""
    with suppress(ValueError):
        return ((date(year, month, day),) * 2,)
    return ()


def month_of(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def _years(written: str | None, today: date) -> Iterable[int]:
    """A year that is not written is this one or a neighbour."""
    return (int(written),) if written else range(today.year - 1, today.year + 2)


# Year first, or day first; "12/25/2026" can only be American.
_NUMERIC = shape(
    _ROOM,
    rf"{_START}(?:{{article}} )?(?:(?P<y>{_YEAR})(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}})"
    rf"|(?P<d2>[0-9]{{1,2}})(?:(?P<s2>[-/])(?P<m2>[0-9]{{1,2}})(?P=s2)(?P<y2>{_YEAR}|[0-9]{{2}})"
    rf"|\.(?P<m3>[0-9]{{1,2}})\.(?P<y3>{_YEAR}))){_END}",
)
# Without a year only where a word says that it is a day: "le 12/03", "by 12/03".
_SHORT = shape(_ROOM, rf"(?<!\w)(?:{{before a number}}|{WEEKDAY}) (?P<d>[0-9]{{1,2}})/(?P<m>[0-9]{{1,2}}){_END}")
# "Le 12 mars 2026", "du 12 au 15 mars", "12th of March", "Friday 12 March".
_NAMED = shape(
    _ROOM,
    rf"{_START}(?:{{article}} )?(?:(?P<earlier>{_DAY}) ?(?:-|{{to}}|{{through}})(?: {{the}})? )?"
    rf"(?P<d>{_DAY})(?: {{of}})?[ .-] ?(?P<month>{MONTH})(?:,?[ -](?P<y>{_YEAR}))?(?!\w)",
)
# "March 12th, 2026"; "mar. 12 mars" is a Tuesday.
_AMERICAN = shape(
    _ROOM,
    rf"{_START}(?:{{article}} )?(?P<month>(?:{_any(_BEFORE_DAYS)})\b\.?) (?P<d>{_DAY})(?:,? (?P<y>{_YEAR}))?{_END}"
    rf"(?! {MONTH})",
)
_SAYS_A_DAY = shape(_ROOM, r"(?<!\w){says a day}(?: {article})? $")
# "Mars 2026", "fin avril 2026".
_MONTH_AND_YEAR = shape(_ROOM, rf"(?<![\w/.-])(?P<month>{MONTH})[ -](?P<y>{_YEAR}){_END}")


def _number(found: re.Match[str]) -> int:
    return MONTHS[found["month"].rstrip(".")]


def _numeric(found: re.Match[str], _: date) -> Iterator[Moment]:
    day, month = int(found["d"] or found["d2"]), int(found["m"] or found["m2"] or found["m3"])
    year = int(found["y"] or found["y2"] or found["y3"])
    if 12 < month <= 31 and 1 <= day <= 12:
        day, month = month, day
    if 1 <= day <= 31 and 1 <= month <= 12:
        yield Moment(*found.span(), on(year if year > 99 else 2000 + year, month, day), in_full=True)


def _short(found: re.Match[str], today: date) -> Iterator[Moment]:
    day, month = int(found["d"]), int(found["m"])
    if 1 <= day <= 31 and 1 <= month <= 12:
        spans = tuple(span for year in _years(None, today) for span in on(year, month, day))
        yield Moment(*found.span(), spans, in_full=True)


def _named(found: re.Match[str], today: date) -> Iterator[Moment]:
    plain = found["y"] or re.search("[a-z]$", found["d"])
    before = found.string[max(0, found.start() - 12) : found.start()]
    if found["month"].rstrip(".") in _DOUBTFUL and not plain and not _SAYS_A_DAY.search(before):
        return
    for written in (found.groupdict().get("earlier"), found["d"]):
        if written:
            day = int(re.sub("[a-z]", "", written))
            spans = tuple(span for year in _years(found["y"], today) for span in on(year, _number(found), day))
            yield Moment(*found.span(), spans, in_full=True)


def _month_and_year(found: re.Match[str], _: date) -> Iterator[Moment]:
    yield Moment(*found.span(), (month_of(int(found["y"]), _number(found)),))


Reader = tuple[Shape, Callable[[re.Match[str], date], Iterator[Moment]]]

# In this order: what one has read, the next does not read again.
_READERS: Final[tuple[Reader, ...]] = (
    (_NUMERIC, _numeric),
    (_NAMED, _named),
    (_AMERICAN, _named),
    (_SHORT, _short),
    (_MONTH_AND_YEAR, _month_and_year),
)


def moments(folded: str, today: date) -> list[Moment]:
    """The days and months that a folded sentence names by number or name, in the order in which it names them."""
    found: list[Moment] = []
    for pattern, read in _READERS:
        for hit in pattern.finditer(folded):
            if all(hit.end() <= other.start or other.end <= hit.start() for other in found):
                found.extend(read(hit, today))
    return sorted(found, key=lambda moment: moment.start)
