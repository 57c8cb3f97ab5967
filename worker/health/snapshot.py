"""What is known at one moment of the worker and of what it stands on: numbers and times, nothing of any message."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Queue:
    """How many there are, and since when the oldest is; `since` is None where there is none."""

    count: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class MailboxState:
    """`watched_since` is the first poll that went well, `polled_at` the last one.

    `failed_at` and `reason` tell the last failure, however long ago; `failing_since` is None once a poll went well
    after it. `last_mail_at` is when the newest message was fetched.
    """

    name: str
    poll_seconds: int
    watched_since: datetime | None = None
    polled_at: datetime | None = None
    failing_since: datetime | None = None
    failed_at: datetime | None = None
    reason: str = ""
    last_mail_at: datetime | None = None

    @property
    def tried_at(self) -> datetime | None:
        """The last look at it, whether it went well or not."""
        return max((at for at in (self.polled_at, self.failed_at) if at), default=None)


@dataclass(frozen=True, slots=True)
class DutyState:
    """`due_at` is None for a duty that comes round when there is something to do."""

    name: str
    done_at: datetime
    due_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class Disk:
    """The file system on which `name` (the register, the shelf) lies; `free` is what this user may still write."""

    name: str
    free: int
    total: int


@dataclass(frozen=True, slots=True)
class PostState:
    """No letter leaves since `since`. `refused`: the server refuses us, or hangs up; it is not merely out of reach."""

    since: datetime
    tried_at: datetime
    again_at: datetime
    refused: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`messages` by waiting and parked; `letters` by queued, sending, withheld, uncertain and refused. `blamed` are
    those of the queued that the server did not take because of us; `post` is None while letters leave. Sizes in bytes.
    """

    at: datetime
    revision: str
    messages: Mapping[str, Queue]
    letters: Mapping[str, Queue]
    tasks: Queue
    mailboxes: tuple[MailboxState, ...]
    duties: tuple[DutyState, ...]
    disks: tuple[Disk, ...]
    blamed: Queue = Queue()
    post: PostState | None = None
    # Messages without a file that nobody has looked at.
    aside: Queue = Queue()
    # Open files whose owner the settings no longer name.
    orphaned: int = 0
