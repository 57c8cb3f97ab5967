"""Mail that came in, by the complainant, a stranger or a colleague, and the documents in it."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal, Self

from worker.complaint.entry import Entry, EntryOutOfPlace, without_repeats
from worker.complaint.particulars import DesiredSolution
from worker.complaint.told import Names, Told
from worker.complaint.value import Code, Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint


class Verdict(StrEnum):
    """What became of a document: kept with the file, or refused and the sender told so.

    `held` until the security check could look at it; `quarantined` where the check found something in it.
    """

    ACCEPTED = "accepted"
    REFUSED_TYPE = "refused_type"
    REFUSED_SIZE = "refused_size"
    HELD = "held"
    QUARANTINED = "quarantined"


class SupportingDocument(Value):
    """`size` in bytes; `sha256` names the blob on the shelf, also of a refused one (nothing is lost).

    `signature` is the scanner's name for what it found in a quarantined one. `held_because` says why a held one could
    not be scanned; it is "" where the scanner was only out of reach, and will be asked again.
    """

    name: str
    media_type: Code
    size: int
    sha256: Code
    verdict: Verdict = Verdict.ACCEPTED
    inline: bool = False
    signature: Code = ""
    held_because: str = ""


# What a file keeps of our mail server's word on a sender (docs/mail.md, "Who writes").
UNRECOGNISED: Final = "our mail server did not recognise the sender"
KNOWN: Final = "our mail server knows the sender"
# Of whom the mail says that they wrote it, neither the sender nor our own house vouches.
LENT: Final = "its sender names somebody else as its author"


class ReceivedMessage(Value):
    """One mail in. `parcel` is the ledger's number; `sha256` names the raw bytes on the shelf."""

    parcel: int
    sha256: Code
    message_id: str = ""
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    new_text: str = ""
    quoted: str = ""
    sent_at: datetime | None = None
    received_at: datetime
    documents: tuple[SupportingDocument, ...] = ()
    followup_kind: Code = ""
    defects: tuple[str, ...] = ()

    @property
    def unrecognised(self) -> bool:
        """Our mail server says that its sender is not who they say, or cannot tell."""
        return UNRECOGNISED in self.defects

    @property
    def recognised(self) -> bool:
        return KNOWN in self.defects

    @property
    def lent(self) -> bool:
        """A stranger says that somebody else wrote it; `sender` is the stranger."""
        return LENT in self.defects

    @property
    def whole(self) -> str:
        """All that was written: the new words, and marked below them the rest."""
        below = "\n".join(f"> {line}".rstrip() for line in self.quoted.splitlines()) if self.quoted.strip() else ""
        return "\n\n".join(part for part in (self.new_text.strip("\n"), below) if part.strip())

    def redacted(self) -> Self:
        """Documents are still told apart, by their place."""
        left = super().redacted()
        documents = tuple(
            document.model_copy(update={"name": f"document {number}"})
            for number, document in enumerate(left.documents, start=1)
        )
        return left.model_copy(update={"documents": documents})

    def from_whom(self, names: Names) -> str:
        return self.sender_name or self.sender or names("")


class StaffMessage(Value):
    """A colleague's mail about the file: `proof` says why it was believed, "" where it was not.

    `commands` are its command lines as typed, `sent_text` whether its words went on to the complainant, `done` whether
    it had any effect: a mail with one mistake has none.
    """

    message: ReceivedMessage
    person: str
    proof: str = ""
    commands: tuple[str, ...] = ()
    sent_text: bool = False
    done: bool = True


class MessagesRecord(Value):
    """What came in; `held_messages` are by people unknown to the file, until a person decides."""

    messages: tuple[ReceivedMessage, ...] = ()
    held_messages: tuple[ReceivedMessage, ...] = ()
    staff_messages: tuple[StaffMessage, ...] = ()
    withdrawal_asked: bool = False


class MessageReceived(Entry):
    """A follow-up joined the file. `proof` is the rule that let it in."""

    kind: Literal["MessageReceived"] = "MessageReceived"
    message: ReceivedMessage
    proof: str
    desired_solution: DesiredSolution | None = None

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        """P4: a wish that a later message states fills an empty one; it never replaces what is there, a person does."""
        return complaint.model_copy(
            update={
                "messages": (*complaint.messages, self.message),
                "desired_solution": complaint.desired_solution or self.desired_solution,
                "withdrawal_asked": complaint.withdrawal_asked or self.message.followup_kind == "withdrawal",
            }
        )

    def tell(self, names: Names, /) -> Told:
        return Told(
            Said("Message from {who}", who=self.message.from_whom(names)),
            self.message.new_text,
            parcel=self.message.parcel,
        )


