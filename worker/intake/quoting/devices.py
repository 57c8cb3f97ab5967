"""The one line that a telephone, an application or a virus scanner adds: "Envoyé de mon iPhone"."""

import re
from typing import Final

from worker.words.tables import shape, words
from worker.words.wording import fold

_MAX_LENGTH, _MAX_WORDS, _THING_WITHIN = 160, 9, 6


_ROOM: Final = "footers"
# "Sent from", at the beginning of the line or at its end.
_SENT: Final = shape(_ROOM, "{sent}")
_SENT_LAST: Final = shape(_ROOM, "{sent last}$")
_THING: Final = words(_ROOM, "thing")
# "Sent from my desk, which is easier than my phone" is a sentence, "envoyé de mon portable hier, sans réponse" as well.
_SENTENCE: Final = shape(_ROOM, r"(?<!['\w]){of a sentence}\b")
_CARRIER: Final = words(_ROOM, "carrier")
# "Get Outlook for iOS": applications by which the line wants to be followed.
_OFFER: Final = shape(_ROOM, r"{get}(?![a-z])|.*(?<![a-z]){get}$")
# Nothing stands behind it.
_OFFER_END: Final = shape(_ROOM, r"(?:{get}|{application}|{system}[^\s,]{0,6})$")
_NAMED: Final = shape(_ROOM, "{application}")
_SYSTEM: Final = shape(_ROOM, r"(?<![a-z]){system}(?![a-z])")
# Lines that begin otherwise, or name no thing; and a ticket system's mark, by which Salesforce finds its thread again.
_WHOLE: Final = shape(_ROOM, r"{application} {for}(?: \w+)? {system}\b.*|{whole}|ref:[!_]?\w+[._!]+\w+:ref")
_BREVITY: Final = shape(_ROOM, r"(?:[,;.-] ?)?{brevity}")
_LINK = re.compile(r"[<(\[]\s*(?:(?:https?|mailto):|#)[^\s>\])]*[>)\]]")


def is_footer(body: str) -> bool:
    """Whether the line is nothing but such a footer."""
    if not body or len(body) > _MAX_LENGTH:
        return False
    told = _LINK.sub("", fold(body)).strip(" .*_-–—")
    if _WHOLE.fullmatch(told) or _offers_an_application(told):
        return True
    sent = _SENT.match(told)
    rest = told[sent.end() :] if sent else told if _SENT_LAST.search(told) else ""
    told_of = _BREVITY.sub("", rest).split()
    near = " ".join(told_of[:_THING_WITHIN])
    named = _THING.search(near)
    # A comma before the thing parts two clauses, unless it stands behind a carrier's name.
    parted = named is not None and "," in _CARRIER.sub("", near[: named.start()])
    return len(told_of) <= _MAX_WORDS and named is not None and not parted and not _SENTENCE.search(rest)


def _offers_an_application(told: str) -> bool:
    """Whether it says "Télécharger Outlook pour Android", in whatever order a language has these words."""
    few = len(told.split()) <= _MAX_WORDS and not _SENTENCE.search(told)
    return few and bool(_OFFER.match(told) and _NAMED.search(told) and _SYSTEM.search(told) and _OFFER_END.search(told))
