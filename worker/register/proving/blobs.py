"""Everything that the register names by its hash lies on the shelf, whole. What retention emptied is named no more."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.doors.protocols import BlobMissing, Shelf
from worker.register.tables import DocumentRow, ParcelRow


def named(session: Session) -> dict[str, str]:
    """Each hash that the register needs the bytes of, with the first place that names it."""
    places: dict[str, str] = {}
    documents = select(col(DocumentRow.sha256), col(DocumentRow.ref), col(DocumentRow.name))
    came_with = documents.join(ParcelRow, col(ParcelRow.id) == col(DocumentRow.parcel))
    for sha256, ref, name in session.execute(came_with.where(col(ParcelRow.erased_at).is_(None))):
        places.setdefault(sha256, f"{ref}: document {name}")
    parcels = select(col(ParcelRow.sha256), col(ParcelRow.id)).where(col(ParcelRow.erased_at).is_(None))
    for sha256, number in session.execute(parcels.execution_options(yield_per=500)):
        places.setdefault(sha256, f"ledger no. {number}")
    return places


def nobodys(session: Session, places: dict[str, str], shelf: Shelf) -> tuple[str, ...]:
    """What lies on the shelf, rests there longer than work takes, and is named by nothing: left over, or put there."""
    erased = set(session.scalars(select(col(ParcelRow.sha256)).where(col(ParcelRow.erased_at).is_not(None))))
    return tuple(sorted(name for name in shelf.names() - places.keys() - erased if shelf.lies_long(name)))


def faults(places: dict[str, str], shelf: Shelf) -> Iterator[str]:
    for sha256, place in places.items():
        try:
            shelf.get(sha256)
        except BlobMissing:
            yield f"{place}: its blob {sha256} is missing from the shelf or was altered"
