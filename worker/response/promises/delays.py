"""How soon? Every time that a sentence tells from today on instead of by a date, so that the reader must reckon."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from worker.response.promises.counted import COUNTED, TERM, counted
from worker.response.promises.happening import AHEAD
from worker.response.promises.moments import Moment, moments
from worker.response.promises.quoted import dates_in
from worker.response.promises.soon import NAMED, OPENING_HOURS
from worker.response.promises.values import Known
from worker.words.tables import every, shape, words
from worker.words.wording import fold

_CLAUSE_END = shape("tenses", r"[,;:](?!\d)| {and or but} ")
_OPENS = shape("tenses", r"(?:{opens}| ){0,4}")
_OURS = words("tenses", "we")


def delays(folded: str, known: Known) -> list[Moment]:
    """The delays of a folded sentence, each with the day that it leads to, if it leads to one day.

    What is a date in full is left to `moments`.
    """
    hours = [Moment(*found.span(), ()) for found in OPENING_HOURS.finditer(folded)]
    taken = [*moments(folded, known.today), *hours]
    others = len(taken)
    for moment in _all(folded, known):
        if all(moment.end <= other.start or other.end <= moment.start for other in taken):
            taken.append(moment)
    # « Mardi 8 décembre dans la matinée » tells of one day.
    dated = {one.end for one in taken[:others] if one.in_full}
    told = [one for one in taken[others:] if one.spans or not dated & {one.start - 1, one.start - 2}]
    # What is over today needs no date; whoever is in danger may be told « demain », too.
    days = (known.today, known.today + timedelta(1)) if known.in_danger else (known.today,)
    soon = [((day, day),) for day in days]
    return [one for one in told if one.spans not in soon]


def days_ahead(text: str, known: Known) -> tuple[date, ...]:
    """The days from today on that a text names or leads to, the first first; of several possible ones the nearest."""
    led_to = (min(first for first, _ in one.spans) for one in delays(fold(text), known) if one.spans)
    return tuple(sorted(day for day in {*dates_in([text], known.today), *led_to} if day >= known.today))


def _all(folded: str, known: Known) -> Iterator[Moment]:
    for found in COUNTED.finditer(folded):
        clause = _clause(folded, found)
        unsure = found["lead"] in every("promises", "unsure leads") and not AHEAD.search(clause)
        if not unsure and (_OURS.search(clause) or not TERM.match(folded, found.end())):
            yield _moment(found, counted(found, known))
    for named in NAMED:
        for found in named.said.finditer(folded):
            days = named.days(found, known.today)
            # « Reçu lundi 23 » tells of what is over, as a date in full would.
            over = named.exact and all(day < known.today for day in days)
            if not over and (not named.unsure or AHEAD.search(_clause(folded, found))):
                yield _moment(found, days)


def _moment(found: re.Match[str], days: tuple[date, ...]) -> Moment:
    return Moment(*found.span(), tuple((day, day) for day in days))


def _clause(folded: str, found: re.Match[str]) -> str:
    return clause_around(folded, *found.span())[0]


def clause_around(folded: str, begin: int, finish: int) -> tuple[str, int]:
    """What is said with the words between, and where it begins; a time that opens the sentence belongs to all of it."""
    before = list(_CLAUSE_END.finditer(folded, max(0, begin - 200), begin))
    start = before[-1].end() if before else max(0, begin - 200)
    opens = _OPENS.fullmatch(folded, start, begin)
    end = None if opens else _CLAUSE_END.search(folded, finish)
    return folded[start : end.start() if end else finish + 200], start
