"""What `check` proves of an account that opens: that `run` may do its work there, and that two clocks agree."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from imapclient import SEEN
from imapclient.exceptions import IMAPClientError

from worker.doors.protocols import Clock
from worker.words.said import NOTHING, Said

# RFC 4314, 2.1: what each right is for, in the folder that mail is collected from, and in those where it goes.
SOURCE: Final[Mapping[str, Said]] = {
    "r": Said("read").within("right"),
    "w": Said("mark").within("right"),
    "t": Said("delete").within("right"),
    "e": Said("expunge").within("right"),
}
DESTINATION: Final[Mapping[str, Said]] = {
    "i": Said("insert").within("right"),
    "l": Said("see it").within("right"),
}
# A probe needs a moment; mail servers and machines that ask the time agree to seconds.
MOST_APART = timedelta(minutes=10)
PROBE = (
    b"Subject: complaints check: a probe\r\nDate: {date}\r\nMessage-ID: <probe@complaints.invalid>\r\n"
    b"Content-Type: text/plain\r\n\r\nIt is removed at once. Where it stays, it may be deleted.\r\n"
)


def missing_rights(client: Any, folder: str, *, source: bool) -> list[Said]:
    """What may not be done in this folder; [] where all may, or the server does not tell."""
    if not client.has_capability("ACL"):
        return []
    try:
        _, answers = client._imap.myrights(client._normalise_folder(folder))  # noqa: SLF001 - the library has no other
    except (IMAPClientError, client._imap.error):  # noqa: SLF001 - the same
        return []
    rights = answers[0].rsplit(b" ", 1)[-1].decode("ascii", "replace") if answers and answers[0] else ""
    # RFC 2086 had "d" for what are "t" and "e" now.
    held = set(rights) | (set("te") if "d" in rights else set())
    return [word for right, word in (SOURCE if source else DESTINATION).items() if right not in held]


def clock_difference(client: Any, folder: str, clock: Clock) -> Said:
    """How far this machine's time is from the server's, in words; nothing where they agree or nothing tells.

    The server dates what is put into a folder without a date: a probe goes in, and out again. Raises IMAPClientError
    where the mailbox is full, which nothing else tells.
    """
    if not client.has_capability("UIDPLUS"):
        return NOTHING
    try:
        before = clock.now()
        uid = _appended(
            client.append(folder, PROBE.replace(b"{date}", f"{before:%d %b %Y %H:%M:%S +0000}".encode()), [SEEN])
        )
        client.select_folder(folder)
        try:
            stamped = client.fetch([uid], ["INTERNALDATE"])[uid][b"INTERNALDATE"]
        finally:
            client.delete_messages([uid], silent=True)
            client.uid_expunge([uid])
        return _told(clock.now(), stamped if stamped.tzinfo else stamped.replace(tzinfo=UTC))
    except (IMAPClientError, client._imap.error) as refusal:  # noqa: SLF001 - the library has no other name for it
        if "quota" in str(refusal).lower():
            raise
    return NOTHING


def _appended(answer: bytes) -> int:
    """RFC 4315: `[APPENDUID 38505 3955] …`. Raises IMAPClientError."""
    words = answer.partition(b"APPENDUID")[2].partition(b"]")[0].split()
    if len(words) != len(("uidvalidity", "uid")):
        raise IMAPClientError("the server does not tell the number of what it took")
    return int(words[1])


def _told(ours: datetime, theirs: datetime) -> Said:
    apart = ours - theirs
    if abs(apart) <= MOST_APART:
        return NOTHING
    ahead = Said("this machine says it is {moment} UTC, {apart} ahead of the mail server")
    behind = Said("this machine says it is {moment} UTC, {apart} behind the mail server")
    return (ahead if apart > timedelta(0) else behind).about(moment=f"{ours:%Y-%m-%d %H:%M}", apart=str(abs(apart)))
