"""Requests under data protection law (GDPR, articles 15 to 21), and the erasure of a file."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Self

from worker.complaint.entry import Entry, EntryOutOfPlace
from worker.complaint.told import Names, Told
from worker.complaint.value import Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint

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


class PersonalDataRecord(Value):
    """What was asked of personal data, and whether they are erased."""

    data_protection_request: bool = False
    # What was asked of personal data, oldest first: at most the last waits for its answer.
    data_requests: tuple[DataRequest, ...] = ()
    # Personal data were erased under retention; what is left is statistics and the chain.
    erased_at: datetime | None = None

    @property
    def open_data_request(self) -> DataRequest | None:
        """The request about personal data that still waits for its answer."""
        last = self.data_requests[-1] if self.data_requests else None
        return last if last and not last.outcome else None

    @property
    def erasure_granted_on(self) -> date | None:
        """The day on which the complainant was granted the erasure that is still to be done; a later refusal stands."""
        decided = [one for one in self.data_requests if one.outcome in {"erasure", "refused"}]
        day = decided[-1].answered_on if decided and decided[-1].outcome == "erasure" else None
        return None if day is None or (self.erased_at is not None and self.erased_at.date() > day) else day


_ANSWERS = {
    "given": Said("data given"),
    "erasure": Said("erasure granted"),
    "refused": Said("refused"),
    "none": Said("it was none"),
}


class DataRequested(Entry):
    """The complainant asks to see, correct or erase their data. `by` is "" where the worker read it in a mail."""

    kind: Literal["DataRequested"] = "DataRequested"
    since: date
    due: date
    words: str = ""
    by: str = ""

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        """One request is open at a time: a person corrects it, what the worker reads in a later mail does not."""
        known, open_one = complaint.data_requests, complaint.open_data_request
        if open_one is not None and not self.by:
            return complaint
        words = self.words or (open_one.words if open_one else "")
        new = DataRequest(since=self.since, due=self.due, words=words, by=self.by)
        earlier = known[:-1] if open_one else known
        return complaint.model_copy(update={"data_requests": (*earlier, new), "data_protection_request": True})

    def tell(self, names: Names, /) -> Told:
        said = Said(
            "Request about personal data of {since}, answer due on {due}",
            since=self.since, due=self.due,
        )  # fmt: skip
        if self.by:
            said = Said("{request}, noted by {who}", request=said, who=names(self.by))
        return Told(said, self.words)


class DataRequestAnswered(Entry):
    kind: Literal["DataRequestAnswered"] = "DataRequestAnswered"
    outcome: DataOutcome
    on: date
    by: str
    reason: str = ""

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        open_one = complaint.open_data_request
        if open_one is None:
            raise EntryOutOfPlace(f"{complaint.ref} has no request about personal data that waits for an answer")
        said = {"outcome": self.outcome, "answered_on": self.on, "by": self.by, "reason": self.reason}
        answered = open_one.model_copy(update=said)
        return complaint.model_copy(update={"data_requests": (*complaint.data_requests[:-1], answered)})

    def tell(self, names: Names, /) -> Told:
        said = Said(
            "Request about personal data, answered on {day} by {who}: {outcome}",
            day=self.on, who=names(self.by), outcome=_ANSWERS[self.outcome],
        )  # fmt: skip
        return Told(said, self.reason)


class Erased(Entry):
    """The words of earlier entries are gone, their hashes stay. `because` is "retention", or "request".

    `left_sha256` covers what is left of their payloads: that cannot be altered either.
    """

    kind: Literal["Erased"] = "Erased"
    because: str
    left_sha256: str = ""

    def redacted(self) -> Self:
        """What says that there was an erasure stays as it is."""
        return self

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        """The words are gone from the entries before this one; here it is only said when."""
        return complaint.model_copy(update={"erased_at": at})

    def tell(self, _names: Names, /) -> Told:
        if self.because == "request":
            return Told(
                Said(
                    "Personal data erased at the complainant's request",
                )
            )
        return Told(
            Said(
                "Personal data erased at the end of their retention",
            )
        )
