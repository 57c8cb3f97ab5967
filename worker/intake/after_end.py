"""A complainant writes after the end of their file: whether they ask for something, and who may take it up again."""

from typing import Final

from worker.complaint.lifecycle import State
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.intake.callers.table import GRIEVANCE
from worker.nouns.item import Person
from worker.processing.commands.frame import LEADERS
from worker.processing.denied import denied
from worker.processing.rules import Rules
from worker.words.tables import words
from worker.words.wording import fold

# What comes after the end and asks for nothing.
ASKS_NOTHING: Final = frozenset({"thanks", "auto_reply", "acceptance"})
# So many words beside two marks say more than how it went.
_COMMENT: Final = 15
_REOPENS = words("followups", "reopens")
_NEVER_DID = words("followups", "never complained")


def says_more(kind: str, text: str) -> bool:
    """Whether a message after the end asks for something: beside marks, a question or a grievance does."""
    if kind != "survey":
        return kind not in ASKS_NOTHING
    folded = fold(text)
    asks = "?" in text or _REOPENS.search(folded) or GRIEVANCE.search(folded)
    return bool(asks) or len(text.split()) > _COMMENT


def agrees(kind: str, text: str) -> bool:
    """Whether what follows a message that was no complaint asks for nothing: « je n'ai jamais réclamé »."""
    return kind in ASKS_NOTHING or _NEVER_DID.search(fold(text)) is not None


def wants(complaint: Complaint, kind: str, message: ReceivedMessage) -> bool:
    """The same of a message of this file: thanks that say too that the money did not come ask for something."""
    return says_more(kind, message.new_text) or denied(complaint, message) is not None


def comes_back(complaint: Complaint, kind: str, message: ReceivedMessage) -> bool:
    """Whether it is for a person to decide if the file goes on."""
    return complaint.state in {State.CLOSED, State.WITHDRAWN} and wants(complaint, kind, message)


def reopeners(complaint: Complaint, rules: Rules) -> tuple[Person, ...]:
    """Those who may take it up again by their own roles; nobody whom it is about."""
    able = (person for person in rules.staff.values() if person.roles & LEADERS)
    return tuple(person for person in able if person.address not in complaint.complained_of)
