"""Queueing: letters enter the outbox frozen, in the transaction of the entry that caused them; a limit may hold one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.entry import Entry
from worker.complaint.post import LetterFailed, LetterQueued, SentMail
from worker.nouns.decision import Task
from worker.nouns.letter import Frozen
from worker.processing.days_ahead import good_until
from worker.processing.limits import (
    ACKNOWLEDGING,
    ALARMS,
    ALARMS_ALONE,
    ANSWERING,
    FORGEABLE_ALONE,
    LIMITS,
    NOTICE_WINDOW,
    NOTICES,
    NOTICES_ALONE,
    PRINTED_TOGETHER,
    ROBOT_WAITS,
    Limit,
    withheld,
)
from worker.register import files, robots, statements
from worker.register.leaving import LETTERS
from worker.register.tables import LetterRow, TaskRow

# What is older bears on no limit.
LONGEST_HELD = timedelta(days=3)
# Among so many of the newest letters the tagged addresses of one mailbox are looked for.
NEWEST_LOOKED_AT = 300


@dataclass(frozen=True, slots=True)
class ToSend:
    """A frozen letter with what the outbox keeps beside it. `ref` is "" where it belongs to no file."""

    frozen: Frozen
    ref: str
    mailbox: str


def queue(session: Session, letters: Sequence[ToSend], *, parcel: int | None, now: datetime) -> None:
    """Put letters into the outbox, and say so in their files. `parcel` is the ledger number of what caused them."""
    # What is held back is seen before any of them is there.
    rows = [_columns(session, letter, parcel, now) for letter in letters]
    entries: dict[str, list[Entry]] = {}
    for row, to_send in zip(rows, letters, strict=True):
        ref = to_send.ref
        # The outbox's number, which the entries speak of, is given here.
        number = statements.write_letter(session, row)
        if ref:
            entries.setdefault(ref, []).extend(_entries(number, row, printed=to_send.frozen.outgoing.printed))
        if row["status"] == "withheld" and not row["to_staff"] and not _known_to_wait(session, row["recipient"]):
            task = Task(kind="withheld_letter", text=f"{row['recipient']}: {row['detail']}", ref=ref)
            session.add(TaskRow(kind=task.kind, text=task.text, ref=task.ref, parcel=parcel, at=now))
            session.flush()
    for ref, of_file in entries.items():
        files.append(session, ref, of_file, actor="worker", at=now)


def _columns(session: Session, to_send: ToSend, parcel: int | None, now: datetime) -> dict[str, Any]:
    """Of its row in the outbox."""
    frozen, outgoing = to_send.frozen, to_send.frozen.outgoing
    letter = outgoing.letter
    limit, waits = _held_back(session, to_send, parcel, now)
    return {
        "ref": to_send.ref or None,
        "parcel": parcel,
        "mailbox": to_send.mailbox,
        "occasion": letter.occasion,
        "template": frozen.template,
        "language": outgoing.language,
        "recipient": outgoing.to.address,
        "to_staff": outgoing.for_staff,
        "automatic": letter.automatic,
        "repeatable": letter.repeatable,
        "subject": frozen.subject,
        "message_id": frozen.message_id,
        "raw": frozen.raw,
        "sha256": frozen.sha256,
        "status": "withheld" if limit else "queued",
        "detail": limit,
        "good_until": good_until(letter),
        "queued_at": now,
        "due_at": outgoing.not_before or now + waits,
    }


def _entries(number: int, row: Mapping[str, Any], *, printed: bool) -> list[Entry]:
    told = ("occasion", "template", "recipient", "to_staff", "message_id", "sha256", "queued_at")
    mail = SentMail(letter=number, printed=printed, **{name: row[name] for name in told})
    entries: list[Entry] = [LetterQueued(mail=mail)]
    if row["status"] == "withheld":
        entries.append(LetterFailed(letter=number, status="withheld", detail=row["detail"]))
    return entries


def _held_back(session: Session, to_send: ToSend, parcel: int | None, now: datetime) -> tuple[str, timedelta]:
    """Why a letter waits, "" where it does not; and how long at the least."""
    outgoing, none = to_send.frozen.outgoing, timedelta(0)
    letter, address = outgoing.letter, outgoing.to.address
    if outgoing.printed and parcel is None:
        # Nobody's mail asked for it, so that nobody waits for it at the printer.
        return PRINTED_TOGETHER, none
    if outgoing.for_staff:
        return ("told with others" if _too_many(session, to_send, now) else ""), none
    if letter.occasion not in ANSWERING:
        return "", none
    of_address = letter.occasion in ACKNOWLEDGING
    limit = withheld(_recent(session, to_send.ref, address, now, of_address=of_address))
    if limit is not None:
        # On one file somebody may answer each of our letters: there is a pause between two rounds.
        return str(limit), limit.window if limit.scope == "file" else none
    if of_address and robots.answers_itself(session, to_send.ref, address, now):
        return "a program seems to answer each of our letters", ROBOT_WAITS
    return "", none


def _too_many(session: Session, to_send: ToSend, now: datetime) -> bool:
    """Whether a colleague had so many notices lately that this one waits to be told with others."""
    outgoing = to_send.frozen.outgoing
    letter, address = outgoing.letter, outgoing.to.address
    if letter.occasion in ALARMS:
        return _notices(session, address, now, ALARMS, ALARMS_ALONE) >= ALARMS_ALONE
    if letter.forgeable:
        alike = frozenset({letter.occasion})
        return _notices(session, address, now, alike, FORGEABLE_ALONE) >= FORGEABLE_ALONE
    if letter.occasion not in NOTICES or letter.urgent or outgoing.printed:
        return False
    return _notices(session, address, now, NOTICES, NOTICES_ALONE) >= NOTICES_ALONE


def room_for(session: Session, address: str, now: datetime) -> bool:
    """Whether another acknowledgement may leave for this address; several in one letter leave once in a while."""
    if withheld(_recent(session, "", address, now, of_address=True)) is not None:
        return False
    together = select(col(LetterRow.id)).where(
        col(LetterRow.recipient) == address,
        col(LetterRow.queued_at) > now - NOTICE_WINDOW,
        col(LetterRow.occasion) == "acknowledgements",
        col(LetterRow.status) != "withheld",
    )
    return session.scalars(together.limit(1)).first() is None


def _known_to_wait(session: Session, address: str) -> bool:
    """One task tells of all that is withheld from one address."""
    query = select(col(TaskRow.id)).where(
        col(TaskRow.kind) == "withheld_letter",
        col(TaskRow.done_at).is_(None),
        col(TaskRow.text).startswith(f"{address}: ", autoescape=True),
    )
    return session.scalars(query.limit(1)).first() is not None


_LATELY: Final = (
    select(LETTERS.c.id)
    .where(
        LETTERS.c.recipient == bindparam("to"),
        LETTERS.c.queued_at > bindparam("since"),
        LETTERS.c.status != "withheld",
        LETTERS.c.status != "told",
        LETTERS.c.occasion.in_(bindparam("occasions", expanding=True)),
    )
    .limit(bindparam("most"))
)


def _notices(session: Session, address: str, now: datetime, occasions: frozenset[str], most: int) -> int:
    """How many such notices have left for this colleague one by one lately, up to `most`."""
    asked = {"to": address, "since": now - NOTICE_WINDOW, "occasions": sorted(occasions), "most": most}
    return len(session.connection().execute(_LATELY, asked).all())


def _one_mailbox(session: Session, address: str) -> set[str]:
    """The address alone; of a tagged one ("user+shop@…") all that lie in the same mailbox.

    Whoever invents a tag for each mail is found among the newest letters: no index knows tags.
    """
    local, _, domain = address.partition("@")
    if "+" not in local:
        return {address}
    base = local.partition("+")[0]
    newest = select(col(LetterRow.recipient)).order_by(col(LetterRow.id).desc()).limit(NEWEST_LOOKED_AT)
    same = {to for to in session.scalars(newest) if to.partition("@")[2] == domain and _base(to) == base}
    return {address, f"{base}@{domain}", *same}


def _base(address: str) -> str:
    return address.partition("@")[0].partition("+")[0]


_ANSWERS: Final = (
    select(LETTERS.c.due_at, LETTERS.c.ref, LETTERS.c.occasion)
    .where(
        LETTERS.c.recipient.in_(bindparam("to", expanding=True)),
        LETTERS.c.queued_at > bindparam("since"),
        LETTERS.c.due_at > bindparam("due_since"),
        LETTERS.c.occasion.in_(sorted(ANSWERING | ACKNOWLEDGING)),
        LETTERS.c.status != "withheld",
        LETTERS.c.status != "told",
    )
    .order_by(LETTERS.c.due_at.desc())
    .limit(bindparam("most"))
)


def _recent(session: Session, ref: str, address: str, now: datetime, *, of_address: bool) -> dict[Limit, int]:
    """How many letters answered this person by themselves before, within each limit's window.

    `of_address`: on all complaints too, the acknowledgements alone.
    """
    asked = {
        "to": sorted(_one_mailbox(session, address)),
        "since": now - LONGEST_HELD,
        # What was held back counts from when it was let go.
        "due_since": now - max(limit.window for limit in LIMITS),
        # The largest limit bounds the answer: what is beyond it changes nothing.
        "most": max(limit.most for limit in LIMITS),
    }
    recent = session.connection().execute(_ANSWERS, asked).all()

    def counts(limit: Limit, of_file: str | None, occasion: str) -> bool:
        return occasion in ACKNOWLEDGING and of_address if limit.scope == "address" else (of_file or "") == ref

    return {
        limit: sum(at > now - limit.window and counts(limit, of_file, occasion) for at, of_file, occasion in recent)
        for limit in LIMITS
    }
