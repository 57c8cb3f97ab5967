"""What a proof counted, for people and for programs."""

from typing import Any

from worker.cli.tongue import tell
from worker.register.verifying import Proof


def in_words(proof: Proof) -> str:
    return tell(
        "{complaints} complaints, {entries} entries, {letters} letters, {messages} messages",
        complaints=proof.complaints,
        entries=proof.entries,
        letters=proof.letters,
        messages=proof.parcels,
    )


def counts(proof: Proof) -> dict[str, Any]:
    return {
        "complaints": proof.complaints,
        "entries": proof.entries,
        "letters": proof.letters,
        "messages": proof.parcels,
        "blobs": proof.blobs,
        "root": proof.root,
        "faults": proof.faults,
    }
