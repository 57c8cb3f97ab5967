"""Signs that words are said to be for the inside."""

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
