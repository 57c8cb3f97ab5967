"""What happened, an entry an event: what the complainant wrote and read, and what stayed inside."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from typing import Final, Literal

from worker.complaint.messages import ReceivedMessage, SupportingDocument, Verdict
from worker.complaint.post import SentMail, letter_name
from worker.complaint.told import Told
from worker.feedback.dossier.evidence import Evidence, Link
from worker.feedback.dossier.naming import mail_name, safe_name
from worker.feedback.dossier.words import WORDS, word
from worker.processing.documents import may_be_passed_on
from worker.words.said import Said

# How the files of a bundle begin.
RECEIVED: Final = Said("received").within("file name")
SENT: Final = Said("sent").within("file name")

# What is shown of one mail's text on the page; the whole of it is in its file.
SHOWN: Final = 20_000
# Of a letter that its reader does not have, or had on paper.
_FATES: Final = {
    "queued": WORDS["not_yet_left"],
    "refused": WORDS["not_left"],
    "withheld": WORDS["not_left"],
    "delayed": WORDS["not_yet_left"],
    "uncertain": WORDS["perhaps_left"],
    "undelivered": WORDS["came_back"],
    "told": WORDS["told_by_another"],
}
Side = Literal["in", "out", "inside"]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A document: where it lies in the bundle, "" with the reason where it does not."""

    name: str
    size: int
    path: str = ""
    why_not: Said | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """`side`: it came in, it left for the complainant, or it happened inside. `path` is the mail in the bundle, "" for
    none; `fate` is what became of a letter that did not simply leave. `ours`: a text that our letters laid out.
    """

    at: datetime
    who: str
    said: Said
    side: Side
    text: str
    facts: tuple[Said, ...] = ()
    path: str = ""
    subject: str = ""
    documents: tuple[Enclosed, ...] = ()
    why_not: Said | None = None
    fate: Said | None = None
    ours: bool = False


class Desk:
    """One walk along the chain: gives names to what it lays into the bundle."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.files: dict[str, bytes] = {}
        self._mails = self._documents = 0
        complaint = evidence.complaint
        staff = (one.message for one in complaint.staff_messages)
        self._messages = {m.parcel: m for m in (*staff, *complaint.held_messages, *complaint.messages)}
        self._theirs = {message.parcel for message in complaint.messages}
        self._told_directly = {told.parcel for told in complaint.told_directly}
        self._sent = {mail.letter: mail for mail in complaint.mails}
        self._told: set[int] = set()

    def name(self, address: str) -> str:
        if address == "worker":
            return word("worker", self.evidence.language)
        if not address:
            return word("nobody", self.evidence.language) if self.evidence.complaint.erased_at else "?"
        return self.evidence.name(address)

    def events(self) -> Iterator[Event]:
        for link in self.evidence.chain:
            told = link.entry.tell(self.name)
            if told.quiet:
                continue
            if told.parcel and told.parcel not in self._told:
                yield self._received(link, told)
            elif told.letter:
                yield self._left(link, told)
            else:
                # A mail that is told already is not told again, unless it could not be read before.
                text = "" if told.parcel and link.kind != "Reread" else told.text[:SHOWN]
                yield Event(link.at, self.name(link.actor), told.said, "inside", text, told.facts)

    def _side(self, parcel: int) -> Side:
        if parcel in self._theirs:
            return "in"
        return "out" if parcel in self._told_directly else "inside"

    def _received(self, link: Link, told: Told) -> Event:
        self._told.add(told.parcel)
        message = self._messages.get(told.parcel)
        at = message.received_at if message else link.at
        raw = self.evidence.received.get(told.parcel)
        path, why_not = "", None
        if raw is not None:
            path = self._mail(at, RECEIVED.told(self.evidence.language), "", raw)
        elif message is not None and not may_leave(message):
            why_not = WORDS["mail_with_danger"]
        elif self.evidence.cut:
            why_not = WORDS["too_large"]
        return Event(
            at,
            self.name(link.actor),
            told.said,
            self._side(told.parcel),
            told.text[:SHOWN],
            told.facts,
            path,
            message.subject if message else "",
            tuple(map(self._document, message.documents)) if message else (),
            why_not,
        )

    def _left(self, link: Link, told: Told) -> Event:
        mail, raw = self._sent.get(told.letter), self.evidence.sent.get(told.letter)
        who = self.name(link.actor)
        if mail is None:
            return Event(link.at, who, told.said, "inside", "")
        side: Side = "out" if _for_the_complainant(mail) else "inside"
        said = letter_name(mail.occasion) if mail.printed else told.said
        if raw is None:
            return Event(link.at, who, said, side, "", fate=_fate(mail))
        path = self._mail(link.at, SENT.told(self.evidence.language), mail.occasion, raw)
        letter = email.message_from_bytes(raw, policy=email.policy.default)
        # Of a printed one the mail is the cover, and the letter is what it encloses.
        paper = tuple(self._paper(letter)) if mail.printed else ()
        text = "" if paper else _text(letter)[:SHOWN]
        subject = "" if paper else str(letter["Subject"] or "")
        return Event(
            link.at, who, said, side, text, path=path, subject=subject, documents=paper, fate=_fate(mail), ours=True
        )

    def _mail(self, at: datetime, way: str, what: str, raw: bytes) -> str:
        self._mails += 1
        path = f"mails/{mail_name(self._mails, f'{at:%Y-%m-%d}', way, what)}"
        self.files[path] = raw
        return path

    def _paper(self, letter: EmailMessage) -> Iterator[Enclosed]:
        for part in letter.iter_attachments():
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield self._enclosed(part.get_filename() or "", content)

    def _document(self, document: SupportingDocument) -> Enclosed:
        content = self.evidence.blobs.get(document.sha256)
        if not may_be_passed_on(document) or content is None:
            return Enclosed(document.name, document.size, why_not=_why_not(document, cut=self.evidence.cut))
        return self._enclosed(document.name, content)

    def _enclosed(self, name: str, content: bytes) -> Enclosed:
        self._documents += 1
        path = f"documents/{safe_name(self._documents, name)}"
        self.files[path] = content
        return Enclosed(name, len(content), path)


def _for_the_complainant(mail: SentMail) -> bool:
    """It was theirs to read: a letter that was taken back never left the house."""
    return (mail.printed or not mail.to_staff) and mail.status != "taken_back"


def _fate(mail: SentMail) -> Said | None:
    if mail.printed:
        posted = mail.posted_on
        how = WORDS["told_on" if mail.by_phone else "posted_on"]
        return how.about(day=posted) if posted else WORDS["to_be_posted"]
    return None if mail.to_staff else _FATES.get(mail.status)


def _dangerous(document: SupportingDocument) -> bool:
    return document.verdict in {Verdict.QUARANTINED, Verdict.HELD}


def may_leave(message: ReceivedMessage) -> bool:
    """Whether the raw mail may be laid into a bundle: not with a document in it that must not be opened."""
    return not any(_dangerous(document) for document in message.documents)


def _why_not(document: SupportingDocument, *, cut: bool) -> Said:
    match document.verdict:
        case Verdict.QUARANTINED:
            return WORDS["quarantined"].about(signature=document.signature)
        case Verdict.HELD:
            return WORDS["held"]
        case Verdict.REFUSED_TYPE | Verdict.REFUSED_SIZE:
            return WORDS["refused"]
        case Verdict.ACCEPTED:
            return WORDS["too_large" if cut else "gone"]


def _text(letter: EmailMessage) -> str:
    """The text part of a letter of ours."""
    body = letter.get_body(("plain",))
    return str(body.get_content()) if body else ""
