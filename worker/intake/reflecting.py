"""What an acknowledgement repeats of a message: it goes where the sender said, who may not be who they say.

Whoever writes in somebody's name has our letter carry their words to that person, under our name. So no link is ever
repeated: nobody needs their own, the file keeps it, and a house that has no server's word to go by could not tell.
Where our server says that the sender is forged, nothing of theirs is repeated, not even a name.
"""

from dataclasses import replace

from worker.complaint.messages import SupportingDocument
from worker.complaint.particulars import DesiredSolution
from worker.intake.letters import Acknowledgement
from worker.intake.sorting.authenticity import dmarc
from worker.nouns.message import Message
from worker.words.links import without_links


def forged(message: Message, authserv_id: str) -> bool:
    """Whether our server's word stands against the sender, or may hide that it does."""
    return dmarc(message, authserv_id) in {"fail", "unclear"}


def repeated(letter: Acknowledgement, language: str, *, bare: bool) -> Acknowledgement:
    """The letter with as much of the sender's words as may go back to where they seem to come from."""
    if bare:
        nothing = replace(letter, complainant_name="", subject="", points=(), wish=None, unread=True, bare=True)
        return replace(nothing, documents=(), refused_documents=())
    return replace(
        letter,
        complainant_name=without_links(letter.complainant_name, language),
        subject=without_links(letter.subject, language),
        points=tuple(without_links(point, language) for point in letter.points),
        wish=_wish(letter.wish, language),
        documents=tuple(_named(one, language) for one in letter.documents),
        refused_documents=tuple(_named(one, language) for one in letter.refused_documents),
    )


def _wish(wish: DesiredSolution | None, language: str) -> DesiredSolution | None:
    return wish.model_copy(update={"quoted": without_links(wish.quoted, language)}) if wish else None


def _named(document: SupportingDocument, language: str) -> SupportingDocument:
    return document.model_copy(update={"name": without_links(document.name, language)})
