"""What is written of each letter that leaves: one statement each time, made once, for the outbox alone."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Update, bindparam, func
from sqlalchemy.orm import Session

from worker.register.sealing import touch
from worker.register.tables import Base, LetterRow

LETTERS: Final = Base.metadata.tables["letter"]
# The bytes of a letter, which lie in the same row, are read once, when it is claimed.
CLAIMED: Final = tuple(
    func.coalesce(LETTERS.c.ref, "").label("ref") if name == "ref" else LETTERS.c[name]
    for name in ("id", "ref", "raw", "recipient", "message_id", "mailbox", "occasion", "sha256", "attempts")
)
_OURS: Final = (LETTERS.c.id == bindparam("number"), LETTERS.c.claimed_until == bindparam("held"))
BEGIN: Final = (
    LETTERS.update()
    .where(*_OURS, LETTERS.c.status == "queued")
    .values(
        status="sending",
        sending_at=bindparam("now"),
        claimed_until=bindparam("later"),
        attempts=LETTERS.c.attempts + 1,
    )
)
SENT: Final = (
    LETTERS.update()
    .where(*_OURS)
    .values(status="sent", sent_at=bindparam("now"), blamed_at=None, detail=bindparam("said"), claimed_until=None)
)


def write(session: Session, statement: Update, told: Mapping[str, Any]) -> bool:
    """Whether the row of letter `number` was still held until `held`, and so was written."""
    done = session.connection().execute(statement, dict(told)).rowcount == 1
    if done:
        touch(session, LetterRow, told["number"])
    return done
