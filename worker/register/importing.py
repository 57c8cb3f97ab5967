"""Lines of another register enter the ledger and the register: each a message of its own, that is known ever after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.entry import Entry
from worker.register import files
from worker.register.tables import ParcelRow

# The ledger's name for what no mailbox brought.
MAILBOX = "import"


def known(session: Session, effects: Iterable[str]) -> dict[str, str]:
    """Which of these effects a line had before, and the file that it became."""
    wanted, found = iter(effects), {}
    while some := tuple(islice(wanted, 500)):
        query = select(col(ParcelRow.effect), col(ParcelRow.ref)).where(col(ParcelRow.effect).in_(some))
        found.update({effect: ref for effect, ref in session.execute(query) if effect})
    return found


def next_uid(session: Session) -> int:
    """Lines are numbered like the messages of a mailbox folder."""
    query = select(col(ParcelRow.uid)).where(col(ParcelRow.mailbox) == MAILBOX).order_by(col(ParcelRow.uid).desc())
    return (session.scalar(query.limit(1)) or 0) + 1


@dataclass(frozen=True, slots=True)
class Arrival:
    """A line as the ledger keeps it; its bytes lie on the shelf. `at` is the day that the line gives."""

    uid: int
    sha256: str
    size: int
    effect: str
    sender: str
    at: datetime
    because: str


def enter(session: Session, line: Arrival, now: datetime) -> int:
    """Returns the ledger's number."""
    row = ParcelRow(
        mailbox=MAILBOX,
        folder=MAILBOX,
        uidvalidity=1,
        uid=line.uid,
        sha256=line.sha256,
        size=line.size,
        received_at=line.at,
        kept_at=now,
        status="done",
        due_at=now,
        handled_at=now,
        kind="import",
        because=line.because,
        effect=line.effect,
        sender=line.sender,
        destination="processed",
        settled_at=now,
    )
    session.add(row)
    session.flush()
    return row.id or 0


def open_file(session: Session, parcel: int, ref: str, entries: Sequence[Entry], *, actor: str, now: datetime) -> None:
    """Write the entries, and let no clock look at a file that was over before it came here."""
    complaint = files.append(session, ref, entries, actor=actor, at=now)
    session.get_one(ParcelRow, parcel).ref = ref
    if complaint.ended_at is not None:
        files.look_next(session, ref, None)
    session.flush()
    # Each file is written once here: what is held of it need not stay in memory.
    session.info.get("held", {}).pop(ref, None)
