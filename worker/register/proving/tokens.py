"""Reply addresses: each proves who answers, so each must stand in a letter that we wrote to that person.

A letter of a file carries one in its Reply-To; a list (the day's digest, several reminders in one mail) carries one
for each of its lines, of files of which that person may never have had another letter.
"""

import email
import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.intake.references import FORM, TAIL
from worker.processing.lines import SHOWN
from worker.register.proving.gathered import Gathered, moment
from worker.register.tables import LetterRow, ReplyTokenRow

_TAG = re.compile(rf"\b({FORM})\.({TAIL})(?:@|%40)".encode(), re.IGNORECASE)


class Tokens:
    """The reply addresses of the register, and what our letters show of them; letters are shown in their order.

    `unreadable` are those whose bytes an erasure took (of no address in particular) and long lists: those may have
    carried any. Of a list that was cut each line once had its address, and several lines may be about one file.
    """

    def __init__(self, kept: Gathered, made: Iterable[tuple[str, str, str, datetime]]) -> None:
        """`made` are token, reference, address, and when it was made."""
        self._kept = kept
        rows = ((token, ref, address, moment(at)) for token, ref, address, at in made)
        kept.put("INSERT INTO token VALUES (?, ?, ?, ?, NULL)", rows)

    def see(self, letter: LetterRow) -> None:
        if letter.erased_at is not None:
            self._kept.put(_UNREADABLE, [("", moment(letter.queued_at))])
            return
        tags = list(_tags(letter))
        if len(tags) >= SHOWN:
            self._kept.put(_UNREADABLE, [(letter.recipient, moment(letter.queued_at))])
        told = ((moment(letter.queued_at), token, ref, letter.recipient) for ref, token in set(tags))
        self._kept.put(_CARRIED, told)

    def faults(self) -> Iterator[str]:
        for ref, address, carried in self._kept.ask(_UNSEEN):
            name = f"{ref}: reply_token: a reply address was made for {address}"
            if carried is None:
                yield f"{name}, to whom no letter carried it"
            else:
                yield f"{name} at another time than that of the first letter that carries it"


_UNREADABLE = "INSERT OR IGNORE INTO unreadable VALUES (?, ?)"
_CARRIED = "UPDATE token SET carried = ? WHERE token = ? AND ref = ? AND address = ? AND carried IS NULL"
_UNSEEN = """
SELECT ref, address, carried FROM token
WHERE carried IS NOT made_at
AND NOT EXISTS (
    SELECT 1 FROM unreadable WHERE queued_at = token.made_at AND unreadable.address IN ('', token.address)
)
ORDER BY ref, address, made_at
"""


def tokens_of(session: Session, kept: Gathered) -> Tokens:
    query = select(
        col(ReplyTokenRow.token), col(ReplyTokenRow.ref), col(ReplyTokenRow.address), col(ReplyTokenRow.made_at)
    )
    made = session.execute(query.execution_options(yield_per=500))
    return Tokens(kept, ((token, ref, address, at) for token, ref, address, at in made))


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
