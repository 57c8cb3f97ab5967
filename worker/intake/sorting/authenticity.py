"""Whether our own mail server vouches for the sender's domain: its Authentication-Results (RFC 8601), and no other's.

Anybody may write such a header into a message. The only one believed is the topmost of those that begin with the
configured server's name, which the server put there on receipt: it decides, whether it can be read or not.
"""

import re
from typing import Literal

from worker.intake.sorting.results import Reading, read
from worker.nouns.message import Message

# "unclear": our own server said something that does not tell, or may not be all that it said.
Verdict = Literal["pass", "fail", "none", "unclear"]

_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:]{1,256}@[^\s<>()\[\]\",;:]{1,256}")
# What reading noted about who wrote: no single author is named, so that nobody knows whose domain was judged.
_NO_SINGLE_AUTHOR = frozenset({"several From headers", "several senders", "no From header", "no sender address"})


def dmarc(message: Message, authserv_id: str) -> Verdict:
    """The DMARC verdict of the server `authserv_id` on the From domain; "none" where it says nothing of it.

    Microsoft 365 writes no server's name: it is read as "local", to be configured as such.
    """
    reading = _reading(message, authserv_id)
    if reading is None:
        return "none"
    verdict = _verdict(reading, message, cut="verdict cut" in message.defects)
    return verdict if verdict != "pass" or single_author(message) else "none"


def known(message: Message, authserv_id: str) -> bool:
    """Whether our server saw that the sender's domain wrote: by DMARC, or, of a domain that publishes none, by what
    DMARC would go by: a signature, or a path, of the domain itself or of one above it (RFC 7489 §3.1).
    """
    verdict = dmarc(message, authserv_id)
    if verdict != "none":
        return verdict == "pass"
    reading = _reading(message, authserv_id)
    if reading is None or reading.broken or "verdict cut" in message.defects or not single_author(message):
        return False
    domain = _ascii(message.sender.address.rpartition("@")[2])
    passed = (one.proved for one in reading.results if one.result == "pass" and one.proved)
    return any(all(_aligned(proved, domain) for proved in one) for one in passed)


def _reading(message: Message, authserv_id: str) -> Reading | None:
    """What our server wrote on receipt; None where it wrote nothing."""
    if not authserv_id:
        return None
    readings = (read(value, authserv_id) for value in message.headers.all("authentication-results"))
    return next((reading for reading in readings if reading is not None), None)


def _aligned(proved: str, domain: str) -> bool:
    """A domain under the sender's may be somebody else's, as a customer's is under a host's."""
    above = _ascii(proved.rpartition("@")[2])
    return above == domain or ("." in above and domain.endswith(f".{above}"))


def single_author(message: Message) -> bool:
    """Whether one address alone is named as the author: the server's verdict is about one From, and which, it may not
    say. A Sender of another address says that somebody else wrote.
    """
    senders = (found for value in message.headers.all("sender") for found in _ADDRESS.findall(value.lower()))
    return not several_authors(message) and all(found == message.sender.address for found in senders)


def several_authors(message: Message) -> bool:
    """Whether the mail names more than one author, or none: whoever it is, no one person wrote it."""
    if _NO_SINGLE_AUTHOR & set(message.defects):
        return True
    authors = (found for value in message.headers.all("from") for found in _ADDRESS.findall(value.lower()))
    return any(found != message.sender.address for found in authors)


def _verdict(reading: Reading, message: Message, *, cut: bool) -> Verdict:
    domain = _ascii(message.sender.address.rpartition("@")[2])
    about = [one for one in reading.results if one.method == "dmarc"]
    if any(one.result == "fail" and _all_of(one.domains, domain) for one in about):
        return "fail"
    hidden = reading.mentioned - {one.result for one in about}
    if "fail" in hidden:
        # In a quote, in a comment, behind one that never closes: it may be the only true one, and may be mere words.
        return "fail" if reading.broken else "unclear"
    passed = bool(about) and all(one.result == "pass" for one in about) and not hidden
    if cut or (reading.broken and hidden):
        return "unclear"
    if passed and any(one.domains and _all_of(one.domains, domain) for one in about):
        return "pass"
    return "unclear" if reading.broken and about else "none"


def _all_of(domains: tuple[str, ...], domain: str) -> bool:
    """Whether every domain that an entry names is this one. One that names no domain can only fail it."""
    return all(_ascii(named.rpartition("@")[2]) == domain for named in domains)


def _ascii(domain: str) -> str:
    """As servers write it in a header: some write an international name as it is, some in its ASCII form."""
    plain = domain.lower().rstrip(".")
    try:
        return plain.encode("idna").decode("ascii") if not plain.isascii() else plain
    except UnicodeError:
        return plain
