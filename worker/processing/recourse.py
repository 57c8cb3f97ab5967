"""Whether a complainant says that the mediator has the matter already: proposed from their words to the desk."""

from collections.abc import Iterator

from worker.complaint.record import Complaint
from worker.words.tables import words
from worker.words.wording import bounded, fold, original, sentences

_ROOM = "alerts"
_CALLED = words(_ROOM, "mediator called")
_NOT_CALLED = words(_ROOM, "mediator not called")


def mediator_called(complaint: Complaint) -> str:
    """The words of their first message that says so, "" where none does."""
    texts = (f"{one.subject}\n\n{one.new_text}" for one in complaint.messages)
    return next((found for text in texts if (found := called_in(text))), "")


def called_in(text: str) -> str:
    """The words by which a text says so, as written; who only means to call the mediator has not called them."""
    return next(_said(text), "")


def _said(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        folded = fold(sentence)
        hit = _CALLED.search(folded)
        if hit and not _NOT_CALLED.search(folded):
            yield bounded(original(sentence, folded, hit.start(), hit.end()))
