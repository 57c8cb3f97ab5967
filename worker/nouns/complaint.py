"""A complaint: the fold of its entries. The fields are those of the register (procedure, "what the register holds")."""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from worker.nouns.answering import Compensation, Draft, Holding, Mediation, Outcome, Satisfaction
from worker.nouns.personal_data import DataRequest
from worker.nouns.value import Value
from worker.nouns.work import Assessment, CauseStatus, Clarification, CorrectiveAction, Note, Snooze


class State(StrEnum):
    REGISTERED = "registered"
    ASSESSED = "assessed"
    INVESTIGATING = "investigating"
    AWAITING_CUSTOMER = "awaiting_customer"
    DECISION_REVIEW = "decision_review"
    ANSWERED = "answered"
    ESCALATED = "escalated"
    IN_MEDIATION = "in_mediation"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    NOT_A_COMPLAINT = "not_a_complaint"
    MERGED = "merged"


class Channel(StrEnum):
    EMAIL = "email"
    LETTER = "letter"
    PHONE = "phone"
    IN_PERSON = "in_person"
    WEB_FORM = "web_form"


class CustomerKind(StrEnum):
    CONSUMER = "consumer"
    PROFESSIONAL = "professional"
    PROSPECT = "prospect"
    OTHER = "other"


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
    media_type: str
    size: int
    sha256: str
    verdict: Verdict = Verdict.ACCEPTED
    inline: bool = False
    signature: str = ""
    held_because: str = ""


class Point(Value):
    """One thing complained of (`text`), and later what was found, decided and why."""

    text: str
    finding: str = ""
    outcome: Outcome | Literal[""] = ""
    reason: str = ""


WishKind = Literal[
    "refund", "credit_note", "exchange", "repair", "redo", "discount", "apology", "explanation", "cancellation", "other"
]


class DesiredSolution(Value):
    """P4. `quoted` are the complainant's own words; `status` stays `proposed` until a person confirms it."""

    kind: WishKind
    quoted: str = ""
    amount_cents: int | None = None
    currency: str = ""
    status: Literal["proposed", "confirmed"] = "proposed"


class Complainant(Value):
    name: str = ""
    addresses: tuple[str, ...] = ()
    postal_address: str = ""
    phone: str = ""
    customer_number: str = ""
    kind: CustomerKind = CustomerKind.CONSUMER
    adaptation_needed: str = ""


class Deadlines(Value):
    """The dates of the procedure's clocks: calendar days, each ending at 23:59:59 local time."""

    clock_start: date
    ack_limit: date
    assess_due: date
    answer_target: date
    answer_due: date
    mediation_limit: date


class ReceivedMessage(Value):
    """One mail in. `parcel` is the ledger's number; `sha256` names the raw bytes on the shelf."""

    parcel: int
    sha256: str
    message_id: str = ""
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    new_text: str = ""
    quoted: str = ""
    sent_at: datetime | None = None
    received_at: datetime
    documents: tuple[SupportingDocument, ...] = ()
    followup_kind: str = ""
    defects: tuple[str, ...] = ()


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


# The origin of a file whose message lay in the mailbox before the first start: nobody was written to.
FROM_MAILBOX = "mailbox"


class SentMail(Value):
    """One mail out, as the file remembers it: `letter` is the outbox's number, `sha256` that of the frozen bytes.

    `printed`: it went to a colleague who puts it into an envelope, and left on `posted_on`.
    """

    letter: int
    occasion: str
    template: str
    recipient: str
    to_staff: bool
    message_id: str
    sha256: str
    queued_at: datetime
    status: Literal[
        "queued", "sent", "refused", "uncertain", "withheld", "undelivered", "delayed", "taken_back", "told"
    ] = "queued"  # fmt: skip
    status_at: datetime | None = None
    detail: str = ""
    printed: bool = False
    posted_on: date | None = None


class ToldDirectly(Value):
    """A colleague wrote to the complainant from their own mailbox, in mail `parcel`: no letter of ours left for it."""

    parcel: int
    person: str
    at: datetime


class SpentProof(Value):
    """Letters to a colleague that were seen outside the house at that moment."""

    letters: tuple[int, ...]
    at: datetime


