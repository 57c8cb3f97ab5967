"""A program that answers each of our letters as if it were a new complaint, under a subject of its own each time."""

import re
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from worker.complaint.record import Complaint
from worker.processing.limits import ROUND_TRIP, ROUNDS
from worker.register import files
from worker.register.leaving import LETTERS

# Numbers, and what looks like one: a ticket's, a date's, an hour's.
_NUMBER = re.compile(r"\w*\d\w*")
_READ = 2_000
# A mailbox dates messages by the second.
_SECOND = timedelta(seconds=1)

_ACKNOWLEDGED: Final = (
    select(LETTERS.c.ref, LETTERS.c.sent_at)
    .where(
        LETTERS.c.recipient == bindparam("to"),
        LETTERS.c.queued_at > bindparam("since"),
        LETTERS.c.occasion == "acknowledgement",
        LETTERS.c.sent_at.is_not(None),
    )
    .order_by(LETTERS.c.id.desc())
    .limit(ROUNDS)
)


def answers_itself(session: Session, ref: str, address: str, now: datetime) -> bool:
    """Whether this file and the last few of the same address came seconds after our letters, alike but for numbers."""
    asked = {"to": address, "since": now - ROUND_TRIP * ROUNDS * 30}
    letters = session.connection().execute(_ACKNOWLEDGED, asked).all()
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
