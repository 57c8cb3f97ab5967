"""What spans all files: numbers, corrective actions, and rows of files that are not there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.cause_and_action import CorrectiveAction
from worker.complaint.record import Complaint
from worker.intake.references import short
from worker.register.tables import (
    ActionFileRow,
    ActionRow,
    ComplaintRow,
    CounterRow,
    DocumentRow,
    EntryRow,
    LetterRow,
    ParticipantRow,
    ReplyTokenRow,
)


def numbers(session: Session) -> Iterator[str]:
    """Numbers have no gaps: a file that was removed shows."""
    number = col(ComplaintRow.number)
    spans = select(col(ComplaintRow.year), func.count(number.distinct()), func.min(number), func.max(number))
    years = {year: tuple(span) for year, *span in session.execute(spans.group_by(col(ComplaintRow.year)))}
    counters = {row.year: row.last for row in session.scalars(select(CounterRow))}
    for year in sorted(years.keys() | counters.keys()):
        last = counters.get(year)
        if last is None:
            yield f"the register: the counter of {year} is missing: it was removed"
        elif years.get(year) != (last, 1, last):
            yield from _gaps(session, year, last)


def _gaps(session: Session, year: int, last: int) -> Iterator[str]:
    given = set(session.scalars(select(col(ComplaintRow.number)).where(col(ComplaintRow.year) == year)))
    for number in sorted(set(range(1, last + 1)) - given):
        yield f"the register: no complaint has the number {short(year, number)}, though it was given"
    for number in sorted(given - set(range(1, last + 1))):
        yield f"the register: the number {short(year, number)} was never given"


def orphans(session: Session) -> Iterator[str]:
    known = select(col(ComplaintRow.ref))
    for name, column in (
        ("an entry", col(EntryRow.ref)),
        ("a document", col(DocumentRow.ref)),
        ("a participant", col(ParticipantRow.ref)),
        ("a letter", col(LetterRow.ref)),
        ("a reply address", col(ReplyTokenRow.ref)),
        ("an action", col(ActionFileRow.ref)),
    ):
        for ref in session.scalars(select(column).where(column.is_not(None), column.not_in(known)).distinct()):
            yield f"the register: {name} speaks of {ref}, which has no file"


@dataclass(slots=True)
class Carried:
    """Corrective actions as the files tell them: who carries which, and all that is said of each."""

    refs: set[tuple[int, str]] = field(default_factory=set)
    told: dict[int, list[CorrectiveAction]] = field(default_factory=dict)
    erased: set[int] = field(default_factory=set)

    def add(self, folded: Complaint) -> None:
        for action in folded.actions:
            self.refs.add((action.number, folded.ref))
            self.told.setdefault(action.number, []).append(action)
            if folded.erased_at is not None:
                self.erased.add(action.number)


_COLUMNS = ("cause", "due", "opened_at", "done_at", "check_due", "effectiveness")


def actions(session: Session, carried: Carried) -> Iterator[str]:
    """The table of actions says what some file says last; which files carry one, what those files say."""
    rows = {row.number: row for row in session.scalars(select(ActionRow).order_by(col(ActionRow.number)))}
    for number in sorted(rows.keys() - carried.told.keys()):
        yield f"action {number}: no entry speaks of it: it was inserted"
    for number in sorted(carried.told.keys() - rows.keys()):
        yield f"action {number}: is missing: it was removed"
    for number, row in rows.items():
        told = carried.told.get(number, [])
        columns = _COLUMNS if number in carried.erased else ("description", "owner", *_COLUMNS)
        for column in columns if told else ():
            if getattr(row, column) not in {getattr(action, column) for action in told}:
                yield f"action {number}: {column} differs from the entries of the files that carry it"
    yield from _carriers(session, carried)


def _carriers(session: Session, carried: Carried) -> Iterator[str]:
    pairs = select(col(ActionFileRow.number), col(ActionFileRow.ref))
    there: Iterable[tuple[int, str]] = [(number, ref) for number, ref in session.execute(pairs)]
    for number, ref in sorted(set(there) - carried.refs):
        yield f"action_file: {ref} is said to carry action {number}, but its entries do not say so: it was inserted"
    for number, ref in sorted(carried.refs - set(there)):
        yield f"action_file: {ref} carries action {number}, but the table does not say so: it was removed"


def refs(session: Session) -> Iterator[str]:
    """Every file's reference, in the order of their numbers. Some at a time: whoever breaks off leaves no cursor."""
    order = (col(ComplaintRow.year), col(ComplaintRow.number), col(ComplaintRow.ref))
    behind: tuple[int, int, str] = (-1, -1, "")
    while some := session.execute(select(*order).where(tuple_(*order) > behind).order_by(*order).limit(500)).all():
        for year, number, ref in some:
            behind = (year, number, ref)
            yield ref
