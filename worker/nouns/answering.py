"""What the answer is made of: outcomes, compensation, drafts, and what the complainant says of it (chapter 3).

Money is integer cents with an ISO 4217 currency. Staff are named by their address.
"""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

from worker.nouns.value import Value

Outcome = Literal["upheld", "partly_upheld", "rejected"]
CompensationKind = Literal[
    "credit_note", "refund", "voucher", "discount", "free_service", "replacement", "repair", "apology"
]
CompensationStatus = Literal["proposed", "approved", "offered", "accepted", "executed", "dropped"]
# Why a second person must look at an answer: it refuses something, or gives more than one person may.
Need = Literal["refusal", "amount"]

# The only steps of a compensation (R3): none is offered before it is approved. What is owed may be carried out without
# the complainant's yes; what was carried out stays so.
STEPS: Mapping[CompensationStatus, frozenset[CompensationStatus]] = MappingProxyType(
    {
        "proposed": frozenset({"approved", "dropped"}),
        "approved": frozenset({"offered", "dropped"}),
        "offered": frozenset({"accepted", "executed", "dropped"}),
        "accepted": frozenset({"executed"}),
        "executed": frozenset(),
        "dropped": frozenset(),
    }
)


class Compensation(Value):
    """R3. `goodwill` is given without liability: it upholds nothing.

    `how` it reaches the complainant, in words that they read; `due` is the day by which, None until it is offered
    unless a colleague named one. An apology needs neither: the answer itself carries it.
    """

    number: int
    kind: CompensationKind
    amount_cents: int | None = None
    currency: str = ""
    goodwill: bool = False
    how: str = ""
    due: date | None = None
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

    `needs` are the reasons for which a second person must approve it; empty where none is needed. `parcel` is the
    ledger's number of the mail that filed it: the documents of that mail leave with the answer. `greeting` and
    `closing` are its author's, "" where they used none.
    """

    version: int
    text: str
    outcome: Outcome
    sha256: str
    parcel: int
    needs: tuple[Need, ...] = ()
    filed_by: str
    filed_at: datetime
    status: Literal["filed", "returned", "released", "superseded"] = "filed"
    judged_by: str = ""
    judged_at: datetime | None = None
    reason: str = ""
    greeting: str = ""
    closing: str = ""


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


class GridRow(Value):
    """What the company usually gives: to complaints of this severity by this kind of customer ("" for every kind).

    A help for whoever decides, no rule: `usual` is the company's own words, `up_to_cents` None where no sum is named.
    """

    severity: int
    customer: str = ""
    usual: str
    up_to_cents: int | None = None
