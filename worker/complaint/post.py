"""Letters: what left, and what became of each."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from worker.complaint.entry import Entry, EntryOutOfPlace
from worker.complaint.told import Names, Told
from worker.complaint.value import Code, Value
from worker.words.said import Said

if TYPE_CHECKING:
    from worker.complaint.record import Complaint


class SentMail(Value):
    """One mail out, as the file remembers it: `letter` is the outbox's number, `sha256` that of the frozen bytes.

    `printed`: it went to a colleague who puts it into an envelope, and left on `posted_on`; `by_phone`: on that day its
    reader was told it, and nothing was posted.
    """

    letter: int
    occasion: Code
    template: Code
    recipient: str
    to_staff: bool
    message_id: Code
    sha256: Code
    queued_at: datetime
    status: Literal[
        "queued", "sent", "refused", "uncertain", "withheld", "undelivered", "delayed", "taken_back", "told"
    ] = "queued"  # fmt: skip
    status_at: datetime | None = None
    detail: str = ""
    printed: bool = False
    posted_on: date | None = None
    by_phone: bool = False


class ToldDirectly(Value):
    """A colleague wrote to the complainant from their own mailbox, in mail `parcel`: no letter of ours left for it."""

    parcel: int
    person: str
    at: datetime


class SpentProof(Value):
    """Letters to a colleague that were seen outside the house at that moment."""

    letters: tuple[int, ...]
    at: datetime


class PostRecord(Value):
    """What left; `acknowledged_at` is when the first acknowledgement did."""

    acknowledged_at: datetime | None = None
    mails: tuple[SentMail, ...] = ()
    told_directly: tuple[ToldDirectly, ...] = ()
    spent_proofs: tuple[SpentProof, ...] = ()


# Letters to the complainant by their names; any other is a letter.
_OCCASIONS = {
    "acknowledgements": Said("Acknowledgement of several messages"),
    "acknowledgement": Said("Acknowledgement"),
    "staff_letter": Said("Letter"),
    "clarification": Said("Request for clarification"),
    "clarification_reminder": Said("Reminder of the request for clarification"),
    "progress": Said("Progress update"),
    "status": Said("Where the file stands"),
    "holding": Said("Holding letter"),
    "answer": Said("Answer"),
    "compensation_changed": Said("Compensation changed after the answer"),
    "compensation_done": Said("Compensation executed"),
    "compensation_returned": Said("Compensation came back"),
    "closing": Said("Closing"),
    "survey": Said("Survey"),
    "improvement": Said("Corrective action done, told to the complainant"),
    "contestation": Said("Acknowledgement of the contestation"),
    "payee_changed": Said("Word on the new account or address"),
    "emergency": Said("Whom to call in an emergency"),
    "reopening": Said("The file is taken up again"),
    "withdrawal": Said("Withdrawal confirmed"),
    "merged": Said("Files merged"),
    "not_a_complaint": Said("What becomes of the message"),
}
_FATES = {
    "refused": Said("refused by the server"),
    "uncertain": Said("nobody knows whether it left"),
    "withheld": Said("withheld by a limit"),
    "undelivered": Said("came back"),
    "delayed": Said("delayed"),
}
# Why a letter waits again, and how that is told.
Requeueing = Literal["asked", "all_refused", "rate"]
_REQUEUED = {
    "asked": Said("queued again"),
    "all_refused": Said("queued again: the server refused everything"),
    "rate": Said("released by the limit"),
}


def letter_name(occasion: str) -> Said:
    """What a letter to the complainant is called."""
    return _OCCASIONS.get(occasion, _OCCASIONS["staff_letter"])


def _letter(number: int, what: Said) -> Said:
    return Said("Letter no. {number}: {what}", number=number, what=what)


class LetterQueued(Entry):
    """A letter was rendered and frozen in the same transaction as the entry that caused it."""

    kind: Literal["LetterQueued"] = "LetterQueued"
    mail: SentMail

    def apply(self, complaint: "Complaint", _at: datetime, /) -> "Complaint":
        return complaint.model_copy(update={"mails": (*complaint.mails, self.mail)})

    def tell(self, names: Names, /) -> Told:
        mail = self.mail
        if mail.to_staff:
            said = Said("Internal letter to {to}", to=names(mail.recipient))
        else:
            said = Said("{letter}, to {to}", letter=letter_name(mail.occasion), to=names(mail.recipient))
        return Told(said, letter=mail.letter)


class LetterSent(Entry):
    kind: Literal["LetterSent"] = "LetterSent"
    letter: int

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        mail = _mail(complaint, self.letter)
        after = _with_mail(complaint, mail.model_copy(update={"status": "sent", "status_at": at, "detail": ""}))
        return _acknowledged(after, mail, at)

    def tell(self, _names: Names, /) -> Told:
        return Told(Said("Letter sent"), quiet=True)


class LetterFailed(Entry):
    """The letter did not leave, or nobody knows, or it came back. `detail` is the server's sentence, bounded."""

    kind: Literal["LetterFailed"] = "LetterFailed"
    letter: int
    status: Literal["refused", "uncertain", "withheld", "undelivered", "delayed"]
    detail: str = ""

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        failed = {"status": self.status, "status_at": at, "detail": self.detail}
        return _with_mail(complaint, _mail(complaint, self.letter).model_copy(update=failed))

    def tell(self, _names: Names, /) -> Told:
        return Told(_letter(self.letter, _FATES[self.status]), self.detail)


