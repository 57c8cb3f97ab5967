"""What the decoded text of a message says of itself: what is new in it, what is quoted or forwarded, its language."""

from collections.abc import Callable
from dataclasses import replace

from worker.intake import forwarding, subjects
from worker.intake.quoting.splitting import split
from worker.intake.reading.tnef import exported
from worker.nouns.message import Document, Forwarded, Message
from worker.words.language import written_in

# Characters of new text up to which a mail with a mail attached is taken for a covering note.
_COVERING_NOTE = 1_000

Reader = Callable[[bytes], Message]


def interpret(message: Message, read_attached: Reader) -> Message:
    """Fill what the text says of itself. `read_attached` reads a mail attached to this one."""
    parts = split(message.text)
    found = forwarding.find(message.subject, message.text) or _attached(message, parts.new, read_attached)
    return replace(
        message,
        new_text=parts.new,
        quoted=parts.quoted,
        signature=parts.signature,
        rest=parts.rest,
        forwarded=found,
        language=written_in(parts.new or message.text),
    )


def _attached(message: Message, new_text: str, read_attached: Reader) -> Forwarded | None:
    """The first mail attached to a forward or a covering note: that is how a colleague passes on an original."""
    mails = [document for document in message.documents if _is_mail(document)]
    if not mails or not (subjects.is_forward(message.subject) or len(new_text) <= _COVERING_NOTE):
        return None
    return _forwarded(mails[0], read_attached)


def _is_mail(document: Document) -> bool:
    """A mail as mail programs attach it, or one that was drawn out of Outlook into the new mail."""
    if document.media_type in {"message/rfc822", "message/global"}:
        return True
    return exported.is_one(document.content) and document.name.lower().endswith(".msg")


def _forwarded(mail: Document, read_attached: Reader) -> Forwarded | None:
    inner = read_attached(exported.as_mail(mail.content) if exported.is_one(mail.content) else mail.content)
    if not inner.sender.address and not inner.text:
        return None
    return Forwarded(
        sender=inner.sender,
        subject=inner.subject,
        sent_at=inner.sent_at,
        text=inner.text,
        documents=inner.documents,
    )
