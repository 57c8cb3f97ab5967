"""How somebody is to be reached: whoever cannot hear is given no telephone number, and is called by nobody."""

from typing import Final

from worker.complaint.particulars import Corrected
from worker.complaint.record import Complaint
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import fold, sentences

_NO_CALLS: Final = words("needs", "no calls")
_OFFERS_A_CALL: Final = words("needs", "offers a call")
_IS_CALLED: Final = words("needs", "is called", then=r"(?!\w)")
_BY_PHONE: Final = Said("by telephone rather than in writing")
_LOOKED_AT: Final = 20_000


def is_written_to(complaint: Complaint) -> bool:
    """Whether what is noted of their needs says to write, and not to call."""
    return bool(_NO_CALLS.search(fold(complaint.complainant.adaptation_needed)))


def call_offered(complaint: Complaint, text: str) -> str:
    """The folded words of a letter that offers a call to somebody who wants none; "" for any other letter."""
    found = _OFFERS_A_CALL.search(fold(text[:_LOOKED_AT])) if is_written_to(complaint) else None
    return found[0] if found else ""


def called_after_all(complaint: Complaint, text: str, by: str, language: str) -> tuple[Corrected, ...]:
    """Nothing, or that a colleague's words say of somebody to whom we only write that they would be called."""
    said = (fold(one) for one in sentences(text[:_LOOKED_AT]) if "?" not in one)
    if not is_written_to(complaint) or not any(_IS_CALLED.search(one) for one in said):
        return ()
    who = complaint.complainant
    left = [one for one in who.adaptation_needed.split("; ") if not _NO_CALLS.search(fold(one))]
    needs = "; ".join((*left, _BY_PHONE.told(language)))
    return (Corrected(by=by, complainant=who.model_copy(update={"adaptation_needed": needs})),)
