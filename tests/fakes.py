"""The doors in memory, for tests of what stands behind them. The contract tests hold them to what the real ones do."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from tests.servers.clamd import EICAR, FOUND
from worker.doors.protocols import (
    BlobMissing,
    FolderMissing,
    LetterUncertain,
    Lying,
    MailboxUnreachable,
    ScannerUnreachable,
    ScanRefused,
    Waiting,
)
from worker.nouns.message import Parcel, ParcelKey
from worker.words.said import Said


class FixedTokens:
    """The tokens of its list, one at each renewal; the last stays."""

    def __init__(self, *tokens: str) -> None:
        self._tokens = list(tokens)

    def __call__(self) -> str:
        return self._tokens[0]

    def renewed(self) -> str:
        del self._tokens[: len(self._tokens) > 1]
        return self._tokens[0]


class FakeMailbox:
    """`deliver` puts a message in; `unreachable` makes every call fail; `folders` holds bytes and dates by UID."""

    def __init__(self, name: str = "reclamations", folder: str = "INBOX") -> None:
        self.name, self.folder = name, folder
        self.uidvalidity, self.last_uid = 1, 0
        self.folders: dict[str, dict[int, tuple[bytes, datetime]]] = {folder: {}}
        self.seen: set[int] = set()
        self.unreachable = False
        self._polled = 0

    def deliver(self, raw: bytes, at: datetime = datetime(2026, 11, 23, 9, tzinfo=UTC), folder: str = "") -> int:
        self.last_uid += 1
        self.folders.setdefault(folder or self.folder, {})[self.last_uid] = (raw, at)
        return self.last_uid

    def _opened(self) -> dict[int, tuple[bytes, datetime]]:
        if self.unreachable:
            raise MailboxUnreachable(f"mailbox {self.name} cannot be used")
        return self.folders[self.folder]

    def waiting(self) -> Waiting:
        uids, self._polled = tuple(self._opened()), self.last_uid
        return Waiting(self.uidvalidity, uids)

    def look_over(self, uids: Sequence[int]) -> dict[int, Lying]:
        here = self._opened()
        return {uid: Lying(here[uid][1], uid in self.seen) for uid in uids if uid in here}

    def fetch(self, uids: Sequence[int], *, max_bytes: int) -> Iterator[Parcel]:
        for uid in [uid for uid in uids if uid in self._opened()]:
            raw, at = self._opened()[uid]
            head, _, text = raw.partition(b"\r\n\r\n")
            cut = len(raw) > max_bytes
            kept = head + b"\r\n\r\n" + text[:65536] if cut else raw
            yield Parcel(ParcelKey(self.name, self.folder, self.uidvalidity, uid), kept, at, len(raw), cut)

    def settle(self, keys: Sequence[ParcelKey], destination: str) -> None:
        here = self._opened()
        for key in [key for key in keys if key.uidvalidity == self.uidvalidity and key.uid in here and destination]:
            self.deliver(*here.pop(key.uid), folder=destination)

    def count(self, folders: Sequence[str]) -> dict[str, int]:
        self._opened()
        return {folder: len(self.folders.get(folder, {})) for folder in folders}

    def keep_copy(self, folder: str, raw: bytes, at: datetime) -> None:
        self._opened()
        self.deliver(raw, at, folder)

    def idle(self, *, seconds: float, stop: Callable[[], bool]) -> bool:
        self._opened()
        return seconds > 0 and not stop() and self.last_uid != self._polled

    def check(self, folders: Sequence[str]) -> tuple[Said, ...]:
        if self.folder not in self.folders:
            raise FolderMissing(f"mailbox {self.name} has no folder {self.folder}")
        self._opened()
        found = Said("folder {folder}: {count} messages")
        return tuple(found.about(folder=name, count=len(self.folders.setdefault(name, {}))) for name in folders)

    def close(self) -> None: ...


class FakePostman:
    """`sent` holds (sender, recipient, bytes). `trouble` maps a recipient to the error that it meets.

    LetterUncertain comes after `before_data`, every other error before it.
    """

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, bytes]] = []
        self.trouble: dict[str, Exception] = {}

    def send(self, raw: bytes, *, envelope_from: str, recipient: str, before_data: Callable[[], None]) -> str:
        trouble = self.trouble.get(recipient)
        if trouble is not None and not isinstance(trouble, LetterUncertain):
            raise trouble
        before_data()
        if trouble is not None:
            raise trouble
        self.sent.append((envelope_from, recipient, raw))
        return "250 OK"

    def rehearse(self, *, envelope_from: str, recipient: str) -> str:
        trouble = self.trouble.get(recipient)
        if trouble is not None and not isinstance(trouble, LetterUncertain):
            raise trouble
        return f"may send as {envelope_from} to {recipient}"

    def check(self) -> Said:
        return Said("a postman in memory")

    def close(self) -> None: ...


class FakeScanner:
    """Knows the EICAR test file. `scanned` are the documents that it looked at; `largest` is the most it takes."""

    def __init__(self, largest: int = 25_000_000) -> None:
        self.largest = largest
        self.unreachable = False
        self.asked = 0
        self.scanned: list[bytes] = []

    def scan(self, content: bytes) -> str:
        self.asked += 1
        self.check()
        if len(content) > self.largest:
            raise ScanRefused("INSTREAM size limit exceeded. ERROR")
        self.scanned.append(content)
        return FOUND if EICAR in content else ""

    def check(self) -> Said:
        if self.unreachable:
            raise ScannerUnreachable("virus scanner in memory cannot be used")
        return Said("virus scanner in memory")


class FakeSupervisor:
    """`heard` is what was told, in its order."""

    def __init__(self, every: float | None = None) -> None:
        self.every = every
        self.heard: list[str] = []

    def ready(self) -> None:
        self.heard.append("ready")

    def alive(self, status: str = "") -> None:
        self.heard.append(f"alive {' '.join(status.split())}".rstrip())

    def stopping(self) -> None:
        self.heard.append("stopping")


class MemoryShelf:
    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        name = hashlib.sha256(content).hexdigest()
        self.blobs[name] = content
        return name

    def get(self, sha256: str) -> bytes:
        if hashlib.sha256(self.blobs.get(sha256, b"")).hexdigest() != sha256:
            raise BlobMissing(sha256)
        return self.blobs[sha256]

    def names(self) -> set[str]:
        return set(self.blobs)

    def lies_long(self, sha256: str) -> bool:
        return sha256 in self.blobs

    def remove(self, sha256: str) -> bool:
        self.blobs.pop(sha256, None)
        return True

    def room(self) -> None:
        return None

    def check(self) -> Said:
        return Said("a shelf in memory")
