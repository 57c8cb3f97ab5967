"""Requests under data protection law (GDPR, articles 15 to 21): what a complainant asks of their own data."""

from datetime import date
from typing import Literal

from worker.nouns.value import Value

# What was answered: the data were handed over or corrected; they will be erased; the request was refused;
# it was none, the worker or a colleague was mistaken.
DataOutcome = Literal["given", "erasure", "refused", "none"]


class DataRequest(Value):
    """Asked on `since`, to be answered by `due`; `words` are those of the complainant that say so.

    `outcome` is "" until a person says what was answered, and `by` is who said it or noted the request.
    """

    since: date
    due: date
    words: str = ""
    by: str = ""
    outcome: DataOutcome | Literal[""] = ""
    answered_on: date | None = None
    reason: str = ""
