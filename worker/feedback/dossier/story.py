"""The page of a bundle as plain values: every sentence a Said or somebody's own words, every link a file beside it."""

import email
import email.policy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from typing import Literal

from worker.complaint.labels import label
from worker.complaint.messages import ReceivedMessage, SupportingDocument, Verdict
from worker.complaint.told import Told
from worker.feedback.dossier.evidence import Evidence, Link
from worker.feedback.dossier.naming import mail_name, safe_name
from worker.feedback.dossier.summary import Fact, decision, summary
from worker.feedback.dossier.words import WORDS, word
from worker.processing.documents import may_be_passed_on
from worker.words.said import Said

# How the files of a bundle begin.
RECEIVED = Said("received").within("file name")
SENT = Said("sent").within("file name")

# What is shown of one mail's text on the page; the whole of it is in its file.
SHOWN = 20_000
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
    """`side`: it came in, it left, or it happened inside. `path` is the mail in the bundle, "" for none."""

    at: datetime
    who: str
    told: Told
    side: Side
    text: str
    path: str = ""
    subject: str = ""
    documents: tuple[Enclosed, ...] = ()
    why_not: Said | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """`files` are the mails and documents of the bundle, by their paths in it."""

    ref: str
    subject: str
    organisation: str
    language: str
    summary: tuple[Fact, ...]
    points: tuple[tuple[str, str, str, Said | None], ...]
    decision: tuple[Fact, ...]
    events: tuple[Event, ...]
    documents: tuple[Enclosed, ...]
    chain: tuple[Link, ...]
    files: Mapping[str, bytes] = field(repr=False)


def story(evidence: Evidence) -> Story:
    complaint = evidence.complaint
    desk = _Desk(evidence)
    events = tuple(desk.events())
    return Story(
        ref=complaint.ref,
        subject=complaint.subject,
        organisation=evidence.organisation,
        language=evidence.language,
        summary=tuple(summary(complaint, desk.name)),
        points=tuple((p.text, p.finding, p.reason, label(p.outcome) if p.outcome else None) for p in complaint.points),
        decision=tuple(decision(complaint, desk.name)),
        events=events,
        documents=tuple(document for event in events for document in event.documents),
        chain=evidence.chain,
        files=desk.files,
    )


class _Desk:
    """One walk along the chain: gives names to what it lays into the bundle."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.files: dict[str, bytes] = {}
        self._mails = self._documents = 0
        complaint = evidence.complaint
        staff = (one.message for one in complaint.staff_messages)
        self._messages = {m.parcel: m for m in (*complaint.messages, *complaint.held_messages, *staff)}
        self._sent = {mail.letter: mail for mail in complaint.mails}
        self._told: set[int] = set()

    def name(self, address: str) -> str:
        if address == "worker":
            return word("worker", self.evidence.language)
        if not address:
            return word("nobody", self.evidence.language) if self.evidence.complaint.erased_at else "?"
        return self.evidence.staff.get(address, address)

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
                yield Event(link.at, self.name(link.actor), told, "inside", told.text[:SHOWN])

    def _received(self, link: Link, told: Told) -> Event:
        self._told.add(told.parcel)
        message = self._messages.get(told.parcel)
        side: Side = "inside" if link.kind == "StaffWrote" else "in"
        at = message.received_at if message else link.at
        raw = self.evidence.received.get(told.parcel)
        path, why_not = "", None
        if raw is not None:
            path = self._mail(at, RECEIVED.told(self.evidence.language), "", raw)
        elif message is not None and not may_leave(message):
            why_not = WORDS["mail_with_danger"]
        elif self.evidence.cut:
            why_not = WORDS["too_large"]
        documents = tuple(map(self._document, message.documents)) if message else ()
        return Event(
            at,
            self.name(link.actor),
            told,
            side,
            told.text[:SHOWN],
            path,
            message.subject if message else "",
            documents,
            why_not,
        )

    def _left(self, link: Link, told: Told) -> Event:
        mail = self._sent.get(told.letter)
        raw = self.evidence.sent.get(told.letter)
        side: Side = "inside" if mail is None or mail.to_staff else "out"
        if mail is None or raw is None:
            return Event(link.at, self.name(link.actor), told, side, "")
        path = self._mail(link.at, SENT.told(self.evidence.language), mail.occasion, raw)
        subject, text = _read(raw)
        return Event(link.at, self.name(link.actor), told, side, text[:SHOWN], path, subject)

    def _mail(self, at: datetime, way: str, what: str, raw: bytes) -> str:
        self._mails += 1
        path = f"mails/{mail_name(self._mails, f'{at:%Y-%m-%d}', way, what)}"
        self.files[path] = raw
        return path

    def _document(self, document: SupportingDocument) -> Enclosed:
        content = self.evidence.blobs.get(document.sha256)
        if not may_be_passed_on(document) or content is None:
            return Enclosed(document.name, document.size, why_not=_why_not(document, cut=self.evidence.cut))
        self._documents += 1
        path = f"documents/{safe_name(self._documents, document.name)}"
        self.files[path] = content
        return Enclosed(document.name, document.size, path)


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


def _read(raw: bytes) -> tuple[str, str]:
    """(subject, text part) of a letter of ours."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(("plain",)) if isinstance(message, EmailMessage) else None
    return str(message["Subject"] or ""), str(body.get_content()) if body else ""
