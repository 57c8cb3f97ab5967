"""Files that hold a secret and nothing else."""

import re
import ssl
import stat
from pathlib import Path

from worker.words.said import Said
from worker.words.system import why

# What names of files are made of: a password that was written for one has other signs, as a rule.
_PATH = re.compile(r"[\w./ @+-]+")
# An app password as Google shows it, in four groups: the spaces are for the eye.
_IN_GROUPS = re.compile(r"(?:[a-z]{4} ){3}[a-z]{4}")
_ASSIGNED = re.compile(r"(?:password|passwd|mot de passe|secret)\s*[=:]", re.IGNORECASE)


class SecretMissing(OSError):
    """A password is named in the configuration but cannot be read.

    An OSError, so that a door reports it as a server that cannot be reached: a secret may be missing for a moment while
    it is rotated.
    """


def secret_in(path: Path) -> str:
    """Raises SecretMissing, whose text says what to do."""
    try:
        return path.read_text(encoding="utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = why(error) if isinstance(error, OSError) else Said("not UTF-8 text")
        if not _PATH.fullmatch(str(path)):
            # Whoever writes the secret where its file belongs shall not find it in a log.
            named = Said(
                "the secret file that is named cannot be read ({reason}); write the path of a file that holds the"
                " secret, not the secret"
            )
            raise SecretMissing(named.about(reason=reason)) from None
        here = isinstance(error, OSError)
        remedy = Said("create it, readable by this user") if here else Said("save it as UTF-8")
        unread = Said("the secret file {file} cannot be read ({reason}); {remedy}")
        raise SecretMissing(unread.about(file=str(path), reason=reason, remedy=remedy)) from None


def password_in(path: Path) -> str:
    """A secret of one line. Raises SecretMissing."""
    value = secret_in(path)
    if len(value.splitlines()) > 1:
        several = Said("the secret file {file} holds several lines; leave nothing but the password in it")
        raise SecretMissing(several.about(file=str(path)))
    return value


def looks_wrapped(path: Path) -> bool:
    """Whether what is in the file is more than its secret, as it seems: quotation marks, spaces, the name of a key."""
    try:
        value = secret_in(path)
    except SecretMissing:
        return False
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return quoted or value != value.strip() or bool(_ASSIGNED.match(value) or _IN_GROUPS.fullmatch(value))


def check_authority(path: Path) -> None:
    """Raises SecretMissing where the file of an authority cannot be read, or holds none."""
    try:
        ssl.create_default_context(cafile=str(path))
    except ssl.SSLError:
        none = Said("ca_file {file} holds no certificate in PEM; it begins with -----BEGIN CERTIFICATE-----")
        raise SecretMissing(none.about(file=str(path))) from None
    except OSError as error:
        unread = Said("ca_file {file} cannot be read ({reason}); name the authority's certificate")
        raise SecretMissing(unread.about(file=str(path), reason=why(error))) from None


def open_to_others(path: Path) -> bool:
    """Whether every user of this machine may read it. A group may: services are given their secrets that way."""
    try:
        return bool(path.stat().st_mode & stat.S_IROTH)
    except OSError:
        return False
