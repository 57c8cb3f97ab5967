"""What an acknowledgement repeats of a message: it goes where the sender said, who may not be who they say.

Whoever writes in somebody's name has our letter carry their words to that person, under our name. So no link is ever
repeated: nobody needs their own, the file keeps it, and a house that has no server's word to go by could not tell.
Nor are the numbers of cards, their codes and passwords, which a letter would carry to one more mailbox in clear.
Where our server does not know that the sender wrote, nothing of theirs is repeated, not even a name. Nor is it to
somebody whom a sender unknown to us merely names as the author: what is known of the sender says nothing of them.
"""

from collections.abc import Collection
from dataclasses import replace

from worker.complaint.messages import KNOWN, UNRECOGNISED, ReceivedMessage
from worker.complaint.particulars import Complainant
from worker.complaint.record import Complaint
from worker.intake.case import Case
from worker.intake.first_words import of_our_house
from worker.intake.sorting.authenticity import dmarc, known
from worker.nouns.message import Message, Party
from worker.words.decency import without_insults
from worker.words.links import without_links
from worker.words.secrets import without_accounts, without_secrets

# As many digits as a short number has that is dialled.
_DIALLED = 4


def judged(case: Case, authserv_id: str) -> Case:
    """The case whose message tells, once it is kept, what our server said of its sender."""
    if not authserv_id:
        return case
    told = KNOWN if known(case.message, authserv_id) else UNRECOGNISED
    return marked(case, told)


def marked(case: Case, told: str) -> Case:
    """The case whose message says so once it is kept."""
    return replace(case, message=replace(case.message, defects=(*case.message.defects, told)))


def unproved(complaint: Complaint, message: ReceivedMessage) -> bool:
    """Whether nothing of a kept message may go back to its sender: our server does not know them, and they have no
    part in the file; or it said that they are somebody else.
    """
    if message.recognised:
        return False
    return message.unrecognised or message.sender not in complaint.complainant.addresses


def forged(message: Message, authserv_id: str) -> bool:
    """Whether our server's word stands against the sender, or may hide that it does."""
    return dmarc(message, authserv_id) in {"fail", "unclear"}


def doubtful(message: Message, authserv_id: str) -> bool:
    """Whether our server, where its word can be asked for, does not know that the sender wrote."""
    return bool(authserv_id) and not known(message, authserv_id)


def borrowed(message: Message, author: Party, authserv_id: str, boxes: Collection[str]) -> bool:
    """Whether the author is only named by the sender: nobody vouches that our own house says who wrote, or somebody of
    the author's. Where no server's word can be asked for nobody ever does: an address is typed into a form, or into a
    header, by anybody, and no server on the way looks at it as it looks at From.
    """
    if author.address == message.sender.address:
        return False
    ours, theirs = of_our_house(boxes, ()), of_our_house((author.address,), ())
    believed = ours(message.sender.address) or theirs(message.sender.address)
    return not believed or dmarc(message, authserv_id) != "pass"


def repeated(complaint: Complaint, *, bare: bool) -> Complaint:
    """The file with as much of the sender's words as may go back to where they seem to come from."""
    if bare:
        nobody = complaint.complainant.model_copy(update={"name": "", "representative": ""})
        nothing = {"complainant": nobody, "subject": "", "points": (), "desired_solution": None, "messages": ()}
        return complaint.model_copy(update=nothing)
    language, who, wish = complaint.language, complaint.complainant, complaint.desired_solution
    told = {
        "complainant": _called(who, language),
        "subject": told_back(complaint.subject, language),
        "points": tuple(p.model_copy(update={"text": told_back(p.text, language)}) for p in complaint.points),
        "desired_solution": wish and wish.model_copy(update={"quoted": told_back(wish.quoted, language)}),
        "messages": tuple(_named(one, language) for one in complaint.messages),
    }
    return complaint.model_copy(update=told)


def told_back(text: str, language: str) -> str:
    """The words with nothing in them that may be clicked, that pays or that opens; no insult is said again."""
    return without_insults(without_accounts(without_secrets(without_links(text, language))))


def _called(who: Complainant, language: str) -> Complainant:
    """A name with a telephone number in it calls nobody by their name."""
    called = {name: getattr(who, name) for name in ("name", "representative")}
    told = {
        name: "" if sum(map(str.isdigit, value)) >= _DIALLED else without_links(value, language)
        for name, value in called.items()
    }
    return who.model_copy(update=told)


def _named(message: ReceivedMessage, language: str) -> ReceivedMessage:
    named = (one.model_copy(update={"name": without_links(one.name, language)}) for one in message.documents)
    return message.model_copy(update={"documents": tuple(named)})
