"""The post: letters queued, sent, failed, or put into an envelope."""

from datetime import datetime

from worker.nouns.complaint import Complaint, SentMail, SpentProof, ToldDirectly
from worker.nouns.entry import (
    ComplainantTold,
    LetterFailed,
    LetterPosted,
    LetterQueued,
    LetterRequeued,
    LetterSent,
    LetterTakenBack,
    LetterTold,
    ProofSpent,
)
from worker.processing.folds.places import EntryOutOfPlace


def letter_queued(complaint: Complaint, entry: LetterQueued, _at: datetime) -> Complaint:
    return complaint.model_copy(update={"mails": (*complaint.mails, entry.mail)})


def letter_sent(complaint: Complaint, entry: LetterSent, at: datetime) -> Complaint:
    mail = _mail(complaint, entry.letter)
    after = _with_mail(complaint, mail.model_copy(update={"status": "sent", "status_at": at, "detail": ""}))
    return _acknowledged(after, mail, at)


def letter_failed(complaint: Complaint, entry: LetterFailed, at: datetime) -> Complaint:
    failed = {"status": entry.status, "status_at": at, "detail": entry.detail}
    return _with_mail(complaint, _mail(complaint, entry.letter).model_copy(update=failed))


def letter_requeued(complaint: Complaint, entry: LetterRequeued, at: datetime) -> Complaint:
    again = {"status": "queued", "status_at": at, "detail": ""}
    return _with_mail(complaint, _mail(complaint, entry.letter).model_copy(update=again))


def letter_told(complaint: Complaint, entry: LetterTold, at: datetime) -> Complaint:
    """Its reader has what it was to say: an acknowledgement that was told so counts from then."""
    mail = _mail(complaint, entry.letter)
    told = {"status": "told", "status_at": at, "detail": f"told by letter no. {entry.by}"}
    return _acknowledged(_with_mail(complaint, mail.model_copy(update=told)), mail, at)


def letter_posted(complaint: Complaint, entry: LetterPosted, at: datetime) -> Complaint:
    """A letter that was made ready to print counts from the moment that it was posted."""
    mail = _mail(complaint, entry.letter)
    posted = mail.model_copy(update={"posted_on": entry.on, "status": "sent", "status_at": at})
    return _acknowledged(_with_mail(complaint, posted), mail, at, posted=True)


def letter_taken_back(complaint: Complaint, entry: LetterTakenBack, at: datetime) -> Complaint:
    """Only what waits can be taken back: what left has been read."""
    mail = _mail(complaint, entry.letter)
    if mail.status != "queued":
        raise EntryOutOfPlace(f"letter {entry.letter} of {complaint.ref} does not wait any more")
    taken = {"status": "taken_back", "status_at": at, "detail": f"by {entry.by}"[:500]}
    return _with_mail(complaint, mail.model_copy(update=taken))


def complainant_told(complaint: Complaint, entry: ComplainantTold, at: datetime) -> Complaint:
    told = ToldDirectly(parcel=entry.parcel, person=entry.by, at=at)
    return complaint.model_copy(update={"told_directly": (*complaint.told_directly, told)})


def proof_spent(complaint: Complaint, entry: ProofSpent, at: datetime) -> Complaint:
    spent = SpentProof(letters=entry.letters, at=at)
    return complaint.model_copy(update={"spent_proofs": (*complaint.spent_proofs, spent)})


def _acknowledged(complaint: Complaint, mail: SentMail, at: datetime, *, posted: bool = False) -> Complaint:
    """P5: the file is acknowledged from the moment that its first acknowledgement left for the complainant."""
    left = mail.occasion == "acknowledgement" and (posted or not mail.to_staff)
    if left and complaint.acknowledged_at is None:
        return complaint.model_copy(update={"acknowledged_at": at})
    return complaint


def _mail(complaint: Complaint, letter: int) -> SentMail:
    for mail in complaint.mails:
        if mail.letter == letter:
            return mail
    raise EntryOutOfPlace(f"{complaint.ref} has no letter number {letter}")


def _with_mail(complaint: Complaint, changed: SentMail) -> Complaint:
    mails = tuple(changed if mail.letter == changed.letter else mail for mail in complaint.mails)
    return complaint.model_copy(update={"mails": mails})
