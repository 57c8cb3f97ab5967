"""Acknowledgements by ticket systems and autoresponders that bear no mark: told by what they say of themselves.

Either the text opens with the sentence that a machine wrote it, or the subject thanks or acknowledges and the text
holds that sentence, or asks for no answer; behind the tag of a ticket the number that the request was given is enough.
A person who quotes the sentence writes something else above it, under a subject of their own.
"""

from worker.intake.screening.phrases import ACKNOWLEDGEMENT, AUTOMATIC, NO_ANSWER, OPENED, TICKET
from worker.nouns.message import Message
from worker.words.tables import shape
from worker.words.wording import fold

_READ = 3_000
_SHORT = 700
_GREETING = shape("screening", r"(?:{greeting}[^.!?:;]{0,60}?[,.!:] ?){0,2}[*_\[(-]{0,5} ?")


def announced(message: Message) -> str:
    """The sentence by which the message says that a machine wrote it; "" where it does not.

    A web form says so too, and asks that its visitor be answered: by that it is known.
    """
    domain = message.sender.address.rpartition("@")[2]
    if any(party.address.rpartition("@")[2] != domain for party in message.reply_to):
        return ""
    said = fold(message.new_text[:_READ])
    opening = _GREETING.match(said)
    hit = AUTOMATIC.match(said, opening.end() if opening else 0)
    subject = fold(message.subject[:300])
    tag = TICKET.match(subject)
    if hit is None and ACKNOWLEDGEMENT.match(subject, _after(subject, tag.end()) if tag else 0):
        hit = AUTOMATIC.search(said) or NO_ANSWER.search(said) or (OPENED.search(said) if tag else None)
    if hit is None and len(said) <= _SHORT:
        # A short one may say so in its last sentence.
        last = AUTOMATIC.search(said)
        hit = last if last and NO_ANSWER.search(said, last.start()) else None
    quoted = hit is not None and said[: hit.start()].rstrip()[-1:] in {"«", '"', "“"}
    return hit.group() if hit and not quoted else ""


def _after(subject: str, end: int) -> int:
    """Where the words go on behind the tag of a ticket."""
    return next((place for place in range(end, len(subject)) if subject[place] not in " :-#|"), end)
