"""What a server said, made fit for a log line, the digest and an exception."""

from base64 import b64encode
from collections.abc import Iterable

from worker.doors.bearing import oauthbearer, xoauth2

LONGEST_SENTENCE = 300
# A server may answer with megabytes; what lies beyond this is not even looked at.
LONGEST_LOOK = 4000


def sentence(said: object, *, secrets: Iterable[str] = ()) -> str:
    """`said` (bytes, text or an exception) on one line of at most 300 characters.

    Control and bidirectional characters become blanks. Every one of `secrets` is blotted out, plain or in base64:
    a server that quotes the line which it did not understand quotes the password.
    """
    text = (said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said))[:LONGEST_LOOK]
    for secret in secrets:
        for shape in _shapes(secret):
            text = text.replace(shape, "…")
    words = "".join(char if char.isprintable() else " " for char in text).split()
    line = " ".join(words)
    return line if len(line) <= LONGEST_SENTENCE else line[: LONGEST_SENTENCE - 1] + "…"


def secret_forms(username: str, secret: str) -> tuple[str, ...]:
    """Every form in which a login of ours holds its password or token: bare, quoted (IMAP LOGIN), PLAIN, XOAUTH2."""
    quoted = secret.replace("\\", "\\\\").replace('"', '\\"')
    return (f"\0{username}\0{secret}", xoauth2(username, secret), oauthbearer(username, secret), quoted, secret)


def _shapes(secret: str) -> tuple[str, ...]:
    if not secret:
        return ()
    return (secret, b64encode(secret.encode("utf-8", "replace")).decode("ascii"))
