"""From the attributes of a winmail.dat to files and texts."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from worker.intake.reading.tnef import codepages, lzfu, mails, properties, rtf, senders
from worker.intake.reading.tnef.properties import Properties, Tag
from worker.intake.reading.tnef.stream import SIGNATURE, Allowance, Attribute, Name, Progress, attributes
from worker.intake.reading.tnef.values import File, Unpacked

MAX_DEPTH = 3  # messages in messages
MAX_TEXT = 500_000  # characters
_OF_AN_ATTACHMENT = frozenset({Name.ATTACH_DATA, Name.ATTACH_TITLE, Name.ATTACH_TRANSPORT_NAME, Name.ATTACH_PROPERTIES})


@dataclass(slots=True)
class _Heap:
    """The attributes of the message or of one attachment by name, the first of each."""

    values: dict[int, bytes] = field(default_factory=dict)

    def get(self, name: Name) -> bytes:
        return self.values.get(name, b"")


def unpack(content: bytes, allowance: Allowance | None = None) -> Unpacked | None:
    """What is inside, or None for what is no TNEF or may not be opened. Never raises, for any bytes; linear.

    `allowance` is shared by all winmail.dat of one mail. Without it this one has its own.
    """
    allowance = allowance or Allowance(len(content))
    if not content.startswith(SIGNATURE) or len(content) > allowance.content:
        return None
    allowance.content -= len(content)
    return _unpacked(content, Progress(allowance), 1)


def _unpacked(content: bytes, progress: Progress, depth: int) -> Unpacked:
    message, attachments = _sorted(attributes(content, progress))
    # Two numbers of four bytes: the second one, for letters of other countries, is of no use.
    codepage = codepages.label(int.from_bytes(message.get(Name.OEM_CODE_PAGE)[:4], "little"))
    known = properties.read(message.get(Name.MESSAGE_PROPERTIES) or b"\0\0\0\0", codepage, progress)
    files = tuple(file for heap in attachments if (file := _file(heap, codepage, progress, depth)) is not None)
    text, (page, charset) = _text(message, known), html(known)
    if not text.strip() and not page.strip():
        text = rich_text(known, progress.allowance)
    return Unpacked(
        files=files,
        text=text,
        html=page,
        html_charset=charset,
        subject=known.text(Tag.SUBJECT) or _string(message.get(Name.SUBJECT), codepage),
        sender=senders.of(known, message.get(Name.FROM)),
        sent_at=known.time(Tag.SUBMITTED) or known.time(Tag.DELIVERED),
        whole=progress.whole,
        defects=progress.defects(),
    )


def _sorted(stream: Iterable[Attribute]) -> tuple[_Heap, list[_Heap]]:
    """The message's attributes and those of each attachment: a rendering begins one, and so does a second content."""
    message, attachments = _Heap(), [_Heap()]
    for name, data in stream:
        if name == Name.ATTACH_START or (name == Name.ATTACH_DATA and name in attachments[-1].values):
            attachments.append(_Heap())
        elif name not in _OF_AN_ATTACHMENT:
            message.values.setdefault(name, data)
            continue
        attachments[-1].values.setdefault(name, data)
    return message, [heap for heap in attachments if heap.values]


def _file(heap: _Heap, codepage: str, progress: Progress, depth: int) -> File | None:
    """One attachment; None where its content is missing, which is told."""
    known = properties.read(heap.get(Name.ATTACH_PROPERTIES) or b"\0\0\0\0", codepage, progress)
    content = known.data(Tag.ATTACH_DATA)
    if Name.ATTACH_DATA not in heap.values and Tag.ATTACH_DATA not in known.values:
        progress.whole = False
        return None
    names = (
        known.text(Tag.ATTACH_LONG_NAME),
        _string(heap.get(Name.ATTACH_TITLE), codepage),
        known.text(Tag.ATTACH_NAME),
        known.text(Tag.DISPLAY_NAME),
        _string(heap.get(Name.ATTACH_TRANSPORT_NAME), codepage),
    )
    name = next((name for name in names if name.strip()), "")
    if known.embedded(Tag.ATTACH_DATA):
        return _embedded(name, content, progress, depth)
    return File(
        name=name,
        media_type=known.text(Tag.ATTACH_TYPE).strip().lower(),
        content=heap.get(Name.ATTACH_DATA) or content,
        content_id=known.text(Tag.ATTACH_CONTENT_ID).strip().strip("<>"),
    )


def _embedded(name: str, content: bytes, progress: Progress, depth: int) -> File:
    """A message in the message, written as a mail that every program opens; as it came where that fails."""
    if depth < MAX_DEPTH and content.startswith(SIGNATURE):
        inner = _unpacked(content, progress, depth + 1)
        if mail := mails.written(replace(inner, subject=inner.subject or name), len(content)):
            return File("", "message/rfc822", mail)
    return File(name, "application/ms-tnef", content)


def _text(message: _Heap, known: Properties) -> str:
    """The plain body: in Unicode where it is there, for the other ones have lost letters."""
    if known.unicode(Tag.BODY):
        return known.text(Tag.BODY)
    return _string(message.get(Name.BODY), known.codepage) or known.text(Tag.BODY)


def html(known: Properties) -> tuple[bytes, str]:
    """The page and the label of its charset."""
    if known.unicode(Tag.HTML):
        return known.text(Tag.HTML).encode("utf-8", "replace"), "utf-8"
    return known.data(Tag.HTML), codepages.label(known.number(Tag.INTERNET_CODE_PAGE))


def rich_text(known: Properties, allowance: Allowance) -> str:
    """The words of the body in RTF, which is there where nothing else is."""
    rich = lzfu.decompress(known.data(Tag.RTF), allowance.rich_text)
    allowance.rich_text -= len(rich)
    return rtf.to_text(rich)


def _string(data: bytes, codepage: str) -> str:
    return codepages.decode(data[:MAX_TEXT].rstrip(b"\0"), codepage)
