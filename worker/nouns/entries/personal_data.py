"""Entries about the personal data of a file: what was asked of them, what was answered, and that they were erased."""

from datetime import date
from typing import Literal

from worker.nouns.personal_data import DataOutcome
from worker.nouns.value import Value


class DataRequested(Value):
    """The complainant asks to see, correct or erase their data. `by` is "" where the worker read it in a mail."""

    kind: Literal["DataRequested"] = "DataRequested"
    since: date
    due: date
    words: str = ""
    by: str = ""


class DataRequestAnswered(Value):
    kind: Literal["DataRequestAnswered"] = "DataRequestAnswered"
    outcome: DataOutcome
    on: date
    by: str
    reason: str = ""


class Erased(Value):
    """The words of earlier entries are gone, their hashes stay. `because` is "retention", or "request".

    `left_sha256` covers what is left of their payloads: that cannot be altered either.
    """

    kind: Literal["Erased"] = "Erased"
    because: str
    left_sha256: str = ""
