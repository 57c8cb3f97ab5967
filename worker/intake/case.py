"""A case: one message on the desk with what deciding needs to know about its arrival."""

from dataclasses import dataclass
from datetime import datetime

from worker.complaint.messages import ReceivedMessage, SupportingDocument, Verdict
from worker.intake.documents import Checks, supporting
from worker.nouns.message import Message
from worker.processing.rules import Rules

TEXT_KEPT = 200_000


@dataclass(frozen=True, slots=True)
class Case:
    """`parcel` is the ledger's number, `raw_sha256` the raw bytes' name on the shelf, `received_at` the server's date.

    `cut`: the message was over the size limit and only its headers and the beginning of its text were fetched.
    `checks`: what the virus scanner said of its documents; one of which it says nothing is held.
    """

    parcel: int
    mailbox: str
    raw_sha256: str
    size: int
    received_at: datetime
    cut: bool
    message: Message
    checks: Checks = None

    def received(self, rules: Rules, *, followup_kind: str = "") -> ReceivedMessage:
        """The message as its file keeps it; the raw bytes stay on the shelf whatever is bounded here."""
        message = self.message
        return ReceivedMessage(
            parcel=self.parcel,
            sha256=self.raw_sha256,
            message_id=message.message_id,
            sender=message.sender.address,
            sender_name=message.sender.name,
            subject=message.subject,
            new_text=message.new_text[:TEXT_KEPT],
            quoted=message.rest[:TEXT_KEPT],
            sent_at=message.sent_at,
            received_at=self.received_at,
            documents=self._documents(rules),
            followup_kind=followup_kind,
            defects=message.defects,
        )

    def _documents(self, rules: Rules) -> tuple[SupportingDocument, ...]:
        documents = supporting(self.message.documents, refused_types=rules.refused_types, checks=self.checks)
        if not self.cut:
            return documents
        # Of a message over the limit only the beginning was fetched: no document of it is whole.
        half = {"verdict": Verdict.REFUSED_SIZE, "held_because": ""}
        return tuple(d if d.verdict is Verdict.QUARANTINED else d.model_copy(update=half) for d in documents)