class LetterRequeued(Entry):
    """A letter that had not left waits to leave again, with the same bytes and the same Message-ID.

    `because`: somebody asked for it; the server was seen to refuse all letters alike; a limit allows it now.
    """

    kind: Literal["LetterRequeued"] = "LetterRequeued"
    letter: int
    by: str
    because: Requeueing

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        again = {"status": "queued", "status_at": at, "detail": ""}
        return _with_mail(complaint, _mail(complaint, self.letter).model_copy(update=again))

    def tell(self, _names: Names, /) -> Told:
        return Told(_letter(self.letter, _REQUEUED[self.because]))


class LetterTold(Entry):
    """The letter did not leave: letter `by`, which has, said what it was to say, and what others were."""

    kind: Literal["LetterTold"] = "LetterTold"
    letter: int
    by: int

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        """Its reader has what it was to say: an acknowledgement that was told so counts from then."""
        mail = _mail(complaint, self.letter)
        told = {"status": "told", "status_at": at, "detail": f"told by letter no. {self.by}"}
        return _acknowledged(_with_mail(complaint, mail.model_copy(update=told)), mail, at)

    def tell(self, _names: Names, /) -> Told:
        return Told(
            Said(
                "Letter no. {number}: letter no. {by} said it, with others",
                number=self.letter,
                by=self.by,
            )
        )


class LetterPosted(Entry):
    """A colleague put the letter into an envelope, as its complainant has no e-mail address; or told it `by_phone`."""

    kind: Literal["LetterPosted"] = "LetterPosted"
    letter: int
    on: date
    by: str
    by_phone: bool = False

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        """A letter that was made ready to print counts from the moment that it was posted."""
        mail = _mail(complaint, self.letter)
        left = {"posted_on": self.on, "by_phone": self.by_phone, "status": "sent", "status_at": at}
        posted = mail.model_copy(update=left)
        return _acknowledged(_with_mail(complaint, posted), mail, at, posted=True)

    def tell(self, names: Names, /) -> Told:
        said = Said("Letter told by telephone by {who}") if self.by_phone else Said("Letter posted by {who}")
        return Told(said.about(who=names(self.by)), str(self.on))


class LetterTakenBack(Entry):
    """Whoever wrote it, or a colleague, stopped the letter before it left."""

    kind: Literal["LetterTakenBack"] = "LetterTakenBack"
    letter: int
    by: str

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        """Only what waits can be taken back: what left has been read."""
        mail = _mail(complaint, self.letter)
        if mail.status != "queued":
            raise EntryOutOfPlace(f"letter {self.letter} of {complaint.ref} does not wait any more")
        taken = {"status": "taken_back", "status_at": at, "detail": f"by {self.by}"[:500]}
        return _with_mail(complaint, mail.model_copy(update=taken))

    def tell(self, names: Names, /) -> Told:
        return Told(
            Said(
                "Letter no. {number} taken back by {who} before it left",
                number=self.letter,
                who=names(self.by),
            )
        )


class ComplainantTold(Entry):
    """The complainant stood in To or Cc of a colleague's own mail, ledger number `parcel`: they have read it."""

    kind: Literal["ComplainantTold"] = "ComplainantTold"
    parcel: int
    by: str
    addresses: tuple[str, ...]

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        told = ToldDirectly(parcel=self.parcel, person=self.by, at=at)
        return complaint.model_copy(update={"told_directly": (*complaint.told_directly, told)})

    def tell(self, names: Names, /) -> Told:
        return Told(
            Said(
                "{who} wrote to the complainant from their own address",
                who=names(self.by),
            )
        )


class ProofSpent(Entry):
    """Letters to a colleague were seen outside the house: they, and the reply address in them, prove them no more."""

    kind: Literal["ProofSpent"] = "ProofSpent"
    person: str
    letters: tuple[int, ...]

    def apply(self, complaint: "Complaint", at: datetime, /) -> "Complaint":
        spent = SpentProof(letters=self.letters, at=at)
        return complaint.model_copy(update={"spent_proofs": (*complaint.spent_proofs, spent)})

    def tell(self, names: Names, /) -> Told:
        return Told(
            Said(
                "Internal letters to {who} were seen outside the house: a reply to them proves nothing any more",
                who=names(self.person),
            )
        )


def _acknowledged(complaint: "Complaint", mail: SentMail, at: datetime, *, posted: bool = False) -> "Complaint":
    """P5: the file is acknowledged from the moment that its first acknowledgement left for the complainant."""
    left = mail.occasion == "acknowledgement" and (posted or not mail.to_staff)
    if left and complaint.acknowledged_at is None:
        return complaint.model_copy(update={"acknowledged_at": at})
    return complaint


def _mail(complaint: "Complaint", letter: int) -> SentMail:
    for mail in complaint.mails:
        if mail.letter == letter:
            return mail
    raise EntryOutOfPlace(f"{complaint.ref} has no letter number {letter}")


def _with_mail(complaint: "Complaint", changed: SentMail) -> "Complaint":
    mails = tuple(changed if mail.letter == changed.letter else mail for mail in complaint.mails)
    return complaint.model_copy(update={"mails": mails})
