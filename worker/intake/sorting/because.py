"""Why a message is what sorting says: one sentence for the ledger."""

from worker.words.wording import bounded


def why(*words: object) -> str:
    """On one line, without control characters, at most 300 characters."""
    return bounded(" ".join(str(word) for word in words))
