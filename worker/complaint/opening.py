"""How a file begins: registered, taken over from another register, or read after all."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from worker.complaint.alarms import Alarm
from worker.complaint.answer import Outcome
from worker.complaint.assessment import Assessment, Deadlines
from worker.complaint.entry import Entry, EntryOutOfPlace
from worker.complaint.labels import label
from worker.complaint.lifecycle import State
from worker.complaint.messages import ReceivedMessage
from worker.complaint.particulars import Complainant, DesiredSolution, Point
from worker.complaint.told import Names, Told
from worker.complaint.value import Code, Codes, Erasure, Value
from worker.words.catalogue import LANGUAGES
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint


class Channel(StrEnum):
    EMAIL = "email"
    LETTER = "letter"
    PHONE = "phone"
    IN_PERSON = "in_person"
    WEB_FORM = "web_form"


# The origin of a file whose message lay in the mailbox before the first start: nobody was written to.
FROM_MAILBOX = "mailbox"

# Why a file has ended that came with its end from another register.
ENDED_ELSEWHERE = "imported"


class OpeningRecord(Value):
    """How and when the complaint came."""

    ref: str
    language: str = LANGUAGES[0]
    mailbox: str = ""
    channel: Channel = Channel.EMAIL
    recorded_by: str = "worker"
    sent_at: datetime | None = None
    received_at: datetime
    registered_at: datetime
    # The reference under which another register kept it before; "" for a file that began here.
    origin: str = ""


# What of registering is no field of the record by the same name.
_NOT_OF_THE_RECORD = frozenset({"kind", "message", "data_protection_words", "because"})


class Registered(Entry):
    """P3: a message, a letter or a call became a numbered file."""

    kind: Literal["Registered"] = "Registered"
    ref: Code
    mailbox: Code
    channel: Channel
    recorded_by: str = "worker"
    language: Code
    subject: str
    complainant: Complainant
    sent_at: datetime | None
    received_at: datetime
    points: tuple[Point, ...]
    desired_solution: DesiredSolution | None
    wish_asked: bool
    category: Code = ""
    category_words: str = ""
    order_reference: str = ""
    contract_number: str = ""
    litigation_words: Annotated[str, Erasure.TOLD] = ""
    # Files registered before a person had a say in it were in litigation by their words alone.
    litigation_proposed: bool = False
    data_protection_words: Annotated[str, Erasure.TOLD] = ""
    possible_duplicates: Codes = ()
    linked_refs: Codes = ()
    deadlines: Deadlines
    message: ReceivedMessage
    because: str = ""
    assessment: Assessment = Assessment()
    complained_of: tuple[str, ...] = ()
    alarms: tuple[Alarm, ...] = ()

    def opens(self, at: datetime) -> dict[str, object]:
        """The fields of the record with which a file begins; what bears the same name there is taken as it is."""
        same = {name: getattr(self, name) for name in type(self).model_fields if name not in _NOT_OF_THE_RECORD}
        return {
            **same,
            "registered_at": at,
            "messages": (self.message,),
            "litigation": bool(self.litigation_words) and not self.litigation_proposed,
            "data_protection_request": bool(self.data_protection_words),
        }

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        """A file begins once. Raises EntryOutOfPlace."""
        raise EntryOutOfPlace(f"{complaint.ref} is registered already")

    def tell(self, _names: Names, /) -> Told:
        said = Said(
            "Complaint registered ({channel})",
            channel=label(self.channel.value),
        )
        return Told(said, self.message.whole or "\n".join(p.text for p in self.points), parcel=self.message.parcel)


class Imported(Entry):
    """The file was kept in another register before, under `origin`: how far it had come there, on which days.

    They stand as that register told them; nothing of it was done here, and no letter leaves for it.
    """

    kind: Literal["Imported"] = "Imported"
    origin: Code
    state: Literal[State.REGISTERED, State.ANSWERED, State.CLOSED, State.WITHDRAWN] = State.REGISTERED
    acknowledged_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: Outcome | Literal[""] = ""
    root_cause: Code = ""
    product_or_service: Code = ""
    owner: str = ""

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        """Right after registering, and once: what happened since then happened here, by the moves that there are."""
        if complaint.origin or complaint.state is not State.REGISTERED:
            raise EntryOutOfPlace(f"{complaint.ref} has gone on since it was registered: it cannot be imported")
        decided = self.answered_at if self.outcome else None
        found = (self.answered_at or self.ended_at or at) if self.root_cause else None
        return complaint.model_copy(
            update={
                "origin": self.origin,
                "state": self.state,
                "acknowledged_at": self.acknowledged_at,
                "answered_at": self.answered_at,
                "first_answered_at": self.answered_at,
                "ended_at": self.ended_at,
                "ended_because": ENDED_ELSEWHERE if self.ended_at else "",
                "decision": self.outcome,
                "decided_at": decided,
                "root_cause": self.root_cause,
                "cause_status": "confirmed" if self.root_cause else "",
                "cause_at": found,
                "product_or_service": self.product_or_service,
                "owner": self.owner,
            }
        )

    def tell(self, names: Names, /) -> Told:
        return Told(
            Said(
                "Taken over from another register, under no. {who}",
                who=names(self.origin),
            )
        )


# What does not hang on the text: a file keeps it when the text could be read after all.
_NOT_FROM_THE_TEXT = frozenset(
    {"ref", "mailbox", "recorded_by", "sent_at", "received_at", "registered_at", "deadlines", "messages"}
)


class Reread(Entry):
    """A parked message was read after all: what registering would have recorded replaces what could not be read.

    The number, the dates, the clocks and the letters that left stay as they are.
    """

    kind: Literal["Reread"] = "Reread"
    registered: Registered

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        """Its documents and words take the place of the raw bytes alone."""
        read = self.registered.opens(complaint.registered_at)
        update = {name: value for name, value in read.items() if name not in _NOT_FROM_THE_TEXT}
        messages = (self.registered.message, *complaint.messages[1:])
        return complaint.model_copy(update={**update, "messages": messages})

    def tell(self, _names: Names, /) -> Told:
        message = self.registered.message
        said = Said("The message, unreadable at first, could be read")
        return Told(said, message.whole, parcel=message.parcel)
