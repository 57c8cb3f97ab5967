"""One folder of one IMAP account, as the office sees it: what waits there, its bytes, and where they go afterwards."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from time import monotonic
from typing import Any

from imapclient import DELETED, SEEN
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, ProtocolError

from worker.doors.clock import SystemClock
from worker.doors.imap.account import ImapAccount
from worker.doors.imap.folders import find_folder, instead_of, make_folder
from worker.doors.imap.idling import IDLE_SECONDS, listen
from worker.doors.imap.proving import clock_difference, missing_rights
from worker.doors.imap.words import LINE_UIDS, batches, chunks, same_folder, uid_set
from worker.doors.protocols import Clock, FolderMissing, Lying, MailboxUnreachable, Waiting
from worker.doors.remedies import CLOCK
from worker.doors.sentences import sentence
from worker.nouns.message import Parcel, ParcelKey
from worker.words.said import Said, listed

_log = logging.getLogger(__name__)

# imaplib refuses an answer of more than 1,000,000 bytes; 50,000 UIDs of ten digits stay well below.
SEARCH_UIDS = 50_000
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WHOLE = ("BODY.PEEK[]",)
# Of a message over the limit: the headers, bounded too since the sender wrote them, and the beginning of the text.
BEGINNING = ("BODY.PEEK[HEADER]<0.262144>", "BODY.PEEK[TEXT]<0.65536>")


@dataclass(frozen=True, slots=True)
class _Selected:
    """What SELECT said. Two equal values mean that nothing arrived between them."""

    uidvalidity: int
    uidnext: int
    exists: int = field(compare=False)


@dataclass(eq=False)
class ImapMailbox(ImapAccount):
    """A Mailbox (see protocols) on an IMAP server. `clock` is asked only where the server gives a message no date.

    Mail that came before the day `since` is left where it lies, and not looked at (by the server's calendar).
    """

    folder: str = "INBOX"
    since: date | None = None
    clock: Clock = field(default_factory=SystemClock, repr=False)

    _selected: _Selected | None = field(default=None, init=False, repr=False)
    _polled: _Selected | None = field(default=None, init=False, repr=False)
    _folders: dict[str, str] = field(default_factory=dict, init=False, repr=False)
    # How often the connection broke while this UID was asked for.
    _strikes: Counter[int] = field(default_factory=Counter, init=False, repr=False)

    def waiting(self) -> Waiting:
        """What lies in the folder now: SELECT anew, since a server may go on showing an older view, then SEARCH."""
        with self._connection() as client:
            self._polled = selected = self._select(client)
            asked = [*_windows(selected)] if selected.exists else []
            uids = {uid for window in asked for uid in client.search([*window, *self._since()])}
        left = max(0, selected.exists - len(uids)) if self.since else 0
        return Waiting(selected.uidvalidity, tuple(sorted(uids)), left)

    def look_over(self, uids: Sequence[int]) -> dict[int, Lying]:
        """When each of these came, and whether it was seen."""
        found: dict[int, Lying] = {}
        for part in chunks(uids, LINE_UIDS):
            with self._connection() as client:
                self._ensure_selected(client)
                for uid, answer in self._answers(client, part, ("INTERNALDATE", "FLAGS")).items():
                    found[uid] = Lying(self._aware(answer.get(b"INTERNALDATE")), SEEN in answer.get(b"FLAGS", ()))
        return found

    def fetch(self, uids: Sequence[int], *, max_bytes: int) -> Iterator[Parcel]:
        """Sizes first, then the messages in batches. Each batch is one command: other calls may come between.

        A message that the server cannot give is passed over with a warning; the daily reconciliation names it. Those
        during which the connection broke come last and alone the next time, so that they hold up no others.
        """
        sizes = {uid: size for part in chunks(uids, LINE_UIDS) for uid, size in self._sizes(part)}
        whole = {uid: size for uid, size in sizes.items() if size <= max_bytes}
        for batch in batches(whole, dict(self._strikes)):
            yield from self._parcels(batch, WHOLE)
        for uid in sorted(sizes.keys() - whole.keys(), key=lambda uid: (self._strikes[uid], uid)):
            yield from self._parcels([uid], BEGINNING)

    def settle(self, keys: Sequence[ParcelKey], destination: str) -> None:
        """Move the messages, at most 500 a command; an empty `destination` flags them seen where they lie."""
        ours = [key for key in keys if key.mailbox == self.name and same_folder(key.folder, self.folder)]
        with self._connection() as client:
            uidvalidity = self._ensure_selected(client).uidvalidity
            uids = sorted({key.uid for key in ours if key.uidvalidity == uidvalidity})
            for part in chunks(uids, LINE_UIDS):
                if not destination or same_folder(destination, self.folder):
                    client.add_flags(uid_set(part), [SEEN], silent=True)
                else:
                    self._move(client, uid_set(part), destination)

    def count(self, folders: Sequence[str]) -> dict[str, int]:
        """Messages in each folder; 0 for one that does not exist."""
        with self._connection() as client:
            names = {folder: find_folder(client, folder) for folder in folders}
            return {folder: _messages(client, name) if name else 0 for folder, name in names.items()}

    def keep_copy(self, folder: str, raw: bytes, at: datetime) -> None:
        """Append a copy of a sent letter, flagged seen and dated `at` (aware). The folder is created where missing."""
        with self._connection() as client:
            client.append(self._actual(client, folder), raw, flags=[SEEN], msg_time=at)

    def idle(self, *, seconds: float, stop: Callable[[], bool]) -> bool:
        """Wait for a hint, at most `seconds`. What arrived since the last `waiting()` is a hint at once.

        IDLE is ended and begun anew every minute with a SELECT between, which shows whatever the line swallowed.
        """
        ends = monotonic() + seconds
        with self._connection() as client:
            if not client.has_capability("IDLE"):
                return False
            while self._select(client) == self._polled:
                left = ends - monotonic()
                if left <= 0 or stop():
                    return False
                if self._heard(client, min(left, IDLE_SECONDS), stop):
                    return True
        return True

    def check(self, folders: Sequence[str]) -> tuple[Said, ...]:
        """Log in, open or create each folder, and say in a line each what was found. Raises FolderMissing.

        The one that is collected from is never made: mail would go on arriving in another.
        """
        with self._connection() as client:
            extras = [word for word in ("IDLE", "MOVE", "UIDPLUS") if client.has_capability(word)]
            login = Said("{where}: logged in as {who}; extras: {extras}")
            extra = ", ".join(extras) or Said("none").within("extras")
            lines = [login.about(where=self.where, who=self.username, extras=extra)]
            self._select(client)
            for folder in dict.fromkeys((self.folder, *folders)):
                actual = self._actual(client, folder)
                there = Said("{folder} (on the server: {name})", folder=folder, name=actual)
                found = Said("folder {folder}: {count} messages")
                shown = folder if actual == folder else there
                lines.append(found.about(folder=shown, count=_messages(client, actual)))
            self._prove_rights(client, folders)
            aside = next((folder for folder in folders if folder != self.folder), self.folder)
            difference = clock_difference(client, self._actual(client, aside), self.clock)
            self._selected = None
            if difference:
                wrong = Said("{where}: {said}", where=self.where, said=difference)
                raise MailboxUnreachable(wrong).with_remedy(CLOCK)
        return tuple(lines)

    def _prove_rights(self, client: Any, folders: Sequence[str]) -> None:
        """What `run` will do in each folder, as far as the server tells it (RFC 4314). Raises MailboxUnreachable."""
        for folder in dict.fromkeys((self.folder, *folders)):
            missing = missing_rights(client, self._actual(client, folder), source=folder == self.folder)
            if missing:
                line = Said("{where}: {who} may not {rights} in folder {folder}")
                rights = listed(missing, Said("{first} and not {rest}"))
                remedy = Said("give {who} these rights on it at the server", who=self.username)
                raise MailboxUnreachable(
                    line.about(where=self.where, who=self.username, rights=rights, folder=folder)
                ).with_remedy(remedy)

    def _since(self) -> tuple[str, ...]:
        # RFC 3501: day-month-year, the month in English whatever the locale.
        return ("SINCE", f"{self.since.day}-{_MONTHS[self.since.month - 1]}-{self.since.year}") if self.since else ()

    def _open(self) -> Any:
        self._selected = None
        self._folders.clear()
        return super()._open()

    def _select(self, client: Any) -> _Selected:
        name = self._folders.get(self.folder) or find_folder(client, self.folder)
        if not name:
            none = Said("{where} has no folder {folder}. {instead}")
            instead = instead_of(client, self.folder)
            raise FolderMissing(none.about(where=self.where, folder=self.folder, instead=instead))
        self._folders[self.folder] = name
        answer = client.select_folder(name)
        if b"UIDVALIDITY" not in answer:
            raise ProtocolError(f"the server numbers the messages of {name} without UIDVALIDITY")
        self._selected = _Selected(answer[b"UIDVALIDITY"], answer.get(b"UIDNEXT", 0), answer[b"EXISTS"])
        return self._selected

    def _ensure_selected(self, client: Any) -> _Selected:
        return self._selected or self._select(client)

    def _actual(self, client: Any, folder: str) -> str:
        """The server's name of a folder, created where missing; remembered as long as the connection."""
        if folder not in self._folders:
            self._folders[folder] = find_folder(client, folder) or make_folder(client, folder)
        return self._folders[folder]

    def _move(self, client: Any, uids: str, destination: str) -> None:
        try:
            _carry(client, uids, self._actual(client, destination))
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            # The folder may have been there when we looked and be gone now.
            if self._folders.pop(destination, None) is None:
                raise
            _carry(client, uids, self._actual(client, destination))

    def _heard(self, client: Any, seconds: float, stop: Callable[[], bool]) -> bool:
        try:
            return listen(client, seconds, stop)
        except IMAPClientAbortError as error:
            # The library cannot read a line that comes in two packets. Something did come; the rest is out of step.
            if "unterminated" not in str(error):
                raise
            self._discard()
            return True

    def _sizes(self, uids: Sequence[int]) -> list[tuple[int, int]]:
        with self._connection() as client:
            self._ensure_selected(client)
            answers = self._answers(client, uids, ("RFC822.SIZE",))
        return [(uid, answers[uid][b"RFC822.SIZE"]) for uid in uids if b"RFC822.SIZE" in answers.get(uid, ())]

    def _parcels(self, batch: Sequence[int], items: Sequence[str]) -> list[Parcel]:
        with self._connection() as client:
            uidvalidity = self._ensure_selected(client).uidvalidity
            self._strikes.update(batch)
            answers = self._answers(client, batch, (*items, "INTERNALDATE", "RFC822.SIZE"))
            for uid in batch:
                del self._strikes[uid]
            # Numbered anew while we asked: these UIDs mean other messages now.
            if self._ensure_selected(client).uidvalidity != uidvalidity:
                return []
        parcels = (self._parcel(uidvalidity, uid, answers[uid]) for uid in batch if uid in answers)
        return [parcel for parcel in parcels if parcel is not None]

    def _answers(self, client: Any, uids: Sequence[int], items: Sequence[str]) -> dict[int, Mapping[bytes, Any]]:
        """What the server gives of each message. Where it gives none at all, the fault is not any message's."""
        refusals: dict[int, Exception] = {}
        answers = self._ask(client, uids, items, refusals)
        if len(refusals) == len(uids) > 1:
            raise refusals[uids[-1]]
        for uid, refusal in refusals.items():
            _log.warning("%s does not give UID %d: %s", self.where, uid, sentence(refusal))
        return answers

    def _ask(
        self, client: Any, uids: Sequence[int], items: Sequence[str], refusals: dict[int, Exception]
    ) -> dict[int, Mapping[bytes, Any]]:
        """One message that the server cannot give fails a whole command: the others are asked again by halves."""
        try:
            return dict(client.fetch(uids, items))
        except IMAPClientAbortError:
            raise
        except (IMAPClientError, ValueError) as refusal:
            # It may have vanished: a new look at the folder tells the server's session so.
            self._select(client)
            if len(uids) == 1:
                refusals[uids[0]] = refusal
                return {}
        middle = len(uids) // 2
        left, right = uids[:middle], uids[middle:]
        return self._ask(client, left, items, refusals) | self._ask(client, right, items, refusals)

    def _parcel(self, uidvalidity: int, uid: int, answer: Mapping[bytes, Any]) -> Parcel | None:
        key = ParcelKey(self.name, self.folder, uidvalidity, uid)
        received_at = self._aware(answer.get(b"INTERNALDATE"))
        size = int(answer.get(b"RFC822.SIZE", 0))
        whole = answer.get(b"BODY[]")
        if isinstance(whole, bytes):
            return Parcel(key, whole, received_at, size or len(whole))
        head, text = answer.get(b"BODY[HEADER]<0>"), answer.get(b"BODY[TEXT]<0>")
        if isinstance(head, bytes):
            return Parcel(key, head.rstrip(b"\r\n") + b"\r\n\r\n" + (text or b""), received_at, size, cut=True)
        _log.warning("%s gives UID %d without its bytes", self.where, uid)
        return None

    def _aware(self, internal_date: datetime | None) -> datetime:
        if internal_date is None:
            return self.clock.now()
        return (internal_date if internal_date.tzinfo else internal_date.replace(tzinfo=UTC)).astimezone(UTC)


def _windows(selected: _Selected) -> Iterator[Sequence[str]]:
    """Searches whose answers stay below the library's limit: one for a folder of ordinary size."""
    if selected.exists <= SEARCH_UIDS or not selected.uidnext:
        yield ("ALL",)
        return
    for first in range(1, selected.uidnext, SEARCH_UIDS):
        yield ("UID", f"{first}:{first + SEARCH_UIDS - 1}")


def _messages(client: Any, name: str) -> int:
    return int(client.folder_status(name, ["MESSAGES"])[b"MESSAGES"])


def _carry(client: Any, uids: str, target: str) -> None:
    """MOVE in one command (RFC 6851), or copy, flag and expunge just these (UIDPLUS, RFC 4315).

    Without UIDPLUS an EXPUNGE would take with it whatever anybody else has flagged: then the copies are made and the
    originals flagged deleted, and those already flagged are passed over, so that no copy is made twice.
    """
    if client.has_capability("MOVE"):
        client.move(uids, target)
    elif client.has_capability("UIDPLUS"):
        client.copy(uids, target)
        client.add_flags(uids, [DELETED], silent=True)
        client.uid_expunge(uids)
    elif left := client.search(["UID", uids, "UNDELETED"]):
        client.copy(uid_set(left), target)
        client.add_flags(uid_set(left), [DELETED], silent=True)
