"""Dates, sizes and amounts as people of each language write them. The only importer of babel."""

import functools
import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from string import Formatter
from typing import Final

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from worker.words.decency import speaks_for_us
from worker.words.said import Fact, Said
from worker.words.tongues import LOCALES
from worker.writing.scales import highest, step
from worker.writing.shield import (
    BAR,
    CELL,
    KEPT_SPACE,
    LEGEND,
    LEVELS,
    PARETO,
    Prose,
    inline,
    masked_line,
    one_line,
    shielded,
)
from worker.writing.typography import NO_BREAK

# French counts the first of the month: "dimanche 1er novembre 2026".
_FIRST: Final = Said("1").within("day of the month")
_UNITS: Final = (Said("bytes"), Said("KB"), Said("MB"), Said("GB"))
# What Markdown would obey in a sentence.
_MARKDOWN: Final = re.compile(r"[#*_`\[\]<>\\]")
# Cents beyond which nobody reads a number, and babel writes none.
_SENSIBLE: Final = 10**15
# A number stays with its unit. Babel's narrow no-break space is a box in some mail clients; the ordinary one is not.
_SPACES: Final = str.maketrans({" ": NO_BREAK, "\u202f": NO_BREAK})


_CITED: Final = Said("“{words}”")


def topic(value: str, limit: int, language: str) -> str:
    """What a file is about, for a line of our own; words of a customer that would read there as our decision stand as
    theirs: « Fondée, remboursement 500 € » behind « C'est fait ».
    """
    said = masked_line(value, limit)
    return _CITED.about(words=said).told(language) if said and speaks_for_us(value) else said


def locale_of(language: str) -> str:
    return LOCALES.get(language, language)


def is_language(name: str) -> bool:
    """Whether days and amounts can be written in it."""
    try:
        return name.isalpha() and name.islower() and bool(Locale.parse(locale_of(name)))
    except (ValueError, UnknownLocaleError):
        return False


@functools.lru_cache(maxsize=512)
def day(value: date, language: str) -> Prose:
    """In full, "lundi 23 novembre 2026", and never cut by the end of a line in the text part."""
    words = format_date(value, "EEEE d MMMM y", locale=locale_of(language))
    if value.day == 1:
        words = words.replace(" 1 ", f" {_FIRST.told(language)} ", 1)
    return Prose(shielded(words).replace(" ", KEPT_SPACE))


@functools.lru_cache(maxsize=512)
def short_day(value: date, language: str) -> Prose:
    """For lists of colleagues, "lun. 23 nov.", "Mon 23 Nov": the year is known."""
    words = format_date(value, "EEE d MMM", locale=locale_of(language))
    if value.day == 1:
        words = words.replace(" 1 ", f" {_FIRST.told(language)} ", 1)
    return Prose(shielded(words).replace(" ", KEPT_SPACE))


@functools.lru_cache(maxsize=512)
def month(value: date, language: str) -> Prose:
    """The month of a day, "novembre 2026", in one piece."""
    return Prose(shielded(format_date(value, "MMMM y", locale=locale_of(language))).replace(" ", KEPT_SPACE))


@functools.lru_cache(maxsize=512)
def short_month(value: date, language: str) -> Prose:
    """For a cell as wide as four letters: "janv", "Jan", without the point of an abbreviation."""
    return shielded(format_date(value, "MMM", locale=locale_of(language)).rstrip(".")[:4])


def amount(cents: int, language: str, currency: str = "EUR") -> Prose:
    """Cents with their currency (ISO 4217): "1 234,50 €", "€1,234.50"."""
    if abs(cents) > _SENSIBLE:
        return _whole(f"{cents // 100} {currency}")
    return _whole(format_currency(Decimal(cents) / 100, currency, locale=locale_of(language)))


