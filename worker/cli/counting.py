"""What a proof counted, for people and for programs."""

from typing import Any

from worker.register.verifying import Proof


def in_words(proof: Proof) -> str:
    return f"{proof.complaints} complaints, {proof.entries} entries, {proof.letters} letters, {proof.parcels} messages"


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
