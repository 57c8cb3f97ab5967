"""What the complainant says of the result and of how they were treated."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from worker.complaint.entry import Entry
from worker.complaint.told import Names, Told
from worker.complaint.value import Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint


class Satisfaction(Value):
    """The survey's answer, 1 to 5 each; None where that question was left out."""

    result: int | None = None
    handling: int | None = None
    comment: str = ""
    at: datetime

    @property
    def whole(self) -> bool:
        return self.result is not None and self.handling is not None

    def completed(self, later: "Satisfaction") -> "Satisfaction | None":
        """With what a later mail says of the question that was left out; None where it says nothing of it."""
        result, handling = self.result or later.result, self.handling or later.handling
        if (result, handling) == (self.result, self.handling):
            return None
        comment = "\n".join(filter(None, (self.comment, later.comment)))
        return Satisfaction(result=result, handling=handling, comment=comment, at=later.at)


class SurveyRecord(Value):
    """What was said."""

    satisfaction: Satisfaction | None = None


class SurveyAnswered(Entry):
    kind: Literal["SurveyAnswered"] = "SurveyAnswered"
    satisfaction: Satisfaction

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"satisfaction": self.satisfaction})

    def tell(self, _names: Names, /) -> Told:
        told = self.satisfaction
        said = Said(
            "Survey: result {result}, handling {handling}",
            result=str(told.result or "—"),
            handling=str(told.handling or "—"),
        )
        return Told(said, told.comment)
