"""The hash chain of a file: each entry's hash covers the one before, and the payload by its salted hash.

The salt keeps a short payload (a name, an address) from being guessed from its hash once an erasure has removed it.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

GENESIS = "0" * 64


def payload_sha256(salt: str, payload: str) -> str:
    return hashlib.sha256(f"{salt}\n{payload}".encode()).hexdigest()


def entry_sha256(*, previous: str, ref: str, seq: int, at: datetime, actor: str, kind: str, payload_hash: str) -> str:
    """SHA-256 over the seven values, one a line; `at` in UTC with microseconds."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    lines = (previous, ref, str(seq), moment, actor, kind, payload_hash)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def redacted_sha256(payloads: Iterable[str]) -> str:
    """What an erasure left of a file's payloads, in their order: the entry that tells of it carries this."""
    digest = hashlib.sha256()
    for payload in payloads:
        digest.update(hashlib.sha256(payload.encode()).digest())
    return digest.hexdigest()
