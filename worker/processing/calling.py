"""How somebody is to be reached: whoever cannot hear is given no telephone number, and is called by nobody."""

from typing import Final

from worker.complaint.record import Complaint
from worker.words.tables import words
from worker.words.wording import fold

_NO_CALLS: Final = words("needs", "no calls")
_OFFERS_A_CALL: Final = words("needs", "offers a call")
_LOOKED_AT: Final = 20_000


def is_written_to(complaint: Complaint) -> bool:
    """Whether what is noted of their needs says to write, and not to call."""
    return bool(_NO_CALLS.search(fold(complaint.complainant.adaptation_needed)))


def call_offered(complaint: Complaint, text: str) -> str:
    """The folded words of a letter that offers a call to somebody who wants none; "" for any other letter."""
    found = _OFFERS_A_CALL.search(fold(text[:_LOOKED_AT])) if is_written_to(complaint) else None
    return found[0] if found else ""
