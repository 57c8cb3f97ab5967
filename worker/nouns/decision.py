"""What a chapter decides about one message: everything that will be written, and nothing that has been."""

from dataclasses import dataclass
from typing import Literal

from worker.nouns.entry import Entry
from worker.nouns.letter import Outgoing
from worker.nouns.message import Document


@dataclass(frozen=True, slots=True)
class Task:
    """Something for a person to look at; the desk sees it until it is done. `text` holds no more than it needs."""

    kind: Literal[
        "bounce",
        "held_message",
        "parked",
        "staff_mail",
        "uncertain_letter",
        "refused_letter",
        "withheld_letter",
        "missing_message",
        "spam",
        "data_protection",
        "own_address",
        "duplicate",
        "document",
    ]
    text: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A bounce answers letter number `letter` (None where unknown) to `address`; permanent ones mark the address."""

    letter: int | None
    address: str
    permanent: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Decision:
    """`kind` and `because` go to the ledger; `ref` is the file that `entries` belong to ("" where there is none).

    `documents` go to the shelf before the commit. `destination` is where the mailbox files the message.
    """

    kind: str
    because: str
    ref: str = ""
    entries: tuple[Entry, ...] = ()
    letters: tuple[Outgoing, ...] = ()
    documents: tuple[Document, ...] = ()
    tasks: tuple[Task, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()
    destination: Literal["processed", "review"] = "processed"
