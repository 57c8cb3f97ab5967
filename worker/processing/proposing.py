"""A day that is proposed to the complainant: a question, and no promise (T5); and what they answer to it.

Nothing is fixed before they say yes. Whoever asks about a day announces neither money nor an answer for it, nor says
that it will be so.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Final, Literal

from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.words.tables import words
from worker.words.wording import bounded, fold, sentences

LONGEST: Final = 4_000
_SHOWN: Final = 160
Reply = Literal["yes", "no", "other"]

_ROOM: Final = "proposing"
_ASKS: Final = words(_ROOM, "asks")
_OF_A_QUESTION: Final = words(_ROOM, "of a question")
_WANTS_TO_KNOW: Final = words(_ROOM, "wants to know")
_PROPOSES: Final = words(_ROOM, "proposes")
_MAY_BE: Final = words(_ROOM, "may be")
_ANNOUNCED: Final = words(_ROOM, "announced")


def proposes(said: str, after: str = "") -> bool:
    """Whether a sentence asks if a day would suit, or proposes one, and announces nothing for it.

    Both are folded; `after` is the next one.
    """
    told_so = _wants_to_know(f"{said} {after}")
    asks = _ASKS.search(said) is not None and _wants_to_know(said)
    may_be = _ASKS.search(after) is not None and _MAY_BE.search(said) is not None
    if not told_so or not (asks or may_be or _PROPOSES.search(said)):
        return False
    return _ANNOUNCED.search(_OF_A_QUESTION.sub(" ", said)) is None


def _wants_to_know(said: str) -> bool:
    """A question, or a request to say it."""
    return "?" in said or _WANTS_TO_KNOW.search(said) is not None


def _names_a_day(said: str) -> bool:
    return (_DIGIT.search(said) or _A_DAY.search(said)) is not None


_A_DAY: Final = words(_ROOM, "a day")
_DIGIT: Final = re.compile(r"[0-9]")
_YES: Final = words(_ROOM, "yes")
_NO: Final = words(_ROOM, "no")


def answered(complaint: Complaint, message: ReceivedMessage) -> tuple[str, Reply]:
    """The day that was proposed to the complainant or announced to them, in our words, and what the message seems to
    say to it; "" where there is none since their message before it.
    """
    before = [one.received_at for one in complaint.messages if one.received_at < message.received_at]
    since = max(before, default=complaint.registered_at)
    ours = [said for at, said in _ours(complaint) if since <= at <= message.received_at]
    found = next((one for said in reversed(ours) if (one := _proposal(said))), "") or _announced(complaint, ours)
    return found, _reply(message.new_text) if found else "other"


def _announced(complaint: Complaint, ours: list[str]) -> str:
    """« Le technicien passe jeudi 26 »: what was told of a day and is kept as promised, where it stands in `ours`."""
    told = [fold(said) for said in ours]
    kept = (one.words for one in reversed(complaint.promised))
    return next((bounded(words, _SHOWN) for words in kept if any(fold(words) in said for said in told)), "")


def _ours(complaint: Complaint) -> Iterator[tuple[datetime, str]]:
    """What colleagues wrote to the complainant, oldest first within each kind."""
    for one in complaint.staff_messages:
        if one.sent_text:
            yield one.message.received_at, one.message.new_text[:LONGEST]
    for asked in complaint.clarifications:
        yield asked.asked_at, "\n".join(asked.questions)[:LONGEST]


def _proposal(text: str) -> str:
    said = [*sentences(text, LONGEST), ""]
    return next(
        (
            bounded(one, _SHOWN)
            for one, after in pairwise(said)
            if _names_a_day(fold(one)) and proposes(fold(one), fold(after))
        ),
        "",
    )


def _reply(text: str) -> Reply:
    said = fold(text[:LONGEST])
    if _NO.search(said):
        return "no"
    return "yes" if _YES.search(said) else "other"
