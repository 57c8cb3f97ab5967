"""A message as the rules on delivery reports look at it, gathered once."""

import re
from dataclasses import dataclass

from worker.intake.screening import delivery, notices, phrases, senders
from worker.intake.subjects import is_forward, is_reply
from worker.nouns.message import Message
from worker.words.wording import bounded, fold

OPENING = 3_000
_HEADERS_READ = 50_000
_REPORT_TYPE = re.compile(r"report-type\s{0,3}=\s{0,3}\"?([a-z-]{1,40})", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"(?:^|\n)(?:X-)?(?:Original-)?Message-ID[ \t]{0,3}:\s{0,5}(<[^<>\s]{1,990}>)", re.IGNORECASE)
_COPY = re.compile(r"(?:^|\n)(?:Received|Message-ID|Return-Path)[ \t]?:", re.IGNORECASE)
_CODE = re.compile(r"\b[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b|\bsmtp.{0,30}\b[45]\d\d\b", re.IGNORECASE)
_QUOTE = re.compile(r"[ \t]{0,3}>(?!>)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """`said` are the server's own words, `opening` their beginning, folded and without quotes; `subject` is folded.

    `subject` is empty where the message answers or passes on another, whose words are then not a server's.
    `listed` are the recipients of the machine-readable part, `signature` whose mark the message bears.
    """

    message: Message
    report_type: str
    subject: str
    said: str
    opening: str
    listed: tuple[delivery.Recipient, ...]
    signature: senders.Signature

    @property
    def refusal(self) -> bool:
        """Whether the words hold a server's code: 550, or 5.1.1."""
        return _CODE.search(self.said[:OPENING]) is not None

    @property
    def copy(self) -> bool:
        """Whether our letter comes with it, in a part of its own or below the words."""
        return bool(self.message.returned) or _COPY.search(self._below()) is not None

    @property
    def reason(self) -> str:
        """The line with the server's code, else the first that speaks of failure; bounded."""
        lines = [line.strip() for line in self.said.splitlines() if line.strip()][:200]
        coded = (line for line in lines if _CODE.search(line[:500]))
        spoken = (line for line in lines if phrases.FAILED_TEXT.search(fold(line[:300])))
        return bounded(next(coded, "") or next(spoken, ""))

    @property
    def original_id(self) -> str:
        """The Message-ID of our letter in the copy that comes with the report, or ""."""
        for text in (self.message.returned, *self.message.delivery, self._below()):
            for hit in _MESSAGE_ID.finditer(text[:_HEADERS_READ]):
                if hit[1] != self.message.message_id:
                    return hit[1]
        return ""

    def _below(self) -> str:
        return self.message.text[len(self.said) :][:_HEADERS_READ]


def worth_gathering(message: Message) -> bool:
    """A quick look that spares people's mail the rest: whether anything about it is a report's or a machine's."""
    return (
        bool(message.delivery)
        or message.content_type == "multipart/report"
        or senders.signature(message) != ""
        or phrases.FAILED_SUBJECT.match(fold(message.subject[:300])) is not None
    )


def gather(message: Message) -> Evidence:
    """What the rules ask of a message."""
    said = notices.notice(message.text)
    kind = _REPORT_TYPE.search(message.headers.first("content-type")[:2000])
    answers = is_reply(message.subject) or is_forward(message.subject)
    # Where the parts are lost (a wrong boundary, a gateway that pastes all into one), the fields stand in the text.
    parts = message.delivery or _wrapped(message) or (message.text,)
    return Evidence(
        message=message,
        report_type=kind[1].lower() if kind else "",
        subject="" if answers else fold(message.subject[:300]),
        said=said,
        opening=fold("\n".join(line for line in said.splitlines() if not _QUOTE.match(line))[: 2 * OPENING])[:OPENING],
        listed=delivery.recipients(parts),
        signature=senders.signature(message),
    )


def _wrapped(message: Message) -> tuple[str, ...]:
    """The reports inside attached messages: some virus scanners wrap a report as an attachment of their own mail."""
    if not senders.daemon(message):
        return ()
    attached = (d.content[:_HEADERS_READ] for d in message.documents[:5] if d.media_type == "message/rfc822")
    texts = tuple(content.decode("utf-8", "replace").replace("\r", "\n") for content in attached)
    return tuple(text for text in texts if "final-recipient" in text.lower())
