"""The letters of chapter 4: what the company's own people learn of the work."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from worker.nouns.letter import Letter
from worker.processing.lines import FileLine
from worker.words.said import Said

# In the order in which they are read: what burns first.
Heading = Literal[
    "overdue", "today", "approval", "data_requests", "failed", "quarantined", "unsorted", "orphaned", "new", "actions",
    "deputy", "customer", "tasks", "erasing", "next",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines under one heading, the most urgent first; `more` are those that there was no room for, `above` those of
    files that stand higher in the same mail, with this reason too.
    """

    heading: Heading
    lines: tuple[FileLine, ...]
    more: int = 0
    above: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a mailbox holds, as last counted against the ledger on `on`: all of it accounted for, or not.

    `missing` names what was not, as the server numbers it (UID); it was fetched then.
    """

    mailbox: str
    held: int
    accounted: int
    on: date
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideLine:
    """What one sender wrote that has no file, `count` of them: the newest's `subject` and number, and why (`kind`).

    `numbers` are those that one word leaves, newest first.
    """

    sender: str
    kind: str
    subject: str
    count: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest(Letter):
    """Each working day, to each colleague for whom something waits; to the desk everything, also where nothing waits.

    `desk` is None for whoever is not of the desk. `root` is the line that names one hash over all chains
    and its moment: a register that is altered later no longer matches the mails that people hold.
    """

    occasion: ClassVar[str] = "digest"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    ref: str
    recipient_name: str
    on: date
    # What clocks tell this reader this morning; their lists tell where each file stands anyway.
    alerts: tuple[FileLine, ...] = ()
    # So many of them had no room, and stand in the lists alone.
    alerts_more: int = 0
    own: tuple[Section, ...]
    desk: tuple[Section, ...] | None
    open_files: int
    accounts: tuple[Account, ...]
    warnings: tuple[Said, ...]
    root: str
    # For the desk: what has no file, by sender; how many more senders there are; how many machines' answers to letters
    # of ours came, which nobody need read.
    aside: tuple[AsideLine, ...] = ()
    aside_count: int = 0
    aside_more: int = 0
    receipts: int = 0
    # So many messages waited for a word as long as they may, and are put away since the last list.
    put_away: int = 0
