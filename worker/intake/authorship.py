"""Who wrote what somebody else's address sent: a group, a web form, a mailbox's rule. One table, first hit wins.

Everything that it reads anybody can write, as they can write a From header: whoever is named here is believed no more
than a sender is.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from worker.intake import complainant
from worker.intake.first_words import of_our_house
from worker.intake.screening import senders
from worker.intake.screening.delivery import ADDRESS
from worker.nouns.message import Message, Party
from worker.words.tables import words
from worker.words.wording import bounded, fold

_ORIGINAL = ("x-original-from", "x-original-sender")
_LISTED = ("list-id", "list-post", "mailing-list", "x-google-group-id")
# How programs that send web forms name themselves, and what stands below a form.
_FORM_MAILER = re.compile(r"phpmailer|wordpress|contact form|wpforms|drupal|joomla|formspree|gravity|elementor|jotform")
_FORM_SAYS = words("gateways", "by form")
_RULE = ("x-ms-exchange-inbox-rules-loop", "x-ms-exchange-generated-message-source", "x-forwarded-for", "resent-from")


@dataclass(frozen=True, slots=True)
class Authored:
    """`by` says in a few words where the author is named; `passed_on`: what they wrote is the forwarded original."""

    party: Party
    by: str
    passed_on: bool = False


def author(message: Message, own_addresses: Collection[str] = frozenset()) -> Authored | None:
    """Who wrote it, where that is not whom From names; None where nobody else is named."""
    for rule in RULES:
        found = rule(message, own_addresses)
        if found is not None and _somebody_else(found.party.address, message, own_addresses):
            return found
    return None


def _somebody_else(address: str, message: Message, own: Collection[str]) -> bool:
    """Neither the sender, nor we ourselves, nor a program that reads no answer."""
    local, _, domain = address.partition("@")
    ours = {address, f"{local.partition('+')[0]}@{domain}"} & set(own)
    robot = senders.robot_address(address) or senders.server_address(address) or senders.list_keeper(address)
    return bool(local and domain) and address != message.sender.address and not ours and not robot


def group(message: Message, _own: Collection[str]) -> Authored | None:
    """A group's server writes its own address into From where the author's domain forbids that (DMARC)."""
    for name in _ORIGINAL:
        value = message.headers.first(name)[:1_000]
        hit = ADDRESS.search(value)
        if hit:
            return Authored(Party(hit.group().lower(), _name(value)), name)
    via = " via " in fold(f" {message.sender.name[:200]} ")
    if message.reply_to and (via or any(name in message.headers for name in _LISTED)):
        return Authored(_first(message), "reply-to of a group")
    return None


def form(message: Message, own: Collection[str]) -> Authored | None:
    """A web form sends in its own name; who filled it in stands in a field, or in Reply-To."""
    mailer = fold(f"{message.headers.first('x-mailer')} {message.sender.name} {message.sender.address}"[:400])
    said = _FORM_MAILER.search(mailer) or _FORM_SAYS.search(fold(message.text[-3_000:]))
    ours = of_our_house(own, ())(message.sender.address)
    filled = complainant.labelled_address(message)
    if not said and not (ours and filled):
        return None
    party = complainant.from_form(message)
    return Authored(_named(party, message), "a form's field") if party else None


def behind_a_robot(message: Message, _own: Collection[str]) -> Authored | None:
    """A program's address that takes no answer names in Reply-To who does."""
    robot = senders.robot_address(message.sender.address)
    return Authored(_first(message), "reply-to of a robot") if robot and message.reply_to else None


def passed_on(message: Message, own: Collection[str]) -> Authored | None:
    """A mailbox's rule, or a colleague's address that is not in `[[staff]]`, passes a mail on as it is."""
    original = message.forwarded
    if original is None or not original.sender.address:
        return None
    ours = of_our_house(own, ())(message.sender.address)
    if ours or any(name in message.headers for name in _RULE):
        return Authored(original.sender, "the mail that was passed on", passed_on=True)
    return None


RULES: tuple[Callable[[Message, Collection[str]], Authored | None], ...] = (group, form, behind_a_robot, passed_on)


def _first(message: Message) -> Party:
    return _named(message.reply_to[0], message)


def _named(party: Party, message: Message) -> Party:
    """With the name that Reply-To gives to this address, where none is known."""
    if party.name:
        return party
    return next((one for one in message.reply_to if one.address == party.address and one.name), party)


def _name(value: str) -> str:
    return bounded(value.partition("<")[0].strip(" \"'"), 80)
