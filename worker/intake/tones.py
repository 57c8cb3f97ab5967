"""How an acknowledgement speaks where nothing is urgent: to a complaint, to a request, of a death, of nothing said."""

from functools import lru_cache
from typing import Final, Literal

from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.intake.callers.table import GRIEVANCE
from worker.processing import recourse
from worker.words.tables import words
from worker.words.wording import fold

# Words that are a grievance anywhere but where a contract is ended.
_BY_ITSELF = words("alerts", "by itself")
# « Je suis la fille de Mme Armand ».
_KIN: Final = words("callers", "kin")
_READ: Final = 4_000
# Fewer words say nothing of what is wrong.
_SAYS_SOMETHING = 3
Quiet = Literal["", "bereaved", "request", "empty"]


def quiet(file: Complaint) -> Quiet:
    """The tone of what its author wrote themselves, and that could be read."""
    first = next(iter(file.messages), None)
    if first is None:
        return ""
    if recourse.bereaved(file):
        return "bereaved"
    text = _text(file, first)
    if _has_a_grievance(text):
        return ""
    if _ends_a_contract(text) or file.data_protection_request:
        return "request"
    said = first.new_text.split() or first.quoted.split() or file.subject.split()
    return "empty" if len(said) < _SAYS_SOMETHING and not first.documents else ""


def data_alone(file: Complaint) -> bool:
    """Whether a request is about personal data and ends no contract."""
    return file.data_protection_request and not any(_ends_a_contract(_text(file, one)) for one in file.messages[:1])


# Both readers of a new file, and the letter of each, are told in the tone of the same text.
@lru_cache(maxsize=8)
def _has_a_grievance(text: str) -> bool:
    return any(not _BY_ITSELF.match(hit.group()) for hit in GRIEVANCE.finditer(fold(text)))


def _ends_a_contract(text: str) -> bool:
    return bool(recourse.withdrawal_in(text) or recourse.contract_ended_in(text))


def _text(file: Complaint, first: ReceivedMessage) -> str:
    return f"{file.subject}\n\n{first.new_text}"


def near_to_them(complaint: Complaint) -> bool:
    """Whether a daughter, a son or a neighbour writes for them: nobody asks such a person for a deed."""
    return bool(complaint.messages) and _KIN.search(fold(complaint.messages[0].new_text[:_READ])) is not None
