"""What is kept without a file: the line in which the desk finds it again, and the message once somebody takes it up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from worker.nouns.message import Message
from worker.words.wording import bounded

# The kind of the task that stands for such a message until it is opened or left.
TASK: Final = "aside"
_SUBJECT = 200
# What is shown on one day's list only; all else waits there for a word of somebody.
PASSING: Final = frozenset({"bulk", "auto_reply", "report", "other", "advertiser", "phishing", "thanks"})
# Mail in a colleague's name that nothing proves to be theirs.
IN_A_NAME: Final = frozenset({"staff_unproven", "forged"})
# What waits for a word, and is left by its number: whoever should say it may never do.
WAITING: Final = IN_A_NAME | {TASK, "spam", "own_address", "staff_mail"}
# What is looked at, and is left by its number too; it stays in the list until somebody does.
LEFT: Final = WAITING | {"leaked", "bounce_unproven", "parked", "duplicate"}
# So long it stands in each day's list; then it is put away, counted, and can still be opened.
LEFT_AFTER: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind` is why it was kept so: what a machine it is, or what kind of person or gateway."""

    kind: str
    sender: str
    subject: str

    @property
    def text(self) -> str:
        """As a task holds it: no blank stands in a kind, none in an address."""
        return f"{self.kind} {self.sender or '?'} {bounded(self.subject, _SUBJECT)}".strip()


def mark(text: str) -> Mark:
    """What `text` says; nothing of one that an erasure emptied."""
    kind, _, rest = text.partition(" ")
    sender, _, subject = rest.partition(" ")
    return Mark(kind, "" if sender == "?" else sender, subject)


@dataclass(frozen=True, slots=True)
class Kept:
    """A message of the ledger that was kept without a file, read again; None where it has one by now (`ref`), or where
    its words were erased.

    `listed`: it is none of these, and stands in the list all the same until it is left. `scanned`: its documents need
    no look of a virus scanner any more; `authserv_id` is whose word on its sender counts.
    """

    number: int
    kind: str
    ref: str = ""
    message: Message | None = None
    mailbox: str = ""
    sha256: str = ""
    size: int = 0
    received_at: datetime | None = None
    cut: bool = False
    scanned: bool = True
    authserv_id: str = ""
    listed: bool = False
