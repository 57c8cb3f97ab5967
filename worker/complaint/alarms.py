"""What cannot wait: somebody in danger, in distress or threatened; a formal notice; data in wrong hands."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from worker.complaint.assessment import Deadlines, Score
from worker.complaint.entry import Entry
from worker.complaint.told import Names, Told
from worker.complaint.value import Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint

AlarmKind = Literal["distress", "danger", "child", "watched", "threat", "formal_notice", "breach"]


class Alarm(Value):
    """Proposed by `words`, those of the complainant. A formal notice may leave us time `until` a day.

    `at` is when a later message was read; None of what the first one says, which is as old as the file.
    """

    kind: AlarmKind
    words: str = ""
    until: date | None = None
    at: datetime | None = None


class AlarmsRecord(Value):
    """In the order in which they were told; a kind comes again where a message tells of something else of it."""

    alarms: tuple[Alarm, ...] = ()

    def alarmed(self, *kinds: AlarmKind) -> bool:
        return any(one.kind in kinds for one in self.alarms)


class AlarmRaised(Entry):
    """A later message of the complainant says what cannot wait; those of the first are told when it is registered.

    `severity` is proposed where nobody has confirmed one; `deadlines` are those that the alarms bring nearer.
    `again`: of a kind that the file knows it is said on another day, or of something else.
    """

    kind: Literal["AlarmRaised"] = "AlarmRaised"
    alarms: tuple[Alarm, ...]
    severity: Score | None = None
    deadlines: Deadlines | None = None
    again: bool = False

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        new = tuple(one for one in self.alarms if self.again or not complaint.alarmed(one.kind))
        update: dict[str, object] = {"alarms": (*complaint.alarms, *new)}
        if self.severity:
            update["assessment"] = complaint.assessment.model_copy(update={"severity": self.severity})
        if self.deadlines:
            update["deadlines"] = self.deadlines
        return complaint.model_copy(update=update)

    def tell(self, _names: Names, /) -> Told:
        return Told(
            Said("What cannot wait was read in a message"),
            "\n".join(one.words for one in self.alarms),
            facts=tuple(ALARMS[one.kind] for one in self.alarms),
        )


class AlarmTakenBack(Entry):
    """A colleague looked, and it is none: no letter speaks of it any more. Said again later, it is heard again."""

    kind: Literal["AlarmTakenBack"] = "AlarmTakenBack"
    alarms: tuple[AlarmKind, ...]
    by: str
    words: str = ""

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        left = tuple(one for one in complaint.alarms if one.kind not in self.alarms)
        return complaint.model_copy(update={"alarms": left})

    def tell(self, names: Names, /) -> Told:
        facts = tuple(ALARMS[kind] for kind in self.alarms)
        return Told(Said("No alarm after all, says {who}", who=names(self.by)), self.words, facts=facts)


ALARMS: dict[AlarmKind, Said] = {
    "distress": Said("somebody in distress"),
    "danger": Said("danger to people"),
    "child": Said("a child may be in danger"),
    "watched": Said("asks not to be written to at this address"),
    "threat": Said("threats to colleagues"),
    "formal_notice": Said("formal notice"),
    "breach": Said("personal data in wrong hands"),
}
