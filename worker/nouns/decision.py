"""What a chapter decides about one message: everything that will be written, and nothing that has been."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from worker.complaint.entry import Entry
from worker.nouns.item import Absence
from worker.nouns.letter import Outgoing
from worker.nouns.message import Document

TaskKind = Literal[
    "bounce",
    "held_message",
    "parked",
    "staff_mail",
    "uncertain_letter",
    "refused_letter",
    "withheld_letter",
    "missing_message",
    "spam",
    "own_address",
    "duplicate",
    "document",
    "staff_unproven",
    "forged",
    "send_question",
    "withdrawal",
    "contestation",
    "acceptance",
    "print",
    "erasure",
    "leaked",
    "bounce_unproven",
    "another_matter",
    "after_end",
    "requalified",
    "aside",
]
# What a customer wrote and nobody has looked at yet, also where the file has come to its end.
CUSTOMER_WROTE: frozenset[TaskKind] = frozenset(
    {"held_message", "withdrawal", "contestation", "acceptance", "another_matter", "after_end", "requalified"}
)


@dataclass(frozen=True, slots=True)
class Task:
    """Something for a person to look at; the desk sees it until it is done.

    `kind` says what it is, in each reader's language; `text` says whose or which: addresses, subjects, numbers, other
    people's words, and never a sentence of ours.
    """

    kind: TaskKind
    text: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A bounce answers letter number `letter` (None where unknown) to `address`; permanent ones mark the address."""

    letter: int | None
    address: str
    permanent: bool
    detail: str


# What a colleague is reminded of. `overdue` and those before it in the second row are alarms: they wait for no hour.
Matter = Literal[
    "assess_late", "unanswered", "target_near", "target_passed", "reply_waits", "recall", "action_due",
    "action_overdue", "action_check", "ack_alarm", "ack_limit", "escalate_75", "escalate_90", "last_day",
    "holding_passed", "overdue", "compensation_late", "data_request", "holding", "urgent_waits", "urgent_idle",
    "compensation_owed",
    "promise_due", "holding_due", "named_day", "term",
    "distress_stands", "danger_stands", "child_stands", "watched_stands", "threat_stands",
]  # fmt: skip
# In which part somebody is told.
Part = Literal["owner", "deputy", "desk", "manager", "direction", "asked", "action"]


@dataclass(frozen=True, slots=True)
class Nudge:
    """A colleague must know this of a file, or of corrective action `action`; one mail tells them all that waits.

    `due` is the day that it is about. An `alarm` leaves at once; the others make the day's one reminder.
    """

    person: str
    part: Part
    ref: str
    matter: Matter
    due: date
    alarm: bool = False
    action: int = 0


@dataclass(frozen=True, slots=True)
class Leak:
    """What proves a colleague no more, since it was seen outside: all their letters and the reply address of a file,
    by (file, person), and single letters of no file. `to` are those who have it now.
    """

    proofs: tuple[tuple[str, str], ...] = ()
    letters: tuple[int, ...] = ()
    to: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.proofs or self.letters)


NO_LEAK = Leak()


@dataclass(frozen=True, slots=True)
class FilePart:
    """What a decision does to one file more: a reply to a digest may work on several."""

    ref: str
    entries: tuple[Entry, ...] = ()
    letters: tuple[Outgoing, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """`kind` and `because` go to the ledger; `ref` is the file that `entries` belong to ("" where there is none).

    `actor` is who did it: the worker, or a colleague's address. `others` are further files. `documents` go to the shelf
    before the commit. `destination` is where the mailbox files the message. `held_for` is the colleague who must
    confirm a mail before it has any effect, or say who it is for (`held_as`); `held_parcel` is that mail, None for the
    one in hand; `confirms` the ledger number of a mail that was held so and is now settled.
    `nudges` wait for the next reminder of each person.
    `idea` are a colleague's words for the next report. `taken_back` are letters that wait and will not leave,
    `resends` letters that had not left and do after all.
    `opened` are messages that belonged to no file, with the file that each has now; `left` those that stay without one.
    `leak` is what proves a colleague no more.
    """

    kind: str
    because: str
    ref: str = ""
    actor: str = "worker"
    entries: tuple[Entry, ...] = ()
    letters: tuple[Outgoing, ...] = ()
    others: tuple[FilePart, ...] = ()
    documents: tuple[Document, ...] = ()
    tasks: tuple[Task, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()
    destination: Literal["processed", "review"] = "processed"
    held_for: str = ""
    held_as: Literal["unproven", "audience"] = "unproven"
    held_parcel: int | None = None
    confirms: int | None = None
    settles: Literal["confirmed", "disowned", "sent", "noted", "dropped", "replaced", "refused"] = "confirmed"
    absence: Absence | None = None
    nudges: tuple[Nudge, ...] = ()
    idea: str = ""
    taken_back: tuple[int, ...] = ()
    resends: tuple[int, ...] = ()
    opened: tuple[tuple[int, str], ...] = ()
    left: tuple[int, ...] = ()
    leak: Leak = NO_LEAK

    @property
    def parts(self) -> tuple[FilePart, ...]:
        """Every file that the decision touches, its own first; letters of no file stand under ""."""
        own = FilePart(self.ref, self.entries, self.letters)
        return (own, *self.others) if own.entries or own.letters else self.others
