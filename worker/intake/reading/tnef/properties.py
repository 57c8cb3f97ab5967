"""Lists of MAPI properties inside TNEF ([MS-OXTNEF] 2.1.3.4), with their values still in bytes."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import NamedTuple

from worker.intake.reading.tnef import codepages
from worker.intake.reading.tnef.stream import Cursor, CutError, Progress

MAX_TEXT = 500_000  # characters
# Types by [MS-OXCDATA] 2.11.1: bytes of one value, padded to four in the stream.
_FIXED = {2: 2, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0x0A: 4, 0x0B: 2, 0x14: 8, 0x40: 8, 0x48: 16}
_STRING8, UNICODE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_VARIABLE = frozenset({_STRING8, UNICODE, _OBJECT, _BINARY})
_SEVERAL = 0x1000
_NAMED = 0x8000  # from this identifier on a property brings its name along
_EMBEDDED = bytes.fromhex("0703020000000000c000000000000046")  # IID_IMessage
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


class Tag(IntEnum):
    """The properties that we read ([MS-OXPROPS])."""

    SUBJECT = 0x0037
    SUBMITTED = 0x0039
    AUTHOR_NAME = 0x0042
    AUTHOR_ADDRESS = 0x0065
    SENDER_NAME = 0x0C1A
    SENDER_ADDRESS = 0x0C1F
    DELIVERED = 0x0E06
    BODY = 0x1000
    RTF = 0x1009
    HTML = 0x1013
    DISPLAY_NAME = 0x3001
    ATTACH_DATA = 0x3701
    ATTACH_NAME = 0x3704
    ATTACH_LONG_NAME = 0x3707
    ATTACH_TYPE = 0x370E
    ATTACH_CONTENT_ID = 0x3712
    INTERNET_CODE_PAGE = 0x3FDE
    SENDER_SMTP = 0x5D01
    AUTHOR_SMTP = 0x5D02


class Value(NamedTuple):
    type: int
    data: bytes


@dataclass(slots=True)
class Properties:
    """The properties of one message or attachment. `codepage` is the label of its eight-bit strings."""

    values: dict[int, Value] = field(default_factory=dict)
    codepage: str = ""

    def text(self, tag: Tag) -> str:
        """A string, at most MAX_TEXT characters; "" where there is none."""
        kind, data = self.values.get(tag, (0, b""))
        if kind == UNICODE:
            return data[: MAX_TEXT * 2].decode("utf-16-le", "replace").rstrip("\0")
        return codepages.decode(data[:MAX_TEXT].rstrip(b"\0"), self.codepage) if kind == _STRING8 else ""

    def data(self, tag: Tag) -> bytes:
        kind, data = self.values.get(tag, (0, b""))
        return data[16:] if kind == _OBJECT else data

    def embedded(self, tag: Tag) -> bool:
        """Whether the value is a message, in TNEF of its own."""
        kind, data = self.values.get(tag, (0, b""))
        return kind == _OBJECT and data.startswith(_EMBEDDED)

    def unicode(self, tag: Tag) -> bool:
        return self.values.get(tag, (0, b""))[0] == UNICODE

    def number(self, tag: Tag) -> int:
        return int.from_bytes(self.data(tag)[:4], "little")

    def time(self, tag: Tag) -> datetime | None:
        """A FILETIME: tenths of a microsecond since 1601."""
        data = self.data(tag)
        try:
            return _EPOCH + timedelta(microseconds=int.from_bytes(data, "little") // 10) if len(data) == 8 else None
        except OverflowError:
            return None


def read(data: bytes, codepage: str, progress: Progress) -> Properties:
    """The properties that are whole; of one that comes twice the first. What ends the list early is told."""
    found = Properties(codepage=codepage)
    cursor = Cursor(data)
    try:
        for _ in range(cursor.number()):
            kind, tag = cursor.number(2), cursor.number(2)
            if tag >= _NAMED:
                _pass_name(cursor)
            value = _value(cursor, kind, progress)
            if not kind & _SEVERAL:
                found.values.setdefault(tag, Value(kind, value))
    except CutError:
        progress.whole = False
    return found


def _pass_name(cursor: Cursor) -> None:
    cursor.take(16)
    if cursor.number():
        _padded(cursor, cursor.number())
    else:
        cursor.take(4)


def _value(cursor: Cursor, kind: int, progress: Progress) -> bytes:
    """The value, the last one where there are several. A type of unknown length ends the list: CutError."""
    bare = kind & ~_SEVERAL
    count = cursor.number() if kind & _SEVERAL or bare in _VARIABLE else 1
    if bare not in _VARIABLE and bare not in _FIXED:
        raise CutError
    value = b""
    for _ in range(count):
        if not progress.spend():
            raise CutError
        value = _padded(cursor, cursor.number() if bare in _VARIABLE else _FIXED[bare])
    return value


def _padded(cursor: Cursor, size: int) -> bytes:
    value = cursor.take(size)
    cursor.at += -size % 4
    return value
