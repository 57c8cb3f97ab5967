"""Letters in the outbox against the entries that speak of them, and against their own bytes."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.post import SentMail
from worker.complaint.record import Complaint
from worker.register.proving.tokens import Tokens
from worker.register.tables import LetterRow

# While a letter is on its way again, its file knows what became of it before.
_UNDERWAY = frozenset({"queued", "sending"})
_BEFORE = frozenset({"queued", "uncertain", "delayed"})
_COLUMNS = ("sha256", "recipient", "occasion", "template", "message_id", "to_staff", "queued_at")


def of_file(session: Session, folded: Complaint) -> Iterator[str]:
    """Each letter of a file is there, and is what its entries say; and none is there of which they do not speak."""
    columns = (
        *(getattr(LetterRow, name) for name in _COLUMNS), LetterRow.status, LetterRow.sent_at, LetterRow.spent_at
    )  # fmt: skip
    spent = {number: one.at for one in reversed(folded.spent_proofs) for number in one.letters}
    query = select(col(LetterRow.id), *columns).where(col(LetterRow.ref) == folded.ref)
    there = {row[0]: row for row in session.execute(query)}
    for mail in folded.mails:
        row = there.pop(mail.letter, None)
        name = f"{folded.ref}: letter {mail.letter} ({mail.occasion})"
        if row is None:
            yield f"{name} is missing from the outbox: it was removed"
            continue
        for column in _COLUMNS:
            if getattr(row, column) != getattr(mail, column):
                yield f"{name}: {column} differs from its entries"
        yield from _fate(name, mail, row.status, row.sent_at)
        if row.spent_at != spent.get(mail.letter):
            yield f"{name}: whether it still proves who answers it differs from its entries"
    for number in sorted(there):
        yield f"{folded.ref}: letter {number} is in the outbox, but no entry speaks of it: it was inserted"


def _fate(name: str, mail: SentMail, status: str, sent_at: object) -> Iterator[str]:
    # One of several that were printed from one mail did not leave by itself; it is posted all the same.
    together = status == "told" and mail.printed and mail.posted_on is not None
    if status != mail.status and not together and not (status in _UNDERWAY and mail.status in _BEFORE):
        yield f"{name}: its outbox says {status}, its entries say {mail.status}"
    elif status == "sent" and mail.posted_on is None and sent_at != mail.status_at:
        yield f"{name}: it was sent at another time than its entries say"


def of_outbox(session: Session, tokens: Tokens) -> Iterator[str]:
    """Every letter's bytes are those that were frozen, and go to whom the row says; `tokens` sees each of them."""
    # A few at a time: all their bytes together may be more than the memory.
    few = {"yield_per": 20}
    for row in session.scalars(select(LetterRow).order_by(col(LetterRow.id)), execution_options=few):
        name = f"letter {row.id} ({row.occasion})"
        if row.erased_at is not None:
            if row.raw:
                yield f"{name}: it was erased, and has bytes again"
        elif hashlib.sha256(row.raw).hexdigest() != row.sha256:
            yield f"{name}: its bytes were altered"
        else:
            yield from _headers(name, row)
        tokens.see(row)
        session.expunge(row)


def _headers(name: str, row: LetterRow) -> Iterator[str]:
    head = row.raw.partition(b"\r\n\r\n")[0]
    if f"Message-ID: {row.message_id}\r\n".encode() not in head:
        yield f"{name}: its message_id is not that of its bytes"
    if row.recipient.encode() not in head and b"undisclosed-recipients:;" not in head:
        yield f"{name}: its recipient is not that of its bytes"
