"""The register's root: one hash over the ends of all chains, as of a moment. It leaves in mails that people keep.

Whoever alters the register later, chains and all, cannot alter those mails: `complaints verify --against` asks what
the root of that moment is today.
"""

import email
import email.policy
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.register.tables import ComplaintRow, EntryRow, SealRow

# Another worker may be writing what it began a moment ago: a root speaks of what cannot change any more.
SETTLED = timedelta(minutes=15)
_LINE = re.compile(
    r"register\s+root:\s+([0-9a-f]{64})\s+\((\d{1,9})\s+complaints?,\s+(\d{1,9})\s+entries?,"
    r"(?:\s+(\d{1,12})\s+seals?,)?\s+before\s+(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?Z)\)"
)


@dataclass(frozen=True, slots=True)
class Root:
    """`sha256` covers `complaints` files by their last entry before the moment, in the order of their numbers.

    And the chain of seals up to number `seals`: mails from before there were any carry a root without.
    """

    sha256: str
    complaints: int
    entries: int
    before: datetime
    seals: int = 0


def root_at(session: Session, moment: datetime, *, seals: int = 0) -> Root:
    """The root of all entries made before an aware moment, and of so many seals; the same at any later time in an
    unaltered register.
    """
    last = (
        select(col(EntryRow.ref).label("ref"), func.max(col(EntryRow.seq)).label("seq"))
        .where(col(EntryRow.at) < moment)
        .group_by(col(EntryRow.ref))
        .subquery()
    )
    query = (
        select(col(EntryRow.ref), col(EntryRow.seq), col(EntryRow.hash))
        .join(last, and_(last.c.ref == col(EntryRow.ref), last.c.seq == col(EntryRow.seq)))
        .join(ComplaintRow, col(ComplaintRow.ref) == col(EntryRow.ref))
        .order_by(col(ComplaintRow.year), col(ComplaintRow.number))
    )
    digest, complaints, entries = hashlib.sha256(), 0, 0
    for ref, seq, head in session.execute(query.execution_options(yield_per=2_000)):
        digest.update(head_line(ref, seq, head))
        complaints += 1
        entries += seq
    end = seals_end(session, seals) if seals else None
    if end:
        digest.update(seals_line(end))
    return Root(digest.hexdigest(), complaints, entries, moment.astimezone(UTC), end[0] if end else 0)


def seals_end(session: Session, number: int | None = None) -> tuple[int, str] | None:
    """(number, hash) of the seal of that number, or of the last before it that is there; of the newest for None."""
    query = select(col(SealRow.number), col(SealRow.hash)).order_by(col(SealRow.number).desc()).limit(1)
    found = session.execute(query if number is None else query.where(col(SealRow.number) <= number)).first()
    return (found[0], found[1]) if found else None


def settled_root(session: Session, now: datetime) -> Root:
    """The root that a mail may carry: of what was written a quarter of an hour ago and cannot change any more."""
    end = seals_end(session)
    return root_at(session, (now - SETTLED).replace(microsecond=0), seals=end[0] if end else 0)


def head_line(ref: str, entries: int, head: str) -> bytes:
    """What the root takes of one file."""
    return f"{ref} {entries} {head}\n".encode()


def seals_line(end: tuple[int, str]) -> bytes:
    """What the root takes of the chain of seals: a seal that is there cannot change any more."""
    number, head = end
    return f"seals {number} {head}\n".encode()


def root_line(root: Root) -> str:
    """As mails carry it: one line that `read_root_line` reads again, however a mail client has cut it."""
    moment = root.before.astimezone(UTC)
    at = moment.isoformat(timespec="microseconds" if moment.microsecond else "seconds").replace("+00:00", "Z")
    seals = f" {root.seals} seals," if root.seals else ""
    return f"register root: {root.sha256} ({root.complaints} complaints, {root.entries} entries,{seals} before {at})"


def read_root_mail(raw: bytes) -> Root | None:
    """The root that a mail carries in one of its texts, or that a plain text file holds; None where there is none."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_maintype() != "text":
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and (found := read_root_line(content.decode("utf-8", "replace"))):
            return found
    return read_root_line(raw.decode("utf-8", "replace"))


def read_root_line(text: str) -> Root | None:
    """The first root in a mail's text, quoted or wrapped; None where there is none."""
    unquoted = re.sub(r"(?m)^[> \t]+", "", text[:500_000])
    found = _LINE.search(unquoted)
    if found is None:
        return None
    try:
        before = datetime.fromisoformat(found[5])
    except ValueError:
        return None
    return Root(found[1], int(found[2]), int(found[3]), before, int(found[4] or 0))
