"""Freeze: a letter is rendered and given all that is random, its Message-ID and this person's reply address."""

import secrets
from datetime import datetime

from worker.intake.references import reply_address
from worker.nouns.letter import Outgoing, Stamp
from worker.office.desk import Desk
from worker.register.page import Page
from worker.register.queueing import ToSend
from worker.writing import write

# Lower case without i, l, o and u: some servers change the case of addresses, and people type them from paper.
SYMBOLS = "0123456789abcdefghjkmnpqrstvwxyz"
TOKEN_LENGTH = 12


def freeze(desk: Desk, page: Page, mailbox: str, outgoing: Outgoing, ref: str, now: datetime) -> ToSend:
    """The letter as it will leave, in the name of `mailbox`. `ref` is "" where it belongs to no file."""
    box = desk.boxes[mailbox]
    reply_to = box.address
    if ref and box.subaddress:
        fresh = "".join(secrets.choice(SYMBOLS) for _ in range(TOKEN_LENGTH))
        reply_to = reply_address(box.address, ref, page.reply_token(ref, outgoing.to.address, fresh))
    domain = box.address.rpartition("@")[2]
    stamp = Stamp(message_id=f"<{secrets.token_hex(16)}@{domain}>", reply_address=reply_to, date=now)
    return ToSend(write(outgoing, stamp, desk.house), ref, mailbox)
