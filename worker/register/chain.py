"""The hash chain of a file: each entry's hash covers the one before, and the payload by its salted hash.

The salt keeps a short payload (a name, an address) from being guessed from its hash once an erasure has removed it.
"""

import hashlib
from datetime import UTC, datetime

GENESIS = "0" * 64


class Root:
    """One hash over the heads of all chains, in the order of the files' numbers.

    Whoever holds yesterday's root can tell a register that was altered since: `complaints verify` prints today's.
    """

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def add(self, ref: str, entries: int, head: str) -> None:
        self._digest.update(f"{ref} {entries} {head}\n".encode())

    def __str__(self) -> str:
        return self._digest.hexdigest()


def payload_sha256(salt: str, payload: str) -> str:
    return hashlib.sha256(f"{salt}\n{payload}".encode()).hexdigest()


def entry_sha256(*, previous: str, ref: str, seq: int, at: datetime, actor: str, kind: str, payload_hash: str) -> str:
    """SHA-256 over the seven values, one a line; `at` in UTC with microseconds."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    lines = (previous, ref, str(seq), moment, actor, kind, payload_hash)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
