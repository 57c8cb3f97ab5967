"""What the author of a mail wrote in it, at whichever level: above a forward, in a chain of their own mails, inside a
quote in red.

All of a mail is kept and shown; this says which of it is read for the wish, the order, the dates and the flags.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

from worker.intake import forwarding
from worker.intake.forwarding import Level
from worker.nouns.message import Message, Party
from worker.words.wording import fold

# Fewer words than these above a forward say only that it is one.
_COVERING_NOTE = 12
# What is read of a mail is bounded further where it is looked at.
_LONGEST = 200_000


def written(message: Message, ours: Callable[[str], bool]) -> str:
    """The words to read: the new ones first, then what else is the author's. `ours` knows our own addresses.

    Where little stands above, somebody passes on a mail: then it is that mail which complains, unless we wrote it.
    """
    told = typed(message)
    below = forwarding.levels(message.text)
    theirs = [level.text for level in below if _wrote(level, message)]
    if not theirs and len(told.split()) < _COVERING_NOTE:
        theirs = [level.text for level in below if not _is_ours(level.author, ours)]
        if not below and message.forwarded is not None and not _is_ours(message.forwarded.sender, ours):
            theirs = [message.forwarded.text]
    return "\n\n".join(part for part in (told, *_new(theirs, told)) if part.strip())[:_LONGEST]


def typed(message: Message) -> str:
    """The new text, with what its author typed in colour between the lines of a quote."""
    if not message.coloured or not message.quoted:
        return message.new_text
    known, quoted = _squeezed(message.new_text), _squeezed(message.quoted)
    answers = [one for one in message.coloured if _squeezed(one) in quoted and _squeezed(one) not in known]
    return "\n\n".join(part for part in (message.new_text, "\n".join(answers)) if part.strip())


def with_answers(message: Message) -> Message:
    """The message whose new text has the coloured answers too."""
    return replace(message, new_text=typed(message)) if message.coloured else message


def of_our_house(boxes: Collection[str], staff: Collection[str]) -> Callable[[str], bool]:
    """Whether an address is ours: a mailbox, a colleague, or anybody of a domain that only we have."""
    known = {one.lower() for one in (*boxes, *staff)}
    domains = {one.rpartition("@")[2] for one in known} - _PROVIDERS
    return lambda address: address in known or address.rpartition("@")[2] in domains


# A small company may receive its mail at a provider's address: its customers have theirs there as well.
_PROVIDERS = frozenset({
    "gmail.com", "googlemail.com", "outlook.com", "outlook.fr", "hotmail.com", "hotmail.fr", "live.fr", "msn.com",
    "yahoo.com", "yahoo.fr", "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com", "orange.fr", "wanadoo.fr",
    "free.fr", "sfr.fr", "neuf.fr", "bbox.fr", "laposte.net", "gmx.fr", "gmx.com", "gmx.de", "proton.me",
    "protonmail.com", "numericable.fr", "ovh.fr", "web.de", "libero.it", "mail.com",
})  # fmt: skip


def _wrote(level: Level, message: Message) -> bool:
    """Whether the mail's own author wrote this level too: by the address, or by the same whole name."""
    who = level.author
    senders = [message.sender, *message.reply_to]
    if who.address:
        return any(who.address == one.address for one in senders)
    return bool(who.name) and any(_same_name(who, one) for one in senders)


def _same_name(one: Party, other: Party) -> bool:
    words = fold(one.name).split()
    return len(words) > 1 and sorted(words) == sorted(fold(other.name).split())


def _is_ours(who: Party, ours: Callable[[str], bool]) -> bool:
    return bool(who.address) and ours(who.address)


def _new(parts: list[str], told: str) -> list[str]:
    """Without what is said already: a chain repeats itself."""
    known, kept = _squeezed(told), []
    for part in parts:
        squeezed = _squeezed(part)
        if squeezed and squeezed not in known:
            kept.append(part)
            known += squeezed
    return kept


def _squeezed(text: str) -> str:
    return "".join(text.split())
