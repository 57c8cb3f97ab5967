"""Whoever asks for no letter at an address, or says that somebody reads along there: no machine writes to it.

What somebody who beats them would read is worse than a letter that is missing. A person writes, or calls, as fits.
"""

from worker.complaint.record import Complaint
from worker.processing.alarms import of_people
from worker.processing.seeing_to import standing


def said(text: str) -> bool:
    return any(kind == "watched" for kind, _ in of_people(text))


def at_their_address(complaint: Complaint) -> bool:
    """Whether letters go to an address whose owner wrote so from there, or where nobody has seen yet to what was said.

    Once a person has noted another address (`#complainant mail=`), letters leave for that one.
    """
    addresses = complaint.complainant.addresses
    wrote = {one.sender for one in complaint.messages if said(one.new_text)} & set(addresses)
    if wrote:
        return addresses[0] in wrote
    return bool(addresses) and any(one.kind == "watched" for one in standing(complaint))
