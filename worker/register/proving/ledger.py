"""The ledger of the post against the entries that name its messages."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.register.proving.gathered import Gathered, Row, moment
from worker.register.tables import ComplaintRow, HeldMailRow, IdeaRow, ParcelRow

_OUTCOMES = frozenset(
    {"waiting", "confirmed", "disowned", "sent", "noted", "dropped", "replaced", "refused", "expired"}
)
# Behind the last message of which an entry speaks.
_END: Final[tuple[int | None, list[Row]]] = (None, [])


class Named:
    """What the entries of all files say of messages: where each is named, its bytes, its sender, when it came."""

    def __init__(self, kept: Gathered) -> None:
        self._kept = kept

    def add(self, folded: Complaint) -> None:
        links = [(folded.ref, other) for other in folded.linked_refs]
        self._kept.put("INSERT OR IGNORE INTO link VALUES (?, ?)", [*links, *((other, one) for one, other in links)])
        of_staff = (one.message for one in folded.staff_messages)
        told = (_telling(one, folded) for one in (*folded.messages, *folded.held_messages, *of_staff))
        self._kept.put("INSERT INTO telling VALUES (?, ?, ?, ?, ?, ?)", told)

    def each(self) -> Iterator[tuple[int, list[Row]]]:
        """Message by message, in the order of the ledger's numbers: what each file says, in the order of the files."""
        told = self._kept.ask("SELECT * FROM telling ORDER BY parcel, rowid")
        for number, group in groupby(told, key=itemgetter(0)):
            yield number, list(group)

    def linked(self, one: str, refs: Iterable[str]) -> bool:
        asked = "SELECT 1 FROM link WHERE one = ? AND other = ?"
        return any(self._kept.first(asked, one, other) is not None for other in refs)


def _telling(message: ReceivedMessage, folded: Complaint) -> Row:
    erased = folded.erased_at is not None and message.received_at <= folded.erased_at
    return message.parcel, folded.ref, message.sha256, message.sender, moment(message.received_at), erased


def faults(session: Session, named: Named) -> Iterator[str]:
    """Every message that an entry names is there, and is what the entry says; of erased ones the bytes' hash alone."""
    query = select(ParcelRow).order_by(col(ParcelRow.id)).execution_options(yield_per=500)
    every = named.each()
    number, told = next(every, _END)
    missing: list[tuple[int, str]] = []
    for row in session.scalars(query):
        while number is not None and number < (row.id or 0):
            missing.append((number, told[0][1]))
            number, told = next(every, _END)
        if number == row.id:
            yield from _place(row, tuple(one[1] for one in told), named)
            yield from _row(row, told)
            number, told = next(every, _END)
        session.expunge(row)
    while number is not None:
        missing.append((number, told[0][1]))
        number, told = next(every, _END)
    for lost, ref in missing:
        yield f"ledger no. {lost}: of which {ref} speaks, is missing: it was removed"


def _place(row: ParcelRow, refs: tuple[str, ...], named: Named) -> Iterator[str]:
    """The file that a message came to; one that was set apart is told by the file that it became."""
    if row.ref not in refs and not named.linked(row.ref, refs):
        belongs = row.ref or "no file"
        yield f"ledger no. {row.id}: says that it belongs to {belongs}, but the entries of {refs[0]} speak of it"


def _row(row: ParcelRow, tellings: list[Row]) -> Iterator[str]:
    """Of several files that speak of a message, the last that was not erased since it came counts."""
    name, ref = f"ledger no. {row.id}", tellings[0][1]
    told = next((one for one in reversed(tellings) if not one[5]), None)
    if told is None:
        return
    _, _, sha256, sender, received_at, _ = told
    if row.sha256 != sha256:
        yield f"{name}: its sha256 differs from the entries of {ref}"
    if moment(row.received_at) != received_at:
        yield f"{name}: received_at differs from the entries of {ref}"
    if row.erased_at is None and row.sender != sender:
        yield f"{name}: its sender differs from the entries of {ref}"


def of_held_mail(session: Session) -> Iterator[str]:
    """A mail that waits for its confirmation is one of the person who must give it."""
    query = select(HeldMailRow, col(ParcelRow.sender), col(ParcelRow.kind), col(ParcelRow.erased_at)).join(
        ParcelRow, col(ParcelRow.id) == col(HeldMailRow.parcel), isouter=True
    )
    for row, sender, kind, erased_at in session.execute(query.order_by(col(HeldMailRow.parcel))):
        name = f"held_mail: ledger no. {row.parcel}"
        if kind != "staff" or (erased_at is None and sender != row.person):
            yield f"{name}: is held for {row.person}, whose mail it is not"
        if row.outcome not in _OUTCOMES or (row.outcome == "waiting") is not (row.settled_at is None):
            yield f"{name}: its outcome and when it was settled do not fit together"


def of_ideas(session: Session) -> Iterator[str]:
    """An idea came by mail, from whom it is said to be from."""
    query = select(IdeaRow, col(ParcelRow.sender), col(ParcelRow.kind), col(ParcelRow.erased_at)).join(
        ParcelRow, col(ParcelRow.id) == col(IdeaRow.parcel), isouter=True
    )
    for row, sender, kind, erased_at in session.execute(query.order_by(col(IdeaRow.id))):
        if kind != "idea" or (erased_at is None and sender != row.person):
            yield f"idea {row.id}: ledger no. {row.parcel} is no idea of {row.person}"


def of_orphans(session: Session) -> Iterator[str]:
    """A ledger row of a file that is not there."""
    known = select(col(ComplaintRow.ref))
    query = select(col(ParcelRow.id), col(ParcelRow.ref)).where(
        col(ParcelRow.ref) != "", col(ParcelRow.ref).not_in(known)
    )
    for number, ref in session.execute(query.order_by(col(ParcelRow.id))):
        yield f"the register: ledger no. {number} speaks of {ref}, which has no file"
