"""Words that change what the worker may do by itself: the law being called in, and requests under the GDPR.

All lean to saying yes: a person looks at what is flagged, and nobody looks at what is not.
"""

from worker.words.tables import Words, words
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
