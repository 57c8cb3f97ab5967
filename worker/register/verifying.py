"""`complaints verify`: fold every file again, follow its chain, hold every table against it; what was altered is named.

A register that was altered as a whole, chains and all, matches itself again: then the roots in mails tell it.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.doors.protocols import Shelf
from worker.register.proving import blobs, chains, ledger, letters, others, records, seals, tokens
from worker.register.proving.gathered import Gathered, gathered
from worker.register.proving.ledger import Named
from worker.register.proving.others import Carried
from worker.register.root import Root, head_line, root_at, seals_end, seals_line
from worker.register.tables import ComplaintRow, EntryRow, LetterRow, ParcelRow


@dataclass(frozen=True, slots=True)
class Proof:
    """What `verify` looked at, and each fault as a sentence that names the place. `root` covers all chain heads.

    `nobodys` are blobs that nothing names: a remark, since nothing that is told rests on them.
    """

    complaints: int
    entries: int
    letters: int
    parcels: int
    blobs: int
    root: str
    faults: tuple[str, ...]
    actions: int = 0
    erased: int = 0
    nobodys: tuple[str, ...] = ()


@dataclass(slots=True)
class _Walk:
    """What is gathered on the way through the files, to be held against the tables that span them."""

    named: Named
    carried: Carried = field(default_factory=Carried)
    erased: int = 0


def verify(session: Session, shelf: Shelf, told: Callable[[int, int], None] = lambda _done, _all: None) -> Proof:
    """Read the whole register and the whole shelf; costs as much as they hold. `told` hears how many files are over."""
    with gathered() as kept:
        return _proof(session, shelf, told, kept)


def _proof(session: Session, shelf: Shelf, told: Callable[[int, int], None], kept: Gathered) -> Proof:
    faults: list[str] = []
    root, walk, complaints = hashlib.sha256(), _Walk(Named(kept)), _count(session, ComplaintRow)
    for place, ref in enumerate(others.refs(session), start=1):
        row = session.get_one(ComplaintRow, ref)
        faults.extend(_file(session, row, walk))
        root.update(head_line(ref, row.entries, row.head))
        session.expunge_all()
        told(place, complaints)
    faults.extend(others.numbers(session))
    faults.extend(others.orphans(session))
    faults.extend(others.actions(session, walk.carried))
    faults.extend(ledger.faults(session, walk.named))
    faults.extend(ledger.of_orphans(session))
    faults.extend(ledger.of_held_mail(session))
    faults.extend(ledger.of_ideas(session))
    known = tokens.tokens_of(session, kept)
    faults.extend(letters.of_outbox(session, known))
    faults.extend(known.faults())
    faults.extend(seals.faults(session, kept))
    if end := seals_end(session):
        root.update(seals_line(end))
    named = blobs.gather(session, kept)
    faults.extend(blobs.faults(kept, shelf))
    return Proof(
        complaints=complaints,
        entries=_count(session, EntryRow),
        letters=_count(session, LetterRow),
        parcels=_count(session, ParcelRow),
        blobs=named,
        root=root.hexdigest(),
        faults=tuple(faults),
        actions=len(walk.carried.told),
        erased=walk.erased,
        nobodys=blobs.nobodys(session, kept, shelf),
    )


def _count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def _file(session: Session, row: ComplaintRow, walk: _Walk) -> Iterator[str]:
    entries = list(session.scalars(select(EntryRow).where(col(EntryRow.ref) == row.ref).order_by(col(EntryRow.seq))))
    yield from chains.faults(row, entries)
    folded, why = chains.folded(row, entries)
    if folded is None:
        if why:
            yield why
        return
    walk.named.add(folded)
    walk.carried.add(folded)
    walk.erased += folded.erased_at is not None
    yield from records.faults(session, row, folded)
    yield from letters.of_file(session, folded)


def compare(session: Session, told: Root) -> tuple[str, ...]:
    """Whether the register, as it was at the moment of a root that some mail carries, is still the same."""
    found = root_at(session, told.before, seals=told.seals)
    if found.sha256 == told.sha256:
        return ()
    day = told.before.strftime("%Y-%m-%d %H:%M:%S UTC")
    differences = [
        f"before {day} there were {then} {what}, and now there are {now} of that time: {_moved(then, now)}"
        for what, then, now in (
            ("complaints", told.complaints, found.complaints),
            ("entries", told.entries, found.entries),
            ("seals", told.seals, found.seals),
        )
        if then != now
    ]
    same = f"as many complaints, entries and seals as before {day}, but not the same: some were altered or exchanged"
    return tuple(differences) or (same,)


def _moved(then: int, now: int) -> str:
    return f"{then - now} removed" if now < then else f"{now - then} inserted"
