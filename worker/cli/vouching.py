"""What the house has to tell a colleague from whoever writes their address, and how to find what it lacks.

Our own mail server says on every mail whose domain it verified (Authentication-Results), under a name that only the
operator can vouch for. It is proposed from the mail that came in: what stands on top of it was written last, by us.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from worker import assembly
from worker.cli.tongue import tell, told
from worker.cli.watching import WITHOUT
from worker.doors.protocols import BlobMissing, FolderMissing, MailboxUnreachable, ShelfUnreachable
from worker.intake.reading import read
from worker.intake.sorting.authenticity import dmarc
from worker.intake.sorting.results import name_of
from worker.nouns.message import Message
from worker.register.database import RegisterUnreachable
from worker.register.store import Register
from worker.settings import MailboxSettings, Settings
from worker.words.said import Said

LOOKED_AT = 40
_MAX_BYTES = 65_536
# What the server says nothing good of, it costs its writer.
_COSTS = Said("each of these costs its writer a yes before it decides, pays or leaves for a complainant")


def vouched(settings: Settings) -> tuple[str, ...]:
    """For `check`: who vouches, and what the newest mails bear."""
    ours = settings.security.authserv_id.lower()
    mails = list(_newest(settings))
    names = Counter(name for name in map(_top, mails) if name)
    seen = ", ".join(f'"{name}" ({count})' for name, count in names.most_common(3))
    if not ours:
        return (told(WITHOUT), f"→ {_proposal(seen, len(mails))}")
    if not mails:
        return (tell('"{name}" vouches for colleagues; no mail yet to see it on', name=ours),)
    if names[ours]:
        some = Said('"{name}" vouches for colleagues: on {count} of the newest {all} mails')
        line = told(some.about(name=ours, count=names[ours], all=len(mails)))
        return (line, *_of_staff(settings, mails))
    none = Said('none of the newest {count} mails begins with "{name}" in Authentication-Results; seen: {seen}')
    line = told(none.about(count=len(mails), name=ours, seen=seen or Said("none").within("servers")))
    return (line, f"→ {_proposal(seen, len(mails))}")


def _of_staff(settings: Settings, mails: Sequence[bytes]) -> tuple[str, ...]:
    """How much of what colleagues write it does not vouch for: a server may leave mail of the house without a word."""
    ours, staff = settings.security.authserv_id, {one.address.lower() for one in settings.staff}
    theirs = [message for message in map(_head, mails) if message.sender.address in staff]
    without = sum(dmarc(message, ours) != "pass" for message in theirs)
    some = Said("{count} of {all} mails of colleagues came without its dmarc=pass: {costs}")
    return (told(some.about(count=without, all=len(theirs), costs=_COSTS)),) if without else ()


def _proposal(seen: str, looked_at: int) -> str:
    if seen:
        return tell(
            "of the newest {count} mails these servers wrote Authentication-Results on top: {seen}; if one is your"
            ' own, write it as [security] authserv_id ("local" is Microsoft 365, which writes no name)',
            count=looked_at, seen=seen,
        )  # fmt: skip
    return tell(
        "look at the source of a mail in the mailbox: the first word of its topmost Authentication-Results line is the"
        ' name; "local" for Microsoft 365, which writes none; if there is no such line, your server does not check'
    )


def _top(raw: bytes) -> str:
    """The server whose word stands on top."""
    results = _head(raw).headers.all("authentication-results")
    return name_of(results[0]) if results else ""


def _head(raw: bytes) -> Message:
    return read(raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n")


def _newest(settings: Settings) -> Iterator[bytes]:
    """What the register keeps, else what lies in the mailboxes."""
    kept = list(_kept(settings))
    yield from kept or (raw for box in settings.mailbox for raw in _waiting(box))


def _kept(settings: Settings) -> Iterable[bytes]:
    register = assembly.open_register(settings, looking=True)
    try:
        hashes = _newest_kept(register)
        for sha256 in hashes:
            with suppress(BlobMissing, ShelfUnreachable):
                yield register.shelf.get(sha256)
    finally:
        register.close()


def _newest_kept(register: Register) -> Iterable[str]:
    # One that cannot be read is told where it is proved.
    with suppress(RegisterUnreachable):
        return register.newest_mails(LOOKED_AT) if register.exists() else ()
    return ()


def _waiting(box: MailboxSettings) -> Iterator[bytes]:
    door = assembly.open_mailbox(box)
    try:
        newest = sorted(door.waiting().uids)[-LOOKED_AT:]
        yield from (parcel.raw for parcel in door.fetch(newest, max_bytes=_MAX_BYTES))
    except (MailboxUnreachable, FolderMissing, OSError):
        # Told where the mailbox itself is proved.
        return
    finally:
        door.close()
