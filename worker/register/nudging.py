"""What waits to be told to colleagues: written with the file that it is about, taken by the mail that tells it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Integer, cast, func, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.nouns.decision import Nudge
from worker.register.tables import NudgeRow

_UNTOLD = col(NudgeRow.done_at).is_(None)
# More than one mail would hold: the rest follows in the next.
MOST = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """A nudge with its number in the register."""

    id: int
    nudge: Nudge


def add(session: Session, nudges: Iterable[Nudge], now: datetime) -> None:
    session.add_all(
        NudgeRow(
            person=nudge.person,
            part=nudge.part,
            ref=nudge.ref,
            matter=nudge.matter,
            due=nudge.due,
            alarm=nudge.alarm,
            action=nudge.action,
            at=now,
        )
        for nudge in nudges
    )


def people(session: Session) -> dict[str, bool]:
    """Whom something waits for, and whether an alarm is among it."""
    alarm = func.max(cast(col(NudgeRow.alarm), Integer))
    query = select(col(NudgeRow.person), alarm).where(_UNTOLD).group_by(col(NudgeRow.person))
    return {person: bool(found) for person, found in session.execute(query.order_by(col(NudgeRow.person)))}


def take(session: Session, person: str) -> list[Waiting]:
    """What waits for somebody, alarms first, and nobody else can take now; `told` says that it is done."""
    query = select(NudgeRow).where(_UNTOLD, col(NudgeRow.person) == person)
    order = (col(NudgeRow.alarm).desc(), col(NudgeRow.due), col(NudgeRow.id))
    rows = session.scalars(query.order_by(*order).limit(MOST).with_for_update(skip_locked=True))
    return [Waiting(row.id or 0, _nudge(row)) for row in rows]


def _nudge(row: NudgeRow) -> Nudge:
    return Nudge(
        person=row.person,
        part=row.part,  # type: ignore[arg-type]  # written from a Nudge
        ref=row.ref,
        matter=row.matter,  # type: ignore[arg-type]  # written from a Nudge
        due=row.due,
        alarm=row.alarm,
        action=row.action,
    )


def told(session: Session, numbers: Sequence[int], now: datetime) -> None:
    session.execute(update(NudgeRow).where(col(NudgeRow.id).in_(numbers)).values(done_at=now))
