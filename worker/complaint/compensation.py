"""R3. What the complainant is given, and its steps.

Money is integer cents with an ISO 4217 currency.
"""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from worker.complaint.entry import Entry, EntryOutOfPlace, changed
from worker.complaint.labels import label
from worker.complaint.told import Names, Told
from worker.complaint.value import Code, Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint

CompensationKind = Literal[
    "credit_note", "refund", "voucher", "discount", "free_service", "replacement", "repair", "apology"
]

CompensationStatus = Literal["proposed", "approved", "offered", "accepted", "executed", "dropped"]

# The only steps of a compensation (R3): none is offered before it is approved. What is owed may be carried out without
# the complainant's yes. What was carried out stays so, unless it came back (`CompensationReturned`).
STEPS: Mapping[CompensationStatus, frozenset[CompensationStatus]] = MappingProxyType(
    {
        "proposed": frozenset({"approved", "dropped"}),
        "approved": frozenset({"offered", "dropped"}),
        "offered": frozenset({"accepted", "executed", "dropped"}),
        "accepted": frozenset({"executed", "dropped"}),
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
    currency: Code = ""
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
    # When it was last known to have come back: a transfer that the bank rejected, a parcel that was returned.
    returned_at: datetime | None = None


class GridRow(Value):
    """What the company usually gives: to complaints of this severity by this kind of customer ("" for every kind).

    A help for whoever decides, no rule: `usual` is the company's own words, `up_to_cents` None where no sum is named.
    """

    severity: int
    customer: str = ""
    usual: str
    up_to_cents: int | None = None


class CompensationRecord(Value):
    """What is given."""

    compensations: tuple[Compensation, ...] = ()

    @property
    def owed(self) -> tuple[Compensation, ...]:
        """What the complainant was offered and what is not carried out yet."""
        return tuple(one for one in self.compensations if one.status in {"offered", "accepted"})


_STEP_NAMES = {
    "proposed": Said("Compensation {number} proposed, {who}"),
    "approved": Said("Compensation {number} approved, {who}"),
    "offered": Said("Compensation {number} offered, {who}"),
    "accepted": Said("Compensation {number} accepted, {who}"),
    "executed": Said("Compensation {number} executed, {who}"),
    "dropped": Said("Compensation {number} dropped, {who}"),
}  # fmt: skip


class CompensationProposed(Entry):
    kind: Literal["CompensationProposed"] = "CompensationProposed"
    compensation: Compensation

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        if any(c.number == self.compensation.number for c in complaint.compensations):
            raise EntryOutOfPlace(f"{complaint.ref} has compensation {self.compensation.number} already")
        return complaint.model_copy(update={"compensations": (*complaint.compensations, self.compensation)})

    def tell(self, names: Names, /) -> Told:
        one = self.compensation
        said = Said("Compensation proposed by {who}", who=names(one.proposed_by))
        amount = (Said("{sum}", sum=(one.amount_cents, one.currency or "EUR")),) if one.amount_cents else ()
        goodwill = (Said("goodwill"),) if one.goodwill else ()
        return Told(said, one.how, facts=(label(one.kind), *amount, *goodwill))


class CompensationMoved(Entry):
    """R3. One step of a compensation; `words` are the complainant's yes or the proof of what was executed.

    `on` is the day on which it was executed, or, when it is offered, the day by which it will be.
    """

    kind: Literal["CompensationMoved"] = "CompensationMoved"
    number: int
    status: CompensationStatus
    by: str
    on: date | None = None
    words: str = ""

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        """R3. One of the steps that there are; with the offer comes the day by which it will be carried out."""
        before = next((c for c in complaint.compensations if c.number == self.number), None)
        if before and self.status not in STEPS[before.status]:
            raise EntryOutOfPlace(f"compensation {self.number} is {before.status}: it cannot be {self.status} next")
        update: dict[str, object] = {"status": self.status}
        match self.status:
            case "approved":
                update |= {"approved_by": self.by, "approved_at": at}
            case "offered":
                update |= {"offered_at": at, "due": self.on or (before.due if before else None)}
            case "accepted":
                update |= {"accepted_at": at, "accepted_words": self.words}
            case "executed":
                executed = {"executed_at": at, "executed_on": self.on, "executed_by": self.by, "proof": self.words}
                update |= executed
            case "proposed" | "dropped":
                pass
        number = self.number
        found = changed(complaint.compensations, lambda c: c.number == number, f"compensation {number}", **update)
        return complaint.model_copy(update={"compensations": found})

    def tell(self, names: Names, /) -> Told:
        return Told(_STEP_NAMES[self.status].about(number=self.number, who=names(self.by)), self.words)


class CompensationPaidInPart(Entry):
    """R3. So many `cents` of what is owed were carried out; the rest is a compensation of its own, owed by `due`.

    `words` are the proof of what was carried out `on` that day. Together they stay the sum that was offered.
    """

    kind: Literal["CompensationPaidInPart"] = "CompensationPaidInPart"
    number: int
    cents: int
    by: str
    on: date | None = None
    due: date | None = None
    words: str = ""

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        before = next((c for c in complaint.compensations if c.number == self.number), None)
        whole = before.amount_cents if before else None
        if before is None or before not in complaint.owed or whole is None or not 0 < self.cents < whole:
            raise EntryOutOfPlace(f"compensation {self.number} is not owed as a sum of which {self.cents} are a part")
        paid: dict[str, object] = {"status": "executed", "amount_cents": self.cents, "executed_at": at}
        paid |= {"executed_on": self.on, "executed_by": self.by, "proof": self.words}
        rest = before.model_copy(
            update={
                "number": max(c.number for c in complaint.compensations) + 1,
                "amount_cents": whole - self.cents,
                "due": self.due or before.due,
            }
        )
        number = self.number
        found = changed(complaint.compensations, lambda c: c.number == number, f"compensation {number}", **paid)
        return complaint.model_copy(update={"compensations": (*found, rest)})

    def tell(self, names: Names, /) -> Told:
        said = Said("Compensation {number} carried out in part, {who}", number=self.number, who=names(self.by))
        return Told(said, self.words)


class CompensationReturned(Entry):
    """R3. What was carried out did not reach the complainant: it is owed again, by `due`, and counts as not given.

    `words` say why, and stay in the house. When it had been carried out, and by which proof, that step's entry says.
    `never_left`: it had been said to be done by mistake. `cents` are those that are missing, None for all of it: what
    arrived stays carried out, and the others are a compensation of their own.
    """

    kind: Literal["CompensationReturned"] = "CompensationReturned"
    number: int
    by: str
    due: date | None = None
    words: str = ""
    never_left: bool = False
    cents: int | None = None

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        before = next((c for c in complaint.compensations if c.number == self.number), None)
        if before and before.status != "executed":
            raise EntryOutOfPlace(f"compensation {self.number} is {before.status}: nothing of it can have come back")
        if before and self.cents is not None:
            return self._in_part(complaint, before, self.cents, at)
        update: dict[str, object] = {
            "status": "accepted" if before and before.accepted_at else "offered",
            "due": self.due or (before.due if before else None),
            "executed_at": None,
            "executed_on": None,
            "executed_by": "",
            "proof": "",
            "returned_at": at,
        }
        number = self.number
        found = changed(complaint.compensations, lambda c: c.number == number, f"compensation {number}", **update)
        return complaint.model_copy(update={"compensations": found})

    def _in_part(self, complaint: "Complaint", before: Compensation, cents: int, at: datetime) -> "Complaint":
        if before.amount_cents is None or not 0 < cents < before.amount_cents:
            raise EntryOutOfPlace(f"{cents} are no part of compensation {self.number}")
        undone: dict[str, object] = {"executed_at": None, "executed_on": None, "executed_by": "", "proof": ""}
        missing = before.model_copy(
            update=undone
            | {
                "number": max(c.number for c in complaint.compensations) + 1,
                "amount_cents": cents,
                "status": "accepted" if before.accepted_at else "offered",
                "due": self.due or before.due,
                "returned_at": at,
            }
        )
        number, left = self.number, before.amount_cents - cents
        found = changed(
            complaint.compensations, lambda c: c.number == number, f"compensation {number}", amount_cents=left
        )
        return complaint.model_copy(update={"compensations": (*found, missing)})

    def tell(self, names: Names, /) -> Told:
        if self.cents is not None:
            missing = Said(
                "A part of compensation {number} is missing, says {who}", number=self.number, who=names(self.by)
            )
            return Told(missing, self.words)
        said = (
            Said("Compensation {number} had not been carried out, says {who}", number=self.number, who=names(self.by))
            if self.never_left
            else Said("Compensation {number} came back, says {who}", number=self.number, who=names(self.by))
        )
        return Told(said, self.words)
