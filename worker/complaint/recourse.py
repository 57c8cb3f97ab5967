"""Where a complaint goes beyond the company: to the mediator, or to court."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from worker.complaint.entry import Entry, EntryOutOfPlace
from worker.complaint.told import Names, Told
from worker.complaint.value import Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint


class Mediation(Value):
    """`mediator` as the desk named it; `ended_at` None while it lasts."""

    mediator: str
    since: datetime
    ended_at: datetime | None = None


class RecourseRecord(Value):
    """Which recourse is taken; `litigation_words` are those that say so.

    `litigation_proposed`: the words only propose it, and nobody has said yet whether it is so.
    """

    litigation: bool = False
    litigation_proposed: bool = False
    litigation_words: str = ""
    mediator_informed_at: datetime | None = None
    mediation: Mediation | None = None


class LitigationFlagged(Entry):
    """While `on`, no automatic mail leaves for the complainant; the limits of the procedure still alarm colleagues."""

    kind: Literal["LitigationFlagged"] = "LitigationFlagged"
    on: bool
    by: str
    reason: str = ""

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        words = self.reason or complaint.litigation_words
        decided = {"litigation": self.on, "litigation_proposed": False, "litigation_words": words}
        return complaint.model_copy(update=decided)

    def tell(self, names: Names, /) -> Told:
        who = names(self.by)
        flagged = Said("Litigation flagged by {who}", who=who)
        lifted = Said("Litigation lifted by {who}", who=who)
        return Told(flagged if self.on else lifted, self.reason)


class LitigationProposed(Entry):
    """A later message of the complainant calls in the law: a person says whether the file is litigation."""

    kind: Literal["LitigationProposed"] = "LitigationProposed"
    words: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        if complaint.litigation:
            return complaint
        return complaint.model_copy(update={"litigation_proposed": True, "litigation_words": self.words})

    def tell(self, _names: Names, /) -> Told:
        return Told(Said("Litigation proposed, from the words of a message"), self.words)


class MediationOpened(Entry):
    kind: Literal["MediationOpened"] = "MediationOpened"
    mediator: str
    by: str

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"mediation": Mediation(mediator=self.mediator, since=at)})

    def tell(self, names: Names, /) -> Told:
        return Told(Said("Mediation opened by {who}", who=names(self.by)), self.mediator)


class MediationEnded(Entry):
    kind: Literal["MediationEnded"] = "MediationEnded"
    by: str
    result: str = ""

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        if complaint.mediation is None:
            raise EntryOutOfPlace(f"{complaint.ref} is in no mediation")
        return complaint.model_copy(update={"mediation": complaint.mediation.model_copy(update={"ended_at": at})})

    def tell(self, names: Names, /) -> Told:
        return Told(Said("Mediation ended, says {who}", who=names(self.by)), self.result)
