"""The day that somebody else's clock ends on, as their message says it: a hearing, a limit, so many days from today."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from worker.intake.callers.text import READ
from worker.nouns.message import Message
from worker.words.days import NotADayError
from worker.words.days import read as read_day
from worker.words.tables import words
from worker.words.wording import bounded, fold, sentences

_CLOCK = words("gateways", "clock")
_SHOWN: Final = 240
# As many words as a day has ("14 january 2027"), and as few letters as a unit is written with in a letter.
_LONGEST: Final = 3
_UNIT: Final = 3
_AHEAD: Final = timedelta(days=800)
_WORD = re.compile(r"[\w/.-]{1,40}")


def clock(message: Message) -> str:
    """The sentence in which the message says how long we have, as written; "" where it says nothing of it."""
    return next((bounded(sentence, _SHOWN) for sentence in _clocks(message)), "")


def day(message: Message, since: date) -> date | None:
    """The nearest day that its clocks name, counted from the day `since` on which it came; None where none does."""
    found = (one for sentence in _clocks(message) for one in _days(sentence, since))
    return min((one for one in found if since <= one <= since + _AHEAD), default=None)


def _clocks(message: Message) -> Iterator[str]:
    for text in (message.new_text[:READ], message.subject[:_SHOWN]):
        yield from (sentence for sentence in sentences(text) if _CLOCK.search(fold(sentence)))


def _days(sentence: str, since: date) -> Iterator[date]:
    found = [word.strip(".-/") for word in _WORD.findall(fold(sentence))]
    for place in range(len(found)):
        for length in range(_LONGEST, 0, -1):
            if told := _day(found[place : place + length], since):
                yield told
                break


def _day(named: list[str], since: date) -> date | None:
    """A date, or a count with its unit; a weekday and a lone number may be anything."""
    text = " ".join(named)
    counted = len(named) > 1 and len(named[-1]) >= _UNIT
    if not (counted or any(mark in text for mark in "/-")):
        return None
    for tried in (text, f"+ {text}"):
        try:
            return read_day(tried, today=since)
        except NotADayError:
            continue
    return None
