"""Whether a message answers the questions that were asked (T2), and which of them it seems to leave open."""

import re

from worker.complaint.clarification import Clarification
from worker.complaint.messages import ReceivedMessage
from worker.words.tables import every
from worker.words.wording import LOOKED_AT, fold

_NUMBERED = re.compile(r"(?m)^[ \t>]*(?P<number>[0-9]{1,2})[ \t]*[.)°/:-]")
_WORD = re.compile(r"[a-z0-9]{4,}")


def answers(kind: str, received: ReceivedMessage, asked: Clarification) -> bool:
    """Anything that the complainant writes while we wait is an answer, but for a mere question where the file stands,
    and thanks: the wait goes on then. « Non, toujours rien reçu » answers whoever asked whether it was received.
    """
    if kind in {"status_question", "thanks"} and not received.documents:
        said = received.new_text[:LOOKED_AT]
        return kind == "status_question" and "?" not in said and _speaks_of(asked, said)
    return bool(received.new_text.strip() or received.documents)


def _speaks_of(asked: Clarification, text: str) -> bool:
    said = set(_stems(text))
    return any(said & set(_stems(question)) for question in asked.questions)


def unanswered(asked: Clarification, received: ReceivedMessage) -> tuple[str, ...]:
    """The questions of which the answer seems to say nothing: a proposal for the owner.

    Where the answer is numbered, those whose number is missing; else those of which no telling word comes back. One
    question alone is taken for answered.
    """
    text = received.new_text[:LOOKED_AT]
    if len(asked.questions) < 2:
        return ()
    numbers = {int(found["number"]) for found in _NUMBERED.finditer(text)}
    if numbers & set(range(1, len(asked.questions) + 1)):
        return tuple(q for place, q in enumerate(asked.questions, start=1) if place not in numbers)
    said = set(_stems(text))
    return tuple(q for q in asked.questions if (words := set(_stems(q))) and not words & said)


def _stems(text: str) -> list[str]:
    """Words without their last letters, so that "livraison" meets "livré"."""
    asking = every("clarifying", "asking")
    return [word[:5] for word in _WORD.findall(fold(text)) if word not in asking]
