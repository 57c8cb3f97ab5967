"""What every letter shows that tells colleagues of one message of a file."""

from dataclasses import dataclass
from datetime import date

from worker.complaint.messages import ReceivedMessage, SupportingDocument
from worker.intake import accusing
from worker.nouns.item import Person
from worker.processing.denied import Denied, denied
from worker.processing.documents import kept, refused
from worker.processing.imitating import imitated, under_their_name
from worker.processing.named_days import in_text
from worker.processing.payee import Redirected, by_a_stranger, claimed, redirected
from worker.processing.seen import FileLetter
from worker.processing.terms import Named
from worker.words.said import NOTHING, Said


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAMessage(FileLetter):
    """Base of these letters. `held`: the file does not know its sender; `doubt` is why nothing proves that the
    complainant wrote it, nothing where something does.
    """

    message: ReceivedMessage
    held: bool = False
    doubt: Said = NOTHING

    @property
    def received_on(self) -> date:
        return self.rules.day(self.message.received_at)

    @property
    def named_days(self) -> tuple[Named, ...]:
        """The days ahead that it names; a mailbox that answers by itself names none for its owner."""
        return () if self.message.followup_kind == "auto_reply" else in_text(self.message.new_text, self.received_on)

    @property
    def documents(self) -> tuple[SupportingDocument, ...]:
        return kept(self.message.documents)

    @property
    def refused_documents(self) -> tuple[SupportingDocument, ...]:
        return refused(self.message.documents)

    @property
    def imitated(self) -> Person | None:
        """The colleague whose name or address its sender comes near, without being them."""
        return imitated(self.message, self.rules)

    @property
    def namesake(self) -> str:
        """The complainant's name, where whoever wrote it bears it at an address that the file does not know."""
        return self.message.sender_name if self.held and under_their_name(self.file, self.message) else ""

    @property
    def redirects(self) -> tuple[Redirected, ...]:
        """The money, or the parcel, that it sends elsewhere."""
        return by_a_stranger(self.file, self.message) if self.held else redirected(self.file, self.message)

    @property
    def claimed(self) -> str:
        """The words by which a sum is said to be promised that the file promises nowhere."""
        return claimed(self.file, self.message)

    @property
    def denied(self) -> Denied | None:
        """What of a payment that we told as done it says did not come; of a stranger's words nothing is concluded."""
        return None if self.held else denied(self.file, self.message)

    @property
    def strange(self) -> bool:
        """Whether whoever sends it elsewhere is not at the address that the file is known by, or nothing proves it."""
        return self.held or bool(self.doubt) or self.message.sender not in self.file.complainant.addresses[:1]

    @property
    def accused(self) -> tuple[str, ...]:
        """The colleagues of whom this message tells how they behaved, by name."""
        found = accusing.blamed(self.message.new_text, self.rules, complainant=self.message.sender_name)
        return tuple(self.rules.name_of(one) for one in found if one in self.file.complained_of)
