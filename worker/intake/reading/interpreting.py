"""What the decoded text of a message says of itself: what is new in it, what is quoted or forwarded, its language."""

import re
from collections.abc import Callable
from dataclasses import replace

from worker.intake import forwarding, subjects
from worker.intake.quoting.splitting import split
from worker.intake.reading.tnef import exported
from worker.nouns.message import Document, Forwarded, Message
from worker.words.language import written_in

# Characters of new text up to which a mail with a mail attached is taken for a covering note.
_COVERING_NOTE = 1_000
# As many mails in one, so deep, are read; all of them are documents.
_MOST, _DEEPEST = 10, 3
# What programs call a saved mail besides "message/rfc822"; what such a file begins with.
_SAVED = frozenset({"message/x-eml", "application/eml", "application/x-eml", "application/x-mimearchive"})
_LINE = 1_000
_HEADER = re.compile(rb"(?:\xef\xbb\xbf|>?From [^\r\n]*\r?\n)?[\r\n]*[!-9;-~]{1,80}[ \t]?:")

Reader = Callable[[bytes], Message]


def interpret(message: Message, read_attached: Reader) -> Message:
    """Fill what the text says of itself. `read_attached` reads a mail attached to this one."""
    parts = split(message.text)
    attached = _attached(message, read_attached)
    found = forwarding.find(message.subject, message.text) or _passed_on(message, parts.new, attached)
    return replace(
        message,
        new_text=parts.new,
        quoted=parts.quoted,
        signature=parts.signature,
        rest="\n\n".join(part for part in (parts.rest, *map(_shown, attached)) if part.strip()),
        forwarded=found,
        language=written_in(parts.new or message.text or "\n".join(one.text for one in attached)),
    )


def _passed_on(message: Message, new_text: str, attached: tuple[Forwarded, ...]) -> Forwarded | None:
    """The first mail attached to a forward or a covering note, with what else its author wrote in those beside it: that
    is how a colleague passes on an original.
    """
    if not attached or not (subjects.is_forward(message.subject) or len(new_text) <= _COVERING_NOTE):
        return None
    first, *others = attached
    more = [one for one in others if one.sender.address == first.sender.address]
    return replace(
        first,
        text="\n\n".join(dict.fromkeys(one.text for one in (first, *more) if one.text.strip())),
        documents=(*first.documents, *(document for one in more for document in one.documents)),
    )


def _attached(message: Message, read_attached: Reader, depth: int = 1) -> tuple[Forwarded, ...]:
    """The mails attached to this one, as far as anything can be read in them; each with what is attached to it."""
    mails = [document for document in message.documents if is_mail(document)][:_MOST]
    return tuple(one for mail in mails if (one := _forwarded(mail, read_attached, depth)) is not None)


def is_mail(document: Document) -> bool:
    """A mail as mail programs attach it, one that was saved as a file, or drawn out of Outlook into the new mail."""
    if document.media_type in {"message/rfc822", "message/global"}:
        return True
    name = document.name.lower()
    if exported.is_one(document.content):
        return name.endswith(".msg")
    saved = name.endswith(".eml") or document.media_type in _SAVED
    return saved and _HEADER.match(document.content[:_LINE]) is not None


def _forwarded(mail: Document, read_attached: Reader, depth: int) -> Forwarded | None:
    inner = read_attached(exported.as_mail(mail.content) if exported.is_one(mail.content) else mail.content)
    deeper = _attached(inner, read_attached, depth + 1) if depth < _DEEPEST else ()
    text = "\n\n".join(part for part in (inner.text, *map(_shown if inner.text.strip() else _told, deeper)) if part)
    if not inner.sender.address and not text:
        return None
    return Forwarded(
        sender=inner.sender,
        subject=inner.subject,
        sent_at=inner.sent_at,
        text=text,
        documents=(*inner.documents, *(document for one in deeper for document in one.documents)),
    )


def _shown(mail: Forwarded) -> str:
    """An attached mail as its reader sees it below the covering note, with the fields that it has itself."""
    sender = f"{mail.sender.name} <{mail.sender.address}>".strip() if mail.sender.address else mail.sender.name
    sent = mail.sent_at.isoformat(sep=" ", timespec="minutes") if mail.sent_at else ""
    fields = (("From", sender), ("Date", sent), ("Subject", mail.subject))
    head = "\n".join(f"{name}: {value}" for name, value in fields if value)
    return f"{head}\n\n{mail.text.strip()}".strip() if mail.text.strip() else ""


def _told(mail: Forwarded) -> str:
    return mail.text.strip()
