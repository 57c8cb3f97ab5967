"""Headers and the two parts as the bytes that leave: 7-bit, CRLF, no line over 998 characters (RFC 5322 §2.1.1).

The lines are written here rather than by the standard library: it encodes long message ids as if they were words
(RFC 2047), whereupon Outlook drops them and the thread is lost, and takes five times as long. Same input, same bytes.
"""

import base64
import binascii
import hashlib
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Final
from urllib.parse import quote

from worker.nouns.letter import Attachment
from worker.nouns.message import Party
from worker.writing.drawing import Picture
from worker.writing.shield import masked_line

CRLF: Final = "\r\n"
# Header lines are folded before this column (RFC 5322 §2.1.1 recommends 78).
_COLUMNS: Final = 76
# An id longer than this would make a line that servers may cut; nobody's thread depends on one so long.
_MESSAGE_ID: Final = re.compile(r"<[!-;=?-~]{1,900}>\Z", re.ASCII)
_MOST_REFERENCES: Final = 20
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS: Final = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@[A-Za-z0-9](?:[A-Za-z0-9.-]{{0,252}}[A-Za-z0-9])?\Z", re.ASCII)
_MEDIA_TYPE: Final = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,90}\Z", re.ASCII)
_PLAIN: Final = re.compile(r"[ -~]*\Z", re.ASCII)
_LONGEST_WORD: Final = 60
# As our subjects have it, last.
_REFERENCE: Final = re.compile(r"\[[A-Z0-9-]{3,40}\]\Z", re.ASCII)
# Bytes of one encoded word: 45 make 60 characters of base64, with its 12 of wrapping under the 75 of RFC 2047 §2.
_WORD: Final = 45
# The same where the line already holds "Subject: ".
_BESIDE_A_NAME: Final = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """All that the headers say. `automatic` as in Letter; ids with their angle brackets. `thread` names the
    conversation that the letter belongs to whatever its subject, "" for none, and `topic` is what it is about.
    """

    message_id: str
    date: datetime
    sender: Party
    to: Party
    reply_to: str
    subject: str
    language: str
    automatic: bool
    in_reply_to: str = ""
    references: Sequence[str] = ()
    thread: str = ""
    topic: str = ""


def assemble(
    envelope: Envelope,
    *,
    text: str,
    html: str,
    attachments: Sequence[Attachment] = (),
    pictures: Sequence[Picture] = (),
) -> bytes:
    """One multipart/alternative message; inside a multipart/mixed one where files leave with it.

    Pictures stand beside the HTML part that shows them, in one multipart/related (RFC 2387).
    """
    # "=_" can stand in no encoded part, so that no text can forge the boundary (RFC 2045 §6.7).
    mark = hashlib.sha256(envelope.message_id.encode()).hexdigest()
    page = list(_part("html", html))
    if pictures:
        page = list(_multipart("related", f"=_{mark[16:40]}", [page, *map(_picture, pictures)]))
    inner = list(_multipart("alternative", f"=_{mark[:24]}", [_part("plain", text), page]))
    body = inner
    if attachments:
        body = list(_multipart("mixed", f"=_{mark[24:48]}", [inner, *(_file(one) for one in attachments)]))
    return CRLF.join([*_headers(envelope), *body, ""]).encode("ascii")


def _multipart(subtype: str, boundary: str, parts: Iterable[Iterable[str]]) -> Iterable[str]:
    yield f'Content-Type: multipart/{subtype}; boundary="{boundary}"'
    yield ""
    for part in parts:
        yield f"--{boundary}"
        yield from part
    yield f"--{boundary}--"


def _file(attachment: Attachment) -> Iterable[str]:
    """One file; its name as RFC 2231 has it, and in plain ASCII for clients that know no better."""
    kind = attachment.media_type if _MEDIA_TYPE.match(attachment.media_type) else "application/octet-stream"
    name = masked_line(attachment.name, 150).replace("/", "-").replace("\\", "-") or "document"
    plain = "".join(c if c.isascii() and (c.isalnum() or c in " ._-()") else "_" for c in name)
    yield f'Content-Type: {kind}; name="{plain}"'
    yield "Content-Transfer-Encoding: base64"
    yield f'Content-Disposition: attachment; filename="{plain}";'
    yield from _continued("filename", name)
    yield ""
    yield base64.encodebytes(attachment.content).decode("ascii").replace("\n", CRLF).rstrip()


def _picture(picture: Picture) -> Iterable[str]:
    yield f'Content-Type: {picture.media_type}; name="{picture.file}"'
    yield "Content-Transfer-Encoding: base64"
    yield f"Content-ID: <{picture.name}>"
    yield f'Content-Disposition: inline; filename="{picture.file}"'
    yield ""
    yield base64.encodebytes(picture.content).decode("ascii").replace("\n", CRLF).rstrip()


def _continued(parameter: str, value: str) -> Iterable[str]:
    """RFC 2231: the value in pieces of at most 60 characters, so that no line is long."""
    encoded = quote(value, safe="")
    pieces, start = [], 0
    while start < len(encoded):
        end = min(start + 57, len(encoded))
        # No escape is cut in two.
        end -= next((back for back in (1, 2) if end < len(encoded) and encoded[end - back] == "%"), 0)
        pieces.append(encoded[start:end])
        start = end
    for number, piece in enumerate(pieces):
        start_mark = "utf-8''" if number == 0 else ""
        end_mark = ";" if number < len(pieces) - 1 else ""
        yield f" {parameter}*{number}*={start_mark}{piece}{end_mark}"


