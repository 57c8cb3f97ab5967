"""The numbers of a Maildir's messages. A Maildir has names alone, and whoever copies files in may use a name again.

The list lies in the folder itself, as an IMAP server's does. Where it is lost, a new numbering begins: then everything
is looked at again, and the ledger recognises what it knows by its bytes. A number is at least the time in milliseconds
at which it was given: a list that came back from an older copy gives none a second time.
"""

import fcntl
import json
import logging
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from worker.doors.maildir.folders import Found, write

_log = logging.getLogger(__name__)

LIST = "complaints-uidlist"


@dataclass(slots=True)
class Numbering:
    """`known` holds number, time and size by the name of the file without flags."""

    uidvalidity: int
    last: int = 0
    known: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    def present(self, found: dict[str, Found]) -> dict[int, tuple[str, Found]]:
        """What has a number and is as it was when it got it."""
        return {
            self.known[name][0]: (name, one)
            for name, one in found.items()
            if name in self.known and self.known[name][1:] == one.stamp
        }


def numbered(place: Path, found: dict[str, Found]) -> Numbering:
    """The numbering in which each of `found` has its number; on disk before anybody is told it."""
    with _alone(place):
        old = read(place)
        new = Numbering(old.uidvalidity, old.last) if old else Numbering(1 + secrets.randbelow(2**31 - 1))
        # In the order of arrival.
        for name, one in sorted(found.items(), key=lambda item: (item[1].mtime_ns, item[0])):
            known = old.known.get(name) if old else None
            if known is None or known[1:] != one.stamp:
                new.last = max(new.last + 1, time.time_ns() // 1_000_000)
                known = (new.last, *one.stamp)
            new.known[name] = known
        if old is None or new.last != old.last:
            _keep(place, new)
    return new


def read(place: Path) -> Numbering | None:
    """None where there is no list, or one that cannot be understood."""
    try:
        held = json.loads((place / LIST).read_text(encoding="ascii"))
        known = {str(name): (int(uid), int(at), int(size)) for name, (uid, at, size) in held["messages"].items()}
        return Numbering(int(held["uidvalidity"]), int(held["last"]), known)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError):
        _log.warning("%s is damaged: the messages are numbered anew", place / LIST)
        return None


def _keep(place: Path, numbering: Numbering) -> None:
    held = {"uidvalidity": numbering.uidvalidity, "last": numbering.last, "messages": numbering.known}
    write(place / "tmp" / f"{LIST}.{secrets.token_hex(8)}", json.dumps(held).encode("ascii"), place / LIST)


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Two that number at once might give one message two numbers: it would be fetched twice, to one effect."""
    handle = os.open(place, os.O_RDONLY)
    try:
        # Some network file systems lock no folders.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
