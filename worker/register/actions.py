"""Corrective actions across files: an index made from the entries of the files that carry each."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.cause_and_action import ActionDone, ActionJudged, ActionOpened, CorrectiveAction
from worker.complaint.entry import Entry
from worker.complaint.record import Complaint
from worker.register.tables import ActionFileRow, ActionRow

_ABOUT_ACTIONS = ActionOpened | ActionDone | ActionJudged


def index(session: Session, complaint: Complaint, entries: Iterable[Entry], at: datetime) -> None:
    """Write what the file's new entries say of actions; the newest word of any file about an action counts."""
    told = {
        entry.action.number if isinstance(entry, ActionOpened) else entry.number
        for entry in entries
        if isinstance(entry, _ABOUT_ACTIONS)
    }
    for action in complaint.actions:
        if action.number in told:
            _write(session, action, at)
            if session.get(ActionFileRow, (action.number, complaint.ref)) is None:
                session.add(ActionFileRow(number=action.number, ref=complaint.ref))
    session.flush()


def _write(session: Session, action: CorrectiveAction, at: datetime) -> None:
    row = session.get(ActionRow, action.number)
    columns: dict[str, Any] = {
        "description": action.description,
        "cause": action.cause,
        "owner": action.owner,
        "due": action.due,
        "opened_at": action.opened_at,
        "done_at": action.done_at,
        "check_due": action.check_due,
        "effectiveness": action.effectiveness,
        "look_at": at,
    }
    if row is None:
        session.add(ActionRow(number=action.number, **columns))
        session.flush()
        return
    for name, value in columns.items():
        setattr(row, name, value)


def files_with(session: Session, number: int) -> tuple[str, ...]:
    """The references of the files that carry an action."""
    query = select(col(ActionFileRow.ref)).where(col(ActionFileRow.number) == number)
    return tuple(session.scalars(query.order_by(col(ActionFileRow.ref))))


def next_number(session: Session) -> int:
    return (session.scalar(select(func.max(col(ActionRow.number)))) or 0) + 1
