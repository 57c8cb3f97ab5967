"""A message that Outlook wrote into a file of its own (.msg, [MS-OXMSG]): the same properties, in a compound file."""

import re
import struct
from typing import Final

from worker.intake.reading import compound
from worker.intake.reading.compound import CompoundUnreadable, Storage
from worker.intake.reading.tnef import codepages, mails, properties, senders, unpacking
from worker.intake.reading.tnef.properties import Properties, Tag, Value
from worker.intake.reading.tnef.stream import Allowance
from worker.intake.reading.tnef.values import File, Unpacked

MAX_DEPTH: Final = 3
MAX_FILES: Final = 200
_STREAM = re.compile(r"__substg1\.0_([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})")
_FIXED, _ATTACHMENT, _EMBEDDED = "__properties_version1.0", "__attach_version1.0_#", "__substg1.0_3701000D"
# What stands before the list of fixed properties: of the message itself, of one in it, of an attachment.
_TOP, _INNER, _PART = 32, 24, 8
_HEADERS = 0x007D
_MIME = re.compile(rb"^(?:content-|mime-version)", re.IGNORECASE)
_FIELD = re.compile(rb"[!-9;-~]{1,80}[ \t]?:")


def is_one(raw: bytes) -> bool:
    return raw.startswith(compound.SIGNATURE)


def as_mail(raw: bytes) -> bytes:
    """The message as a mail (RFC 5322), with the headers that it came with; b"" for what cannot be read. Linear."""
    try:
        root = compound.read(raw)
    except CompoundUnreadable:
        return b""
    if _FIXED not in root.streams:
        return b""
    message, known = _message(root, _TOP, len(raw), 1)
    # Of the views and the files nothing is twice in the file, but for what is written in two encodings.
    mail = mails.written(message, 4 * len(raw))
    return _transported(known) + mail if mail else b""


def _message(storage: Storage, before: int, size: int, depth: int) -> tuple[Unpacked, Properties]:
    known = _properties(storage, before)
    text = known.text(Tag.BODY)
    html, charset = unpacking.html(known)
    if not text.strip() and not html.strip():
        text = unpacking.rich_text(known, Allowance(size))
    named = sorted(name for name in storage.storages if name.startswith(_ATTACHMENT))[:MAX_FILES]
    files = tuple(_file(storage.storages[name], size, depth) for name in named)
    message = Unpacked(
        files=files,
        text=text,
        html=html,
        html_charset=charset,
        subject=known.text(Tag.SUBJECT),
        sender=senders.of(known, b""),
        sent_at=known.time(Tag.SUBMITTED) or known.time(Tag.DELIVERED),
    )
    return message, known


def _file(storage: Storage, size: int, depth: int) -> File:
    known = _properties(storage, _PART)
    inner = storage.storages.get(_EMBEDDED)
    if inner is not None and depth < MAX_DEPTH:
        message, _ = _message(inner, _INNER, size, depth + 1)
        return File("", "message/rfc822", mails.written(message, 4 * size))
    names = (known.text(Tag.ATTACH_LONG_NAME), known.text(Tag.ATTACH_NAME), known.text(Tag.DISPLAY_NAME))
    return File(
        name=next((name for name in names if name.strip()), ""),
        media_type=known.text(Tag.ATTACH_TYPE).strip().lower(),
        content=known.data(Tag.ATTACH_DATA),
        content_id=known.text(Tag.ATTACH_CONTENT_ID).strip().strip("<>"),
    )


def _properties(storage: Storage, before: int) -> Properties:
    """Those that have a stream of their own, and those of a fixed length, which stand in one list."""
    values: dict[int, Value] = {}
    for name, content in storage.streams.items():
        if found := _STREAM.fullmatch(name):
            values[int(found[1], 16)] = Value(int(found[2], 16), content)
    listed = storage.streams.get(_FIXED, b"")[before:]
    for at in range(0, len(listed) - 15, 16):
        kind, tag = struct.unpack_from("<HH", listed, at)
        values.setdefault(tag, Value(kind, listed[at + 8 : at + 16]))
    known = Properties(values)
    known.codepage = codepages.label(known.number(Tag.INTERNET_CODE_PAGE))
    return known


def _transported(known: Properties) -> bytes:
    """The fields that the mail came with, but for those that say how its body was written."""
    kind, data = known.values.get(_HEADERS, Value(0, b""))
    text = data.decode("utf-16-le", "replace") if kind == properties.UNICODE else data.decode("latin-1")
    fields: list[bytes] = []
    kept = False
    for line in text[:200_000].replace("\r\n", "\n").split("\n"):
        raw = line.encode("utf-8", "replace")
        if not line.strip():
            break
        if line[:1] not in {" ", "\t"}:
            kept = bool(_FIELD.match(raw)) and not _MIME.match(raw)
        if kept:
            fields.append(raw + b"\r\n")
    return b"".join(fields)
