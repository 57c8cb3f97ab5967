"""One folder of a Maildir, as the office sees it: what waits there, its bytes, and where they go afterwards."""

import errno
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from stat import S_ISDIR
from time import monotonic, sleep, time_ns
from typing import BinaryIO

from worker.doors.maildir import folders, numbering
from worker.doors.maildir.folders import QUIET_SECONDS, Found
from worker.doors.protocols import FolderMissing, Lying, MailboxUnreachable, Waiting
from worker.nouns.message import Parcel, ParcelKey
from worker.words.said import NOTHING, Said

_log = logging.getLogger(__name__)

# A Maildir gives no hints: a look at two folders costs little.
LOOK_SECONDS = 1.0
# Of a message over the limit, as on an IMAP server: the headers, bounded too since the sender wrote them, and the
# beginning of the text.
_HEAD, _TEXT = 262_144, 65_536


@dataclass(eq=False)
class MaildirMailbox:
    """A Mailbox (see protocols) in a folder of this machine. Nothing but `complaints-uidlist` is added to the inbox.

    Mail that came before the day `since` is left where it lies, and not looked at (by this machine's calendar).
    """

    name: str
    path: Path
    folder: str = "INBOX"
    since: date | None = None

    _polled: frozenset[int] = field(default=frozenset(), init=False, repr=False)
    _unchanged: tuple[int, ...] = field(default=(), init=False, repr=False)

    @property
    def where(self) -> Said:
        return Said("mailbox {name} at {place}", name=self.name, place=str(self.path))

    def waiting(self) -> Waiting:
        """What lies in the folder now, in the order of arrival. What is still being written waits for the next look."""
        with self._reporting():
            found = self._messages()
            numbers = numbering.numbered(self._place, found)
        asked = {uid for uid, (_, one) in numbers.present(found).items() if not self._too_old(one)}
        self._polled = frozenset(asked)
        return Waiting(numbers.uidvalidity, tuple(sorted(asked)), len(found) - len(asked))

    def look_over(self, uids: Sequence[int]) -> dict[int, Lying]:
        """When each of these came, and whether it was seen."""
        with self._reporting():
            _, here = self._here()
        return {uid: Lying(here[uid][1].at, folders.seen(here[uid][1])) for uid in uids if uid in here}

    def fetch(self, uids: Sequence[int], *, max_bytes: int) -> Iterator[Parcel]:
        """One message at a time. One that cannot be read is passed over with a warning, unless none can be read."""
        with self._reporting():
            numbers, here = self._here()
        asked = [uid for uid in uids if uid in here]
        refused: list[OSError] = []
        for uid in asked:
            key = ParcelKey(self.name, self.folder, numbers.uidvalidity, uid)
            try:
                parcel = _read(key, here[uid][1], max_bytes)
            except OSError as error:
                _log.warning("%s does not give UID %d: %s", self.where, uid, error.strerror)
                refused.append(error)
                continue
            if parcel is not None:
                yield parcel
        if refused and len(refused) == len(asked):
            raise self._unreachable(refused[0])

    def settle(self, keys: Sequence[ParcelKey], destination: str) -> None:
        """Rename the files into `destination`, flagged seen; with an empty one they stay in their folder."""
        with self._reporting():
            numbers, here = self._here()
            ours = [key for key in keys if (key.mailbox, key.folder) == (self.name, self.folder)]
            uids = {key.uid for key in ours if key.uidvalidity == numbers.uidvalidity} & here.keys()
            place = self._made(destination) if destination else self._place
            for uid in sorted(uids):
                folders.move(*here[uid], place, uid)
            folders.flush(place / "cur", self._place / "new", self._place / "cur")

    def count(self, folders_: Sequence[str]) -> dict[str, int]:
        """Messages in each folder; 0 for one that does not exist."""
        with self._reporting():
            places = {folder: folders.place_of(self.path, folder) for folder in folders_}
            self._messages()
            return {
                folder: len(folders.messages(place)) if folders.is_maildir(place) else 0
                for folder, place in places.items()
            }

    def keep_copy(self, folder: str, raw: bytes, at: datetime) -> None:
        """A copy of a sent letter, flagged seen and dated `at` (aware). The folder is made where missing."""
        with self._reporting():
            folders.deliver(self._made(folder), raw, at)

    def idle(self, *, seconds: float, stop: Callable[[], bool]) -> bool:
        """Look each second for what came since the last `waiting()`."""
        ends = monotonic() + seconds
        while not self._news():
            left = ends - monotonic()
            if left <= 0 or stop():
                return False
            sleep(min(left, LOOK_SECONDS))
        return True

    def check(self, folders_: Sequence[str]) -> tuple[Said, ...]:
        """Prove that mail can be read here and moved; make the other folders. Raises FolderMissing."""
        with self._reporting():
            found = self._messages()
            self._refuse_without_rights(found)
            lines = [Said("{where}: a Maildir that may be read and written", where=self.where)]
            for folder in dict.fromkeys((self.folder, *folders_)):
                place = self._made(folder)
                line = Said("folder {folder}: {count} messages, in {place}")
                lines.append(line.about(folder=folder, count=len(folders.messages(place)), place=str(place)))
        return tuple(lines)

    def close(self) -> None:
        """Nothing is kept open."""

    @property
    def _place(self) -> Path:
        return folders.place_of(self.path, self.folder)

    def _messages(self) -> dict[str, Found]:
        """The folder is never made here: mail that waits under its right name would be waited for in a new one."""
        for part in ("", *folders.PARTS):
            if not _is_folder(self._place / part):
                raise FolderMissing(_NO_MAILDIR.about(where=self.where, place=str(self._place / part)))
        return {name: one for name, one in folders.messages(self._place).items() if one.at_rest}

    def _here(self) -> tuple[numbering.Numbering, dict[int, tuple[str, Found]]]:
        found = self._messages()
        numbers = numbering.read(self._place) or numbering.Numbering(0)
        return numbers, numbers.present(found)

    def _made(self, folder: str) -> Path:
        place = folders.place_of(self.path, folder)
        if place != self._place and not folders.is_maildir(place):
            self._messages()
            folders.make(place, self.path)
        return place

    def _too_old(self, one: Found) -> bool:
        return self.since is not None and one.at.astimezone().date() < self.since

    def _news(self) -> bool:
        """Where neither folder has changed for a while since they were read, they need not be read again."""
        with self._reporting():
            changed = tuple(os.stat(self._place / part).st_mtime_ns for part in ("new", "cur"))  # noqa: PTH116
            if changed == self._unchanged:
                return False
            looked_at = time_ns()
            found = self._messages()
            numbers = numbering.read(self._place)
        known = numbers.present(found) if numbers else {}
        unknown = len(known) < len(found)
        if unknown or any(uid not in self._polled and not self._too_old(one) for uid, (_, one) in known.items()):
            return True
        rested = looked_at - max(changed) > 2 * QUIET_SECONDS * 1e9
        self._unchanged = changed if rested else ()
        return False

    def _refuse_without_rights(self, found: dict[str, Found]) -> None:
        for folder in (self.path, *(self._place / part for part in folders.PARTS)):
            if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, "this user may not read and write there", str(folder))
        for one in found.values():
            if not os.access(one.path, os.R_OK):
                raise PermissionError(errno.EACCES, "this user may not read the message", str(one.path))

    @contextmanager
    def _reporting(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._unreachable(error) from error

    def _unreachable(self, error: OSError) -> MailboxUnreachable:
        place = f"{error.filename}: " if error.filename else ""
        said = Said("{where}: {said}. {remedy}", where=self.where, said=f"{place}{error.strerror or error}")
        remedy = _REMEDY.get(error.errno or 0, NOTHING)
        return MailboxUnreachable(said.about(**said.facts, remedy=remedy))


# By what the system said.
_ONE_GROUP = Said("Let whoever delivers and this program run as one user or group: chgrp, and chmod g+rwX, with setgid")
_REMEDY = {
    errno.EACCES: _ONE_GROUP,
    errno.EPERM: _ONE_GROUP,
    errno.EROFS: Said("Mount it writable: what was handled is moved out of the inbox"),
    errno.ENOSPC: Said("Make room on its disk"),
    errno.ENOTDIR: Said("Correct path under [[mailbox]]: it names a folder with new, cur and tmp in it"),
}


_NO_MAILDIR = Said(
    "{where}: {place} is missing, so that it is no Maildir. Correct path and folder under [[mailbox]], mount its disk,"
    " or let the mail server make it (with new, cur and tmp in it)"
)


def _is_folder(place: Path) -> bool:
    """Raises OSError where it is the rights or a disk, and not a folder that is missing."""
    try:
        mode = place.stat().st_mode
    except FileNotFoundError:
        return False
    if not S_ISDIR(mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
    return True


def _read(key: ParcelKey, one: Found, max_bytes: int) -> Parcel | None:
    """None where it has vanished, or was written to while it was read: it gets another number at the next look."""
    try:
        # Never through a link, and without waiting for whoever might write to a pipe of that name.
        handle = os.open(one.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    with open(handle, "rb") as file:  # noqa: PTH123 - a Path cannot be opened without following links
        cut = one.size > max_bytes
        raw = _beginning(file) if cut else file.read(one.size + 1)
        stat = os.fstat(handle)
    if (stat.st_mtime_ns, stat.st_size) != one.stamp or not (cut or len(raw) == one.size):
        return None
    return Parcel(key, raw, one.at, one.size, cut)


def _beginning(file: BinaryIO) -> bytes:
    start = file.read(_HEAD + _TEXT)
    ends = [at + len(blank) for blank in (b"\r\n\r\n", b"\n\n") if 0 <= (at := start.find(blank)) < _HEAD]
    return start[: min(ends, default=_HEAD) + _TEXT]
