"""What the answer is made of: outcomes, compensation, drafts, and what the complainant says of it (chapter 3).

Money is integer cents with an ISO 4217 currency. Staff are named by their address.
"""

from datetime import date, datetime
from typing import Literal

from worker.nouns.value import Value

Outcome = Literal["upheld", "partly_upheld", "rejected"]
CompensationKind = Literal[
    "credit_note", "refund", "voucher", "discount", "free_service", "replacement", "repair", "apology"
]
CompensationStatus = Literal["proposed", "approved", "offered", "accepted", "executed", "dropped"]


class Compensation(Value):
    """R3. Never offered before it is approved. `goodwill` is given without liability: it upholds nothing."""

    number: int
    kind: CompensationKind
    amount_cents: int | None = None
    currency: str = ""
    goodwill: bool = False
    note: str = ""
    status: CompensationStatus = "proposed"
    proposed_by: str
    proposed_at: datetime
    approved_by: str = ""
    approved_at: datetime | None = None
    offered_at: datetime | None = None
    accepted_at: datetime | None = None
    accepted_words: str = ""
    executed_at: datetime | None = None
    executed_on: date | None = None
    executed_by: str = ""
    proof: str = ""


class Draft(Value):
    """R2. One version of the answer. `sha256` covers its text and all of the record that it states.

    `needs` are the reasons for which a second person must approve it; empty where none is needed. `letter_text` is the
    text part of the letter as its owner saw it.
    """

    version: int
    text: str
    outcome: Outcome
    sha256: str
    letter_text: str = ""
    needs: tuple[str, ...] = ()
    filed_by: str
    filed_at: datetime
    status: Literal["filed", "returned", "released", "superseded"] = "filed"
    judged_by: str = ""
    judged_at: datetime | None = None
    reason: str = ""


class Holding(Value):
    """A letter that says why the answer takes longer: `reason` in the owner's words, news at the latest on `until`."""

    reason: str
    until: date
    by: str
    at: datetime


class Mediation(Value):
    """`mediator` as the desk named it; `ended_at` None while it lasts."""

    mediator: str
    since: datetime
    ended_at: datetime | None = None


class Satisfaction(Value):
    """The survey's answer, 1 to 5 each; None where that question was left out."""

    result: int | None = None
    handling: int | None = None
    comment: str = ""
    at: datetime
