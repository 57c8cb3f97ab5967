"""Gateways: programs that tell us that somebody wrote, called or sent something elsewhere. A table; first hit wins.

Their mail is machine-made, and what it is about is not: a person sees it at once, with what it holds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from worker.intake.callers.text import Text, seen
from worker.intake.screening import senders
from worker.nouns.message import Message
from worker.words.tables import Words, words

_ROOM = "gateways"
_NOTES: Final[Mapping[str, Words]] = {
    "phone_note": words(_ROOM, "note of a call"),
    "payment_note": words(_ROOM, "note of a payment"),
}
# A person writes a page; a gateway's notice is short around what it carries.
_LONGEST = 3_000
_LONGEST_SCAN = 400


@dataclass(frozen=True, slots=True)
class Gateway:
    """`carries` limits it to mail that brings such a thing: a sound, a page."""

    kind: str
    says: Words
    carries: Callable[[Message], bool] = lambda _message: True


def _sound(message: Message) -> bool:
    return any(one.media_type.startswith("audio/") for one in message.documents) or _program(message)


def _page(message: Message) -> bool:
    paper = any(one.media_type in {"application/pdf", "image/tiff", "image/jpeg"} for one in message.documents)
    return paper and len(message.new_text) <= _LONGEST_SCAN


def _program(message: Message) -> bool:
    """Whether its sender or its headers are a program's: of a person the words are an account."""
    submitted = message.headers.first("auto-submitted").strip().lower() not in {"", "no"}
    robot = senders.robot_address(message.sender.address) or senders.server_address(message.sender.address)
    return (
        submitted
        or bool(robot)
        or "x-auto-response-suppress" in message.headers
        or "list-unsubscribe" in message.headers
    )


def _relay(message: Message) -> bool:
    """A program, or the address that it makes for one conversation: many digits and letters, or a name of its own."""
    local = message.sender.address.partition("@")[0]
    made = len(local) >= 8 and sum(one.isdigit() for one in local) >= 4
    return _program(message) or made or any(word in message.sender.address for word in ("reply.", "message", "relay"))


GATEWAYS: Final[tuple[Gateway, ...]] = (
    Gateway("registered_mail", words(_ROOM, "registered mail"), _program),
    Gateway("platform", words(_ROOM, "platform"), _program),
    Gateway("marketplace", words(_ROOM, "marketplace"), _relay),
    Gateway("review", words(_ROOM, "review"), _program),
    Gateway("voicemail", words(_ROOM, "voicemail"), _sound),
    Gateway("copier", words(_ROOM, "copier"), _page),
)


def gateway(message: Message, text: Text) -> tuple[str, str]:
    """The kind of gateway and the words that say so; both "" for all other mail."""
    if len(text.body) > _LONGEST:
        return "", ""
    for one in GATEWAYS:
        hit = one.says.search(text.all)
        if hit and one.carries(message):
            return one.kind, seen(hit.group())
    return "", ""


def noted(message: Message, text: Text) -> tuple[str, str]:
    """What somebody of our house notes, by which words: that a customer called or came, or that sums were paid; ""
    twice for all other mail.
    """
    if len(text.body) > _LONGEST or message.forwarded is not None:
        return "", ""
    found = ((kind, says.search(text.all)) for kind, says in _NOTES.items())
    return next(((kind, seen(hit.group())) for kind, hit in found if hit), ("", ""))


def certified(message: Message) -> bool:
    """An envelope of Italian certified mail (PEC): the letter itself is the mail that it encloses."""
    return message.headers.first("x-trasporto").strip().lower() == "posta-certificata"
