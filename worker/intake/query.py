"""What to look up in the register before sorting a message: every id, reference, token and address that it names."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from worker.intake import complainant, references
from worker.intake.callers.represented import asks, kin, represented
from worker.intake.callers.table import caller
from worker.intake.callers.text import text_of
from worker.intake.screening import bounces
from worker.intake.screening.bounces import BounceReport
from worker.intake.screening.delivery import ADDRESS
from worker.nouns.facts import Query
from worker.nouns.message import Message
from worker.words.tables import words

MOST_IDS = 100
MOST_TOKENS = 20
MOST_RECIPIENTS = 50
MOST_PICTURES = 50
_ABOUT_SOMEBODY = frozenset({"mediator", "authority", "third_party", "representative"})
_TITLE = words("callers", "person titles")
_NAME = re.compile(r"[^\W\d_][\w'’-]{2,30}")
# An order as shops number them, wherever it stands.
_ORDER = re.compile(r"(?<![\w-])[A-Z]{2,4}-[0-9]{4,12}(?![\w-])")
_ORDER_READ = 4_000
# RFC 5322, 2.1.1: a line, and so an id in it, has at most 998 characters.
MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,996}>")
_READ = 60_000
# A letter that asks for a confirmation offers a link: a new mail that names the letter by what its id begins with,
# since no mail client lets a link say what it answers.
_CONFIRMS = re.compile(r"\s*#(?:confirmer|confirm|annuler|cancel)\s+([0-9a-f]{32})(?![0-9a-f])", re.IGNORECASE)
# Where the receiving servers note the address that a message was really sent to, tag and all.
_RECIPIENT_HEADERS = (
    "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "apparently-to", "x-delivered-to",
    "x-forwarded-to", "resent-to",
)  # fmt: skip


def query_of(message: Message, *, prefix: str, boxes: Collection[str]) -> Query:
    """The question that a message asks of the register; every value is bounded and matches a strict pattern.

    `prefix` is the references' ("REC"), `boxes` the addresses of the mailboxes. `answered_ids` begin with the letter
    that a confirmation names and with In-Reply-To, and go back through References from the latest; references come from
    the subject alone, and in a delivery report from its text and the returned letter too.
    """
    bounce = bounces.report(message)
    return Query(
        own_id=message.message_id if MESSAGE_ID.fullmatch(message.message_id) else "",
        answered_ids=_ids((*_confirmed(message, boxes), *message.in_reply_to, *reversed(message.references))),
        returned_ids=_ids((bounce.original_id,)) if bounce else (),
        tagged_refs=_references(message, bounce, prefix),
        told_refs=references.find(message.new_text[:_READ], prefix),
        tokens=_tokens(message, bounce, prefix, boxes),
        shown_tokens=_shown_tokens(message, prefix, boxes),
        sender=message.sender.address[:320],
        named_person=_person(message),
        same_matter=_matter(message, prefix),
        failed_recipients=_failed(bounce),
        pictures=tuple(dict.fromkeys(one.sha256 for one in message.documents if one.inline))[:MOST_PICTURES],
    )


def _ids(candidates: Iterable[str]) -> tuple[str, ...]:
    good = dict.fromkeys(candidate for candidate in candidates if MESSAGE_ID.fullmatch(candidate))
    return tuple(good)[:MOST_IDS]


def _confirmed(message: Message, boxes: Collection[str]) -> list[str]:
    code = _CONFIRMS.match(message.new_text[:200])
    domains = dict.fromkeys(box.lower().rpartition("@")[2] for box in boxes)
    return [f"<{code[1].lower()}@{domain}>" for domain in domains] if code else []


def _references(message: Message, bounce: BounceReport | None, prefix: str) -> tuple[str, ...]:
    texts = [message.subject[:1000]]
    if bounce:
        texts += [message.returned[:_READ], message.text[:_READ]]
    found = (ref for text in texts for ref in references.find(text, prefix))
    return tuple(dict.fromkeys(found))[: references.MOST_FOUND]


def _tokens(
    message: Message, bounce: BounceReport | None, prefix: str, boxes: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """From the addresses that the message was sent to; a report also returns the letter that offered the address."""
    candidates = [party.address for party in (*message.to, *message.cc)]
    texts = [value for name in _RECIPIENT_HEADERS for value in message.headers.all(name)[:10]]
    if bounce:
        texts += [message.returned, *message.delivery, message.text]
    candidates += [hit.group() for text in texts for hit in ADDRESS.finditer(text[:_READ]) if "+" in hit.group()]
    read = (references.read_reply_address(address, boxes, prefix) for address in candidates)
    return tuple(dict.fromkeys(pair for pair in read if pair))[:MOST_TOKENS]


def _shown_tokens(message: Message, prefix: str, boxes: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Reply addresses in the text and behind its links, as the letters that offer them have them."""
    shown = [hit.group() for hit in ADDRESS.finditer(message.text[:_READ]) if "+" in hit.group()]
    read = (references.read_reply_address(address, boxes, prefix) for address in (*shown, *message.linked))
    return tuple(dict.fromkeys(pair for pair in read if pair))[:MOST_TOKENS]


def _person(message: Message) -> str:
    """The name, without its title, of whom a mediator, an authority or a representative writes about."""
    original = message.forwarded
    if original is not None and caller(text_of(message), {}).kind not in _ABOUT_SOMEBODY:
        # What a colleague passes on says it in the original.
        message = replace(message, sender=original.sender, subject=original.subject, new_text=original.text)
    near = kin(message)
    if not near and caller(text_of(message), {}).kind not in _ABOUT_SOMEBODY:
        return _sender(message) if asks(message) else ""
    about = represented(message)
    if about is None:
        # Whoever is near to somebody often has their family name.
        return _sender(message).rpartition(" ")[2] if near else ""
    title, _, name = about.name.partition(" ")
    return " ".join(_NAME.findall(name if _TITLE.fullmatch(title) else about.name))[:80]


def _sender(message: Message) -> str:
    return " ".join(_NAME.findall(message.sender.name[:80]))


def _matter(message: Message, prefix: str) -> str:
    """The order that it names and its writer's whole name, or of whom they speak for, for files that hold both; ""
    where it lacks either.
    """
    named = _person(message) if kin(message) else ""
    name = named.split() if " " in named else _NAME.findall(message.sender.name[:80])
    if len(name) < 2:
        return ""
    text = f"{message.subject[:500]}\n{message.new_text[:_ORDER_READ]}"
    orders = [one for one in _ORDER.findall(text) if not one.startswith(f"{prefix}-")]
    order = orders[0] if orders else complainant.order_reference(text).partition(",")[0]
    return f"{order} {' '.join(name)}"[:160] if order else ""


def _failed(bounce: BounceReport | None) -> tuple[str, ...]:
    """As we wrote them first: a forwarded letter fails at an address that we never wrote to."""
    if bounce is None:
        return ()
    return tuple(dict.fromkeys((*bounce.written, *bounce.recipients, *bounce.waiting)))[:MOST_RECIPIENTS]
