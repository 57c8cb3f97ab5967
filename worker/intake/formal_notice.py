"""Words that change what the worker may do by itself: the law being called in, and requests under the GDPR.

All lean to saying yes: a person looks at what is flagged, and nobody looks at what is not.
"""

import re
from datetime import date, timedelta
from typing import Final

from worker.words.days import NotADayError
from worker.words.days import read as read_day
from worker.words.numbers import NUMBER_WORDS, value
from worker.words.tables import Words, shape, words
from worker.words.wording import bounded, fold, original, sentences

_MOST = 5

_ROOM = "alerts"
_LITIGATION = words(_ROOM, "legal action")
# A street, a sports ground or the hotel's courtyard is no court; somebody's calling is no threat.
_NO_LITIGATION = words(_ROOM, "no legal action")
# Who says that they do not go to court threatens nobody with it.
_DENIED = words(_ROOM, "legal action denied")
_FORMAL_NOTICE = words(_ROOM, "formal notice")
_DATA_PROTECTION = words(_ROOM, "data request")
_CANVASSING = words(_ROOM, "canvassing")
_NO_CANVASSING = words(_ROOM, "no canvassing")
_BREACH = words(_ROOM, "breach")
# A company's footer speaks of the same rights; nobody asks for anything there.
_FOOTER = words(_ROOM, "footer")


def litigation_words(text: str) -> str:
    """The words of a formal notice or of legal action, as written, up to five joined by commas; "" for none."""
    return _words(text, _LITIGATION, unless=_NO_LITIGATION, denied=_DENIED)


def formal_notice_words(text: str) -> str:
    """The words by which a text is a formal notice itself, as written; "" where it is none."""
    return _words(text, _FORMAL_NOTICE, unless=_NO_LITIGATION, denied=_DENIED)


def data_protection_words(text: str) -> str:
    """The words of a request under GDPR articles 15 to 21, as written, up to five joined by commas; "" for none.

    Who wants no advertising any more makes use of the right to object, whichever words they choose.
    """
    found = (_words(text, _DATA_PROTECTION, unless=_FOOTER), _words(text, _CANVASSING, unless=_NO_CANVASSING))
    return bounded(", ".join(filter(None, found)))


def breach_words(text: str) -> str:
    """The words that tell us of personal data in wrong hands (GDPR, art. 33), as written; "" for none."""
    return _words(text, _BREACH, unless=_FOOTER)


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
    found = [day for sentence in sentences(text) for day in _days_left(fold(sentence), since)]
    return min((day for day in found if since <= day <= since + timedelta(days=_MOST_DAYS)), default=None)


def _days_left(folded: str, since: date) -> list[date]:
    days = [since + timedelta(days=_length(hit)) for hit in _LEFT.finditer(folded)]
    for hit in _UNTIL.finditer(folded):
        named = hit["day"].split()
        # What follows a day in its sentence is cut off until a day is left: "5 janvier 2027 faute de quoi".
        for end in range(len(named), 0, -1):
            try:
                days.append(read_day(" ".join(named[:end]), today=since))
                break
            except NotADayError:
                continue
    return days


def _length(hit: re.Match[str]) -> int:
    if hit["unit"] is None:
        return 15 if hit["fifteen"] else 8
    count = int(hit["count"]) if hit["count"].isdecimal() else value(hit["count"])
    return min(count, _MOST_DAYS) * next(days for said, days in _LENGTHS if said.fullmatch(hit["unit"]))


def _words(text: str, pattern: Words, *, unless: Words, denied: Words | None = None) -> str:
    found: dict[str, str] = {}
    for sentence in sentences(text):
        folded = fold(sentence)
        if unless.search(folded):
            continue
        spared = [hit.span() for hit in denied.finditer(folded)] if denied else []
        for hit in pattern.finditer(folded):
            if any(start <= hit.start() < end for start, end in spared):
                continue
            found.setdefault(hit[0], original(sentence, folded, hit.start(), hit.end()).strip(" .,;:!?()«»\"'"))
            if len(found) == _MOST:
                return bounded(", ".join(found.values()))
    return bounded(", ".join(found.values()))
