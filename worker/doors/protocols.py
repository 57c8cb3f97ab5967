"""The doors as the rest of the house sees them, and what may go wrong at each: docstrings are for the operator."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol, Self, runtime_checkable

from worker.nouns.message import Parcel, ParcelKey
from worker.words.said import NOTHING, Said


class Remediable(Exception):
    """`remedy` is what an operator does about it, in a line; nothing where the sentence says it, or nobody knows."""

    remedy: Said = NOTHING

    def with_remedy(self, remedy: Said) -> Self:
        self.remedy = remedy
        return self


class MailboxUnreachable(Remediable):
    """The mailbox cannot be reached, or refuses the login or the access; nothing was changed. Its sentence says why."""


class MailboxInUse(MailboxUnreachable):
    """The folder holds mail from before the first start, and nothing says what becomes of it: nothing was done."""


class FolderMissing(Remediable):
    """The folder that mail is collected from does not exist, or another that is configured could not be created."""


class LetterDelayed(Remediable):
    """The letter did not leave and may be tried again: the connection failed before DATA, or the server said 4xx."""


class PostClosed(LetterDelayed):
    """No letter can leave now: the server cannot be reached, or answers none of ours. The others need not be tried."""


class WeAreRefused(LetterDelayed):
    """The server refuses us, not the letter: the login, the sender's address, a quota, our standing. Never given up.

    `every`: it said so before it knew which letter it was about, so that the next one would fare the same.
    """

    def __init__(self, sentence: Said, *, every: bool) -> None:
        super().__init__(sentence)
        self.every = every


class LetterRefused(Exception):
    """The server refused the letter for good, because of its recipient or of itself. Trying again would not help.

    `of_recipient`: it was the recipient, before anything of the letter had left; `unsaid`: and nothing was said of why.
    """

    def __init__(self, sentence: Said, *, of_recipient: bool = False, unsaid: bool = False) -> None:
        super().__init__(sentence)
        self.of_recipient = of_recipient
        self.unsaid = unsaid


class LetterUncertain(Exception):
    """The connection was cut after DATA: the letter may have left. It is not blindly sent again."""


class ShelfUnreachable(Remediable):
    """The shelf cannot be read or written. Check the folder, its rights and the free space."""


class BlobMissing(Exception):
    """A blob that the register names is not on the shelf."""


class ScannerUnreachable(Exception):
    """The virus scanner cannot be reached, or does not answer as one. Check that clamd listens where the settings say.

    Documents are held back until it does, and shown to it again without anybody's help; complaints do not wait.
    """


class ScanRefused(Exception):
    """The virus scanner gives no verdict on this document; it stays held. The scanner's sentence says why.

    Most often it is larger than StreamMaxLength in clamd.conf. Other documents are scanned.
    """


class TokenUnavailable(OSError):
    """No access token could be had. An OSError, so that a door reports it as a server that cannot be reached."""


class ConsentEnded(TokenUnavailable):
    """A person has to sign in (again): no waiting mends it. The text says with which command."""


class PlaceTaken(Exception):
    """Nothing can listen there: another program does, or the address is not this machine's. Correct `[monitoring]`."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What is answered over HTTP: text, in UTF-8."""

    status: int
    body: str
    content_type: str = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What lies in a mailbox folder: its UIDVALIDITY and the UIDs present, ascending.

    `left` counts those that are older than the mailbox is asked for: they are nobody's here.
    """

    uidvalidity: int
    uids: tuple[int, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Lying:
    """A message that lies in a folder: when it came, and whether somebody has seen it."""

    at: datetime
    seen: bool


class Mailbox(Protocol):
    """One folder of one account, over one kept connection; or a folder on this machine. Used by one thread at a time.

    Every method may raise MailboxUnreachable; the connection is then thrown away and the next call opens another.
    """

    name: str

    def waiting(self) -> Waiting:
        """What lies in the folder now. Nothing is marked."""

    def look_over(self, uids: Sequence[int]) -> dict[int, Lying]:
        """When each of these came, and whether it was seen. Nothing is fetched of them, nothing is marked."""

    def fetch(self, uids: Sequence[int], *, max_bytes: int) -> Iterator[Parcel]:
        """Yield the named messages by BODY.PEEK[], in batches of at most 50 messages and 8 MB.

        One over `max_bytes` (RFC822.SIZE) comes with its headers and first 64 KiB only, `cut` true. A UID that has
        vanished is passed over.
        """

    def settle(self, keys: Sequence[ParcelKey], destination: str) -> None:
        """Move the messages to folder `destination` in as few commands as the server allows.

        Keys of an older UIDVALIDITY and UIDs no longer there are passed over: both mean that it is done.
        """

    def count(self, folders: Sequence[str]) -> dict[str, int]:
        """Messages in each folder, for the daily reconciliation."""

    def keep_copy(self, folder: str, raw: bytes, at: datetime) -> None:
        """Append a copy of a sent letter, flagged seen."""

    def idle(self, *, seconds: float, stop: Callable[[], bool]) -> bool:
        """Wait until something new shows (True), `stop()` says so, or `seconds` pass (False).

        Returns False at once where that cannot be known: a server without IDLE. A hint only: the poll is the truth.
        """

    def check(self, folders: Sequence[str]) -> tuple[Said, ...]:
        """Log in, open or create each folder, and say in a line each what was found. Raises FolderMissing.

        The folder that mail is collected from is not created: under a misspelt name it would be waited at for ever.
        """

    def close(self) -> None: ...


class Postman(Protocol):
    """Hands letters to the SMTP server over one kept connection. Used by one thread at a time."""

    def send(self, raw: bytes, *, envelope_from: str, recipient: str, before_data: Callable[[], None]) -> str:
        """Send one letter to one recipient; returns the server's last line.

        `before_data` is called once, after the recipient was accepted and right before DATA. Raises LetterDelayed
        (PostClosed and WeAreRefused among it), LetterRefused, or LetterUncertain (only after `before_data` returned).
        """

    def rehearse(self, *, envelope_from: str, recipient: str) -> Said:
        """All that comes before a letter, and then none: login, MAIL, RCPT, RSET. Returns a line of what was found.

        Raises LetterDelayed (PostClosed and WeAreRefused among it), or LetterRefused.
        """

    def check(self) -> Said:
        """Connect and log in; returns a line that says what was found. Raises PostClosed or WeAreRefused."""

    def close(self) -> None: ...


# By which a database server that is asked who is connected tells a shelf from a worker at the register.
SHELF_CONNECTION: Final = "complaints shelf"


class Shelf(Protocol):
    """Blobs by the SHA-256 of their bytes, each written once."""

    def put(self, content: bytes) -> str:
        """Store durably (written, flushed to disk, renamed into place) and return the hexadecimal SHA-256."""

    def get(self, sha256: str) -> bytes:
        """The bytes. Raises BlobMissing, also where they no longer have this hash."""

    def names(self) -> AbstractSet[str]:
        """Every hash on the shelf."""

    def remove(self, sha256: str) -> bool:
        """Take a blob off the shelf for good; whether it is gone. Raises ShelfUnreachable.

        It stays, for another day, where it was put so lately that the row which needs it may not be written yet.
        """

    def lies_long(self, sha256: str) -> bool:
        """Whether a blob was put so long ago that the row which needs it must be written by now."""

    def room(self) -> tuple[int, int] | None:
        """(free, total) bytes where it lies; None where nothing bounds it. Raises ShelfUnreachable."""

    def check(self) -> Said:
        """Write, read and remove a probe; returns a line that says where. Raises ShelfUnreachable."""


class Scanner(Protocol):
    """Looks for viruses in documents. Used by one thread at a time."""

    def scan(self, content: bytes) -> str:
        """Scan the bytes of one document: "" when it is clean, else the name of what was found in it.

        The name is one printable line of at most 100 characters. Raises ScannerUnreachable and ScanRefused.
        """

    def check(self) -> Said:
        """Ask whether the scanner is there; returns a line that says where and which. Raises ScannerUnreachable."""


class Supervisor(Protocol):
    """Whoever started the process, and ends one that gives no sign of life. Nothing here raises, or waits for long."""

    every: float | None
    """How many seconds may lie between two signs of life; None where nobody waits for any."""

    def ready(self) -> None:
        """The start is over, the work begins."""

    def alive(self, status: str = "") -> None:
        """Work goes on. Said by the thread that works, between two steps of it; `status` is a line for people."""

    def stopping(self) -> None:
        """The process was told to end, and finishes what it has in hand."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The time, aware, in UTC."""


class TokenSource(Protocol):
    """Asked at every login."""

    def __call__(self) -> str:
        """A token that should be good now. Raises TokenUnavailable."""
        ...

    def renewed(self) -> str:
        """One that is newer than the last where there is any: a server refused that. Raises TokenUnavailable."""
        ...


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the person does: open `address`; type `code` there, or come back with the address that the browser ends at.

    `seconds`: for how long the provider waits.
    """

    address: str
    code: str
    seconds: int


# The address that the browser ended at, once there is one; "" while there is none.
Answered = Callable[[], str]


@runtime_checkable
class SignsIn(TokenSource, Protocol):
    """A source whose tokens a person has granted."""

    def invite(self) -> Invitation:
        """Begin. Raises TokenUnavailable."""
        ...

    def finish(self, answered: Answered, *, stopping: Callable[[], bool]) -> bool:
        """Wait until they have done it, and keep the sign-in; False where it was stopped. Raises TokenUnavailable."""
        ...
