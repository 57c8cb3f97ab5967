"""Reply addresses: each proves who answers, so each must stand in a letter that we wrote to that person.

A letter of a file carries one in its Reply-To; a list (the day's digest, several reminders in one mail) carries one
for each of its lines, of files of which that person may never have had another letter.
"""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.intake.references import FORM, TAIL
from worker.processing.lines import SHOWN
from worker.register.tables import LetterRow, ReplyTokenRow

_TAG = re.compile(rf"\b({FORM})\.({TAIL})(?:@|%40)".encode(), re.IGNORECASE)


@dataclass(slots=True)
class Tokens:
    """The reply addresses of the register, and what our letters show of them; letters are shown in their order."""

    rows: dict[str, tuple[str, str, datetime]]
    # When the first letter left that carries each of them.
    carried: dict[str, datetime] = field(default_factory=dict)
    # When letters were written whose bytes an erasure took, and long lists: those may have carried any. Of a list that
    # was cut each line once had its address, and several lines may be about one file.
    erased: set[datetime] = field(default_factory=set)
    cut: set[tuple[str, datetime]] = field(default_factory=set)

    def see(self, letter: LetterRow) -> None:
        if letter.erased_at is not None:
            self.erased.add(letter.queued_at)
            return
        tags = list(_tags(letter))
        if len(tags) >= SHOWN:
            self.cut.add((letter.recipient, letter.queued_at))
        for ref, token in set(tags):
            if self.rows.get(token, ("", ""))[:2] == (ref, letter.recipient):
                self.carried.setdefault(token, letter.queued_at)

    def faults(self) -> Iterator[str]:
        for token, (ref, address, made_at) in sorted(self.rows.items(), key=lambda row: row[1]):
            name = f"{ref}: reply_token: a reply address was made for {address}"
            carried = self.carried.get(token)
            unseen = made_at in self.erased or (address, made_at) in self.cut
            if carried is None and not unseen:
                yield f"{name}, to whom no letter carried it"
            elif carried is not None and carried != made_at and not unseen:
                yield f"{name} at another time than that of the first letter that carries it"


def tokens_of(session: Session) -> Tokens:
    rows = session.execute(
        select(col(ReplyTokenRow.token), col(ReplyTokenRow.ref), col(ReplyTokenRow.address), col(ReplyTokenRow.made_at))
    )
    return Tokens({token: (ref, address, made_at) for token, ref, address, made_at in rows})


def _tags(letter: LetterRow) -> Iterator[tuple[str, str]]:
    """(reference, token) of each reply address in a letter: of a letter about a file its head says the one."""
    head = letter.raw.partition(b"\r\n\r\n")[0]
    shown = [head] if letter.ref else [head, *_texts(letter.raw)]
    for text in shown:
        for ref, token in _TAG.findall(text):
            yield ref.decode().upper(), token.decode().lower()


def _texts(raw: bytes) -> Iterator[bytes]:
    for part in email.message_from_bytes(raw).walk():
        if part.get_content_maintype() == "text":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield content
