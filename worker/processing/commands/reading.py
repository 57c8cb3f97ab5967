"""What colleagues type, read: days, scores, amounts, names. Each refusal says what to write instead."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from worker.nouns.item import Person
from worker.processing.commands.frame import Bench, Refusal
from worker.processing.commands.vocabulary import AROUND, bare_word
from worker.processing.people import find_person, is_colleague
from worker.words import days
from worker.words.said import Said
from worker.words.tables import shape
from worker.words.wording import fold

_AMOUNT = re.compile(r"(?P<whole>[0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]{1,9})(?:[.,](?P<cents>[0-9]{1,2}))?")
# As many words as a name has, and what may stand between it and what is said to its bearer.
_LONGEST_NAME: Final = 4
_BETWEEN: Final = ',;:–—-(«"“.'
_COURTESY: Final = shape("lines", r"(?:{courtesy}[ ,.!]*)+")
_CURRENCIES: Mapping[str, str] = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP", "chf": "CHF", "usd": "USD",
    "$": "USD",
}  # fmt: skip


def day(text: str, bench: Bench, *, past: bool = False) -> date:
    """A day as people write it; `past` where one without a year lies behind. Raises Refusal."""
    text = text.strip(AROUND)
    try:
        return days.read(text, today=bench.today, past=past)
    except days.NotADayError as error:
        raise (_no_year(text, *error.years, past=past) if error.years else no_day(text, error.day)) from error


def span(first: str, last: str, bench: Bench) -> tuple[date, date]:
    """Both days of "du 3 au 18 décembre". Raises Refusal."""
    try:
        return days.span(first, last, today=bench.today)
    except days.NotADayError as error:
        text = f"{first} … {last}"
        raise (_no_year(text, *error.years, past=False) if error.years else no_day(text, error.day)) from error


def _no_year(text: str, earlier: date, later: date, *, past: bool) -> Refusal:
    """Neither last year's nor next year's day is taken unasked where the other one may be meant."""
    if past:
        return Refusal(
            "“{text}” is yet to come ({later}): if it was {earlier}, write the year ({example}); else write the day on"
            " which it was done, once it is",
            text=text[:40], later=later, earlier=earlier, example=f"{earlier:%d/%m/%Y}",
        )  # fmt: skip
    return Refusal(
        "“{text}” is past ({earlier}): if it is {later}, write the year ({example}); else write a day to come",
        text=text[:40], later=later, earlier=earlier, example=f"{later:%d/%m/%Y}",
    )  # fmt: skip


def no_day(text: str, instead: date | None) -> Refusal:
    """`instead`: the day that the date is, where its weekday is another."""
    if instead is not None:
        return Refusal(
            "“{text}” contradicts itself: that date is {day}; write the one that you mean",
            text=text[:40],
            day=instead,
        )
    return Refusal(
        "“{day}” is no date that I can read for certain: write for example 2026-12-05, 5 December, +10 (in ten days),"
        " +2w (two weeks), +1m (a month), Monday, tomorrow or end of the month",
        day=text[:40],
    )


def future_day(text: str, bench: Bench, *, today: bool = False) -> date:
    """A day after today, or `today` itself where that is one. Raises Refusal."""
    found = day(text, bench)
    if found < bench.today or (found == bench.today and not today):
        raise Refusal("the date {day} is past", day=found)
    return found


def past_day(text: str, bench: Bench) -> date:
    """A day up to today. Raises Refusal."""
    found = day(text, bench, past=True)
    if found > bench.today:
        raise Refusal("the date {day} is yet to come", day=found)
    return found


def number(text: str, *, least: int = 1, most: int = 999_999) -> int:
    """A whole number within bounds. Raises Refusal."""
    text = text.strip(AROUND)
    if text.isascii() and text.isdecimal() and least <= int(text[:9]) <= most and len(text) <= 9:
        return int(text)
    raise Refusal(
        "“{text}”: write a number between {least} and {most}",
        text=text[:40], least=least, most=most,
    )  # fmt: skip


def amount(words: tuple[str, ...]) -> tuple[int, str, tuple[str, ...]] | None:
    """(cents, currency, the words that are left) of the first amount among words; None without one.

    "49,90", "49,90 €", "EUR 20", "1 234,50 EUR"; without a currency it is euros.
    """
    for place, word in enumerate(words):
        word = word.strip(AROUND)  # noqa: PLW2901
        glued = word.rstrip("€£$")
        found = _AMOUNT.fullmatch(glued)
        if found is None:
            continue
        sign = fold(word[len(glued) :])
        after = fold(words[place + 1]) if place + 1 < len(words) else ""
        before = fold(words[place - 1]) if place else ""
        currency = _CURRENCIES.get(sign) or _CURRENCIES.get(after) or _CURRENCIES.get(before) or "EUR"
        used = {place} | ({place + 1} if after in _CURRENCIES else set())
        used |= {place - 1} if before in _CURRENCIES else set()
        whole = int(re.sub(r"\D", "", found["whole"]))
        cents = int((found["cents"] or "0").ljust(2, "0"))
        return whole * 100 + cents, currency, tuple(w for i, w in enumerate(words) if i not in used)
    return None


def person(text: str, bench: Bench) -> Person:
    """The one colleague whom a word names, or who writes ("moi"). Raises Refusal for none and for several."""
    text = text.strip(AROUND)
    if fold(text) in {"moi", "me"}:
        return bench.person
    found = find_person(text, bench.rules)
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{p.name} ({p.address})" for p in (found or tuple(bench.rules.staff.values()))[:12])
    if found:
        raise Refusal("“{who}” may be: {names}", who=text[:40], names=names)
    raise Refusal(
        "nobody is called “{who}”; known: {names}",
        who=text[:40], names=names,
    )  # fmt: skip


def person_and_words(text: str, bench: Bench) -> tuple[Person, str]:
    """The colleague whom a line begins with, and what it says to them: "Mia le client conteste la photo". Raises
    Refusal, of the whole line, where it begins with nobody's name.
    """
    words = text.split()
    for count in range(min(len(words) - 1, _LONGEST_NAME), 0, -1):
        rest = " ".join(words[count:]).lstrip(_BETWEEN)
        begins = words[count][:1]
        # "Bob Martin" is a name that nobody has, and no word to Bob.
        apart = begins in _BETWEEN or begins.islower() or words[count - 1][-1] in _BETWEEN or len(words) > count + 2
        named = " ".join(words[:count]).strip(_BETWEEN)
        if apart and rest and is_colleague(named, bench.rules):
            return person(named, bench), "" if _COURTESY.fullmatch(fold(rest)) else rest.strip(' "«»“”')
    return person(text, bench), ""


def choice(text: str, options: tuple[str, ...], *, what: Said) -> str:
    """The one of `options` that a text names, in full or by its beginning. Raises Refusal with all of them."""
    wanted = bare_word(text)
    exact = [option for option in options if fold(option) == wanted]
    near = exact or [option for option in options if wanted and fold(option).startswith(wanted)]
    near = near or [option for option in options if wanted and wanted in fold(option)]
    if len(near) == 1:
        return near[0]
    raise Refusal(
        "“{text}” is not {what}; choose one of: {options}",
        text=text[:60],
        what=what,
        options=", ".join(near or options),
    )


def needed(text: str, what: Said) -> str:
    """The words, stripped. Raises Refusal where there are none; `what` is missing then."""
    words = text.strip()
    if words:
        return words
    raise Refusal("{what} is missing", what=what)
