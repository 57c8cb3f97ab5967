"""What we wrote of late about a file: to colleagues, and to its complainant."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.record import Complaint
from worker.register.tables import LetterRow, ReplyTokenRow

# Of each file, the latest to colleagues and to its complainant; and the latest to one person that belong to no file.
MOST_OF_FILE = 20
MOST_OF_NONE = 5
# A letter with a bundle attached is as large as a mail may be: its words are told by others.
LARGEST = 500_000


def about(
    session: Session, complaints: Iterable[Complaint], *, person: str
) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """(letters to colleagues, letters to complainants), as they left. What is printed for a complainant is theirs."""
    internal: list[int] = []
    told: list[int] = []
    for complaint in complaints:
        internal += [mail.letter for mail in complaint.mails if mail.to_staff and not mail.printed][-MOST_OF_FILE:]
        told += [mail.letter for mail in complaint.mails if mail.printed or not mail.to_staff][-MOST_OF_FILE:]
    of_none = (
        select(col(LetterRow.id))
        .where(col(LetterRow.ref).is_(None), col(LetterRow.to_staff).is_(True), col(LetterRow.recipient) == person)
        .order_by(col(LetterRow.id).desc())
        .limit(MOST_OF_NONE)
    )
    internal += [number for number in session.scalars(of_none) if number is not None]
    return _raw(session, internal), _raw(session, told)


def _raw(session: Session, letters: list[int]) -> tuple[bytes, ...]:
    query = (
        select(col(LetterRow.raw))
        .where(col(LetterRow.id).in_(letters), func.length(col(LetterRow.raw)) < LARGEST)
        .order_by(col(LetterRow.id))
    )
    return tuple(raw for raw in session.scalars(query) if raw) if letters else ()


def tokens_of_complainants(session: Session, complaints: Iterable[Complaint]) -> frozenset[str]:
    """Of the reply addresses that were made for complainants of these files."""
    found: set[str] = set()
    for complaint in complaints:
        query = select(col(ReplyTokenRow.token)).where(
            col(ReplyTokenRow.ref) == complaint.ref, col(ReplyTokenRow.address).in_(complaint.complainant.addresses)
        )
        found.update(session.scalars(query))
    return frozenset(found)
