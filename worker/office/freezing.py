"""Freeze: a letter is rendered and given all that is random, its Message-ID and this person's reply address."""

import secrets
from dataclasses import replace
from datetime import datetime

from worker.complaint.folding import apply_all
from worker.complaint.messages import SupportingDocument
from worker.complaint.opening import Registered
from worker.intake import archives
from worker.intake.references import reply_address
from worker.intake.subjects import bare
from worker.intake.waves import WaveNotice
from worker.nouns.decision import Decision, FilePart
from worker.nouns.letter import Attachment, Outgoing, Stamp
from worker.nouns.offer import Offer
from worker.office.desk import Desk
from worker.office.offering import Offering
from worker.processing.days_ahead import without_past
from worker.processing.documents import (
    going_along,
    name_that_opens_nothing,
    opens_nothing,
    type_that_opens_nothing,
)
from worker.register.files import NoSuchFile
from worker.register.page import Page
from worker.register.queueing import ToSend
from worker.writing.freezing import write

# Lower case without i, l, o and u: some servers change the case of addresses, and people type them from paper.
SYMBOLS = "0123456789abcdefghjkmnpqrstvwxyz"
TOKEN_LENGTH = 12


def freeze_all(desk: Desk, page: Page, mailbox: str, decision: Decision, now: datetime) -> list[ToSend]:
    """Every letter of a decision, in its order. A mailbox may have left the settings since: then in another's name."""
    box = mailbox if mailbox in desk.boxes else next(iter(desk.boxes))
    opened = {
        entry.ref: entry.subject for part in decision.parts for entry in part.entries if isinstance(entry, Registered)
    }
    for part in decision.parts:
        if part.ref and part.letters:
            # Each letter is told to its file, which is held from now on.
            page.held(part.ref)
    offering = Offering(desk, page, now)
    return [
        freeze(
            desk, page, box, _naming(desk, page, part, outgoing), part.ref, now,
            topic=_topic(page, part.ref, opened, outgoing), offers=offering.after(part, outgoing),
        )
        for part in decision.parts
        for outgoing in part.letters
    ]  # fmt: skip


def freeze(  # all that a letter gets on its way
    desk: Desk,
    page: Page,
    mailbox: str,
    outgoing: Outgoing,
    ref: str,
    now: datetime,
    *,
    topic: str = "",
    offers: tuple[Offer, ...] = (),
) -> ToSend:
    """The letter as it will leave, in the name of `mailbox`. `ref` is "" where it belongs to no file.

    `topic` is the file's own subject, under which a colleague's mail client keeps all letters about it together.
    """
    box = desk.boxes[mailbox]
    outgoing = replace(outgoing, letter=without_past(outgoing.letter, desk.rules.day(now)))
    reply_to = box.address
    if ref and box.subaddress:
        fresh = "".join(secrets.choice(SYMBOLS) for _ in range(TOKEN_LENGTH))
        token = page.reply_token(ref, outgoing.to.address, fresh, renewed=outgoing.for_staff)
        reply_to = reply_address(box.address, ref, token)
    if ref and outgoing.for_staff and not outgoing.references:
        thread = page.thread_of(ref, outgoing.to.address)
        outgoing = replace(outgoing, in_reply_to=thread[-1] if thread else "", references=thread)
    outgoing = replace(outgoing, attachments=(*outgoing.attachments, *_enclosed(desk, outgoing)))
    domain = box.address.rpartition("@")[2]
    stamp = Stamp(
        message_id=f"<{secrets.token_hex(16)}@{domain}>",
        reply_address=reply_to,
        date=now,
        topic=bare(topic).strip(),
        offers=offers,
    )
    return ToSend(write(outgoing, stamp, desk.house), ref, mailbox)


def _enclosed(desk: Desk, outgoing: Outgoing) -> list[Attachment]:
    """The documents that may leave, in their order, as far as a mail may carry them; the letter names them all."""
    return [
        _attached(document, desk.register.shelf.get(document.sha256)) for document in going_along(outgoing.enclosed)
    ]


def _attached(document: SupportingDocument, content: bytes) -> Attachment:
    """Under a name and a type that open nothing by themselves."""
    if archives.whole(content):
        kind = type_that_opens_nothing(document.name, document.media_type)
        return Attachment(name_that_opens_nothing(document.name), kind, content)
    return Attachment(opens_nothing(document.name), "application/octet-stream", content)


def _naming(desk: Desk, page: Page, part: FilePart, outgoing: Outgoing) -> Outgoing:
    """Who is in a wave the register knows, and of a new file what opens it."""
    letter = outgoing.letter
    if not isinstance(letter, WaveNotice):
        return outgoing
    files = {one.ref: page.file(one.ref) for one in letter.files if one.ref != part.ref}
    own = apply_all(page.held(part.ref), part.entries, at=page.now)
    return replace(outgoing, letter=letter.naming({**files, own.ref: own}, desk.rules))


def _topic(page: Page, ref: str, opened: dict[str, str], outgoing: Outgoing) -> str:
    if not ref or not outgoing.for_staff or outgoing.letter.alarms_reader:
        return ""
    if ref in opened:
        return opened[ref]
    try:
        return page.file(ref).subject
    except NoSuchFile:
        return ""
