"""A day on which somebody delivers, comes, calls or says more, as a colleague tells it in a letter (T5).

Whoever writes « votre table arrive le jeudi 26 novembre » has it from the carrier: that is news, and nobody would
record it first by a line. « Je vous tiens informé d'ici jeudi » binds its writer alone. It leaves, is kept with the
file, and comes back to its writer on its day like any promised one. A day for money or for our answer stays a matter
of the record.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from worker.complaint.answer import DayPromised, Promised
from worker.complaint.record import Complaint
from worker.processing.calendar import Calendar
from worker.processing.commands.frame import Bench
from worker.response.promises import Finding, Known, dates_in, days_ahead
from worker.words.tables import words
from worker.words.wording import fold, sentences

_ROOM: Final = "promises"
_MEETS: Final = words(_ROOM, "somebody comes")
_SAYS_MORE: Final = words(_ROOM, "says more")
_DELIVERS: Final = words(_ROOM, "delivers")
_MOVES: Final = words(_ROOM, "moves a day")
_MONEY: Final = words(_ROOM, "no appointment")
_RULES: Final = frozenset({"date", "delay"})
# A week in which something comes has two ends; more days than these are no appointment.
_MOST_DAYS: Final = 2
_FURTHEST: Final = timedelta(days=60)
# Whoever waits for our word hears from us every fifteen days at the latest (T4).
_NEWS_BY: Final = timedelta(days=15)
# What was found fault with is no promise of ours: a reproach, a link, a language that nobody judges.
_NAMES_NO_DAY: Final = frozenset({"reproach", "contempt", "closed_platform", "unjudged", "other_tongue"})
_LONGEST: Final = 300
_MOST_KEPT: Final = 8


def appointed(found: Iterable[Finding], today: date, calendar: Calendar) -> frozenset[str]:
    """The sentences of which nothing is wrong but that the record does not have their day yet."""
    rules: dict[str, set[str]] = {}
    for one in found:
        # What was ordered and is on its way is delivered whatever is decided.
        delivery = one.rule == "outcome" and _DELIVERS.search(fold(one.words))
        rules.setdefault(one.sentence, set()).add("date" if delivery else one.rule)
    return frozenset(
        sentence for sentence, broken in rules.items() if broken <= _RULES and _is_one(sentence, today, calendar)
    )


def _is_one(sentence: str, today: date, calendar: Calendar) -> bool:
    said = fold(sentence)
    meets = _MEETS.search(said)
    if not (meets or _SAYS_MORE.search(said)) or _MONEY.search(said):
        return False
    days = _days_ahead(sentence, today, calendar)
    furthest = today + (_FURTHEST if meets else _NEWS_BY)
    all_ahead = all(day >= today for day in dates_in([sentence], today))
    return all_ahead and 0 < len(days) <= _MOST_DAYS and days[-1] <= furthest


def moving(found: Iterable[Finding], complaint: Complaint, today: date, calendar: Calendar) -> frozenset[str]:
    """« Finalement ce sera le lundi 14 », of a file that has an appointment ahead: it is news like the first."""
    ahead = [one for one in complaint.promised if one.due >= today and _kind(one.words)]
    rules: dict[str, set[str]] = {}
    for one in found:
        rules.setdefault(one.sentence, set()).add(one.rule)
    told = (one for one, broken in rules.items() if ahead and broken <= _RULES and _moves(one))
    return frozenset(one for one in told if 0 < len(_days_ahead(one, today, calendar)) <= _MOST_DAYS)


def _moves(sentence: str) -> bool:
    said = fold(sentence)
    return _MOVES.search(said) is not None and _MONEY.search(said) is None


def _kind(sentence: str) -> str:
    """Of what a sentence names the day, "" for none that a letter moves by a word."""
    said = fold(sentence)
    delivered = "delivers" if _DELIVERS.search(said) else ""
    return delivered or ("meets" if _MEETS.search(said) else "news" if _SAYS_MORE.search(said) else "")


def _instead_of(sentence: str, new: date, complaint: Complaint, bench: Bench) -> tuple[date, ...]:
    """The promised days that a day takes the place of: those that its sentence names, else the only one of its kind."""
    ahead = [one for one in complaint.promised if one.due >= bench.today and one.due != new]
    if not _moves(sentence):
        return ()
    named = {day for day in _days_ahead(sentence, bench.today, bench.rules.calendar) if day != new}
    told = [one.due for one in ahead if one.due in named]
    alike = [one.due for one in ahead if _kind(one.words) == (_kind(sentence) or _kind(one.words))]
    return tuple(told or (alike if len(set(alike)) == 1 else []))


def news(text: str, today: date, calendar: Calendar) -> tuple[str, ...]:
    """The sentences by which the writer says more on a day, be it one that the record has for something else."""
    told = (one for one in sentences(text) if _SAYS_MORE.search(fold(one)) and "?" not in one)
    return tuple(one for one in told if _is_one(one, today, calendar))


def _days_ahead(sentence: str, today: date, calendar: Calendar) -> tuple[date, ...]:
    return days_ahead(sentence, Known(frozenset(), frozenset(), today, calendar))


def naming_days(found: Iterable[Finding]) -> tuple[str, ...]:
    """The sentences that were found fault with for what they promise."""
    return tuple(one.sentence for one in found if one.rule not in _NAMES_NO_DAY)


def kept(told: Iterable[str], bench: Bench, complaint: Complaint) -> tuple[DayPromised, ...]:
    """The days to come that these sentences name, each once: what was promised is recalled on its day. A day that one
    of them moves is kept no more.
    """
    words_of: dict[date, str] = {}
    known = {one.due for one in complaint.promised}
    for sentence in told:
        days = [day for day in _days_ahead(sentence, bench.today, bench.rules.calendar) if day > bench.today]
        # « Le 14 au lieu du 10 »: the 10th is the file's own already.
        fresh = [day for day in days if day not in known] if _moves(sentence) else days
        for day in fresh or days:
            words_of.setdefault(day, sentence)
    by, first = bench.person.address, list(words_of.items())[:_MOST_KEPT]
    return tuple(
        DayPromised(
            promised=Promised(due=day, words=said[:_LONGEST], by=by, on=bench.today),
            instead_of=_instead_of(said, day, complaint, bench),
        )
        for day, said in first
    )
