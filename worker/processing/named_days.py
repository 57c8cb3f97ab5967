"""Days ahead that the complainant names: "avant le 5 décembre", "je pars le 12", "l'anniversaire est samedi".

They are no limit of ours and move no clock: colleagues read them. Where it is not plain that a day lies ahead of the
message, or that something hangs on it, nothing is found.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from worker.complaint.record import Complaint
from worker.processing import terms
from worker.processing.rules import Rules
from worker.processing.terms import Named
from worker.words.days import NotADayError, read
from worker.words.secrets import without_secrets
from worker.words.tables import every, shape, words
from worker.words.wording import bounded, fold, original, sentences

_ROOM: Final = "named_days"
_OVER: Final = words(_ROOM, "over")
_EVENT: Final = words(_ROOM, "event")
# What stands right before a day, and says that something hangs on it.
_BY: Final = shape(_ROOM, r"(?<!\w)(?:{by}) (?:{article} )?$")
_FOR: Final = shape(_ROOM, r"(?<!\w)(?:{for}) (?:{article} )?$")
_NEEDED: Final = words(_ROOM, "needed")
_LEAVES: Final = shape(_ROOM, r"(?<!\w)(?:{leaves}) (?:[\w'-]{1,20} ){0,3}?$")
_HAPPENS: Final = shape(_ROOM, r"(?<!\w)(?:{happens}) (?:[\w'-]{1,12} ){0,2}?$")
# Without one of these nothing hangs on any day of a sentence, and its days need not be read.
_HANGING: Final = words(_ROOM, "by", "for", "leaves", "happens", "event")
_DAY: Final = r"(?P<day>[12][0-9]|3[01]|0?[1-9])(?:er|st|nd|rd|th)?"
_ALONE: Final = shape(_ROOM, rf"(?:{{the}}) {_DAY}(?![\w%€$]|[/.,:-][\w%€$])")
_SPAN: Final = shape(_ROOM, rf"(?:{{from}}) {_DAY} (?:{{to}}) ")
_NO_DAY: Final = shape(_ROOM, r" ?(?:{no day})(?!\w)")
_BEGINS: Final = every(_ROOM, "begins")
_FEASTS: Final = ((words(_ROOM, "christmas"), 12, 25), (words(_ROOM, "new year"), 1, 1))
_WORD: Final = re.compile(r"[^ ]+")
# So far ahead a day is named that hangs on a complaint; so many words make one; so much of a mail is looked at.
_AHEAD: Final = timedelta(days=120)
_LONGEST: Final = 5
_LOOKED_AT: Final = 6_000
_WORDS: Final = 80
_SHOWN: Final = 120
_MOST: Final = 3
# An event so near to a date that has its month is held on it.
_NEAR: Final = 60


def named(complaint: Complaint, rules: Rules) -> tuple[Named, ...]:
    """The days that the complainant named, three at most, the earliest first. Terms (`terms`) are told beside them."""
    brought = any(message.sender in rules.staff for message in complaint.messages[:1])
    texts = [(point.text, complaint.deadlines.clock_start) for point in complaint.points]
    for place, message in enumerate(complaint.messages):
        since = complaint.deadlines.clock_start if place == 0 else rules.day(message.received_at)
        # What a colleague wrote above a forwarded mail is not the complainant's, nor is what their mailbox answers.
        if not (place == 0 and brought) and message.followup_kind != "auto_reply":
            texts.append((f"{message.subject}\n\n{message.new_text}" if place == 0 else message.new_text, since))
    found: dict[date, Named] = {}
    for text, since in texts:
        for one in in_text(text[:_LOOKED_AT], since):
            found.setdefault(one.day, one)
    served = {one.day for one in terms.of_file(complaint, rules)}
    first = sorted((one for one in found.values() if one.day not in served), key=lambda one: one.day)
    return tuple(first[:_MOST])


# Every look at a file, and every letter of it, asks for the same few texts.
@lru_cache(maxsize=256)
def in_text(text: str, since: date) -> tuple[Named, ...]:
    """The days that a text of the day `since` names ahead of it, the earliest first. Linear."""
    found: dict[date, Named] = {}
    for sentence in sentences(text, _LOOKED_AT):
        folded = fold(sentence)
        if not _HANGING.search(folded) or _OVER.search(folded):
            continue
        for start, end, day in _days(folded, since):
            first = _hangs(folded, start, end)
            if first is not None and since < day <= since + _AHEAD:
                found.setdefault(
                    day,
                    Named(
                        day, bounded(without_secrets(original(sentence, folded, first, end)).rstrip(" .,;:"), _SHOWN)
                    ),
                )
    return tuple(sorted(found.values(), key=lambda one: one.day))[:_MOST]


def _days(folded: str, since: date) -> Iterator[tuple[int, int, date]]:
    """Every day in a sentence, with where it stands; the longest words that are one."""
    tokens = [hit.span() for hit in _WORD.finditer(folded)][:_WORDS]
    place = 0
    while place < len(tokens):
        start = tokens[place][0]
        end, day = _day_at(folded, start, [until for _, until in tokens[place : place + _LONGEST]], since)
        if day:
            yield start, end, day
        place += 1 + (folded.count(" ", start, end) if day else 0)


def _day_at(folded: str, start: int, ends: list[int], since: date) -> tuple[int, date | None]:
    """(where the day ends that begins at `start`, the day), None where none does."""
    first = folded[start : ends[0]].strip(" .,;:!?()")
    if first in _BEGINS or first[:1].isdecimal():
        return next(((end, day) for end in reversed(ends) if (day := _read(folded[start:end], since))), (0, None))
    if span := _SPAN.match(folded, start):
        last = next(((end, day) for end in reversed(ends) if (day := _read(folded[span.end() : end], since))), None)
        number = int(span["day"])
        return (last[0], last[1].replace(day=number)) if last and number < last[1].day else (0, None)
    alone = _ALONE.match(folded, start)
    # Only a number is the next such day, unless what follows makes it something else.
    if alone and not _NO_DAY.match(folded, alone.end()):
        return alone.end(), _next(int(alone["day"]), since)
    return 0, None


def _read(said: str, since: date) -> date | None:
    said = said.strip(" .,;:!?()\"'»")
    for feast, month, number in _FEASTS:
        if feast.fullmatch(said):
            this = date(since.year, month, number)
            return this if this > since else this.replace(year=since.year + 1)
    # A number and a unit is no day of a calendar, nor is a number alone.
    if said.isdecimal() or not (said[:1].isdecimal() or said.split()[0].strip(".,") in _BEGINS):
        return None
    try:
        return read(said, today=since) if any(character.isalpha() or character in "/.-" for character in said) else None
    except NotADayError:
        return None


def _next(number: int, since: date) -> date | None:
    day = since + timedelta(days=1)
    while day <= since + timedelta(days=31):
        if day.day == number:
            return day
        day += timedelta(days=1)
    return None


def _hangs(folded: str, start: int, end: int) -> int | None:
    """Where the words begin by which something hangs on the day that stands there; None where nothing does."""
    before = folded[max(0, start - 80) : start]
    offset = start - len(before)
    if hit := (_BY.search(before) or _LEAVES.search(before)):
        return offset + hit.start()
    feast = any(one.search(folded, start, end) for one, *_ in _FEASTS)
    if (feast or _NEEDED.search(folded)) and (hit := _FOR.search(before)):
        return offset + hit.start()
    event = next((hit for hit in _EVENT.finditer(before)), None)
    dated = sum(character.isdecimal() for character in folded[start:end]) and " " in folded[start:end].strip()
    if event and (_HAPPENS.search(before, event.end() - 1) or (dated and len(before) - event.end() <= _NEAR)):
        return offset + event.start()
    return None
