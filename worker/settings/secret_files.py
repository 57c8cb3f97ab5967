"""Files that hold a secret and nothing else."""

import stat
from pathlib import Path


class SecretMissing(OSError):
    """A password is named in the configuration but cannot be read.

    An OSError, so that a door reports it as a server that cannot be reached: a secret may be missing for a moment while
    it is rotated.
    """


def secret_in(path: Path) -> str:
    """Raises SecretMissing, whose text says what to do."""
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise SecretMissing(
            f"the secret file {path} cannot be read ({reason}); create it, readable by this user"
        ) from None


def open_to_others(path: Path) -> bool:
    """Whether every user of this machine may read it. A group may: services are given their secrets that way."""
    try:
        return bool(path.stat().st_mode & stat.S_IROTH)
    except OSError:
        return False