class MessageHeld(Entry):
    """Someone unknown to the file answered one of its letters: kept apart until a person accepts it."""

    kind: Literal["MessageHeld"] = "MessageHeld"
    message: ReceivedMessage
    reason: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"held_messages": (*complaint.held_messages, self.message)})

    def tell(self, names: Names, /) -> Told:
        return Told(
            Said("Message from {who}, held", who=self.message.from_whom(names)),
            self.message.new_text,
            parcel=self.message.parcel,
        )


class MessageAccepted(Entry):
    """A person let a held message in: it joins the file, and its sender takes part from now on."""

    kind: Literal["MessageAccepted"] = "MessageAccepted"
    parcel: int
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        """Its sender takes part from now on: what they send next needs nobody's leave."""
        message = _held(complaint, self.parcel)
        addresses = without_repeats(*complaint.complainant.addresses, message.sender)
        return complaint.model_copy(
            update={
                "messages": (*complaint.messages, message),
                "held_messages": tuple(m for m in complaint.held_messages if m.parcel != self.parcel),
                "complainant": complaint.complainant.model_copy(update={"addresses": addresses}),
            }
        )

    def tell(self, names: Names, /) -> Told:
        return Told(Said("Message let in by {who}", who=names(self.by)))


class MessageSetApart(Entry):
    """A held message does not belong here: it became the file `into`."""

    kind: Literal["MessageSetApart"] = "MessageSetApart"
    parcel: int
    into: Code
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        _held(complaint, self.parcel)
        left = tuple(m for m in complaint.held_messages if m.parcel != self.parcel)
        linked = without_repeats(*complaint.linked_refs, self.into)
        return complaint.model_copy(update={"held_messages": left, "linked_refs": linked})

    def tell(self, names: Names, /) -> Told:
        return Told(
            Said("Message set apart by {who}", who=names(self.by)),
            self.into,
        )


class MessageElsewhereToo(Entry):
    """A message of the file speaks of another matter: it became, or joined, the file `into`, and stays here as well."""

    kind: Literal["MessageElsewhereToo"] = "MessageElsewhereToo"
    parcel: int
    into: Code
    by: str

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        if all(message.parcel != self.parcel for message in complaint.messages):
            raise EntryOutOfPlace(f"{complaint.ref} has no message {self.parcel}")
        return complaint.model_copy(update={"linked_refs": without_repeats(*complaint.linked_refs, self.into)})

    def tell(self, names: Names, /) -> Told:
        return Told(Said("Message also taken into another file by {who}", who=names(self.by)), self.into)


class StaffWrote(Entry):
    """A colleague's mail about the file, with what it made the worker do."""

    kind: Literal["StaffWrote"] = "StaffWrote"
    message: StaffMessage

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"staff_messages": (*complaint.staff_messages, self.message)})

    def tell(self, names: Names, /) -> Told:
        one = self.message
        proof = one.proof or "—"
        said = Said("{who} wrote to the service (proof: {proof})",
                    who=names(one.person), proof=proof)  # fmt: skip
        return Told(said, "\n".join((*one.commands, one.message.new_text if not one.commands else "")).strip(),
                    parcel=one.message.parcel)  # fmt: skip


_VERDICTS = {
    "accepted": Said("nothing found"),
    "quarantined": Said("put into quarantine"),
}


class DocumentJudged(Entry):
    """The security check looked again at held documents: those of the file whose bytes `sha256` names.

    `verdict` is accepted or quarantined, or still held where the scanner can give none (`held_because`).
    """

    kind: Literal["DocumentJudged"] = "DocumentJudged"
    sha256: Code
    verdict: Verdict
    signature: Code = ""
    held_because: str = ""

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        """A verdict on held bytes counts in every message that brought them; what was judged before stays as it is."""
        messages, held_messages = (
            tuple(_with_verdict(message, self) for message in several)
            for several in (complaint.messages, complaint.held_messages)
        )
        if (messages, held_messages) == (complaint.messages, complaint.held_messages):
            raise EntryOutOfPlace(f"{complaint.ref} has no held document {self.sha256[:12]} that this would change")
        return complaint.model_copy(update={"messages": messages, "held_messages": held_messages})

    def tell(self, _names: Names, /) -> Told:
        verdict = _VERDICTS.get(self.verdict.value, Said("no verdict"))
        return Told(
            Said(
                "Security check of a document: {verdict}",
                verdict=verdict,
            )
        )


def _with_verdict(message: ReceivedMessage, entry: DocumentJudged) -> ReceivedMessage:
    said = {"verdict": entry.verdict, "signature": entry.signature, "held_because": entry.held_because}
    documents = tuple(
        document.model_copy(update=said)
        if document.sha256 == entry.sha256 and document.verdict is Verdict.HELD
        else document
        for document in message.documents
    )
    return message.model_copy(update={"documents": documents})


def _held(complaint: "Complaint", parcel: int) -> ReceivedMessage:
    for message in complaint.held_messages:
        if message.parcel == parcel:
            return message
    raise EntryOutOfPlace(f"{complaint.ref} holds no message {parcel}")
