"""One page of the register: what handling one message may read, and the only place where its decision is written.

A page lives inside one transaction; `Register.pages` gives one savepoint a message, so that a bad one rolls back alone.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.answer import AnswerReleased
from worker.complaint.assessment import Assessed
from worker.complaint.casework import Assigned
from worker.complaint.entry import Entry
from worker.complaint.messages import StaffWrote
from worker.complaint.post import LetterFailed, ProofSpent
from worker.complaint.record import Complaint
from worker.nouns.aside import LEFT
from worker.nouns.decision import CUSTOMER_WROTE, Decision, FilePart, Leak, Task, TaskKind, Undelivered
from worker.nouns.facts import Facts, Query
from worker.nouns.message import Message
from worker.register import (
    files,
    ideas,
    nudging,
    numbering,
    ourletters,
    outbox,
    resending,
    staffmail,
    statements,
    tasks,
)
from worker.register.lookup import look_up
from worker.register.queueing import ToSend, queue
from worker.register.tables import (
    AddressMarkRow,
    LetterRow,
    ParcelRow,
    ReplyTokenRow,
    TaskRow,
)

# A colleague's reply address is made anew after this long.
RENEWED_AFTER = timedelta(days=60)

# The tasks that a person's word on a message without a file settles.
LOOKED_AT = tuple(sorted(LEFT))
# What a stranger may say as often as they like makes one task, as long as that waits.
TOLD_ONCE = frozenset({"bounce_unproven", "leaked"})
# No client sends one mail again more often; each of them is read for its words.
MOST_OF_ONE_ID = 3


class Known(NamedTuple):
    """What the ledger knows of a message that came before."""

    id: int
    ref: str
    sha256: str


class Page:
    """What handling one message reads and writes, inside the caller's transaction."""

    def __init__(self, session: Session, standing: Facts, now: datetime) -> None:
        self._session = session
        self._standing = standing
        self._now = now
        # Written once their file is there.
        self._tokens: dict[tuple[str, str], dict[str, Any]] = {}

    @property
    def session(self) -> Session:
        """For the other rooms of the register alone."""
        return self._session

    @property
    def now(self) -> datetime:
        return self._now

    # Reading

    def earlier(self, effect: str) -> Known | None:
        """The message whose handling already had this effect, if any."""
        found = self._session.connection().execute(statements.OF_EFFECT, {"wanted": effect}).first()
        return Known(*found) if found else None

    def of_this_id(self, message: Message) -> Sequence[Known]:
        """The latest few mails with this Message-ID in files of their sender."""
        asked = {"author": message.sender.address, "wanted": message.message_id, "most": MOST_OF_ONE_ID}
        if not all(asked.values()):
            return ()
        return [Known(*row) for row in self._session.connection().execute(statements.OF_ID, asked)]

    def facts(self, query: Query, known: Facts | None = None) -> Facts:
        """What the register and the settings know of all that is asked, beside what is `known`: the only read."""
        return look_up(self._session, query, known or self._standing, self._now)

    def file(self, ref: str) -> Complaint:
        """The record, held for this transaction. Raises NoSuchFile."""
        return files.load(self._session, ref)

    def held(self, ref: str) -> Complaint | None:
        """The same, None where there is no such file yet."""
        return files.hold(self._session, ref).complaint

    def held_mail(self, parcel: int) -> staffmail.HeldMail | None:
        return staffmail.held(self._session, parcel)

    def file_of(self, parcel: int) -> str:
        """The file that a mail belongs to, "" for none."""
        return self._session.get_one(ParcelRow, parcel).ref

    def parcel(self, number: int) -> ParcelRow | None:
        """A row of the ledger, held for this transaction: what belongs to no file is opened once."""
        return self._session.get(ParcelRow, number, with_for_update=True)

    def question_of(self, ref: str, person: str) -> int | None:
        return staffmail.question_of(self._session, ref, person)

    def written_since(self, address: str, occasion: str, since: datetime) -> int:
        return staffmail.written_since(self._session, address, occasion, since)

    def thread_of(self, ref: str, recipient: str) -> tuple[str, ...]:
        """Of our letters to somebody about a file: none where this decision opens it."""
        return () if files.opens_now(self._session, ref) else staffmail.thread_of(self._session, ref, recipient)

    def letter_bytes(self, letter: int) -> bytes:
        """A letter of ours as it left; nothing of one that was erased."""
        return self._session.get_one(LetterRow, letter).raw

    def letters_about(
        self, complaints: Iterable[Complaint], *, person: str
    ) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
        return ourletters.about(self._session, complaints, person=person)

    def tokens_of_complainants(self, complaints: Iterable[Complaint]) -> frozenset[str]:
        return ourletters.tokens_of_complainants(self._session, complaints)

    # Giving out what is given once

    def next_number(self, year: int) -> int:
        return numbering.following(self._session, year)

    def reply_token(self, ref: str, address: str, fresh: str, *, renewed: bool) -> str:
        """The token of this person in this file: the one they have, else `fresh`, which is theirs from now on.

        `renewed`: one that is two months old gives way to the fresh one (colleagues: it proves what it is worth for
        three, and what they hold is always worth a month). A complainant's is for as long as the file.
        """
        mine = (col(ReplyTokenRow.ref) == ref, col(ReplyTokenRow.address) == address)
        new = files.opens_now(self._session, ref)
        known = None if new else self._session.scalars(select(ReplyTokenRow).where(*mine)).first()
        if known and not (renewed and self._now - known.made_at > RENEWED_AFTER):
            return known.token
        if known:
            self._session.delete(known)
            self._session.flush()
        row = {"token": fresh, "ref": ref, "address": address, "made_at": self._now}
        token: str = self._tokens.setdefault((ref, address), row)["token"]
        return token

    # Writing

    def spend(self, leak: Leak) -> None:
        """What was seen outside the house proves a colleague no more, from now on: before new letters are made."""
        sent_before = (col(LetterRow.spent_at).is_(None), col(LetterRow.queued_at) < self._now)
        for ref, person in leak.proofs:
            theirs = (col(LetterRow.ref) == ref, col(LetterRow.recipient) == person, col(LetterRow.to_staff).is_(True))
            numbers = tuple(self._session.scalars(select(col(LetterRow.id)).where(*theirs, *sent_before)))
            self._session.execute(
                delete(ReplyTokenRow).where(col(ReplyTokenRow.ref) == ref, col(ReplyTokenRow.address) == person)
            )
            self._spent(numbers)
            spent = ProofSpent(person=person, letters=tuple(sorted(number or 0 for number in numbers)))
            files.append(self._session, ref, [spent], actor="worker", at=self._now)
        self._spent(leak.letters)

    def _spent(self, numbers: Sequence[int | None]) -> None:
        if not numbers:
            return
        these = (col(LetterRow.id).in_(numbers), col(LetterRow.spent_at).is_(None))
        self._session.execute(update(LetterRow).where(*these).values(spent_at=self._now))

    def record(
        self,
        parcel: int,
        message: Message,
        decision: Decision,
        letters: Sequence[ToSend],
        effect: str,
        *,
        error: str = "",
    ) -> None:
        """Write one decision: entries, file, letters, tasks, marks and the ledger row. The only write of handling."""
        self.add(decision, letters, parcel=parcel)
        tasks.answered(self._session, message.sender.address, (*message.in_reply_to, *message.references), self._now)
        told = {
            "status": "parked" if decision.kind == "unreadable" else "done",
            "kind": decision.kind,
            "because": decision.because,
            "error": error,
            "effect": effect,
            "ref": decision.ref,
            "destination": decision.destination,
        }
        statements.write_parcel(self._session, statements.HANDLED, parcel, told | self._of(message))

    def _of(self, message: Message) -> dict[str, Any]:
        return {"handled_at": self._now, "message_id": message.message_id, "sender": message.sender.address}

    def add(self, decision: Decision, letters: Sequence[ToSend], *, parcel: int | None = None) -> None:
        """Write a decision without a ledger row: `parcel` is None where no message caused it."""
        for part in decision.parts:
            if part.ref and part.entries:
                files.append(self._session, part.ref, part.entries, actor=decision.actor, at=self._now)
                tasks.over(self._session, part.ref, part.entries, self._now)
        if decision.actor != "worker":
            self._looked_at(decision.parts)
        statements.write_tokens(self._session, [*self._tokens.values()])
        self._tokens.clear()
        # What asks about a mail that is held is that mail's letter, whichever mail made us ask.
        queue(self._session, letters, parcel=decision.held_parcel or parcel, now=self._now)
        self._open(decision.tasks, parcel)
        for report in decision.undelivered:
            self._undelivered(report)
        if decision.confirms is not None:
            staffmail.settle(self._session, decision.confirms, decision.settles, self._now, decision.ref)
            tasks.close(self._session, parcels=[decision.confirms], kind="staff_unproven", now=self._now)
        # A mail that was confirmed may wait for another word.
        held = decision.held_parcel or parcel
        if decision.held_for and held is not None:
            staffmail.hold(self._session, held, decision.held_for, self._now, kind=decision.held_as)
        outbox.take_back(self._session, decision.taken_back, now=self._now)
        resending.let_go(self._session, decision.resends, self._now)
        self._without_file(decision)
        nudging.add(self._session, decision.nudges, self._now)
        if decision.idea and parcel is not None:
            ideas.record(self._session, parcel, decision.actor, decision.idea, self._now)
        if decision.absence:
            staffmail.be_absent(self._session, decision.absence, self._now)
        self._session.flush()

    def _without_file(self, decision: Decision) -> None:
        """What had no file has one now, or stays without: its task is done either way."""
        for number, ref in decision.opened:
            self._session.get_one(ParcelRow, number).ref = ref
        done_with = [number for number, _ in decision.opened] + list(decision.left)
        for kind in LOOKED_AT if done_with else ():
            tasks.close(self._session, parcels=done_with, kind=kind, now=self._now)

    def same_effect(self, parcel: int, first: Known, message: Message) -> None:
        """The message was handled before under another key: this row points to that one, and nothing else happens."""
        told = {
            "status": "done",
            "kind": "duplicate",
            "because": f"same message as ledger no. {first.id}",
            "error": "",
            "same_as": first.id,
            "ref": first.ref,
            "destination": "processed",
        }
        statements.write_parcel(self._session, statements.SAME_EFFECT, parcel, told | self._of(message))

    def _open(self, opened: Sequence[Task], parcel: int | None) -> None:
        for task in opened:
            if task.kind not in TOLD_ONCE or not self._waits(task):
                self._session.add(TaskRow(kind=task.kind, text=task.text, ref=task.ref, parcel=parcel, at=self._now))

    def _looked_at(self, parts: Sequence[FilePart]) -> None:
        """A colleague did something in a file: they have read what its customer wrote. What is held waits on.

        A mail that was refused did nothing, and settles nothing.
        """
        held = {ref for part in parts if (ref := part.ref) and files.load(self._session, ref).held_messages}
        for part in parts:
            if part.ref and any(map(_did_something, part.entries)):
                kinds = CUSTOMER_WROTE - ({"held_message"} if part.ref in held else set()) | _settled(part.entries)
                these = (col(TaskRow.ref) == part.ref, col(TaskRow.kind).in_(kinds), col(TaskRow.done_at).is_(None))
                self._session.execute(update(TaskRow).where(*these).values(done_at=self._now))

    def _waits(self, task: Task) -> bool:
        same = (col(TaskRow.kind) == task.kind, col(TaskRow.text) == task.text, col(TaskRow.ref) == task.ref)
        query = select(col(TaskRow.id)).where(*same, col(TaskRow.done_at).is_(None)).limit(1)
        return self._session.scalar(query) is not None

    def _undelivered(self, report: Undelivered) -> None:
        if report.permanent and report.address and self._session.get(AddressMarkRow, report.address) is None:
            self._session.add(AddressMarkRow(address=report.address, detail=report.detail[:500], since=self._now))
        if report.letter is None:
            return
        status = "undelivered" if report.permanent else "delayed"
        row = self._session.get(LetterRow, report.letter, with_for_update=True)
        if row is None:
            return
        if row.status != "undelivered":
            row.status, row.detail = status, report.detail[:500]
        self._session.flush()
        if row.ref:
            failed = LetterFailed.model_validate({"letter": row.id, "status": status, "detail": report.detail[:500]})
            files.append(self._session, row.ref, [failed], actor="worker", at=self._now)


def _settled(entries: Sequence[Entry]) -> set[TaskKind]:
    """Questions that what was done has answered: whether it is a duplicate, where it was assessed or given to somebody;
    whether a text was for the complainant, where their answer has left.
    """
    settled: set[TaskKind] = set()
    for entry in entries:
        settled |= {"duplicate"} if isinstance(entry, Assessed | Assigned) else set()
        settled |= {"send_question"} if isinstance(entry, AnswerReleased) else set()
    return settled


def _did_something(entry: Entry) -> bool:
    return not isinstance(entry, StaffWrote) or entry.message.done