@functools.lru_cache(maxsize=512)
def size(count: int, language: str) -> Prose:
    """Bytes as a decimal multiple with at most one decimal below ten: "950 octets", "312 Ko", "1,2 Mo"."""
    power = next((p for p in (1, 2, 3) if count < 999.5 * 1000**p), 3) if count >= 1000 else 0
    value = count / 1000**power
    pattern = "#,##0.#" if power > 0 and value < 10 else "#,##0"
    return _whole(f"{format_decimal(value, pattern, locale=locale_of(language))} {_UNITS[power].told(language)}")


def megabytes(count: int, language: str) -> Prose:
    """A limit as it is configured, in whole megabytes: "25 Mo"."""
    return _whole(f"{count} {_UNITS[2].told(language)}")


def _whole(number: str) -> Prose:
    return shielded(one_line(number).translate(_SPACES))


def keep(value: str) -> Prose:
    """A phone number or the like, which the end of a line does not cut in the text part."""
    return Prose(inline(value).replace(" ", KEPT_SPACE))


def sentence(words: str) -> str:
    """Words that were typed on a line, as a sentence: with a capital, and with its end."""
    whole = words.strip()
    end = "." if whole[-1:].isalnum() or whole[-1:] in {")", "%", "€"} else ""
    return f"{whole[:1].upper()}{whole[1:]}{end}"


def said(sentence: Said, language: str) -> Prose:
    """A sentence of ours in the letter's language; its facts as that language writes them, shielded."""
    words = sentence.into(language)
    pieces = []
    for ours, name, _, _ in Formatter().parse(words):
        # Ours is typeset like the template's own words, but is no Markdown.
        pieces.append(_MARKDOWN.sub(lambda mark: shielded(mark[0]), ours))
        if name:
            pieces.append(_fact(sentence.facts[name], language))
    return Prose("".join(pieces))


def _fact(value: Fact, language: str) -> str:
    match value:
        case date():
            return day(value, language)
        case tuple():
            return amount(value[0], language, value[1])
        case Said():
            return said(value, language)
        case _:
            return inline(str(value))


def bar(words: str, share: int) -> Prose:
    """Behind its label, a bar that fills `share` percent of its track, and the words that say what it shows."""
    level = chr(ord(LEVELS) + max(0, min(100, share)))
    return Prose(f"{BAR}{level}{words if isinstance(words, Prose) else inline(words)}")


def legend(names: Sequence[str], caption: str) -> Prose:
    """Makes a list of bars a picture of columns: the item it ends is the text that stands for the picture, `names` are
    those of the columns in each group, and `caption` says the scale.
    """
    return Prose(LEGEND + CELL.join((caption, *map(inline, names))))


def pareto(names: Sequence[str], caption: str) -> Prose:
    """The same for a Pareto: of each group the part in percent, and the sum so far."""
    return Prose(LEGEND + PARETO + CELL.join((caption, *map(inline, names))))


def column(numbers: Sequence[int | None], name: date | Said, hidden: str, language: str) -> Prose:
    """Behind a bar, its group in that picture: the month's short name, or a cause; its numbers, `hidden` where one is
    not told.
    """
    called = said(name, language) if isinstance(name, Said) else short_month(name, language)
    told = (hidden if number is None else str(number) for number in numbers)
    return Prose("".join(CELL + one for one in (called, *map(inline, told))))


def filters(language: str) -> dict[str, Callable[..., str]]:
    """Under their names in templates, bound to a language."""
    return {
        "day": lambda value: day(value, language),
        "short_day": lambda value: short_day(value, language),
        "month": lambda value: month(value, language),
        "bar": bar,
        "legend": legend,
        "pareto": pareto,
        "step": lambda rows: str(step(highest(row.numbers for row in rows))),
        "column": lambda numbers, name, hidden="": column(numbers, name, hidden, language),
        "amount": lambda cents, currency="EUR": amount(cents, language, currency),
        "size": lambda count: size(count, language),
        "keep": keep,
        "sentence": sentence,
        "said": lambda sentence: said(sentence, language),
        "megabytes": lambda count: megabytes(count, language),
    }
