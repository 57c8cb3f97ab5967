"""Entries: what happened to a complaint, in the past tense. They are the only way a complaint changes.

An entry's JSON is its payload in the register; its hash is what the chain covers. A field is never renamed nor
removed once a register may hold it: an old entry must fold for ever.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from worker.nouns.complaint import (
    Channel,
    Complainant,
    Deadlines,
    DesiredSolution,
    Point,
    ReceivedMessage,
    SentMail,
    State,
    Value,
    Verdict,
)


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


class DocumentJudged(Value):
    """The security check looked again at held documents: those of the file whose bytes `sha256` names.

    `verdict` is accepted or quarantined, or still held where the scanner can give none (`held_because`).
    """

    kind: Literal["DocumentJudged"] = "DocumentJudged"
    sha256: str
    verdict: Verdict
    signature: str = ""
    held_because: str = ""


class LetterQueued(Value):
    """A letter was rendered and frozen in the same transaction as the entry that caused it."""

    kind: Literal["LetterQueued"] = "LetterQueued"
    mail: SentMail


class LetterSent(Value):
    kind: Literal["LetterSent"] = "LetterSent"
    letter: int


class LetterFailed(Value):
    """The letter did not leave, or nobody knows, or it came back. `detail` is the server's sentence, bounded."""

    kind: Literal["LetterFailed"] = "LetterFailed"
    letter: int
    status: Literal["refused", "uncertain", "withheld", "undelivered", "delayed"]
    detail: str = ""


class Moved(Value):
    """One allowed move of the procedure's table."""

    kind: Literal["Moved"] = "Moved"
    source: State
    target: State
    cause: str
    reason: str = ""


Entry = Annotated[
    Registered
    | Reread
    | MessageReceived
    | MessageHeld
    | DocumentJudged
    | LetterQueued
    | LetterSent
    | LetterFailed
    | Moved,
    Field(discriminator="kind"),
]
ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
