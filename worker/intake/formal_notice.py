"""Words that change what the worker may do by itself: the law being called in, and requests under the GDPR.

Both lean to saying yes: a person looks at what is flagged, and nobody looks at what is not.
"""

from worker.words.tables import Words, words
from worker.words.wording import bounded, fold, original, sentences

_MOST = 5

_ROOM = "alerts"
_LITIGATION = words(_ROOM, "legal action")
# A street, a sports ground or the hotel's courtyard is no court; somebody's calling is no threat.
_NO_LITIGATION = words(_ROOM, "no legal action")
_DATA_PROTECTION = words(_ROOM, "data request")
# A company's footer speaks of the same rights; nobody asks for anything there.
_FOOTER = words(_ROOM, "footer")


def litigation_words(text: str) -> str:
    """The words of a formal notice or of legal action, as written, up to five joined by commas; "" for none."""
    return _words(text, _LITIGATION, unless=_NO_LITIGATION)


def data_protection_words(text: str) -> str:
    """The words of a request under GDPR articles 15 to 21, as written, up to five joined by commas; "" for none."""
    return _words(text, _DATA_PROTECTION, unless=_FOOTER)


def _words(text: str, pattern: Words, *, unless: Words) -> str:
    found: dict[str, str] = {}
    for sentence in sentences(text):
        folded = fold(sentence)
        if unless.search(folded):
            continue
        for hit in pattern.finditer(folded):
            found.setdefault(hit[0], original(sentence, folded, hit.start(), hit.end()).strip(" .,;:!?()«»\"'"))
            if len(found) == _MOST:
                return bounded(", ".join(found.values()))
    return bounded(", ".join(found.values()))
