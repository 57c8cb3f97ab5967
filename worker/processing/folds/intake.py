"""Chapter 1: registering, messages, documents, and mail of colleagues."""

from datetime import datetime

from worker.nouns.complaint import Complaint, ReceivedMessage, State, Verdict
from worker.nouns.entry import (
    DocumentJudged,
    FileJoined,
    Imported,
    MessageAccepted,
    MessageHeld,
    MessageReceived,
    MessageSetApart,
    Registered,
    Reread,
    StaffWrote,
)
from worker.processing.folds.places import EntryOutOfPlace, without_repeats


def registered(entry: Registered, at: datetime) -> Complaint:
    return Complaint(
        ref=entry.ref,
        language=entry.language,
        linked_refs=entry.linked_refs,
        possible_duplicates=entry.possible_duplicates,
        litigation=bool(entry.litigation_words),
        litigation_words=entry.litigation_words,
        data_protection_request=bool(entry.data_protection_words),
        mailbox=entry.mailbox,
        channel=entry.channel,
        recorded_by=entry.recorded_by,
        sent_at=entry.sent_at,
        received_at=entry.received_at,
        registered_at=at,
        subject=entry.subject,
        complainant=entry.complainant,
        order_reference=entry.order_reference,
        category=entry.category,
        category_words=entry.category_words,
        points=entry.points,
        desired_solution=entry.desired_solution,
        wish_asked=entry.wish_asked,
        deadlines=entry.deadlines,
        messages=(entry.message,),
        assessment=entry.assessment,
        complained_of=entry.complained_of,
    )


# Why a file has ended that came with its end from another register.
ENDED_ELSEWHERE = "imported"


def imported(complaint: Complaint, entry: Imported, at: datetime) -> Complaint:
    """Right after registering, and once: what happened since then happened here, by the moves that there are."""
    if complaint.origin or complaint.state is not State.REGISTERED:
        raise EntryOutOfPlace(f"{complaint.ref} has gone on since it was registered: it cannot be imported")
    decided = entry.answered_at if entry.outcome else None
    found = (entry.answered_at or entry.ended_at or at) if entry.root_cause else None
    return complaint.model_copy(
        update={
            "origin": entry.origin,
            "state": entry.state,
            "acknowledged_at": entry.acknowledged_at,
            "answered_at": entry.answered_at,
            "first_answered_at": entry.answered_at,
            "ended_at": entry.ended_at,
            "ended_because": ENDED_ELSEWHERE if entry.ended_at else "",
            "decision": entry.outcome,
            "decided_at": decided,
            "root_cause": entry.root_cause,
            "cause_status": "confirmed" if entry.root_cause else "",
            "cause_at": found,
            "product_or_service": entry.product_or_service,
            "owner": entry.owner,
        }
    )


# What reading can tell; the rest of a file (its dates, its state, its letters) does not hang on the text.
_READ_FROM_TEXT = (
    "language", "linked_refs", "possible_duplicates", "litigation", "litigation_words", "data_protection_request",
    "channel", "subject", "complainant", "order_reference", "category", "category_words", "points",
    "desired_solution", "wish_asked", "assessment", "complained_of",
)  # fmt: skip


def reread(complaint: Complaint, entry: Reread, _at: datetime) -> Complaint:
    """A parked message that could be read after all; its documents and words take the place of the raw bytes alone."""
    read = registered(entry.registered, complaint.registered_at)
    update: dict[str, object] = {name: getattr(read, name) for name in _READ_FROM_TEXT}
    return complaint.model_copy(update={**update, "messages": (*read.messages, *complaint.messages[1:])})


def message_received(complaint: Complaint, entry: MessageReceived, _at: datetime) -> Complaint:
    """P4: a wish that a later message states fills an empty one; it never replaces what is there, a person does."""
    return complaint.model_copy(
        update={
            "messages": (*complaint.messages, entry.message),
            "desired_solution": complaint.desired_solution or entry.desired_solution,
            "withdrawal_asked": complaint.withdrawal_asked or entry.message.followup_kind == "withdrawal",
        }
    )


def message_held(complaint: Complaint, entry: MessageHeld, _at: datetime) -> Complaint:
    return complaint.model_copy(update={"held_messages": (*complaint.held_messages, entry.message)})


def message_accepted(complaint: Complaint, entry: MessageAccepted, _at: datetime) -> Complaint:
    """Its sender takes part from now on: what they send next needs nobody's leave."""
    message = _held(complaint, entry.parcel)
    addresses = without_repeats(*complaint.complainant.addresses, message.sender)
    return complaint.model_copy(
        update={
            "messages": (*complaint.messages, message),
            "held_messages": tuple(m for m in complaint.held_messages if m.parcel != entry.parcel),
            "complainant": complaint.complainant.model_copy(update={"addresses": addresses}),
        }
    )


def message_set_apart(complaint: Complaint, entry: MessageSetApart, _at: datetime) -> Complaint:
    _held(complaint, entry.parcel)
    left = tuple(m for m in complaint.held_messages if m.parcel != entry.parcel)
    linked = without_repeats(*complaint.linked_refs, entry.into)
    return complaint.model_copy(update={"held_messages": left, "linked_refs": linked})


def staff_wrote(complaint: Complaint, entry: StaffWrote, _at: datetime) -> Complaint:
    return complaint.model_copy(update={"staff_messages": (*complaint.staff_messages, entry.message)})


def file_joined(complaint: Complaint, entry: FileJoined, _at: datetime) -> Complaint:
    who = complaint.complainant
    addresses = without_repeats(*who.addresses, *entry.addresses)
    return complaint.model_copy(
        update={
            "linked_refs": without_repeats(*complaint.linked_refs, entry.ref),
            "complainant": who.model_copy(update={"addresses": addresses}),
        }
    )


def document_judged(complaint: Complaint, entry: DocumentJudged, _at: datetime) -> Complaint:
    """A verdict on held bytes counts in every message that brought them; what was judged before stays as it is."""
    messages, held_messages = (
        tuple(_with_verdict(message, entry) for message in several)
        for several in (complaint.messages, complaint.held_messages)
    )
    if (messages, held_messages) == (complaint.messages, complaint.held_messages):
        raise EntryOutOfPlace(f"{complaint.ref} has no held document {entry.sha256[:12]} that this would change")
    return complaint.model_copy(update={"messages": messages, "held_messages": held_messages})


def _with_verdict(message: ReceivedMessage, entry: DocumentJudged) -> ReceivedMessage:
    said = {"verdict": entry.verdict, "signature": entry.signature, "held_because": entry.held_because}
    documents = tuple(
        document.model_copy(update=said)
        if document.sha256 == entry.sha256 and document.verdict is Verdict.HELD
        else document
        for document in message.documents
    )
    return message.model_copy(update={"documents": documents})


def _held(complaint: Complaint, parcel: int) -> ReceivedMessage:
    for message in complaint.held_messages:
        if message.parcel == parcel:
            return message
    raise EntryOutOfPlace(f"{complaint.ref} holds no message {parcel}")
