"""The life of a complaint: its states and the only moves that exist (T6; docs/procedure.md, "States and moves")."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, Self

from worker.complaint.entry import Entry, EntryOutOfPlace, without_repeats
from worker.complaint.told import Names, Told
from worker.complaint.value import Code, Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint


class State(StrEnum):
    REGISTERED = "registered"
    ASSESSED = "assessed"
    INVESTIGATING = "investigating"
    AWAITING_CUSTOMER = "awaiting_customer"
    DECISION_REVIEW = "decision_review"
    ANSWERED = "answered"
    ESCALATED = "escalated"
    IN_MEDIATION = "in_mediation"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    NOT_A_COMPLAINT = "not_a_complaint"
    MERGED = "merged"


Actor = Literal["staff", "worker"]


class IllegalMove(Exception):
    """The procedure has no such move. The message names those that it has; choose one of them."""

    def __init__(self, source: State, target: State) -> None:
        legal = ", ".join(sorted(allowed(source))) or "none, this state is final"
        super().__init__(f"a complaint that is {source} cannot become {target}; allowed from here: {legal}")
        self.source = source
        self.target = target
        self.allowed = allowed(source)


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed move. `by` says who may cause it: where it lacks "worker", a person decides, by mail."""

    source: State
    target: State
    cause: str
    by: frozenset[Actor] = frozenset({"staff"})


_WORKER_TOO: frozenset[Actor] = frozenset({"staff", "worker"})


_R, _A, _I, _W = State.REGISTERED, State.ASSESSED, State.INVESTIGATING, State.AWAITING_CUSTOMER


_D, _N, _E, _M = State.DECISION_REVIEW, State.ANSWERED, State.ESCALATED, State.IN_MEDIATION


_C, _X, _Q, _G = State.CLOSED, State.WITHDRAWN, State.NOT_A_COMPLAINT, State.MERGED

LABELS: Mapping[State, Said] = MappingProxyType(
    {
        _R: Said("Registered"),
        _A: Said("Assessed and assigned"),
        _I: Said("Under investigation"),
        _W: Said("Awaiting the customer"),
        _D: Said("Answer to be approved"),
        _N: Said("Answered"),
        _E: Said("Review (level 2)"),
        _M: Said("In mediation"),
        _C: Said("Closed"),
        _X: Said("Withdrawn"),
        _Q: Said("Not a complaint"),
        _G: Said("Merged"),
    }
)

_FINISHED = frozenset({_C, _X, _Q, _G})

OPEN_STATES = frozenset(State) - _FINISHED
# In these our answer is still to come.
TO_ANSWER = OPEN_STATES - {State.ANSWERED, State.IN_MEDIATION}

# Rows may be added, never taken away: the entries of an old register must fold for ever.
MOVES: tuple[Move, ...] = (
    # Intake done: what the desk makes of a new file. The worker by itself sets aside only bounces, machines and spam.
    Move(_R, _A, "scores confirmed and an owner named"),
    Move(_R, _Q, "not a complaint", _WORKER_TOO),
    Move(_R, _G, "joined to the file that it repeats"),
    Move(_R, _X, "the complainant withdraws and the desk confirms"),
    # Processing: the owner works, asks, goes on. A customer's answer or silence resumes the work by itself.
    Move(_A, _I, "the owner starts"),
    Move(_A, _W, "a clarification is asked"),
    Move(_A, _X, "the complainant withdraws and the desk confirms"),
    Move(_W, _I, "the clarification arrived, or its time limit passed", _WORKER_TOO),
    Move(_W, _X, "the complainant withdraws and the desk confirms"),
    Move(_I, _W, "a clarification is asked"),
    Move(_I, _D, "decision and draft filed, a second person is needed"),
    Move(_I, _N, "answer released, no second person needed"),
    Move(_I, _X, "the complainant withdraws and the desk confirms"),
    # Response: a second person looks, the answer leaves, the complainant accepts, is silent, or contests.
    Move(_D, _I, "draft refused"),
    Move(_D, _N, "answer approved and released"),
    Move(_N, _C, "accepted, or no objection within the window", _WORKER_TOO),
    Move(_N, _E, "contested within the window"),
    # What the answer gave came back: the answer stands, and what it owes is owed again.
    Move(_C, _N, "what was carried out came back"),
    # Level 2: looked at again by someone else.
    Move(_E, _W, "a clarification is asked"),
    Move(_E, _D, "decision and draft filed, a second person is needed"),
    Move(_E, _N, "answer released"),
    Move(_E, _X, "the complainant withdraws and the desk confirms"),
    # Mediation is over.
    Move(_M, _C, "mediation over"),
    Move(_M, _I, "mediation sends the file back"),
    # Reopening: a person decides, and the complainant is told.
    Move(_N, _I, "reopened"),
    Move(_C, _I, "reopened"),
    Move(_X, _I, "reopened"),
    # The sender says that it is a complaint: the clock runs from the first message.
    Move(_Q, _R, "the sender says that it is a complaint"),
    # Any open file may go to the mediator.
    *(Move(state, _M, "taken to the mediator") for state in State if state in OPEN_STATES - {_M}),
)

