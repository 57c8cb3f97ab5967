"""T2. Questions to the complainant, and what became of them."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from worker.complaint.assessment import Deadlines
from worker.complaint.entry import Entry, changed
from worker.complaint.told import Names, Told
from worker.complaint.value import Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint


class Clarification(Value):
    """T2. Numbered questions to the complainant, with the day until which an answer is awaited."""

    number: int
    asked_by: str
    asked_at: datetime
    questions: tuple[str, ...]
    documents: tuple[str, ...] = ()
    reply_by: date
    reminded_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: Literal["", "answer", "silence", "staff"] = ""


class ClarificationRecord(Value):
    """What was asked, and how long the internal clock stood still for it."""

    clarifications: tuple[Clarification, ...] = ()
    # Whole working days that the internal clock stood still for the customer's answer.
    customer_wait_days: int = 0

    @property
    def open_clarification(self) -> Clarification | None:
        """The question that still waits for its answer."""
        return next((c for c in reversed(self.clarifications) if c.ended_at is None), None)


_ENDS = {
    "answer": Said("Clarification: the answer came"),
    "silence": Said("Clarification: no answer by its limit"),
    "staff": Said("Clarification: the work goes on"),
}


class ClarificationAsked(Entry):
    """T2. Numbered questions left for the complainant."""

    kind: Literal["ClarificationAsked"] = "ClarificationAsked"
    number: int
    questions: tuple[str, ...]
    documents: tuple[str, ...] = ()
    reply_by: date
    by: str

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        asked = Clarification(
            number=self.number,
            asked_by=self.by,
            asked_at=at,
            questions=self.questions,
            documents=self.documents,
            reply_by=self.reply_by,
        )
        return complaint.model_copy(update={"clarifications": (*complaint.clarifications, asked)})

    def tell(self, names: Names, /) -> Told:
        said = Said(
            "Clarification asked by {who}, reply by {day}",
            who=names(self.by), day=self.reply_by,
        )  # fmt: skip
        numbered = [f"{number}. {question}" for number, question in enumerate(self.questions, start=1)]
        return Told(said, "\n".join((*numbered, *self.documents)))


class ClarificationReminded(Entry):
    kind: Literal["ClarificationReminded"] = "ClarificationReminded"
    number: int

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        return _with_clarification(complaint, self.number, reminded_at=at)

    def tell(self, _names: Names, /) -> Told:
        return Told(Said("Clarification reminded"))


class ClarificationEnded(Entry):
    """The answer came, its limit passed, or a colleague went on. The internal clock ran on after `waited_days`."""

    kind: Literal["ClarificationEnded"] = "ClarificationEnded"
    number: int
    how: Literal["answer", "silence", "staff"]
    waited_days: int
    deadlines: Deadlines

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        """The internal clock runs on, later by the days that it stood still; the regulatory one never stopped."""
        after = _with_clarification(complaint, self.number, ended_at=at, ended_by=self.how)
        waited = complaint.customer_wait_days + self.waited_days
        return after.model_copy(update={"customer_wait_days": waited, "deadlines": self.deadlines})

    def tell(self, _names: Names, /) -> Told:
        return Told(_ENDS[self.how])


def _with_clarification(complaint: "Complaint", number: int, **update: object) -> "Complaint":
    found = changed(complaint.clarifications, lambda c: c.number == number, f"clarification {number}", **update)
    return complaint.model_copy(update={"clarifications": found})
