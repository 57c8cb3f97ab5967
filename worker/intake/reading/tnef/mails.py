"""A message of TNEF written as a mail (RFC 5322), for people and programs that know no TNEF.

Nothing of the message gets into a header unencoded, but what matches a strict pattern.
"""

import binascii
import hashlib
import re
from collections.abc import Sequence
from email.utils import format_datetime
from urllib.parse import quote

from worker.intake.reading import names, safe
from worker.intake.reading.tnef.values import File, Unpacked

_LINE = 57  # bytes that make a line of 76 in base64
_WORD = 10  # characters that fit into one encoded word, whatever they are
_CONTENT_ID = re.compile(r"[\w.@$+-]{1,300}", re.ASCII)


def written(message: Unpacked, size: int) -> bytes:
    """The mail with its texts and files, the same bytes each time.

    `size` is that of the TNEF which it was in. b"" where the mail would be more than twice as large and 4 KiB: that
    many headers around nothing are no mail of anybody.
    """
    views = []
    if message.text.strip():
        views.append(_leaf(b"Content-Type: text/plain; charset=utf-8\r\n", message.text.encode("utf-8", "replace")))
    if message.html.strip():
        label = f"; charset={message.html_charset}" if message.html_charset else ""
        views.append(_leaf(f"Content-Type: text/html{label}\r\n".encode("ascii"), message.html))
    body = views[0] if len(views) == 1 else _several(b"alternative", views) if views else _leaf(b"", b"")
    entity = _several(b"mixed", [body, *map(_attachment, message.files)]) if message.files else body
    mail = b"".join([*_headers(message), b"MIME-Version: 1.0\r\n", entity])
    return mail if len(mail) <= 2 * size + 4096 else b""


def _headers(message: Unpacked) -> list[bytes]:
    lines = []
    if message.sender.address or message.sender.name:
        address = f"<{message.sender.address}>".encode("ascii") if message.sender.address else b""
        lines.append(b"From: " + _words(message.sender.name) + b" " + address + b"\r\n")
    if message.subject.strip():
        lines.append(b"Subject: " + _words(safe.line(message.subject)) + b"\r\n")
    if message.sent_at is not None:
        lines.append(f"Date: {format_datetime(message.sent_at)}\r\n".encode("ascii"))
    return lines


def _words(text: str) -> bytes:
    """Encoded words (RFC 2047), one a line."""
    pieces = (text[at : at + _WORD].encode("utf-8", "replace") for at in range(0, len(text), _WORD))
    return b"\r\n ".join(b"=?utf-8?B?" + binascii.b2a_base64(piece, newline=False) + b"?=" for piece in pieces)


def _attachment(file: File) -> bytes:
    kind = names.media_type(file.media_type)
    if kind.startswith(("multipart/", "message/")) and kind != "message/rfc822":
        kind = "application/octet-stream"  # A file that calls itself a report or a page of parts is still a file.
    name = quote(names.cleaned(file.name), safe="")
    head = f"Content-Type: {kind}\r\nContent-Disposition: attachment"
    head += f"; filename*=utf-8''{name}\r\n" if name else "\r\n"
    if _CONTENT_ID.fullmatch(file.content_id):
        head += f"Content-ID: <{file.content_id}>\r\n"
    # RFC 2046 5.2.1: a mail in a mail is never encoded as a whole.
    return (
        head.encode("ascii") + b"\r\n" + file.content
        if kind == "message/rfc822"
        else _leaf(head.encode(), file.content)
    )


def _leaf(head: bytes, content: bytes) -> bytes:
    lines = (binascii.b2a_base64(content[at : at + _LINE]) for at in range(0, len(content), _LINE))
    return head + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"".join(lines)


def _several(subtype: bytes, entities: Sequence[bytes]) -> bytes:
    """A multipart. Its boundary is a hash of what it parts: nobody can have written it there."""
    boundary = hashlib.sha256(b"".join(entities)).hexdigest()[:40].encode("ascii")
    parts = b"".join(b"--" + boundary + b"\r\n" + entity + b"\r\n" for entity in entities)
    return (
        b"Content-Type: multipart/"
        + subtype
        + b"; boundary="
        + boundary
        + b"\r\n\r\n"
        + parts
        + b"--"
        + boundary
        + b"--\r\n"
    )
