"""One file's chain: what was altered in it, removed from it, put into it, or moved."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from pydantic import ValidationError

from worker.complaint.entry import EntryOutOfPlace
from worker.complaint.folding import ENTRY, apply
from worker.complaint.lifecycle import IllegalMove
from worker.complaint.record import Complaint
from worker.register.chain import GENESIS, entry_sha256, payload_sha256, redacted_sha256
from worker.register.tables import ComplaintRow, EntryRow


def name_of(entry: EntryRow) -> str:
    return f"{entry.ref}: entry {entry.seq} ({entry.kind})"


def faults(row: ComplaintRow, entries: Sequence[EntryRow]) -> Iterator[str]:
    """`entries` in the order of their numbers, as they stand in the table."""
    yield from _gaps(row, entries)
    hashes = {entry.hash: entry.seq for entry in entries}
    erasures = {entry.at: entry for entry in entries if entry.kind == "Erased"}
    previous: EntryRow | None = None
    for entry in entries:
        yield from _link(entry, previous, hashes)
        yield from _content(entry, erasures)
        previous = entry
    yield from _erasures(entries)
    last = entries[-1] if entries else None
    if last is not None and last.seq == row.entries and last.hash != row.head:
        yield f"{row.ref}: the record knows another end of the chain than its last entry"


def _gaps(row: ComplaintRow, entries: Sequence[EntryRow]) -> Iterator[str]:
    there = {entry.seq for entry in entries}
    end = max([row.entries, *there])
    for number in sorted(set(range(1, end + 1)) - there):
        yield f"{row.ref}: entry {number} is missing: it was removed"
    for entry in entries:
        if entry.seq > row.entries:
            yield f"{name_of(entry)}: it stands behind the end that the record knows: it was inserted"


def _link(entry: EntryRow, previous: EntryRow | None, hashes: dict[str, int]) -> Iterator[str]:
    """The hash of the entry before it is part of each entry."""
    before = previous.hash if previous else GENESIS
    if entry.previous == before or (previous is not None and previous.seq != entry.seq - 1):
        return
    place = hashes.get(entry.previous)
    if place is not None:
        yield f"{name_of(entry)}: it was written after entry {place}: the order was altered"
    else:
        yield f"{name_of(entry)}: does not follow the entry before it: one of the two was altered or inserted"


def _content(entry: EntryRow, erasures: dict[datetime, EntryRow]) -> Iterator[str]:
    if entry.erased_at is None:
        if payload_sha256(entry.salt, entry.payload) != entry.payload_sha256:
            yield f"{name_of(entry)}: its payload was altered"
    else:
        by = erasures.get(entry.erased_at)
        if by is None or by.seq <= entry.seq or entry.salt:
            yield f"{name_of(entry)}: says that it was erased, but no entry says so: its payload was altered"
    if entry.hash != _hash(entry, entry.seq):
        written = next((n for n in range(1, 10_000) if n != entry.seq and _hash(entry, n) == entry.hash), None)
        if written is None:
            yield f"{name_of(entry)}: its hash does not match: its date, actor, kind, file or hash was altered"
        else:
            yield f"{name_of(entry)}: it was written as entry {written}: the order was altered"


def _hash(entry: EntryRow, seq: int) -> str:
    return entry_sha256(
        previous=entry.previous,
        ref=entry.ref,
        seq=seq,
        at=entry.at,
        actor=entry.actor,
        kind=entry.kind,
        payload_hash=entry.payload_sha256,
    )


def _erasures(entries: Sequence[EntryRow]) -> Iterator[str]:
    """What retention left of a file is covered by the entry that says so: the last one speaks of all before it."""
    last = next((entry for entry in reversed(entries) if entry.kind == "Erased"), None)
    if last is None or last.erased_at is not None:
        return
    try:
        told = ENTRY.validate_json(last.payload)
    except ValidationError:
        # Told where the entry itself is looked at.
        return
    left = redacted_sha256(entry.payload for entry in entries if entry.seq < last.seq)
    if getattr(told, "left_sha256", "") != left:
        yield f"{last.ref}: what retention left of entries 1 to {last.seq - 1} was altered"


def folded(row: ComplaintRow, entries: Sequence[EntryRow]) -> tuple[Complaint | None, str]:
    """(the fold of all entries, ""), or (None, the sentence that says where folding fails)."""
    if not entries:
        return None, f"{row.ref}: has no entries"
    complaint: Complaint | None = None
    for place, entry in enumerate(entries, start=1):
        if entry.seq != place:
            # Told as a gap; what comes after it cannot be folded.
            return None, ""
        try:
            complaint = apply(complaint, ENTRY.validate_json(entry.payload), at=entry.at)
        except (ValidationError, IllegalMove, EntryOutOfPlace, ValueError) as error:
            return None, f"{name_of(entry)}: cannot be folded: {type(error).__name__}"
    return complaint, ""
