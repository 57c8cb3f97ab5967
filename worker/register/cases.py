"""The register as figures see it: the cases that bear on a span of time, streamed, the same on both databases."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.record import Complaint
from worker.feedback.cases import Action, CountedFile, case_of
from worker.feedback.figures import Figures, figures
from worker.feedback.periods import Period
from worker.processing.rules import Rules
from worker.register.tables import ActionFileRow, ActionRow, ComplaintRow, EntryRow

# A record holds every text of its file: so many at a time bound the memory.
BATCH = 50
# Other limits of a file lie near that of its answer, which alone is a column.
NEAR = timedelta(days=92)


def count(session: Session, period: Period, rules: Rules, today: date) -> Figures:
    """All figures of a period, as they stand today."""
    return figures(
        cases(session, period.opens(rules.zone), rules.zone),
        actions(session, rules.zone),
        period,
        today=today,
        calendar=rules.calendar,
        progress_every=rules.clocks.progress_every,
    )


def cases(session: Session, since: datetime, zone: ZoneInfo) -> Iterator[CountedFile]:
    """Every file in which something happened since, that is still open, or one of whose limits fell since.

    What ended before then has no part in any figure of a later day.
    """
    for complaint in complaints_since(session, since, zone):
        yield case_of(complaint, zone)


def complaints_since(session: Session, since: datetime, zone: ZoneInfo) -> Iterator[Complaint]:
    """The records behind `cases`, the oldest first."""
    touched = select(col(EntryRow.ref)).where(col(EntryRow.at) >= since)
    query = (
        select(col(ComplaintRow.record))
        .where(
            or_(
                col(ComplaintRow.is_open).is_(True),
                col(ComplaintRow.answer_due) >= (since.astimezone(zone) - NEAR).date(),
                col(ComplaintRow.ref).in_(touched),
            )
        )
        .order_by(col(ComplaintRow.year), col(ComplaintRow.number))
    )
    for record in session.scalars(query.execution_options(yield_per=BATCH)):
        yield Complaint.model_validate_json(record)


def actions(session: Session, zone: ZoneInfo) -> tuple[Action, ...]:
    """Every corrective action, in the order of their numbers."""
    products: dict[int, set[str]] = {}
    carriers: dict[int, int] = {}
    carried = select(col(ActionFileRow.number), col(ComplaintRow.product)).join(
        ComplaintRow, col(ComplaintRow.ref) == col(ActionFileRow.ref)
    )
    for number, product in session.execute(carried):
        carriers[number] = carriers.get(number, 0) + 1
        products.setdefault(number, set()).update({product} - {""})
    rows = session.scalars(select(ActionRow).order_by(col(ActionRow.number)))
    return tuple(
        Action(
            number=row.number,
            description=row.description,
            cause=row.cause,
            owner=row.owner,
            due=row.due,
            opened_on=row.opened_at.astimezone(zone).date(),
            done_on=row.done_at.astimezone(zone).date() if row.done_at else None,
            check_due=row.check_due,
            effectiveness=row.effectiveness,
            products=frozenset(products.get(row.number, ())),
            files=carriers.get(row.number, 0),
        )
        for row in rows
    )
