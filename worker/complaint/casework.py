"""Who works on the file, what they note, and what reminds them."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from worker.complaint.entry import Entry, EntryOutOfPlace
from worker.complaint.told import Names, Told
from worker.complaint.value import Code, Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint


class Note(Value):
    """An internal note, never shown to a complainant. `passed_on`: it tells of nothing that was done."""

    text: str
    by: str
    at: datetime
    passed_on: bool = False


class Snooze(Value):
    """Reminders to one person about one file rest until `until`, a day; no limit of the procedure is moved by it."""

    person: str
    until: date


class CaseworkRecord(Value):
    """Who works on it. `complained_of` are colleagues whom the complaint names: none of them may own it."""

    owner: str = ""
    assigned_at: datetime | None = None
    # What whoever assigned it wrote to its owner.
    assigned_words: str = ""
    complained_of: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    # Consequences of clocks that happened already, each by its key: none happens twice.
    struck: tuple[str, ...] = ()


class Assigned(Entry):
    kind: Literal["Assigned"] = "Assigned"
    owner: str
    by: str
    reason: str = ""

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"owner": self.owner, "assigned_at": at, "assigned_words": self.reason})

    def tell(self, names: Names, /) -> Told:
        return Told(Said("Assigned to {who}", who=names(self.owner)), self.reason)


class ComplainedOf(Entry):
    """Which colleagues the complaint is about, as a person confirmed: none of them may own the file."""

    kind: Literal["ComplainedOf"] = "ComplainedOf"
    people: tuple[str, ...]
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"complained_of": self.people})

    def tell(self, names: Names, /) -> Told:
        return Told(Said("Colleagues complained of, says {who}", who=names(self.by)))


class Noted(Entry):
    kind: Literal["Noted"] = "Noted"
    text: str
    by: str
    passed_on: bool = False

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        note = Note(text=self.text, by=self.by, at=at, passed_on=self.passed_on)
        return complaint.model_copy(update={"notes": (*complaint.notes, note)})

    def tell(self, names: Names, /) -> Told:
        return Told(Said("Internal note by {who}", who=names(self.by)), self.text)


class ColleagueTold(Entry):
    """Words of one colleague to another about the file, who answers them by replying: kept as a note of it.

    `again`: to one colleague more, in the same breath, and no note of its own.
    """

    kind: Literal["ColleagueTold"] = "ColleagueTold"
    to: str
    text: str
    by: str
    passed_on: bool = False
    again: bool = False

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        if self.again:
            return complaint
        note = Note(text=self.text, by=self.by, at=at, passed_on=self.passed_on)
        return complaint.model_copy(update={"notes": (*complaint.notes, note)})

    def tell(self, names: Names, /) -> Told:
        said = Said("{who} writes to {other}, in the house", who=names(self.by), other=names(self.to))
        return Told(said, "" if self.again else self.text)


class Snoozed(Entry):
    kind: Literal["Snoozed"] = "Snoozed"
    person: str
    until: date

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        others = tuple(s for s in complaint.snoozes if s.person != self.person)
        return complaint.model_copy(update={"snoozes": (*others, Snooze(person=self.person, until=self.until))})

    def tell(self, _names: Names, /) -> Told:
        return Told(Said("Reminders rest"), quiet=True)


class ClockStruck(Entry):
    """A clock had its consequence, told by `key`; `told` are the addresses that were written to."""

    kind: Literal["ClockStruck"] = "ClockStruck"
    key: Code
    told: tuple[str, ...] = ()

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        if self.key in complaint.struck:
            raise EntryOutOfPlace(f"{complaint.ref}: the clock {self.key} has struck already")
        return complaint.model_copy(update={"struck": (*complaint.struck, self.key)})

    def tell(self, _names: Names, /) -> Told:
        return Told(Said("A clock struck"), quiet=True)
