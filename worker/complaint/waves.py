"""Many complaints of the same thing within days: a wave, which is looked at and handled together."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from worker.complaint.entry import Entry
from worker.complaint.told import Names, Told
from worker.complaint.value import Code, Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint


class WaveRecord(Value):
    """`wave` is the reference of the file that its wave began with, "" for a file of none."""

    wave: Code = ""


class WaveJoined(Entry):
    """The file is like others of the last days; `by` is "" where the worker found it."""

    kind: Literal["WaveJoined"] = "WaveJoined"
    wave: Code
    by: str = ""

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"wave": self.wave})

    def tell(self, _names: Names, /) -> Told:
        return Told(Said("One of a wave of like complaints, which began with {ref}", ref=self.wave))


class WaveLeft(Entry):
    """A person says that the file is not like the others after all."""

    kind: Literal["WaveLeft"] = "WaveLeft"
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"wave": ""})

    def tell(self, names: Names, /) -> Told:
        return Told(Said("Taken out of its wave by {who}", who=names(self.by)))