def _headers(envelope: Envelope) -> Iterable[str]:
    yield f"Message-ID: {envelope.message_id}"
    yield f"Date: {format_datetime(envelope.date)}"
    yield _named("From", envelope.sender)
    yield _named("To", envelope.to)
    if _ADDRESS.match(envelope.reply_to):
        yield f"Reply-To: {envelope.reply_to}"
    yield _words("Subject", envelope.subject)
    answered = [envelope.in_reply_to] if _MESSAGE_ID.match(envelope.in_reply_to) else []
    thread = _thread([*envelope.references, *answered])
    if answered:
        yield f"In-Reply-To: {answered[0]}"
    if thread:
        yield f"References: {(CRLF + ' ').join(thread)}"
    if envelope.thread:
        yield _words("Thread-Topic", envelope.topic or envelope.thread)
        yield f"Thread-Index: {_index(envelope.thread)}"
    if envelope.automatic:
        # RFC 3834 §5: a reply to a message, or a letter of our own accord.
        yield f"Auto-Submitted: {'auto-replied' if answered else 'auto-generated'}"
    # Exchange otherwise answers with out-of-office and receipts: [MS-OXCMAIL] 2.2.3.2.14.
    yield "X-Auto-Response-Suppress: All"
    yield f"Content-Language: {envelope.language}"
    yield "MIME-Version: 1.0"


def _index(thread: str) -> str:
    """The header by which Outlook and Exchange know a conversation, before its subject ([MS-OXOMSG] 2.2.1.3): a byte,
    five of time and a GUID. All letters of a thread have the same, in whatever order they come.
    """
    known = hashlib.sha256(f"thread:{thread}".encode()).digest()
    return base64.b64encode(b"\x01" + known[16:21] + known[:16]).decode("ascii")


def _thread(ids: Iterable[str]) -> list[str]:
    """Well-formed ids, each once, the first of the thread and the latest ones (RFC 5322 §3.6.4)."""
    # Of an id that comes twice the later place counts: the message that is answered stands last.
    known = list(reversed(dict.fromkeys(reversed([i for i in ids if _MESSAGE_ID.match(i)]))))
    return known if len(known) <= _MOST_REFERENCES else [known[0], *known[1 - _MOST_REFERENCES :]]


def _named(header: str, party: Party) -> str:
    """An address that no header may hold (it would need SMTPUTF8, or is none) leaves the header without addressee:
    the letter is still written and shown, and the server or the desk is who refuses it.
    """
    if not _ADDRESS.match(party.address):
        return f"{header}: undisclosed-recipients:;"
    name = masked_line(party.name, 80)
    if not name:
        return f"{header}: {party.address}"
    if _plain(name):
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        phrase = f'{header}: "{escaped}"'
    else:
        phrase = f"{header}: {_encoded(name, _BESIDE_A_NAME)}"
    last = phrase.rpartition(CRLF)[2]
    gap = " " if len(last) + len(party.address) + 3 <= _COLUMNS else CRLF + " "
    return f"{phrase}{gap}<{party.address}>"


def _words(header: str, value: str) -> str:
    """ASCII words as they are, so that a reference in brackets can be read by any program; the rest encoded."""
    line = masked_line(value, 250)
    words = line.split(" ")
    plain = list(itertools.takewhile(_plain, words))
    rest = words[len(plain) :]
    # The last word alone: what stands between two plain words is encoded as one.
    last = rest.pop() if len(rest) > 1 and _REFERENCE.match(rest[-1]) else ""
    end = f"{CRLF} {last}" if last else ""
    tail = " ".join(rest)
    if not plain:
        return f"{header}: {_encoded(tail, _BESIDE_A_NAME)}{end}"
    return _folded([f"{header}:", *plain]) + (f"{CRLF} {_encoded(tail, _WORD)}" if tail else "") + end


def _plain(word: str) -> bool:
    """What looks encoded is not plain, so that no client decodes a word that someone typed."""
    return bool(_PLAIN.match(word)) and "=?" not in word and len(word) <= _LONGEST_WORD


def _folded(words: Sequence[str]) -> str:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) > _COLUMNS:
            lines.append("")
        lines[-1] += f" {word}"
    return CRLF.join(lines)


def _encoded(value: str, room: int) -> str:
    """RFC 2047 encoded words of whole characters, one a line; `room` bytes in the first."""
    pieces, piece = [], b""
    for character in value:
        octets = character.encode("utf-8")
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", _WORD
        piece += octets
    words = (f"=?utf-8?b?{base64.b64encode(p).decode('ascii')}?=" for p in [*pieces, piece])
    return f"{CRLF} ".join(words)


def _part(subtype: str, content: str) -> Iterable[str]:
    """Quoted-printable, or base64 where that is shorter (Greek, Arabic): the mail is 7-bit either way."""
    octets = content.encode("utf-8").replace(b"\n", b"\r\n")
    encoding, body = "quoted-printable", binascii.b2a_qp(octets, istext=True)
    if len(body) > len(octets) * 4 // 3 + len(octets) // 38 + 64:
        encoding, body = "base64", base64.encodebytes(octets).replace(b"\n", b"\r\n")
    yield f"Content-Type: text/{subtype}; charset=utf-8"
    yield f"Content-Transfer-Encoding: {encoding}"
    yield ""
    yield body.decode("ascii")
