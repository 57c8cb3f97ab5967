"""What colleagues type, read: days, scores, amounts, names. Each refusal says what to write instead."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from worker.nouns.item import Person
from worker.processing.commands.frame import Bench, Refusal
from worker.processing.people import find_person
from worker.words.wording import fold

_DAY = re.compile(r"(?P<day>[0-3]?[0-9])(?:er)?[/. -](?P<month>[01]?[0-9])(?:[/. -](?P<year>[0-9]{4}|[0-9]{2}))?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IN = re.compile(r"\+(?P<count>[0-9]{1,3})(?P<unit>[a-z]?)")
_AMOUNT = re.compile(r"(?P<whole>[0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]{1,9})(?:[.,](?P<cents>[0-9]{1,2}))?")
_CURRENCIES: Mapping[str, str] = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP", "chf": "CHF", "usd": "USD",
    "$": "USD",
}  # fmt: skip


def day(text: str, bench: Bench) -> date:
    """2026-12-05, 5/12/2026, 05/12 (the next one), or +10 (days from today). Raises Refusal."""
    words = fold(text)
    try:
        if _ISO.fullmatch(words):
            return date.fromisoformat(words)
        if found := _IN.fullmatch(words):
            return bench.today + timedelta(days=int(found["count"]))
        if found := _DAY.fullmatch(words):
            return _of_parts(int(found["day"]), int(found["month"]), found["year"], bench.today)
    except (ValueError, OverflowError):
        pass
    raise Refusal(
        "« {day} » n'est pas une date : écrivez par exemple 2026-12-05, 05/12/2026 ou +10 (dans dix jours)",
        "“{day}” is no date: write for example 2026-12-05, 05/12/2026 or +10 (in ten days)",
        day=text[:40],
    )


def _of_parts(number: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, number)
    found = date(today.year, month, number)
    return found if found >= today else date(today.year + 1, month, number)


def future_day(text: str, bench: Bench) -> date:
    """A day after today. Raises Refusal."""
    found = day(text, bench)
    if found <= bench.today:
        raise Refusal("la date {day} est passée", "the date {day} is past", day=found)
    return found


def past_day(text: str, bench: Bench) -> date:
    """A day up to today. Raises Refusal."""
    found = day(text, bench)
    if found > bench.today:
        raise Refusal("la date {day} est à venir", "the date {day} is yet to come", day=found)
    return found


def number(text: str, *, least: int = 1, most: int = 999_999) -> int:
    """A whole number within bounds. Raises Refusal."""
    if text.isascii() and text.isdecimal() and least <= int(text[:9]) <= most and len(text) <= 9:
        return int(text)
    raise Refusal(
        "« {text} » : écrivez un nombre entre {least} et {most}", "“{text}”: write a number between {least} and {most}",
        text=text[:40], least=least, most=most,
    )  # fmt: skip


def amount(words: tuple[str, ...]) -> tuple[int, str, tuple[str, ...]] | None:
    """(cents, currency, the words that are left) of the first amount among words; None without one.

    "49,90", "49,90 €", "EUR 20", "1 234,50 EUR"; without a currency it is euros.
    """
    for place, word in enumerate(words):
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
    if fold(text) in {"moi", "me"}:
        return bench.person
    found = find_person(text, bench.rules)
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{p.name} ({p.address})" for p in (found or tuple(bench.rules.staff.values()))[:12])
    if found:
        raise Refusal("« {who} » peut être : {names}", "“{who}” may be: {names}", who=text[:40], names=names)
    raise Refusal(
        "personne ne s'appelle « {who} » ; connus : {names}", "nobody is called “{who}”; known: {names}",
        who=text[:40], names=names,
    )  # fmt: skip


def choice(text: str, options: tuple[str, ...], *, what_fr: str, what_en: str) -> str:
    """The one of `options` that a text names, in full or by its beginning. Raises Refusal with all of them."""
    wanted = fold(text)
    exact = [option for option in options if fold(option) == wanted]
    near = exact or [option for option in options if wanted and fold(option).startswith(wanted)]
    near = near or [option for option in options if wanted and wanted in fold(option)]
    if len(near) == 1:
        return near[0]
    raise Refusal(
        f"« {{text}} » ne nomme pas {what_fr} ; au choix : {{options}}",
        f"“{{text}}” names no {what_en}; choose one of: {{options}}",
        text=text[:60],
        options=", ".join(near or options),
    )


def needed(text: str, *, fr: str, en: str) -> str:
    """The words, stripped. Raises Refusal where there are none; `fr` and `en` say what is missing."""
    words = text.strip()
    if words:
        return words
    raise (
        Refusal("il manque {what}", "what is missing: {what}", what=fr)
        if fr == en
        else Refusal(f"il manque {fr}", f"{en} is missing")
    )
