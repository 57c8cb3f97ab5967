"""Letters that say why the answer takes longer."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from worker.complaint.entry import Entry
from worker.complaint.told import Names, Told
from worker.complaint.value import Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint


class Holding(Value):
    """A letter that says why the answer takes longer: `reason` in the owner's words, news at the latest on `until`."""

    reason: str
    until: date
    by: str
    at: datetime


class HoldingRecord(Value):
    """What was announced."""

    holdings: tuple[Holding, ...] = ()


class HoldingAnnounced(Entry):
    kind: Literal["HoldingAnnounced"] = "HoldingAnnounced"
    holding: Holding

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"holdings": (*complaint.holdings, self.holding)})

    def tell(self, _names: Names, /) -> Told:
        said = Said("Answer announced for {day}", day=self.holding.until)
        return Told(said, self.holding.reason)
