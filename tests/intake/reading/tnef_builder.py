"""Writes winmail.dat files as [MS-OXTNEF] and [MS-OXRTFCP] say, for tests: the counterpart of what reads them."""

import struct
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

SIGNATURE = struct.pack("<IH", 0x223E9F78, 0x0001)
MESSAGE, ATTACHMENT = 1, 2
# Identifiers with their type in the high half (2.1.3.2).
FROM, SUBJECT, BODY, PRIORITY = 0x00008000, 0x00018004, 0x0002800C, 0x0004800D
VERSION, OEM_CODE_PAGE, MESSAGE_PROPERTIES = 0x00089006, 0x00069007, 0x00069003
RENDERING, TITLE, DATA, ATTACHMENT_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
# Property types ([MS-OXCDATA] 2.11.1).
INTEGER16, INTEGER32, BOOLEAN, OBJECT, STRING8, UNICODE, TIME, BINARY = 2, 3, 0x0B, 0x0D, 0x1E, 0x1F, 0x40, 0x102
SEVERAL = 0x1000
# Properties ([MS-OXPROPS]).
PR_SUBJECT, PR_BODY, PR_RTF, PR_HTML, PR_SUBMITTED, PR_SENDER_NAME = 0x37, 0x1000, 0x1009, 0x1013, 0x39, 0x0C1A
PR_SENDER_SMTP, PR_INTERNET_CODE_PAGE = 0x5D01, 0x3FDE
PR_DATA, PR_LONG_NAME, PR_TYPE, PR_CONTENT_ID = 0x3701, 0x3707, 0x370E, 0x3712
IMESSAGE = uuid.UUID("00020307-0000-0000-C000-000000000046").bytes_le
ISTORAGE = uuid.UUID("0000000B-0000-0000-C000-000000000046").bytes_le
# The text that both sides of LZFu suppose ([MS-OXRTFCP] 2.1.2.1).
BEFORE = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS San"
    b"s SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b"
    b"\\i\\u\\tab\\tx"
)


def attribute(level: int, identifier: int, data: bytes, *, checksum: int | None = None) -> bytes:
    total = sum(data) & 0xFFFF if checksum is None else checksum
    return struct.pack("<BII", level, identifier, len(data)) + data + struct.pack("<H", total)


def tnef(*attributes: bytes, codepage: int = 1252) -> bytes:
    """A whole file: signature, version, code page, and these attributes."""
    version = attribute(MESSAGE, VERSION, struct.pack("<I", 0x00010000))
    return (
        SIGNATURE + version + attribute(MESSAGE, OEM_CODE_PAGE, struct.pack("<II", codepage, 0)) + b"".join(attributes)
    )


def text(value: str) -> bytes:
    return value.encode("utf-16-le", "surrogatepass") + b"\0\0"


def prop(tag: int, kind: int, value: bytes, name: str | int | None = None) -> bytes:
    """One property; `name` belongs to tags from 0x8000 on. A value of variable length is counted, sized and padded."""
    head = struct.pack("<HH", kind, tag)
    if name is not None:
        head += uuid.UUID(int=1).bytes_le
        if isinstance(name, int):
            head += struct.pack("<II", 0, name)
        else:
            head += struct.pack("<II", 1, len(text(name))) + padded(text(name))
    if kind in {OBJECT, STRING8, UNICODE, BINARY}:
        head += struct.pack("<II", 1, len(value))
    return head + padded(value)


def props(*each: bytes) -> bytes:
    return struct.pack("<I", len(each)) + b"".join(each)


def padded(value: bytes) -> bytes:
    return value + b"\0" * (-len(value) % 4)


def message_properties(*each: bytes) -> bytes:
    return attribute(MESSAGE, MESSAGE_PROPERTIES, props(*each))


def attachment(title: bytes, content: bytes | None, *each: bytes) -> bytes:
    """The attributes of one attachment, in the order of the specification: rendering, title, data, properties."""
    pieces = [attribute(ATTACHMENT, RENDERING, struct.pack("<HIHHI", 1, 0xFFFFFFFF, 0x20, 0x20, 0))]
    pieces.append(attribute(ATTACHMENT, TITLE, title + b"\0"))
    if content is not None:
        pieces.append(attribute(ATTACHMENT, DATA, content))
    if each:
        pieces.append(attribute(ATTACHMENT, ATTACHMENT_PROPERTIES, props(*each)))
    return b"".join(pieces)


def long_name(name: str) -> bytes:
    return prop(PR_LONG_NAME, UNICODE, text(name))


def embedded(title: bytes, inner: bytes) -> bytes:
    return attachment(title, None, prop(PR_DATA, OBJECT, IMESSAGE + inner))


def rich_body(rtf: bytes, *, kind: bytes = b"LZFu") -> bytes:
    """A message's body in rich text and nothing else."""
    return message_properties(prop(PR_RTF, BINARY, compressed(rtf, kind=kind)))


def triple(name: str, address: str) -> bytes:
    """The sender as attFrom has it: one TRP structure and an empty one."""
    name_, address_ = name.encode("cp1252") + b"\0", address.encode("ascii") + b"\0"
    size = 16 + len(name_) + len(address_)
    return (
        struct.pack("<HHHH", 4, size, len(name_), len(address_)) + name_ + address_ + struct.pack("<HHHH", 0, 0, 0, 0)
    )


def filetime(moment: datetime) -> bytes:
    return struct.pack("<Q", int((moment - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000)


def compressed(rtf: bytes, *, kind: bytes = b"LZFu", size: int | None = None) -> bytes:
    """LZFu, with a reference wherever what comes was written in the last 4,096 bytes."""
    body = rtf if kind == b"MELA" else _references(rtf)
    return struct.pack("<II", len(body) + 12, len(rtf) if size is None else size) + kind + b"\0\0\0\0" + body


def _references(rtf: bytes) -> bytes:
    written = bytearray(BEFORE)
    pieces: list[bytes] = []
    at = 0
    while at < len(rtf):
        length, place = _longest(written, rtf, at)
        if length < 2:
            pieces.append(rtf[at : at + 1])
            length = 1
        else:
            pieces.append(struct.pack(">H", place % 4096 << 4 | length - 2))
        written += rtf[at : at + length]
        at += length
    pieces.append(struct.pack(">H", len(written) % 4096 << 4))
    return b"".join(_runs(pieces))


def _runs(pieces: Sequence[bytes]) -> list[bytes]:
    runs = []
    for start in range(0, len(pieces), 8):
        run = pieces[start : start + 8]
        runs.append(bytes([sum((len(piece) == 2) << bit for bit, piece in enumerate(run))]) + b"".join(run))
    return runs


def _longest(written: bytearray, rtf: bytes, at: int) -> tuple[int, int]:
    """The longest of the next 2 to 17 bytes that stand in the window, and where; copies may overlap their source."""
    for length in range(min(17, len(rtf) - at), 1, -1):
        piece = rtf[at : at + length]
        place = (written + piece[:-1]).rfind(piece, max(0, len(written) - 4095))
        if 0 <= place < len(written):
            return length, place
    return 0, 0
