"""Whose clock may strike: files and actions by the moment of their next look, however much the register holds."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import exists, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.register import files
from worker.register.actions import files_with
from worker.register.duties import claim, read
from worker.register.tables import ActionRow, ComplaintRow

if TYPE_CHECKING:
    from worker.register.page import Page

RULES_DUTY = "clock rules"


def anything_due(session: Session, now: datetime) -> bool:
    """Asked at every round, and answered from two indexes."""
    file, action = col(ComplaintRow.look_at) <= now, col(ActionRow.look_at) <= now
    return bool(session.scalar(select(or_(exists().where(file), exists().where(action)))))


def due_files(page: "Page", *, limit: int) -> list[str]:
    """Files whose next look has come, the longest awaited first; held, and none that another worker holds."""
    query = select(col(ComplaintRow.ref)).where(col(ComplaintRow.look_at) <= page.now)
    ordered = query.order_by(col(ComplaintRow.look_at)).limit(limit)
    return list(page.session.scalars(ordered.with_for_update(skip_locked=True)))


def looked(page: "Page", ref: str, following: datetime | None) -> None:
    """A file was looked at; its next look is `following`, None for never. What queries use is made anew."""
    files.look_next(page.session, ref, following)


def put_off(page: "Page", ref: str, until: datetime) -> None:
    """A file that could not be looked at waits, and holds up no other."""
    page.session.execute(update(ComplaintRow).where(col(ComplaintRow.ref) == ref).values(look_at=until))


def due_actions(page: "Page", *, limit: int) -> list[int]:
    query = select(col(ActionRow.number)).where(col(ActionRow.look_at) <= page.now)
    ordered = query.order_by(col(ActionRow.look_at)).limit(limit)
    return [number or 0 for number in page.session.scalars(ordered.with_for_update(skip_locked=True))]


def files_of_action(page: "Page", number: int) -> tuple[str, ...]:
    return files_with(page.session, number)


def action_looked(page: "Page", number: int, following: datetime | None) -> None:
    page.session.execute(update(ActionRow).where(col(ActionRow.number) == number).values(look_at=following))


def look_again_if_changed(session: Session, fingerprint: str, now: datetime) -> bool:
    """Other rules than at the last start: every file that a clock may still concern is looked at anew; whether so.

    At the very first start there are no other rules.
    """
    if (known := read(session, RULES_DUTY)) is not None and known.note == fingerprint:
        return False
    row = claim(session, RULES_DUTY, now)
    before = row.note
    if before == fingerprint:
        return False
    concerned = or_(col(ComplaintRow.is_open).is_(True), col(ComplaintRow.look_at).is_not(None))
    session.execute(update(ComplaintRow).where(concerned).values(look_at=now))
    session.execute(update(ActionRow).where(col(ActionRow.effectiveness).in_(("", "pending"))).values(look_at=now))
    row.note, row.done_at = fingerprint, now
    return bool(before)
