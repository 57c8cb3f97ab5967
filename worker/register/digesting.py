"""What the digest is made of, read from index columns alone: no record is opened, however many files there are."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, not_, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.lifecycle import State
from worker.feedback.digest import MOST, MOST_OWN, TASKS, Action, Aside, Chore, File, Known, Listing
from worker.feedback.letters import Account, Heading
from worker.nouns.aside import LEFT, LEFT_AFTER, PASSING, mark
from worker.nouns.aside import TASK as ASIDE
from worker.nouns.decision import CUSTOMER_WROTE
from worker.register import tasks as tasks_room
from worker.register.retention.due import KIND
from worker.register.root import root_line, settled_root
from worker.register.tables import ActionFileRow, ActionRow, ComplaintRow, DutyRow, ParcelRow, TaskRow

# A task without a file is shown so long, a message that waits for a word until it is said; one of a file while that
# is open; a parked message until it is replayed.
SHOWN_FOR = LEFT_AFTER
MOST_TASKS = 200
# What a list of the day looks through; `list --aside` has the rest.
MOST_ASIDE = 1_000
_ACCOUNT = re.compile(r"(?P<held>\d+) in .*, (?P<accounted>\d+) accounted for(?:; missing: (?P<missing>.*))?")
_FILE = (
    col(ComplaintRow.ref), col(ComplaintRow.state), col(ComplaintRow.owner), col(ComplaintRow.priority),
    col(ComplaintRow.category), col(ComplaintRow.next_due),
)  # fmt: skip


def known(
    session: Session, *, people: Collection[str], today: date, horizon: date, since: datetime, now: datetime
) -> Known:
    """`people` are those whose files are wanted, `horizon` the last day that is due today, `since` the last digest."""
    due, state = col(ComplaintRow.next_due), col(ComplaintRow.state)
    new = and_(state == State.REGISTERED.value, col(ComplaintRow.registered_at) >= since)
    is_open = col(ComplaintRow.is_open).is_(True)
    tasks, counts = _tasks(session, now)
    return Known(
        open_files=session.scalar(select(func.count()).select_from(ComplaintRow).where(is_open)) or 0,
        overdue=_listing(session, due < today),
        today=_listing(session, and_(due >= today, due <= horizon)),
        approval=_listing(session, state == State.DECISION_REVIEW.value),
        customer=_listing(session, state == State.AWAITING_CUSTOMER.value),
        new=_listing(session, new),
        orphaned=_listing(session, of_nobody(people), dated=False),
        owned={
            person: _listing(session, and_(col(ComplaintRow.owner) == person, is_open), most=MOST_OWN, dated=False)
            for person in people
        },
        actions=_actions(session, today + timedelta(days=7)),
        tasks=tasks,
        task_counts=counts,
        accounts=_accounts(session),
        aside=aside(session, since=since, now=now),
        receipts=_receipts(session, since),
        put_away=tasks_room.put_away_since(session, since),
        root=root_line(settled_root(session, now)),
    )


def of_nobody(people: Iterable[str]) -> Any:
    """Open files of an owner who is none of these people."""
    owner = col(ComplaintRow.owner)
    return and_(col(ComplaintRow.is_open).is_(True), owner != "", owner.not_in(sorted(people)))


def _listing(session: Session, condition: Any, *, most: int = MOST, dated: bool = True) -> Listing:
    """The most urgent first; where not all of them are `dated`, what has no date comes last.

    Those that are come in the order of an index, so that of a long list only its beginning is read.
    """
    due = col(ComplaintRow.next_due)
    order = (due,) if dated else (due.is_(None), due)
    rows = session.execute(select(*_FILE).where(condition).order_by(*order, col(ComplaintRow.ref)).limit(most)).all()
    count = len(rows)
    if count == most:
        count = session.scalar(select(func.count()).select_from(ComplaintRow).where(condition)) or 0
    return Listing(tuple(File(*row) for row in rows), count)


def _actions(session: Session, until: date) -> tuple[Action, ...]:
    """Those to be finished, and those to be judged, up to a day; with the first file that carries each."""
    due = or_(
        and_(col(ActionRow.done_at).is_(None), col(ActionRow.due) <= until),
        and_(col(ActionRow.effectiveness) == "pending", col(ActionRow.check_due) <= until),
    )
    first = select(func.min(col(ActionFileRow.ref))).where(col(ActionFileRow.number) == col(ActionRow.number))
    rows: Sequence[Any] = session.execute(select(ActionRow, first.scalar_subquery()).where(due).limit(500)).all()
    return tuple(
        Action(
            number=row.number,
            words=row.description,
            owner=row.owner,
            due=row.check_due if row.done_at and row.check_due else row.due,
            done=row.done_at is not None,
            ref=ref or "",
        )
        for row, ref in rows
    )


def _tasks(session: Session, now: datetime) -> tuple[tuple[Chore, ...], dict[Heading, int]]:
    """The newest open tasks, and how many there are under each heading."""
    of_open_file = select(col(ComplaintRow.ref)).where(
        col(ComplaintRow.ref) == col(TaskRow.ref), col(ComplaintRow.is_open).is_(True)
    )
    open_, erasure = col(TaskRow.done_at).is_(None), col(TaskRow.kind) == KIND
    shown = and_(
        open_,
        ~erasure,
        col(TaskRow.kind) != ASIDE,
        or_(
            col(TaskRow.kind) == "parked",
            and_(col(TaskRow.ref) == "", col(TaskRow.at) > now - SHOWN_FOR),
            of_open_file.exists(),
            # Nothing that a customer wrote waits unseen, in whatever state the file is.
            and_(col(TaskRow.kind).in_(CUSTOMER_WROTE), col(TaskRow.ref) != ""),
        ),
    )
    counts: dict[Heading, int] = {}
    counted = select(col(TaskRow.kind), func.count()).where(or_(shown, and_(open_, erasure)))
    for kind, count in session.execute(counted.group_by(col(TaskRow.kind))):
        heading = TASKS.get(kind, "tasks")
        counts[heading] = counts.get(heading, 0) + count
    rows = session.scalars(select(TaskRow).where(shown).order_by(col(TaskRow.id).desc()).limit(MOST_TASKS))
    asked = select(col(ComplaintRow.ref), col(ComplaintRow.data_due)).where(col(ComplaintRow.data_due).is_not(None))
    requests = session.execute(asked.order_by(col(ComplaintRow.data_due), col(ComplaintRow.ref)).limit(MOST)).all()
    counts["data_requests"] = len(requests)
    if len(requests) == MOST:
        counts["data_requests"] = session.scalar(select(func.count()).select_from(asked.subquery())) or 0
    soon = select(TaskRow).where(open_, erasure).order_by(col(TaskRow.text), col(TaskRow.ref)).limit(MOST)
    return (
        *(Chore(row.kind, row.text, row.ref, number=_number(row)) for row in rows),
        *(Chore("data_request", "", ref, due) for ref, due in requests),
        *(Chore(row.kind, "", row.ref, date.fromisoformat(row.text)) for row in session.scalars(soon)),
    ), counts


def _number(row: TaskRow) -> int:
    """By which one word leaves it, 0 where it goes otherwise."""
    return row.parcel or 0 if row.kind in LEFT else 0


def aside(session: Session, *, since: datetime, now: datetime) -> tuple[Aside, ...]:
    """Messages without a file, newest first: those that wait for a word, and what machines sent since the last list.

    Whoever waits for a word waits until somebody says it, or until it is put away.
    """
    passing = (col(TaskRow.text).startswith(f"{kind} ", autoescape=True) for kind in sorted(PASSING))
    query = select(col(TaskRow.parcel), col(TaskRow.text), col(TaskRow.at)).where(
        col(TaskRow.kind) == ASIDE,
        col(TaskRow.done_at).is_(None),
        or_(col(TaskRow.at) > now - SHOWN_FOR, not_(or_(*passing))),
    )
    rows = session.execute(query.order_by(col(TaskRow.id).desc()).limit(MOST_ASIDE)).all()
    return tuple(
        Aside(parcel, mark(text)) for parcel, text, at in rows if parcel is not None and (at >= since or _waits(text))
    )


def _waits(text: str) -> bool:
    return mark(text).kind not in PASSING


def _receipts(session: Session, since: datetime) -> int:
    """Machines' answers that belong to a letter of ours and are nobody's to read."""
    told = select(col(TaskRow.id)).where(col(TaskRow.parcel) == col(ParcelRow.id))
    query = select(func.count()).where(
        col(ParcelRow.kind) == "machine", col(ParcelRow.handled_at) >= since, ~told.exists()
    )
    return session.scalar(query.select_from(ParcelRow)) or 0


def _accounts(session: Session) -> tuple[Account, ...]:
    rows = session.scalars(
        select(DutyRow).where(col(DutyRow.name).startswith("reconcile:")).order_by(col(DutyRow.name))
    )
    return tuple(
        Account(
            mailbox=row.name.removeprefix("reconcile:"),
            held=int(found["held"]),
            accounted=int(found["accounted"]),
            on=row.done_at.date(),
            missing=found["missing"] or "",
        )
        for row in rows
        if (found := _ACCOUNT.fullmatch(row.note))
    )
