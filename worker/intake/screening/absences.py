"""The subjects of automatic answers, in the usual languages: out of office, received, on holiday.

A subject counts only as a program writes it: at the very start and followed by its own punctuation. "RE: Réponse
automatique" is a person answering a machine, and "Absence du livreur" is a complaint.
"""

import re

from worker.intake.screening.phrases import LABEL, PROMISE, RETURN, SELF, TOPIC, TRAILING, WORD
from worker.nouns.message import Message
from worker.words.tables import shape
from worker.words.wording import fold, sentences

# Notes and GroupWise write the person's name first; in other languages than English only the mark AUTO tells it from
# a complaint about somebody's absence.
_NAMED = shape(
    "screening",
    r"(?:auto: )?.{2,140} (?:is|will be) (?:currently )?out of (?:the |my )?office"
    r"(?:\.|$| ?[(\[]| (?:until|from|returning))|auto: .{2,80} {being} "
    r"|auto(?:-| |matic |mated )?(?:reply|response|answer) from .{2,80}",
)
_BRACKETED = re.compile(r"\[([^\]]{1,60})\] ?")


def announced(message: Message) -> str:
    """The words by which a subject says that a program answers; "" where it does not."""
    folded = fold(message.subject[:300]).replace("(e)", "e")
    bracketed = _BRACKETED.match(folded)
    if bracketed:
        label = LABEL.fullmatch(bracketed[1])
        folded = bracketed[1] if label else folded[bracketed.end() :]
    folded = folded.lstrip("*\"'(")
    hit = LABEL.match(folded) or _NAMED.match(folded) or _borne_out(folded, message)
    if hit is None and _ANSWER.match(folded):
        hit = _nothing_else(message)
    return hit.group().strip(" :-([/") if hit else ""


# The subject of the letter that was answered, as a server leaves it.
_ANSWER = re.compile(r"(?:re|aw|sv|antw|rif|odp) ?: ")
_FEW, _LONG = 6, 14


def _nothing_else(message: Message) -> re.Match[str] | None:
    """A text that tells of its writer's absence, of what becomes of our letter, and of nothing beside."""
    lines = [fold(one) for one in sentences(message.new_text[:1_000])]
    if any(len(one.split()) > _LONG for one in lines):
        return None
    own = next((hit for one in lines if (hit := SELF.search(one))), None)
    if own is None or not any(RETURN.search(one) for one in lines) or not any(PROMISE.search(one) for one in lines):
        return None
    telling = (SELF, RETURN, PROMISE)
    beside = [one for one in lines if not any(said.search(one) for said in telling) and len(one.split()) > _FEW]
    return None if beside else own


def _borne_out(subject: str, message: Message) -> re.Match[str] | None:
    """Words that a person may write too, where the text says when its writer returns."""
    said = fold(message.new_text[:2_000])
    if not RETURN.search(said):
        return None
    plain = WORD.match(subject) or TRAILING.search(subject)
    if plain and plain.group() == subject and not (SELF.search(said) or PROMISE.search(said)):
        # The word and nothing behind it: whose absence it is, the text has to say.
        return None
    return plain or (TOPIC.match(subject) if PROMISE.search(said) else None)
