"""Files of another user: the commonest reason why a service may not write what its operator tried out as root."""

import os
import pwd
import re
from pathlib import Path

from worker.cli.tongue import tell

# How SQLite and the system say that rights are missing.
_RIGHTS = re.compile(r"unable to open database file|readonly database|Permission denied|Errno 13", re.IGNORECASE)
_PLACE = re.compile(r"(?:sqlite:///|'|^)(/[^:']+)")


def of_another(error: Exception) -> str:
    """The remedy where what `error` names belongs to somebody else, "" otherwise."""
    said = str(error)
    place = _PLACE.search(said)
    named = getattr(error, "filename", None) or (place[1] if place else "")
    if not named or not (isinstance(error, PermissionError) or _RIGHTS.search(said)):
        return ""
    path = Path(os.fsdecode(named))
    held = next((one for one in (path, *path.parents) if _exists(one)), None)
    if held is None or held.stat().st_uid == os.geteuid():
        return ""
    owner, self = _name(held.stat().st_uid), _name(os.geteuid())
    return tell(
        "{place} belongs to {owner}, and this runs as {self}: run it as {owner}, or give {self} the files (chown -R)",
        place=str(held), owner=owner, self=self,
    )  # fmt: skip


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return tell("user {number}", number=uid)
