"""T3. The cause of a complaint, and the corrective actions that keep it from coming back."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from worker.complaint.entry import Entry, EntryOutOfPlace, changed
from worker.complaint.told import Names, Told
from worker.complaint.value import Code, Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint

CauseStatus = Literal["", "suspected", "confirmed"]

Effectiveness = Literal["", "pending", "effective", "not_effective"]


class CorrectiveAction(Value):
    """T3. What keeps a cause from coming back. `number` is the company's own; several files may carry one action."""

    number: int
    description: str
    cause: Code = ""
    owner: str
    due: date
    opened_by: str
    opened_at: datetime
    done_at: datetime | None = None
    done_by: str = ""
    check_due: date | None = None
    effectiveness: Effectiveness = ""
    judged_by: str = ""
    judged_at: datetime | None = None
    remark: str = ""


class CauseRecord(Value):
    """What was found and done."""

    root_cause: str = ""
    cause_status: CauseStatus = ""
    cause_reason: str = ""
    cause_at: datetime | None = None
    actions: tuple[CorrectiveAction, ...] = ()


class CauseFound(Entry):
    """T3. Suspected or confirmed; `reason` where it stays undetermined."""

    kind: Literal["CauseFound"] = "CauseFound"
    cause: Code
    status: CauseStatus
    reason: str = ""
    by: str

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        said = {"root_cause": self.cause, "cause_status": self.status, "cause_reason": self.reason}
        return complaint.model_copy(update={**said, "cause_at": at})

    def tell(self, names: Names, /) -> Told:
        said = (
            Said("Cause confirmed by {who}: {cause}")
            if self.status == "confirmed"
            else Said("Cause suspected by {who}: {cause}")
        )
        return Told(said.about(who=names(self.by), cause=self.cause), self.reason)


class ActionOpened(Entry):
    """T3. The file carries this action: opened here, or opened elsewhere and found to serve here too."""

    kind: Literal["ActionOpened"] = "ActionOpened"
    action: CorrectiveAction

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        if any(action.number == self.action.number for action in complaint.actions):
            raise EntryOutOfPlace(f"{complaint.ref} carries action {self.action.number} already")
        return complaint.model_copy(update={"actions": (*complaint.actions, self.action)})

    def tell(self, names: Names, /) -> Told:
        action = self.action
        said = Said(
            "Corrective action no. {number}, {who}, due on {day}",
            number=action.number, who=names(action.owner), day=action.due,
        )  # fmt: skip
        return Told(said, action.description)


class ActionDone(Entry):
    kind: Literal["ActionDone"] = "ActionDone"
    number: int
    by: str
    check_due: date
    remark: str = ""

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        done = {"done_at": at, "done_by": self.by, "check_due": self.check_due, "effectiveness": "pending"}
        return _with_action(complaint, self.number, **done, remark=self.remark)

    def tell(self, names: Names, /) -> Told:
        said = Said(
            "Action no. {number} done, says {who}",
            number=self.number,
            who=names(self.by),
        )
        return Told(said, self.remark)


class ActionJudged(Entry):
    kind: Literal["ActionJudged"] = "ActionJudged"
    number: int
    effective: bool
    by: str
    remark: str = ""

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        verdict = "effective" if self.effective else "not_effective"
        return _with_action(complaint, self.number, effectiveness=verdict, judged_by=self.by, judged_at=at)

    def tell(self, _names: Names, /) -> Told:
        said = Said("Action no. {number}: effective") if self.effective else Said("Action no. {number}: without effect")
        return Told(said.about(number=self.number), self.remark)


def _with_action(complaint: "Complaint", number: int, **update: object) -> "Complaint":
    found = changed(complaint.actions, lambda a: a.number == number, f"action {number}", **update)
    return complaint.model_copy(update={"actions": found})
