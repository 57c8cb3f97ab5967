"""Entries of chapter 1: a complaint is registered, messages join it, documents are judged."""

from datetime import datetime
from typing import Literal

from worker.nouns.answering import Outcome
from worker.nouns.complaint import (
    Channel,
    Complainant,
    Deadlines,
    DesiredSolution,
    Point,
    ReceivedMessage,
    StaffMessage,
    State,
    Verdict,
)
from worker.nouns.value import Value
from worker.nouns.work import Assessment


class Registered(Value):
    """P3: a message, a letter or a call became a numbered file."""

    kind: Literal["Registered"] = "Registered"
    ref: str
    mailbox: str
    channel: Channel
    recorded_by: str = "worker"
    language: str
    subject: str
    complainant: Complainant
    sent_at: datetime | None
    received_at: datetime
    points: tuple[Point, ...]
    desired_solution: DesiredSolution | None
    wish_asked: bool
    category: str = ""
    category_words: str = ""
    order_reference: str = ""
    litigation_words: str = ""
    data_protection_words: str = ""
    possible_duplicates: tuple[str, ...] = ()
    linked_refs: tuple[str, ...] = ()
    deadlines: Deadlines
    message: ReceivedMessage
    because: str = ""
    assessment: Assessment = Assessment()
    complained_of: tuple[str, ...] = ()


class Imported(Value):
    """The file was kept in another register before, under `origin`: how far it had come there, on which days.

    They stand as that register told them; nothing of it was done here, and no letter leaves for it.
    """

    kind: Literal["Imported"] = "Imported"
    origin: str
    state: Literal[State.REGISTERED, State.ANSWERED, State.CLOSED, State.WITHDRAWN] = State.REGISTERED
    acknowledged_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: Outcome | Literal[""] = ""
    root_cause: str = ""
    product_or_service: str = ""
    owner: str = ""


class MessageReceived(Value):
    """A follow-up joined the file. `proof` is the rule that let it in."""

    kind: Literal["MessageReceived"] = "MessageReceived"
    message: ReceivedMessage
    proof: str
    desired_solution: DesiredSolution | None = None


class Reread(Value):
    """A parked message was read after all: what registering would have recorded replaces what could not be read.

    The number, the dates, the clocks and the letters that left stay as they are.
    """

    kind: Literal["Reread"] = "Reread"
    registered: Registered


class MessageHeld(Value):
    """Someone unknown to the file answered one of its letters: kept apart until a person accepts it."""

    kind: Literal["MessageHeld"] = "MessageHeld"
    message: ReceivedMessage
    reason: str


class MessageAccepted(Value):
    """A person let a held message in: it joins the file, and its sender takes part from now on."""

    kind: Literal["MessageAccepted"] = "MessageAccepted"
    parcel: int
    by: str


class MessageSetApart(Value):
    """A held message does not belong here: it became the file `into`."""

    kind: Literal["MessageSetApart"] = "MessageSetApart"
    parcel: int
    into: str
    by: str


class StaffWrote(Value):
    """A colleague's mail about the file, with what it made the worker do."""

    kind: Literal["StaffWrote"] = "StaffWrote"
    message: StaffMessage


class FileJoined(Value):
    """File `ref` repeats this one and was merged into it; those who took part there take part here."""

    kind: Literal["FileJoined"] = "FileJoined"
    ref: str
    addresses: tuple[str, ...] = ()
    by: str


class DocumentJudged(Value):
    """The security check looked again at held documents: those of the file whose bytes `sha256` names.

    `verdict` is accepted or quarantined, or still held where the scanner can give none (`held_because`).
    """

    kind: Literal["DocumentJudged"] = "DocumentJudged"
    sha256: str
    verdict: Verdict
    signature: str = ""
    held_because: str = ""