class Complaint(Value):
    """The whole record, group by group as procedure.md §3 has it. Changed only by `processing.folding.apply`."""

    # Identity
    ref: str
    state: State = State.REGISTERED
    level: Literal[1, 2] = 1
    language: str = "fr"
    linked_refs: tuple[str, ...] = ()
    possible_duplicates: tuple[str, ...] = ()
    merged_into: str = ""
    reopen_count: int = 0
    litigation: bool = False
    litigation_words: str = ""
    data_protection_request: bool = False

    # Intake
    mailbox: str = ""
    channel: Channel = Channel.EMAIL
    recorded_by: str = "worker"
    sent_at: datetime | None = None
    received_at: datetime
    registered_at: datetime
    acknowledged_at: datetime | None = None
    # The latest answer, and the first: an answer given on time stays so, whatever is looked at again later.
    answered_at: datetime | None = None
    first_answered_at: datetime | None = None
    ended_at: datetime | None = None
    ended_because: str = ""
    # The reference under which another register kept it before; "" for a file that began here.
    origin: str = ""

    # Complainant, object, wish
    subject: str = ""
    complainant: Complainant = Complainant()
    product_or_service: str = ""
    order_reference: str = ""
    category: str = ""
    category_words: str = ""
    points: tuple[Point, ...] = ()
    desired_solution: DesiredSolution | None = None
    wish_asked: bool = False
    deadlines: Deadlines

    # The post
    messages: tuple[ReceivedMessage, ...] = ()
    held_messages: tuple[ReceivedMessage, ...] = ()
    staff_messages: tuple[StaffMessage, ...] = ()
    mails: tuple[SentMail, ...] = ()
    told_directly: tuple[ToldDirectly, ...] = ()
    spent_proofs: tuple[SpentProof, ...] = ()

    # Processing. `complained_of` are colleagues whom the complaint names: none of them may own it.
    owner: str = ""
    assigned_at: datetime | None = None
    complained_of: tuple[str, ...] = ()
    assessment: Assessment = Assessment()
    notes: tuple[Note, ...] = ()
    clarifications: tuple[Clarification, ...] = ()
    root_cause: str = ""
    cause_status: CauseStatus = ""
    cause_reason: str = ""
    cause_at: datetime | None = None
    actions: tuple[CorrectiveAction, ...] = ()
    # Whole working days that the internal clock stood still for the customer's answer.
    customer_wait_days: int = 0
    snoozes: tuple[Snooze, ...] = ()
    # Consequences of clocks that happened already, each by its key: none happens twice.
    struck: tuple[str, ...] = ()

    # Response. `decision` is "" until an answer was released.
    decision: Outcome | Literal[""] = ""
    decided_by: str = ""
    approved_by: str = ""
    decided_at: datetime | None = None
    drafts: tuple[Draft, ...] = ()
    compensations: tuple[Compensation, ...] = ()
    holdings: tuple[Holding, ...] = ()
    overrides: tuple[Note, ...] = ()
    accepted_at: datetime | None = None
    contested_at: datetime | None = None
    withdrawal_asked: bool = False
    mediator_informed_at: datetime | None = None
    mediation: Mediation | None = None
    satisfaction: Satisfaction | None = None

    # What was asked of personal data, oldest first: at most the last waits for its answer.
    data_requests: tuple[DataRequest, ...] = ()
    # Personal data were erased under retention; what is left is statistics and the chain.
    erased_at: datetime | None = None

    @property
    def open_clarification(self) -> Clarification | None:
        """The question that still waits for its answer."""
        return next((c for c in reversed(self.clarifications) if c.ended_at is None), None)

    @property
    def open_data_request(self) -> DataRequest | None:
        """The request about personal data that still waits for its answer."""
        last = self.data_requests[-1] if self.data_requests else None
        return last if last and not last.outcome else None

    @property
    def erasure_granted_on(self) -> date | None:
        """The day on which the complainant was granted the erasure that is still to be done; a later refusal stands."""
        decided = [one for one in self.data_requests if one.outcome in {"erasure", "refused"}]
        day = decided[-1].answered_on if decided and decided[-1].outcome == "erasure" else None
        return None if day is None or (self.erased_at is not None and self.erased_at.date() > day) else day

    @property
    def owed(self) -> tuple[Compensation, ...]:
        """What the complainant was offered and what is not carried out yet."""
        return tuple(one for one in self.compensations if one.status in {"offered", "accepted"})

    @property
    def current_draft(self) -> Draft | None:
        """The version that waits for its approval or was released; None where there is none to speak of."""
        last = self.drafts[-1] if self.drafts else None
        return last if last and last.status in {"filed", "released"} else None
