"""A complaint is the fold of its entries: `apply` is the only way it changes, and reads and writes nothing (E1)."""

from datetime import datetime
from typing import assert_never

from worker.nouns.complaint import Complaint, ReceivedMessage, SentMail, State, Verdict
from worker.nouns.entry import (
    DocumentJudged,
    Entry,
    LetterFailed,
    LetterQueued,
    LetterSent,
    MessageHeld,
    MessageReceived,
    Moved,
    Registered,
    Reread,
)
from worker.processing.lifecycle import REOPENINGS, IllegalMove, may_move

# Every entry but the first.
Change = Reread | MessageReceived | MessageHeld | DocumentJudged | LetterQueued | LetterSent | LetterFailed | Moved


class EntryOutOfPlace(Exception):
    """The entry cannot follow those before it: the file is not registered yet, or is twice, or lacks what it names."""


def apply(complaint: Complaint | None, entry: Entry, *, at: datetime) -> Complaint:
    """The complaint after `entry`, which happened at `at` (aware). `None` is the file before its first entry.

    Raises EntryOutOfPlace, and IllegalMove for a move that the procedure does not have.
    """
    if isinstance(entry, Registered):
        if complaint is not None:
            raise EntryOutOfPlace(f"{complaint.ref} is registered already")
        return _registered(entry, at)
    if complaint is None:
        raise EntryOutOfPlace(f"{entry.kind} comes before the file is registered")
    return _changed(complaint, entry, at)


def _changed(complaint: Complaint, entry: Change, at: datetime) -> Complaint:
    match entry:
        case Reread():
            return _reread(complaint, entry)
        case MessageReceived():
            return _message_received(complaint, entry)
        case MessageHeld():
            return complaint.model_copy(update={"held_messages": (*complaint.held_messages, entry.message)})
        case DocumentJudged():
            return _document_judged(complaint, entry)
        case LetterQueued():
            return complaint.model_copy(update={"mails": (*complaint.mails, entry.mail)})
        case LetterSent():
            return _letter_sent(complaint, entry, at)
        case LetterFailed():
            failed = {"status": entry.status, "status_at": at, "detail": entry.detail}
            return _with_mail(complaint, _mail(complaint, entry.letter).model_copy(update=failed))
        case Moved():
            return _moved(complaint, entry, at)
        case _:
            assert_never(entry)


def _registered(entry: Registered, at: datetime) -> Complaint:
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
    )


# What reading can tell; the rest of a file (its dates, its state, its letters) does not hang on the text.
_READ_FROM_TEXT = (
    "language", "linked_refs", "possible_duplicates", "litigation", "litigation_words", "data_protection_request",
    "channel", "subject", "complainant", "order_reference", "category", "category_words", "points",
    "desired_solution", "wish_asked",
)  # fmt: skip


def _reread(complaint: Complaint, entry: Reread) -> Complaint:
    """A parked message that could be read after all; its documents and words take the place of the raw bytes alone."""
    read = _registered(entry.registered, complaint.registered_at)
    update: dict[str, object] = {name: getattr(read, name) for name in _READ_FROM_TEXT}
    return complaint.model_copy(update={**update, "messages": (*read.messages, *complaint.messages[1:])})


def _message_received(complaint: Complaint, entry: MessageReceived) -> Complaint:
    """P4: a wish that a later message states fills an empty one; it never replaces what is there, a person does."""
    return complaint.model_copy(
        update={
            "messages": (*complaint.messages, entry.message),
            "desired_solution": complaint.desired_solution or entry.desired_solution,
        }
    )


def _document_judged(complaint: Complaint, entry: DocumentJudged) -> Complaint:
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


def _letter_sent(complaint: Complaint, entry: LetterSent, at: datetime) -> Complaint:
    """P5: the file is acknowledged from the moment that its first acknowledgement left for the complainant."""
    mail = _mail(complaint, entry.letter)
    after = _with_mail(complaint, mail.model_copy(update={"status": "sent", "status_at": at, "detail": ""}))
    if mail.occasion == "acknowledgement" and not mail.to_staff and complaint.acknowledged_at is None:
        return after.model_copy(update={"acknowledged_at": at})
    return after


def _moved(complaint: Complaint, entry: Moved, at: datetime) -> Complaint:
    """T6. Milestones that a move brings with it: the date of the answer, level 2, one more reopening."""
    if entry.source is not complaint.state:
        raise EntryOutOfPlace(f"{complaint.ref} is {complaint.state}, not {entry.source}: it cannot move from there")
    if not may_move(entry.source, entry.target):
        raise IllegalMove(entry.source, entry.target)
    update: dict[str, object] = {"state": entry.target}
    if entry.target is State.ANSWERED:
        update["answered_at"] = at
    if entry.target is State.ESCALATED:
        update["level"] = 2
    if (entry.source, entry.target) in REOPENINGS:
        update["reopen_count"] = complaint.reopen_count + 1
    return complaint.model_copy(update=update)


def _mail(complaint: Complaint, letter: int) -> SentMail:
    for mail in complaint.mails:
        if mail.letter == letter:
            return mail
    raise EntryOutOfPlace(f"{complaint.ref} has no letter number {letter}")


def _with_mail(complaint: Complaint, changed: SentMail) -> Complaint:
    mails = tuple(changed if mail.letter == changed.letter else mail for mail in complaint.mails)
    return complaint.model_copy(update={"mails": mails})
