"""A program that answers each of our letters as if it were a new complaint, under a subject of its own each time."""

import re
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.record import Complaint
from worker.processing.limits import ROUND_TRIP, ROUNDS
from worker.register import files
from worker.register.tables import LetterRow

# Numbers, and what looks like one: a ticket's, a date's, an hour's.
_NUMBER = re.compile(r"\w*\d\w*")
_READ = 2_000
# A mailbox dates messages by the second.
_SECOND = timedelta(seconds=1)


def answers_itself(session: Session, ref: str, address: str, now: datetime) -> bool:
    """Whether this file and the last few of the same address came seconds after our letters, alike but for numbers."""
    query = (
        select(col(LetterRow.ref), col(LetterRow.sent_at))
        .where(
            col(LetterRow.recipient) == address,
            col(LetterRow.queued_at) > now - ROUND_TRIP * ROUNDS * 30,
            col(LetterRow.occasion) == "acknowledgement",
            col(LetterRow.sent_at).is_not(None),
        )
        .order_by(col(LetterRow.id).desc())
        .limit(ROUNDS)
    )
    letters = session.execute(query).all()
    if not ref or len(letters) < ROUNDS:
        return False
    came = [files.load(session, ref), *(files.read(session, letter.ref) for letter in letters[:-1] if letter.ref)]
    if len(came) < ROUNDS or len({_shape(complaint) for complaint in came}) > 1:
        return False
    return all(
        letter.sent_at is not None and letter.sent_at - _SECOND <= complaint.received_at <= letter.sent_at + ROUND_TRIP
        for complaint, letter in zip(came, letters, strict=True)
    )


def _shape(complaint: Complaint) -> str:
    """Its subject and its words with every number as one sign."""
    text = complaint.messages[0].new_text if complaint.messages else ""
    return _NUMBER.sub("#", f"{complaint.subject}\n{text[:_READ]}")
