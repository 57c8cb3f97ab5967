"""Signs of talk about the work, which a customer is no part of; and of words too few to be a letter."""

import re

from worker.intake.screening.phrases import PROMISE, RETURN
from worker.staff.guards.reply import Reply
from worker.words.tables import words

FEW = 3
# A notice of absence has no more words; a letter that mentions one has other things to say.
_NOTICE = 60
_ABSENT = words("guards", "absent")
_GREETING = words("guards", "greets", then=r"[^.!?]{0,40}[,!.]?")
_WORK = words("guards", "about work")


def absent(reply: Reply) -> bool:
    """« I am on vacation until 14 Dec and will read your message later. »: a program's words, whatever its headers."""
    said = "\n".join(reply.said)
    own = _ABSENT.search(said)
    return bool(own) and len(said.split()) <= _NOTICE and bool(RETURN.search(said) or PROMISE.search(said))


_OPENING = words("guards", "opens among colleagues")


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
