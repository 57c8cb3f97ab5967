"""Several people may take part in a file: those whose own was merged into it, and those who were let in.

What reacts to the words of one of them is a letter to that one, and never says to another that they wrote it.
"""

from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.words.wording import fold


def another_wrote(complaint: Complaint, message: ReceivedMessage) -> bool:
    """Whether somebody who takes part, and is not the file's complainant, wrote it.

    Who writes under the name that our letters greet from a second address is the one who reads them: the complainant,
    or who speaks for them, whom the complainant is not.
    """
    who = complaint.complainant
    if message.sender not in who.addresses[1:]:
        return False
    return not message.sender_name or fold(message.sender_name) != fold(who.greeted)


def as_the_writers(complaint: Complaint, message: ReceivedMessage) -> Complaint:
    """The file as that of whoever wrote `message`: letters made of it are theirs, by their name, at their address."""
    named = {"name": message.sender_name, "representative": "", "addresses": (message.sender,)}
    return complaint.model_copy(update={"complainant": complaint.complainant.model_copy(update=named)})


def of_the_writer(complaint: Complaint, message: ReceivedMessage | None) -> Complaint:
    """The same where another who takes part wrote it; else the file as it is."""
    other = message is not None and another_wrote(complaint, message)
    return as_the_writers(complaint, message) if message is not None and other else complaint


def message_of(complaint: Complaint, parcel: int | None) -> ReceivedMessage | None:
    """The message of the file that came as this mail of the ledger; None where none did."""
    return next((one for one in complaint.messages if parcel is not None and one.parcel == parcel), None)


def of_the_reader(complaint: Complaint, occasion: str) -> Complaint:
    """The file as that of whoever the last letter of this occasion went to, where another who takes part read it."""
    sent = [mail.recipient for mail in complaint.mails if mail.occasion == occasion]
    theirs = [one for one in complaint.messages if sent and one.sender == sent[-1]]
    return of_the_writer(complaint, theirs[-1] if theirs else None)
