"""What a colleague's commands ask of the register, answered in a handful of queries before anything is decided."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.record import Complaint
from worker.nouns.item import Absence
from worker.processing.briefs import Brief, brief
from worker.processing.commands.frame import Needs, Relayed, Shelfmark, StuckLetter
from worker.processing.letters import StaffLetter
from worker.register import actions, files, likeness, resending, search, staffmail
from worker.register.tables import AbsenceRow, ComplaintRow, LetterRow, ParcelRow

FOUND = 20
SIMILAR = 5
MINE = 100
RELAYED = 20
_CAUSES_WITHIN = timedelta(days=30)


def answer(session: Session, needs: Needs, *, person: str, now: datetime, new_refs: tuple[str, ...]) -> Shelfmark:
    """`person` is whose files "mine" are. Files that are named are held for this transaction."""
    of_action = {number: actions.files_with(session, number) for number in needs.actions}
    wave = likeness.of_one_wave(session, needs.refs) if needs.wave else ()
    wanted = sorted({*needs.refs, *wave, *(ref for refs in of_action.values() for ref in refs)})
    held = {ref: found for ref in wanted if (found := files.hold(session, ref).complaint) is not None}
    first = actions.next_number(session) if needs.new_actions else 0
    return Shelfmark(
        files=held,
        files_of_action=of_action,
        found=_briefs(session, (one.ref for one in search.find(session, needs.search, limit=FOUND))),
        mine=_mine(session, person) if needs.mine else (),
        similar={ref: alike(session, found) for ref, found in held.items()} if needs.similar else {},
        recent_causes=_recent_causes(session, now) if needs.recent_causes else {},
        workload=workload(session),
        absences=absences(session, now),
        relayed=relayed(session, list(held), now),
        stuck=_stuck(session, list(held), now),
        new_refs=new_refs,
        new_actions=tuple(range(first, first + needs.new_actions)),
        wave=wave,
        earlier_texts=staffmail.texts_of(session, person) if needs.earlier_texts else (),
    )


def relayed(session: Session, refs: Sequence[str], now: datetime) -> tuple[Relayed, ...]:
    """Colleagues' latest letters of these files, oldest first. One that waits stays as it is until the commit: it is
    locked; one that is locked already is being sent.
    """
    mine = (col(LetterRow.ref).in_(refs), col(LetterRow.occasion) == StaffLetter.occasion)
    of_letter = (LetterRow.id, LetterRow.ref, LetterRow.parcel, LetterRow.status, LetterRow.due_at, LetterRow.sent_at)
    columns: tuple[Any, ...] = (*of_letter, ParcelRow.sender)
    query = select(*columns).join(ParcelRow, col(ParcelRow.id) == col(LetterRow.parcel))
    rows = session.execute(query.where(*mine).order_by(col(LetterRow.id).desc()).limit(RELAYED)).all() if refs else ()
    waiting = [row.id for row in rows if row.status == "queued"]
    free = select(col(LetterRow.id)).where(
        col(LetterRow.id).in_(waiting),
        col(LetterRow.status) == "queued",
        # One that goes once more may have left before.
        col(LetterRow.repeats) == 0,
        or_(col(LetterRow.claimed_until).is_(None), col(LetterRow.claimed_until) < now),
    )
    locked = set(session.scalars(free.with_for_update(skip_locked=True))) if waiting else set()
    return tuple(
        Relayed(
            letter=row.id,
            ref=row.ref,
            parcel=row.parcel,
            person=row.sender,
            state="waiting" if row.id in locked else _STATES.get(row.status, "lost"),
            leaves_at=row.due_at,
            left_at=row.sent_at,
        )
        for row in reversed(rows)
    )


def _stuck(session: Session, refs: Sequence[str], now: datetime) -> tuple[StuckLetter, ...]:
    """What did not leave of these files."""
    # By the world's calendar: an hour more or less does not matter for a letter that waited for days.
    found = (one for ref in refs for one in resending.stuck(session, today=now.date(), ref=ref))
    return tuple(StuckLetter(one.letter, one.ref, one.status, one.recipient, one.past) for one in found)


_STATES: Mapping[str, Literal["leaving", "left", "taken_back"]] = {
    "queued": "leaving",
    "sending": "leaving",
    "sent": "left",
    "taken_back": "taken_back",
}


def alike(session: Session, complaint: Complaint) -> tuple[Brief, ...]:
    """Files that are like this one: same product and cause first, then those that share its telling words."""
    same: list[str] = []
    if complaint.product_or_service and complaint.root_cause:
        columns = files.index_columns(complaint)
        query = select(col(ComplaintRow.ref)).where(
            col(ComplaintRow.root_cause) == columns["root_cause"],
            col(ComplaintRow.product) == columns["product"],
            col(ComplaintRow.ref) != complaint.ref,
        )
        same = list(session.scalars(query.order_by(col(ComplaintRow.registered_at).desc()).limit(SIMILAR)))
    words = [one.ref for one in search.similar(session, complaint, limit=SIMILAR)]
    return _briefs(session, list(dict.fromkeys([*same, *words]))[:SIMILAR])


def workload(session: Session) -> dict[str, int]:
    """How many open files each colleague owns, by address. Asked once a transaction."""
    if "workload" not in session.info:
        query = select(col(ComplaintRow.owner), func.count()).where(
            col(ComplaintRow.is_open).is_(True), col(ComplaintRow.owner) != ""
        )
        session.info["workload"] = dict(session.execute(query.group_by(col(ComplaintRow.owner))).all())
    known: dict[str, int] = session.info["workload"]
    return known


def absences(session: Session, now: datetime) -> tuple[Absence, ...]:
    """Those that are not over, the latest said first. Asked once a transaction, and anew where it writes one."""
    if "absences" not in session.info:
        query = select(AbsenceRow).where(col(AbsenceRow.last) >= (now - timedelta(days=1)).date())
        rows = session.scalars(query.order_by(col(AbsenceRow.id).desc()))
        session.info["absences"] = tuple(Absence(row.person, row.first, row.last, row.deputy) for row in rows)
    known: tuple[Absence, ...] = session.info["absences"]
    return known


def _mine(session: Session, person: str) -> tuple[Brief, ...]:
    query = select(col(ComplaintRow.ref)).where(col(ComplaintRow.owner) == person, col(ComplaintRow.is_open).is_(True))
    return _briefs(session, session.scalars(query.order_by(col(ComplaintRow.answer_due)).limit(MINE)))


def _recent_causes(session: Session, now: datetime) -> dict[str, tuple[Brief, ...]]:
    query = select(col(ComplaintRow.root_cause), col(ComplaintRow.ref)).where(
        col(ComplaintRow.root_cause) != "", col(ComplaintRow.cause_at) >= now - _CAUSES_WITHIN
    )
    refs: dict[str, list[str]] = {}
    for cause, ref in session.execute(query.order_by(col(ComplaintRow.cause_at).desc()).limit(500)):
        refs.setdefault(cause, []).append(ref)
    return {cause: _briefs(session, of_cause[:FOUND]) for cause, of_cause in refs.items()}


def _briefs(session: Session, refs: Iterable[str]) -> tuple[Brief, ...]:
    """In the order of the references; one that is not there is left out."""
    wanted = list(refs)
    if not wanted:
        return ()
    query = select(col(ComplaintRow.ref), col(ComplaintRow.record)).where(col(ComplaintRow.ref).in_(wanted))
    records = dict(session.execute(query).all())
    return tuple(brief(Complaint.model_validate_json(records[ref])) for ref in wanted if ref in records)
