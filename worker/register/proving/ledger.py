"""The ledger of the post against the entries that name its messages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.register.tables import HeldMailRow, IdeaRow, ParcelRow

_OUTCOMES = frozenset(
    {"waiting", "confirmed", "disowned", "sent", "noted", "dropped", "replaced", "refused", "expired"}
)


@dataclass(slots=True)
class Named:
    """What the entries of all files say of messages: where each is named, its bytes, its sender, when it came."""

    refs: dict[int, tuple[str, ...]] = field(default_factory=dict)
    told: dict[int, tuple[str, str, datetime]] = field(default_factory=dict)
    links: set[tuple[str, str]] = field(default_factory=set)

    def add(self, folded: Complaint) -> None:
        self.links.update((other, folded.ref) for other in folded.linked_refs)
        self.links.update((folded.ref, other) for other in folded.linked_refs)
        of_staff = (one.message for one in folded.staff_messages)
        for message in (*folded.messages, *folded.held_messages, *of_staff):
            # Most are named by one file alone, and a tuple of one is the smallest that says so.
            self.refs[message.parcel] = (*self.refs.get(message.parcel, ()), folded.ref)
            if folded.erased_at is None or message.received_at > folded.erased_at:
                self.told[message.parcel] = _told(message)


def _told(message: ReceivedMessage) -> tuple[str, str, datetime]:
    return message.sha256, message.sender, message.received_at


def faults(session: Session, named: Named) -> Iterator[str]:
    """Every message that an entry names is there, and is what the entry says; of erased ones the bytes' hash alone."""
    left = dict(named.refs)
    query = select(ParcelRow).order_by(col(ParcelRow.id)).execution_options(yield_per=500)
    for row in session.scalars(query):
        number = row.id or 0
        refs = left.pop(number, ())
        if refs:
            yield from _place(row, refs, named)
            yield from _row(row, refs, named.told.get(number))
        session.expunge(row)
    for number, refs in sorted(left.items()):
        yield f"ledger no. {number}: of which {refs[0]} speaks, is missing: it was removed"


def _place(row: ParcelRow, refs: tuple[str, ...], named: Named) -> Iterator[str]:
    """The file that a message came to; one that was set apart is told by the file that it became."""
    if row.ref not in refs and not any((row.ref, ref) in named.links for ref in refs):
        belongs = row.ref or "no file"
        yield f"ledger no. {row.id}: says that it belongs to {belongs}, but the entries of {refs[0]} speak of it"


def _row(row: ParcelRow, refs: tuple[str, ...], told: tuple[str, str, datetime] | None) -> Iterator[str]:
    name = f"ledger no. {row.id}"
    if told is None:
        return
    sha256, sender, received_at = told
    if row.sha256 != sha256:
        yield f"{name}: its sha256 differs from the entries of {refs[0]}"
    if row.received_at != received_at:
        yield f"{name}: received_at differs from the entries of {refs[0]}"
    if row.erased_at is None and row.sender != sender:
        yield f"{name}: its sender differs from the entries of {refs[0]}"


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


def of_orphans(session: Session, known: Mapping[str, int]) -> Iterator[str]:
    """A ledger row of a file that is not there."""
    query = select(col(ParcelRow.id), col(ParcelRow.ref)).where(col(ParcelRow.ref) != "")
    for number, ref in session.execute(query.order_by(col(ParcelRow.id)).execution_options(yield_per=500)):
        if ref not in known:
            yield f"the register: ledger no. {number} speaks of {ref}, which has no file"
