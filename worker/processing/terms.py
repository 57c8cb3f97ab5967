"""Terms that pass whether we answer or not: of a formal notice, of whoever writes for somebody, of a contract given up.

They are no limit of ours and move no clock: colleagues read them, and those who lead.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from worker.complaint.particulars import CustomerKind
from worker.complaint.record import Complaint
from worker.processing import recourse
from worker.processing.rules import Rules
from worker.words.days import NotADayError
from worker.words.days import read as read_day
from worker.words.numbers import NUMBER_WORDS, value
from worker.words.tables import shape, words
from worker.words.wording import bounded, fold, original, sentences

# A consumer who gives up what they bought at a distance is paid back within so many days (C. conso. L221-24).
REFUND_DAYS: Final = 14
_SHOWN: Final = 120


@dataclass(frozen=True, slots=True)
class Named:
    """A day, and the complainant's words that name it."""

    day: date
    words: str


def of_file(complaint: Complaint, rules: Rules) -> tuple[Named, ...]:
    """Each day once, the earliest first."""
    found = (*_served(complaint), *_asked_for_somebody(complaint, rules), *_given_up(complaint, rules))
    return tuple(sorted({one.day: one for one in reversed(found)}.values(), key=lambda one: one.day))


def refund_by(complaint: Complaint, rules: Rules) -> date | None:
    """The day by which whoever gives a contract up is paid back, where the law lets them: from the day we knew."""
    return next((one.day for one in _given_up(complaint, rules)), None)


def refund_day(since: date) -> date:
    """The last of the days that a seller has who knew it on the day `since`."""
    return since + timedelta(days=REFUND_DAYS)


def _served(complaint: Complaint) -> Iterator[Named]:
    """On the day after it they may go to court."""
    return (Named(one.until, one.words) for one in complaint.alarms if one.until)


def _asked_for_somebody(complaint: Complaint, rules: Rules) -> Iterator[Named]:
    """« Sous quinze jours » of a lawyer or an association is a term, whatever they call it."""
    if complaint.complainant.representative:
        for message in complaint.messages:
            if message.sender in complaint.complainant.addresses and message.followup_kind != "auto_reply":
                yield from left(message.new_text, rules.day(message.received_at))[:1]


def _given_up(complaint: Complaint, rules: Rules) -> Iterator[Named]:
    if complaint.complainant.kind is CustomerKind.PROFESSIONAL:
        return
    for message in complaint.messages:
        said = recourse.withdrawal_in(f"{message.subject}\n\n{message.new_text}")
        if said and message.sender not in rules.staff:
            yield Named(refund_day(rules.day(message.received_at)), bounded(said, _SHOWN))
            return


_COUNT: Final = rf"(?P<count>[0-9]{{1,3}}|{NUMBER_WORDS})(?: \([^)]{{1,20}}\))?"
_LEFT: Final = shape(
    "alarms",
    rf"(?<!\w){{within}} (?:{{the next}} )?"
    rf"(?:{_COUNT} (?P<unit>{{day unit}}|{{week unit}}|{{month unit}})(?!\w)"
    r"|{eight days}|(?P<fifteen>{fifteen days}))",
)
_UNTIL: Final = shape("alarms", r"(?<!\w){until} (?P<day>[0-9]{1,2}[^,.;!?]{2,20})")
_LENGTHS: Final = tuple(
    (words("alarms", f"{name} unit"), days) for name, days in (("day", 1), ("week", 7), ("month", 30))
)
_MOST_DAYS: Final = 366


def time_left(text: str, since: date) -> date | None:
    """The last day that a formal notice of the day `since` leaves, where it names one; the earliest of several."""
    return next((one.day for one in left(text, since)), None)


def left(text: str, since: date) -> tuple[Named, ...]:
    """The days until which a text of the day `since` leaves time, each with the words of its sentence that say so."""
    found = [
        Named(day, bounded(original(sentence, folded, *hit.span()), _SHOWN))
        for sentence in sentences(text)
        for folded in (fold(sentence),)
        for day, hit in _days_left(folded, since)
    ]
    within = (one for one in found if since <= one.day <= since + timedelta(days=_MOST_DAYS))
    return tuple(sorted(within, key=lambda one: one.day))


def _days_left(folded: str, since: date) -> Iterator[tuple[date, re.Match[str]]]:
    for hit in _LEFT.finditer(folded):
        yield since + timedelta(days=_length(hit)), hit
    for hit in _UNTIL.finditer(folded):
        named = hit["day"].split()
        # What follows a day in its sentence is cut off until a day is left: "5 janvier 2027 faute de quoi".
        for end in range(len(named), 0, -1):
            try:
                day = read_day(" ".join(named[:end]), today=since)
            except NotADayError:
                continue
            yield day, hit
            break


def _length(hit: re.Match[str]) -> int:
    if hit["unit"] is None:
        return 15 if hit["fifteen"] else 8
    count = int(hit["count"]) if hit["count"].isdecimal() else value(hit["count"])
    return min(count, _MOST_DAYS) * next(days for said, days in _LENGTHS if said.fullmatch(hit["unit"]))
