"""R2. The decision point by point, the versions of the answer, and what the complainant says of it."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from worker.complaint.casework import Note
from worker.complaint.entry import Entry, EntryOutOfPlace, changed
from worker.complaint.labels import label
from worker.complaint.told import Names, Told
from worker.complaint.value import Code, Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint

Outcome = Literal["upheld", "partly_upheld", "rejected"]
# Why a second person must look at an answer: it refuses something, or gives more than one person may.
Need = Literal["refusal", "amount", "returned"]


class Draft(Value):
    """R2. One version of the answer. `sha256` covers its text and all of the record that it states.

    `needs` are the reasons for which a second person must approve it; empty where none is needed. `parcel` is the
    ledger's number of the mail that filed it: the documents of that mail leave with the answer. `greeting` and
    `closing` are its author's, "" where they used none.
    """

    version: int
    text: str
    outcome: Outcome
    sha256: Code
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


class Promised(Value):
    """A day that a letter named for something, in words that the check of promises had found fault with.

    `on` is the day of that letter.
    """

    due: date
    words: str
    by: str
    on: date | None = None


class AnswerRecord(Value):
    """What was decided and answered. `decision` is "" until an answer was released."""

    decision: Outcome | Literal[""] = ""
    decided_by: str = ""
    approved_by: str = ""
    decided_at: datetime | None = None
    drafts: tuple[Draft, ...] = ()
    overrides: tuple[Note, ...] = ()
    promised: tuple[Promised, ...] = ()
    accepted_at: datetime | None = None
    contested_at: datetime | None = None

    @property
    def current_draft(self) -> Draft | None:
        """The version that waits for its approval or was released; None where there is none to speak of."""
        last = self.drafts[-1] if self.drafts else None
        return last if last and last.status in {"filed", "released"} else None


_VERDICTS = {
    "returned": Said("Draft {version} returned by {who}"),
    "released": Said("Draft {version} released by {who}"),
    "superseded": Said("Draft {version} superseded by {who}"),
}  # fmt: skip


class PointDecided(Entry):
    """R2. `number` counts from 1; None leaves what was there."""

    kind: Literal["PointDecided"] = "PointDecided"
    number: int
    outcome: Outcome | None = None
    finding: str | None = None
    reason: str | None = None
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        if not 1 <= self.number <= len(complaint.points):
            raise EntryOutOfPlace(f"{complaint.ref} has no point {self.number}")
        said = {name: getattr(self, name) for name in ("outcome", "finding", "reason")}
        update = {name: value for name, value in said.items() if value is not None}
        points = list(complaint.points)
        points[self.number - 1] = points[self.number - 1].model_copy(update=update)
        return complaint.model_copy(update={"points": tuple(points)})

    def tell(self, names: Names, /) -> Told:
        said = Said("Point {number}, by {who}", number=self.number, who=names(self.by))
        facts = (label(self.outcome),) if self.outcome else ()
        return Told(said, "\n".join(words for words in (self.finding, self.reason) if words), facts=facts)


class DecisionReopened(Entry):
    """The file is taken up again: what was decided stays in the entries that decided it, and each point is open."""

    kind: Literal["DecisionReopened"] = "DecisionReopened"
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        undecided = {"outcome": "", "finding": "", "reason": ""}
        points = tuple(point.model_copy(update=undecided) for point in complaint.points)
        return complaint.model_copy(update={"points": points})

    def tell(self, names: Names, /) -> Told:
        return Told(Said("To be decided anew: reopened by {who}", who=names(self.by)))


class DraftFiled(Entry):
    kind: Literal["DraftFiled"] = "DraftFiled"
    draft: Draft

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        if self.draft.version != len(complaint.drafts) + 1:
            raise EntryOutOfPlace(f"{complaint.ref}: draft {self.draft.version} does not follow those before it")
        return complaint.model_copy(update={"drafts": (*complaint.drafts, self.draft)})

    def tell(self, names: Names, /) -> Told:
        draft = self.draft
        said = Said("Draft answer {version} by {who}",
                    version=draft.version, who=names(draft.filed_by))  # fmt: skip
        return Told(said, draft.text, facts=(label(draft.outcome),))


class DraftJudged(Entry):
    """The second person releases or returns a version; a newer version supersedes it."""

    kind: Literal["DraftJudged"] = "DraftJudged"
    version: int
    status: Literal["returned", "released", "superseded"]
    by: str
    reason: str = ""

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        update = {"status": self.status, "judged_by": self.by, "judged_at": at, "reason": self.reason}
        found = changed(complaint.drafts, lambda d: d.version == self.version, f"draft {self.version}", **update)
        return complaint.model_copy(update={"drafts": found})

    def tell(self, names: Names, /) -> Told:
        return Told(_VERDICTS[self.status].about(version=self.version, who=names(self.by)), self.reason)


class AnswerReleased(Entry):
    """The answer leaves: the decision stands from now on. `approved_by` is "" where no second person was needed."""

    kind: Literal["AnswerReleased"] = "AnswerReleased"
    version: int
    outcome: Outcome
    decided_by: str
    approved_by: str = ""
    mediator_informed: bool = False

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        decided = {"decided_by": self.decided_by, "approved_by": self.approved_by, "decided_at": at}
        informed = at if self.mediator_informed else complaint.mediator_informed_at
        return complaint.model_copy(
            update={
                **decided,
                "decision": self.outcome,
                "mediator_informed_at": informed,
                # What was said of an earlier answer is no word on this one.
                "accepted_at": None,
                "contested_at": None,
            }
        )

    def tell(self, names: Names, /) -> Told:
        said = Said("Decision of {who}", who=names(self.decided_by))
        second = (Said("approved by {who}", who=names(self.approved_by)),) if self.approved_by else ()
        return Told(said, facts=(label(self.outcome), *second))


class PromiseOverridden(Entry):
    """A colleague sent words that the check of promises had found fault with, and said why."""

    kind: Literal["PromiseOverridden"] = "PromiseOverridden"
    findings: tuple[str, ...]
    reason: str
    by: str

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        text = f"{self.reason}: {'; '.join(self.findings)}"
        note = Note(text=text, by=self.by, at=at)
        return complaint.model_copy(update={"overrides": (*complaint.overrides, note)})

    def tell(self, names: Names, /) -> Told:
        return Told(
            Said(
                "Sent by {who} in spite of a warning about a promise",
                who=names(self.by),
            ),
            self.reason,
        )


class DayPromised(Entry):
    """What was sent in spite of the warning holds a day: it is to be kept like any other. `instead_of` are days that it
    takes the place of: « finalement le 14 ».
    """

    kind: Literal["DayPromised"] = "DayPromised"
    promised: Promised
    instead_of: tuple[date, ...] = ()

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        left = (one for one in complaint.promised if one.due not in self.instead_of)
        return complaint.model_copy(update={"promised": (*left, self.promised)})

    def tell(self, names: Names, /) -> Told:
        said = Said("Promised for {day} by {who}", day=self.promised.due, who=names(self.promised.by))
        return Told(said, self.promised.words)


class AnswerAccepted(Entry):
    """The complainant accepts, in these words, as a person read them."""

    kind: Literal["AnswerAccepted"] = "AnswerAccepted"
    words: str = ""
    by: str

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"accepted_at": at})

    def tell(self, names: Names, /) -> Told:
        return Told(Said("Answer accepted, says {who}", who=names(self.by)), self.words)


class AnswerContested(Entry):
    kind: Literal["AnswerContested"] = "AnswerContested"
    words: str = ""
    by: str

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"contested_at": at})

    def tell(self, names: Names, /) -> Told:
        return Told(Said("Answer contested, says {who}", who=names(self.by)), self.words)