_BY_PAIR = {(move.source, move.target): move for move in MOVES}

REOPENINGS = frozenset((move.source, move.target) for move in MOVES if move.cause == "reopened")


def find_move(source: State, target: State) -> Move | None:
    return _BY_PAIR.get((source, target))


def allowed(source: State) -> frozenset[State]:
    """The states that a file may go to from `source`; empty where it is final."""
    return frozenset(target for start, target in _BY_PAIR if start is source)


def may_move(source: State, target: State) -> bool:
    return (source, target) in _BY_PAIR


def is_open(state: State) -> bool:
    """True until the file is closed, withdrawn, set aside or merged; an answered one can still be contested."""
    return state in OPEN_STATES


class LifecycleRecord(Value):
    """Where it stands, and the dates that its moves brought."""

    state: State = State.REGISTERED
    level: Literal[1, 2] = 1
    linked_refs: tuple[str, ...] = ()
    possible_duplicates: tuple[str, ...] = ()
    merged_into: str = ""
    reopen_count: int = 0
    # The latest answer, and the first: an answer given on time stays so, whatever is looked at again later.
    answered_at: datetime | None = None
    first_answered_at: datetime | None = None
    ended_at: datetime | None = None
    ended_because: str = ""


class Moved(Entry):
    """One allowed move of the procedure's table."""

    kind: Literal["Moved"] = "Moved"
    source: State
    target: State
    cause: Code
    reason: str = ""
    # What a message is that is no complaint: thanks, a question, a bill.
    caller: Code = ""

    def redacted(self) -> Self:
        """The reason of a merger is the file that it went into: that tells of nobody."""
        left = super().redacted()
        return left.model_copy(update={"reason": self.reason}) if self.target is State.MERGED else left

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        """T6. Milestones that a move brings with it: dates of the answer and the end, level 2, one more reopening."""
        if self.source is not complaint.state:
            raise EntryOutOfPlace(f"{complaint.ref} is {complaint.state}, not {self.source}: it cannot move from there")
        if not may_move(self.source, self.target):
            raise IllegalMove(self.source, self.target)
        update: dict[str, object] = {"state": self.target}
        if self.target is State.ANSWERED and self.source is not State.CLOSED:
            update["answered_at"] = at
            update["first_answered_at"] = complaint.first_answered_at or at
        if self.target is State.ESCALATED:
            update["level"] = 2
        if (self.source, self.target) in REOPENINGS:
            update["reopen_count"] = complaint.reopen_count + 1
        if self.target is State.MERGED:
            update["merged_into"] = self.reason
        ended = not is_open(self.target)
        update["ended_at"] = at if ended else None
        update["ended_because"] = (self.reason or self.cause) if ended else ""
        return complaint.model_copy(update=update)

    def tell(self, _names: Names, /) -> Told:
        return Told(Said("State: {state}", state=LABELS[self.target]), self.reason)


class FileJoined(Entry):
    """File `ref` repeats this one and was merged into it; those who took part there take part here."""

    kind: Literal["FileJoined"] = "FileJoined"
    ref: Code
    addresses: tuple[str, ...] = ()
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        who = complaint.complainant
        addresses = without_repeats(*who.addresses, *self.addresses)
        return complaint.model_copy(
            update={
                "linked_refs": without_repeats(*complaint.linked_refs, self.ref),
                "complainant": who.model_copy(update={"addresses": addresses}),
            }
        )

    def tell(self, names: Names, /) -> Told:
        return Told(Said("File joined by {who}", who=names(self.by)), self.ref)
