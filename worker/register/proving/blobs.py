"""Everything that the register names by its hash lies on the shelf, whole. What retention emptied is named no more."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.doors.protocols import BlobMissing, Shelf
from worker.register.proving.gathered import Gathered
from worker.register.tables import DocumentRow, ParcelRow


def named(session: Session) -> Iterator[tuple[str, str]]:
    """Each hash that the register needs the bytes of, with a place that names it; one may come several times."""
    documents = select(col(DocumentRow.sha256), col(DocumentRow.ref), col(DocumentRow.name))
    came_with = documents.join(ParcelRow, col(ParcelRow.id) == col(DocumentRow.parcel))
    needed = came_with.where(col(ParcelRow.erased_at).is_(None))
    for sha256, ref, name in session.execute(needed.execution_options(yield_per=500)):
        yield sha256, f"{ref}: document {name}"
    parcels = select(col(ParcelRow.sha256), col(ParcelRow.id)).where(col(ParcelRow.erased_at).is_(None))
    for sha256, number in session.execute(parcels.execution_options(yield_per=500)):
        yield sha256, f"ledger no. {number}"


def gather(session: Session, kept: Gathered) -> int:
    """Each once, with the first place that names it; how many."""
    kept.put("INSERT OR IGNORE INTO needed VALUES (?, ?)", named(session))
    [count] = kept.first("SELECT count(*) FROM needed") or (0,)
    return int(count)


def nobodys(session: Session, kept: Gathered, shelf: Shelf) -> tuple[str, ...]:
    """What lies on the shelf, rests there longer than work takes, and is named by nothing: left over, or put there."""
    needed, gone = "SELECT 1 FROM needed WHERE sha256 = ?", col(ParcelRow.erased_at).is_not(None)
    found = [name for name in shelf.names() if kept.first(needed, name) is None and shelf.lies_long(name)]
    erased = select(col(ParcelRow.sha256)).where(gone).execution_options(yield_per=500)
    spared = set(session.scalars(erased)) if found else set()
    return tuple(sorted(name for name in found if name not in spared))


def faults(kept: Gathered, shelf: Shelf) -> Iterator[str]:
    for sha256, place in kept.ask("SELECT sha256, place FROM needed ORDER BY rowid"):
        try:
            shelf.get(sha256)
        except BlobMissing:
            yield f"{place}: its blob {sha256} is missing from the shelf or was altered"
