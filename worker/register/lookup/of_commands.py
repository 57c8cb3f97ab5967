"""What a colleague's commands must know: the files that they name, held, and what is like these or goes with them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.record import Complaint
from worker.nouns.briefs import Brief, brief
from worker.nouns.facts import Facts, Query, Relayed, StuckLetter
from worker.processing.letters import StaffLetter
from worker.processing.likeness import like, words_of
from worker.register import actions, files, likeness, resending, search, staffmail
from worker.register.tables import ComplaintRow, LetterRow, ParcelRow
from worker.words.wording import fold

FOUND = 20
SIMILAR = 5
MINE = 100
RELAYED = 20
# As many command lines of a mail as are looked for in what others wrote.
LINES = 10
_CAUSES_WITHIN = timedelta(days=30)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def answered(session: Session, query: Query, known: Facts, now: datetime) -> Facts:
    """`known`, completed with the answers to what is asked. Files that are named are held for this transaction."""
    if query.files or query.actions:
        known = _of_files(session, query, known, now)
    first = actions.next_number(session) if query.new_actions else 0
    return replace(
        known,
        found=_found(session, query.search) if query.search else known.found,
        mine=_mine(session, query.colleague) if query.mine else known.mine,
        recent_causes=_recent_causes(session, now) if query.recent_causes else known.recent_causes,
        new_actions=tuple(range(first, first + query.new_actions)) or known.new_actions,
        files_by_name=_by_name(session, query.names) if query.names else known.files_by_name,
        like_lines=_with_lines(session, query.lines) if query.lines else known.like_lines,
        earlier_texts=staffmail.texts_of(session, query.colleague) if query.earlier_texts else known.earlier_texts,
    )


def _of_files(session: Session, query: Query, known: Facts, now: datetime) -> Facts:
    of_action = {number: actions.files_with(session, number) for number in query.actions}
    wave = likeness.of_one_wave(session, query.files) if query.wave else ()
    wanted = sorted({*query.files, *wave, *(ref for refs in of_action.values() for ref in refs)})
    held = {ref: found for ref in wanted if (found := files.hold(session, ref).complaint) is not None}
    return replace(
        known,
        files=held,
        files_of_action=of_action,
        wave=wave,
        similar={ref: alike(session, found) for ref, found in held.items()} if query.similar else {},
        relayed=relayed(session, list(held), now),
        stuck=_stuck(session, list(held), now),
    )


def _found(session: Session, words: str) -> tuple[Brief, ...]:
    return _briefs(session, (one.ref for one in search.find(session, words, limit=FOUND)))


def _by_name(session: Session, names: Iterable[str]) -> dict[str, tuple[Brief, ...]]:
    """The files of complainants who are called so; where nobody is, those whose subject has the word."""
    found = {name: _found(session, name) for name in sorted(names)}
    called = {
        name: tuple(one for one in these if name in fold(one.complainant).split()) for name, these in found.items()
    }
    about = {
        name: tuple(one for one in these if name in _WORD.findall(fold(one.subject))) for name, these in found.items()
    }
    return {name: called[name] or about[name] for name in found}


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
    """Files that are like this one: same product and cause first, then those that say much the same."""
    same: list[str] = []
    if complaint.product_or_service and complaint.root_cause:
        columns = files.index_columns(complaint)
        query = select(col(ComplaintRow.ref)).where(
            col(ComplaintRow.root_cause) == columns["root_cause"],
            col(ComplaintRow.product) == columns["product"],
            col(ComplaintRow.ref) != complaint.ref,
        )
        same = list(session.scalars(query.order_by(col(ComplaintRow.registered_at).desc()).limit(SIMILAR)))
    found = [one.ref for one in search.similar(session, complaint, limit=SIMILAR)]
    ours = _telling(complaint)
    near = [one.ref for one in _records(session, found) if like(ours, _telling(one), frozenset())]
    return _briefs(session, list(dict.fromkeys([*same, *near]))[:SIMILAR])


def _telling(complaint: Complaint) -> frozenset[str]:
    texts = (point.text for point in complaint.points)
    return words_of(complaint.subject, texts, complaint.product_or_service)


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


def _with_lines(session: Session, lines: Iterable[str]) -> tuple[Complaint, ...]:
    """Files that hold all the words of one of these lines."""
    asked = sorted(lines, key=len, reverse=True)[:LINES]
    refs = dict.fromkeys(found.ref for line in asked for found in search.find(session, line, limit=FOUND))
    query = select(col(ComplaintRow.record)).where(col(ComplaintRow.ref).in_(refs))
    return tuple(Complaint.model_validate_json(record) for record in session.scalars(query)) if refs else ()


def _briefs(session: Session, refs: Iterable[str]) -> tuple[Brief, ...]:
    return tuple(map(brief, _records(session, refs)))


def _records(session: Session, refs: Iterable[str]) -> tuple[Complaint, ...]:
    """In the order of the references; one that is not there is left out."""
    wanted = list(refs)
    if not wanted:
        return ()
    query = select(col(ComplaintRow.ref), col(ComplaintRow.record)).where(col(ComplaintRow.ref).in_(wanted))
    records = dict(session.execute(query).all())
    return tuple(Complaint.model_validate_json(records[ref]) for ref in wanted if ref in records)
