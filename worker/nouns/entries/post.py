"""Entries of the post: what became of each letter that left."""

from datetime import date
from typing import Literal

from worker.nouns.complaint import SentMail
from worker.nouns.value import Value


class LetterQueued(Value):
    """A letter was rendered and frozen in the same transaction as the entry that caused it."""

    kind: Literal["LetterQueued"] = "LetterQueued"
    mail: SentMail


class LetterSent(Value):
    kind: Literal["LetterSent"] = "LetterSent"
    letter: int


class LetterFailed(Value):
    """The letter did not leave, or nobody knows, or it came back. `detail` is the server's sentence, bounded."""

    kind: Literal["LetterFailed"] = "LetterFailed"
    letter: int
    status: Literal["refused", "uncertain", "withheld", "undelivered", "delayed"]
    detail: str = ""


class LetterTakenBack(Value):
    """Whoever wrote it, or a colleague, stopped the letter before it left."""

    kind: Literal["LetterTakenBack"] = "LetterTakenBack"
    letter: int
    by: str


class ComplainantTold(Value):
    """The complainant stood in To or Cc of a colleague's own mail, ledger number `parcel`: they have read it."""

    kind: Literal["ComplainantTold"] = "ComplainantTold"
    parcel: int
    by: str
    addresses: tuple[str, ...]


Cause = Literal["asked", "all_refused", "rate"]


class LetterRequeued(Value):
    """A letter that had not left waits to leave again, with the same bytes and the same Message-ID.

    `because`: somebody asked for it; the server was seen to refuse all letters alike; a limit allows it now.
    """

    kind: Literal["LetterRequeued"] = "LetterRequeued"
    letter: int
    by: str
    because: Cause


class LetterTold(Value):
    """The letter did not leave: letter `by`, which has, said what it was to say, and what others were."""

    kind: Literal["LetterTold"] = "LetterTold"
    letter: int
    by: int


class ProofSpent(Value):
    """Letters to a colleague were seen outside the house: they, and the reply address in them, prove them no more."""

    kind: Literal["ProofSpent"] = "ProofSpent"
    person: str
    letters: tuple[int, ...]


class LetterPosted(Value):
    """A colleague put the letter into an envelope: its complainant has no e-mail address."""

    kind: Literal["LetterPosted"] = "LetterPosted"
    letter: int
    on: date
    by: str
