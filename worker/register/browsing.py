"""What people look at in the register: files, entries, letters, messages, tasks. Reads only."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.record import Complaint
from worker.nouns.aside import TASK as ASIDE
from worker.register import files, tasks
from worker.register.database import reading
from worker.register.tables import ComplaintRow, EntryRow, LetterRow, ParcelRow, TaskRow

T = TypeVar("T")
# So many records are read at a time.
AT_ONCE = 200


def _one_by_one(session: Session, *, open_only: bool) -> Iterator[Complaint]:
    query = select(col(ComplaintRow.record)).order_by(col(ComplaintRow.year).desc(), col(ComplaintRow.number).desc())
    if open_only:
        query = query.where(col(ComplaintRow.is_open).is_(True))
    for record in session.scalars(query.execution_options(yield_per=AT_ONCE)):
        yield Complaint.model_validate_json(record)


class Browsing:
    """The reading half of the register, opened by whoever has its engine."""

    engine: Engine

    def _read(self, ask: Callable[[Session], T]) -> T:
        with reading(self.engine) as session:
            return ask(session)

    def first_received_before(self, moment: datetime) -> bool:
        """Whether any complaint was registered before then."""
        query = select(col(ComplaintRow.ref)).where(col(ComplaintRow.registered_at) < moment).limit(1)
        return self._read(lambda s: s.scalar(query)) is not None

    def complaint(self, ref: str) -> Complaint:
        """Raises NoSuchFile."""
        return self._read(lambda s: files.read(s, ref))

    def complaints(self, *, open_only: bool = False, limit: int | None = None) -> list[Complaint]:
        """Newest first."""
        query = select(col(ComplaintRow.record)).order_by(
            col(ComplaintRow.year).desc(), col(ComplaintRow.number).desc()
        )
        if open_only:
            query = query.where(col(ComplaintRow.is_open).is_(True))
        records = self._read(lambda s: list(s.scalars(query.limit(limit) if limit else query)))
        return [Complaint.model_validate_json(record) for record in records]

    @contextmanager
    def listing(self, *, open_only: bool = False) -> Iterator[Iterator[Complaint]]:
        """The same, one after the other as they are read: however many there are, few are held."""
        with reading(self.engine) as session:
            yield _one_by_one(session, open_only=open_only)

    def entries(self, ref: str) -> list[EntryRow]:
        return self._read(
            lambda s: list(s.scalars(select(EntryRow).where(col(EntryRow.ref) == ref).order_by(col(EntryRow.seq))))
        )

    def letters(self, ref: str | None = None) -> list[LetterRow]:
        query = select(LetterRow).order_by(col(LetterRow.id))
        if ref:
            query = query.where(col(LetterRow.ref) == ref)
        return self._read(lambda s: list(s.scalars(query)))

    def parcels(self, status: str | None = None) -> list[ParcelRow]:
        query = select(ParcelRow).order_by(col(ParcelRow.id))
        if status:
            query = query.where(col(ParcelRow.status) == status)
        return self._read(lambda s: list(s.scalars(query)))

    def newest_mails(self, most: int) -> list[str]:
        """The bytes' hashes of the messages that came last and are still kept."""
        query = select(col(ParcelRow.sha256)).where(col(ParcelRow.erased_at).is_(None))
        return self._read(lambda s: list(s.scalars(query.order_by(col(ParcelRow.id).desc()).limit(most))))

    def tasks(self) -> list[TaskRow]:
        """What waits for a person, but for what has no file."""
        return [one for one in self._read(tasks.waiting) if one.kind != ASIDE]

    def aside(self, most: int) -> list[TaskRow]:
        """What has no file and nobody has looked at, newest first."""
        waits = (col(TaskRow.kind) == ASIDE, col(TaskRow.done_at).is_(None))
        query = select(TaskRow).where(*waits).order_by(col(TaskRow.id).desc()).limit(most)
        return self._read(lambda s: list(s.scalars(query)))
