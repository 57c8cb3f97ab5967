"""What a complainant makes use of beside a complaint, proposed from their words to the desk: the mediator who has the
matter already, and the consumer's right to give a contract up; and whom they lost, so that letters speak as one should.
"""

from functools import lru_cache

from worker.complaint.record import Complaint
from worker.words.tables import Words, words
from worker.words.wording import bounded, fold, original, sentences

_ROOM = "alerts"
_CALLED = words(_ROOM, "mediator called")
_NOT_CALLED = words(_ROOM, "mediator not called")
_GIVEN_UP = words(_ROOM, "right of withdrawal")
_ENDED = words(_ROOM, "contract ended")
_BEREAVED = words(_ROOM, "bereaved")


def mediator_called(complaint: Complaint) -> str:
    """The words of their first message that says so, "" where none does."""
    texts = (f"{one.subject}\n\n{one.new_text}" for one in complaint.messages)
    return next((found for text in texts if (found := called_in(text))), "")


def called_in(text: str) -> str:
    """The words by which a text says so, as written; who only means to call the mediator has not called them."""
    return _said(text)


def withdrawal_in(text: str) -> str:
    """The words by which a text gives a contract up (C. conso. L221-18), as written, "" where none do."""
    return _said(text, _GIVEN_UP)


def contract_ended_in(text: str) -> str:
    """The words by which a text ends a contract, as written, "" where none do."""
    return _said(text, _ENDED, None)


def bereaved(complaint: Complaint) -> str:
    """The words by which the first message tells of a death in the writer's family, "" where none do."""
    first = next(iter(complaint.messages), None)
    return _said(f"{complaint.subject}\n\n{first.new_text}", _BEREAVED, None) if first else ""


# The letters of one message, and those who handle it, ask the same of its text again and again.
@lru_cache(maxsize=16)
def _said(text: str, told: Words = _CALLED, unless: Words | None = _NOT_CALLED) -> str:
    for sentence in sentences(text):
        folded = fold(sentence)
        hit = told.search(folded)
        if hit and not (unless and unless.search(folded)):
            return bounded(original(sentence, folded, hit.start(), hit.end()))
    return ""
