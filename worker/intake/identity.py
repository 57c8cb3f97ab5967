"""What makes two parcels one message: the key under which a message has its effect once."""

import hashlib

from worker.nouns.message import Message


def effect_key(message: Message, raw_sha256: str) -> str:
    """The same Message-ID from the same sender with the same Date is one message, whatever route it took.

    The Date counts because some scanners and web forms give one Message-ID to every mail: two different complaints
    must not become one; for the same reason `same_words` has the last word. Without a Message-ID only the same bytes
    are the same message.
    """
    if not message.message_id:
        return f"raw:{raw_sha256}"
    parts = (message.message_id, message.sender.address, message.headers.first("date"))
    return "mid:" + hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def same_words(one: Message, other: Message) -> bool:
    """Whether two messages of one key say the same: a gateway may have added a footer, so one may hold the other."""
    first, second = (" ".join(message.text.split()) for message in (one, other))
    if not (first and second):
        return {d.sha256 for d in one.documents} == {d.sha256 for d in other.documents}
    return first in second or second in first


def brought_again(one: Message, other: Message) -> bool:
    """Whether a message of the same id, but another Date, is the same once more: a gateway or a client sent it again.

    Copiers give one id, and one sentence, to all that they scan: its documents must be the same too.
    """
    same = {d.sha256 for d in one.documents} == {d.sha256 for d in other.documents}
    return same and bool(other.text.split()) and same_words(one, other)


def told_apart(effect: str, message: Message) -> str:
    """The key of a message that shares `effect` with another but not its words."""
    words = " ".join(message.text.split())
    return f"{effect}:{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
