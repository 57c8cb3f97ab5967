"""Whether a mail shows that a letter to a colleague, or their reply address, has left the house.

Whoever holds either may answer in the colleague's name; so what was seen outside proves nothing from then on. It shows
where a colleague copies somebody outside `[[staff]]` or passes a letter on to them, where somebody else answers a
colleague's letter, and where our own server says of such an answer that its sender is forged. What asks for a
confirmation is nobody's but its reader's: there another colleague's answer shows it too.
"""

import re
from dataclasses import replace

from worker.intake.sorting.authenticity import dmarc
from worker.nouns.decision import Decision, Leak, Task
from worker.nouns.facts import Facts
from worker.nouns.item import Bounce, Item, Loop, Machine, OurLetter
from worker.nouns.letter import Outgoing
from worker.nouns.message import Message
from worker.processing.letters import Confirmation, Transcript

_RECIPIENTS = ("to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc")
_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:]{1,64}@[^\s<>()\[\]\",;:]{1,255}")
_MOST = 500
# A server that reports, and a machine that answers by itself, hold what they were sent.
_MACHINES = (Loop, Bounce, Machine)


def seen(message: Message, item: Item, facts: Facts) -> Leak:
    """What of ours this mail shows to have left the house: nothing, for nearly every mail."""
    sender = message.sender.address
    if isinstance(item, _MACHINES):
        return Leak()
    to = outside(message, facts) if sender in facts.staff else (sender,)
    if not to and dmarc(message, facts.authserv_id) != "fail":
        return Leak(letters=tuple(one.letter for one in confirmations(facts) if one.recipient != sender))
    letters = [one for one in facts.answered_letters if one.to_staff and one.recipient in facts.staff and not one.spent]
    held = [(one.ref, one.holder) for one in facts.reply_addresses if one.holder in facts.staff]
    held += [(one.ref, one.recipient) for one in letters if one.ref]
    return Leak(
        proofs=tuple(dict.fromkeys(held)),
        letters=tuple(one.letter for one in letters if not one.ref),
        to=to,
    )


def confirmations(facts: Facts) -> tuple[OurLetter, ...]:
    """The letters answered that ask a colleague to confirm a mail, as far as they still prove something."""
    asked = (one for one in facts.answered_letters if one.occasion == Confirmation.occasion)
    return tuple(one for one in asked if one.recipient in facts.staff and not one.spent)


def outside(message: Message, facts: Facts) -> tuple[str, ...]:
    """Those whom the mail went to besides colleagues and ourselves."""
    listed = [party.address for party in (*message.to, *message.cc)]
    for name in _RECIPIENTS:
        for value in message.headers.all(name):
            listed += _ADDRESS.findall(value.lower())[:_MOST]
    return tuple(one for one in dict.fromkeys(listed) if one and not _inside(one, facts))


def _inside(address: str, facts: Facts) -> bool:
    local, _, domain = address.partition("@")
    return bool({address, f"{local.partition('+')[0]}@{domain}"} & (facts.staff.keys() | facts.own_addresses))


def told(decision: Decision, leak: Leak, message: Message, facts: Facts) -> Decision:
    """The decision with what leaked; whoever wrote is told so in their transcript, the desk where there is none."""
    if not leak:
        return decision
    sender = message.sender.address
    told = replace(
        decision,
        leak=leak,
        letters=tuple(_told(one, leak, sender) for one in decision.letters),
        others=tuple(
            replace(part, letters=tuple(_told(one, leak, sender) for one in part.letters)) for part in decision.others
        ),
    )
    if sender in facts.staff and leak.to:
        return told
    tasks = tuple(Task(kind="leaked", text=f"{holder}: {sender}"[:500], ref=ref) for ref, holder in leak.proofs)
    return replace(told, tasks=(*told.tasks, *tasks))


def _told(outgoing: Outgoing, leak: Leak, sender: str) -> Outgoing:
    letter = outgoing.letter
    if outgoing.to.address == sender and isinstance(letter, Transcript | Confirmation):
        return replace(outgoing, letter=replace(letter, left_house=leak.to[:5]))
    return outgoing
