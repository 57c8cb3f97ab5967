"""Signs that words are for the inside: they say so, they are about the work, or they are too few to be a letter."""

import re

from worker.intake.screening.phrases import PROMISE, RETURN
from worker.staff.guards.reply import Reply
from worker.words.tables import shape, words

_ROOM = "guards"
# What may be internal in a customer's world too has its name before the word.
_INTERNAL = shape(_ROOM, r"(?<!\w)(?P<thing>{internal things} )?(?P<within>{within} )?{internal}")
_SAYS = words(_ROOM, "said internal")
# At the head of a line or sentence.
_HEADS = shape(_ROOM, r"[\[(*_ -]{0,4}{marked internal}")
_WE = words(_ROOM, "nous")


def said_internal(reply: Reply) -> bool:
    """« Interne », « entre nous », « pour info », « ne pas transmettre »."""
    return any(_HEADS.match(sentence) or _SAYS.search(sentence) or _internal(sentence) for sentence in reply.sentences)


def _internal(sentence: str) -> bool:
    """The word, unless it is said of a thing; what « nous » did « en interne » may be told."""
    return any(
        not found["thing"] and not (found["within"] and _WE.search(sentence)) for found in _INTERNAL.finditer(sentence)
    )


FEW = 3
# A notice of absence has no more words; a letter that mentions one has other things to say.
_NOTICE = 60
_ABSENT = words(_ROOM, "absent")
_GREETING = words(_ROOM, "greets", then=r"[^.!?]{0,40}[,!.]?")
_WORK = words(_ROOM, "about work")


def absent(reply: Reply) -> bool:
    """« I am on vacation until 14 Dec and will read your message later. »: a program's words, whatever its headers."""
    said = "\n".join(reply.said)
    own = _ABSENT.search(said)
    return bool(own) and len(said.split()) <= _NOTICE and bool(RETURN.search(said) or PROMISE.search(said))


_OPENING = words(_ROOM, "opens among colleagues")


def about_work(reply: Reply) -> bool:
    """« Qui s'en charge ? », « merci de l'affecter à… », « on répond quoi ? »; and how one opens among colleagues."""
    if reply.lines and _OPENING.match(reply.lines[0]):
        return True
    return any(_WORK.search(sentence) for sentence in reply.sentences)


def few_words(reply: Reply) -> bool:
    """« OK », « Merci », « Vu »: below a greeting and above a name, at most three words."""
    body = [line for place, line in enumerate(reply.said) if place > 1 or not _GREETING.fullmatch(line)]
    told = [word for line in body for word in re.findall(r"[^\W_]+", line) if word not in reply.names.own]
    return len(told) <= FEW
