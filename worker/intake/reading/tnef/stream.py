"""The outer form of TNEF ([MS-OXTNEF] 2.1.3): a signature, a key, and attributes one after the other."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

SIGNATURE = bytes.fromhex("789f3e22")
MAX_ATTRIBUTES = 10_000  # of a mail, MAPI properties and those of embedded messages included
MAX_RICH_TEXT = 500_000  # bytes of a mail, uncompressed


class CutError(Exception):
    """The bytes end before what they announce."""


class Name(IntEnum):
    """The attributes that we read, by the low half of their identifier ([MS-OXTNEF] 2.1.3.2)."""

    FROM = 0x8000
    SUBJECT = 0x8004
    BODY = 0x800C
    ATTACH_DATA = 0x800F
    ATTACH_TITLE = 0x8010
    ATTACH_TRANSPORT_NAME = 0x9001
    ATTACH_START = 0x9002
    MESSAGE_PROPERTIES = 0x9003
    ATTACH_PROPERTIES = 0x9005
    OEM_CODE_PAGE = 0x9007


class Attribute(NamedTuple):
    """`name` is the low half of the identifier: the high half is a type that says nothing new."""

    name: int
    data: bytes


@dataclass(slots=True)
class Allowance:
    """How much may still be read of one mail, however many winmail.dat and embedded messages it has.

    `content` are the bytes of winmail.dat that may be opened: one in the other, they could be opened for ever.
    """

    content: int
    attributes: int = MAX_ATTRIBUTES
    rich_text: int = MAX_RICH_TEXT


@dataclass(slots=True)
class Progress:
    """The reading of one winmail.dat: what it may still use, and what was wrong in it so far."""

    allowance: Allowance
    whole: bool = True
    checksums: bool = True

    def spend(self) -> bool:
        """Whether one more attribute, property or value may be read."""
        self.allowance.attributes -= 1
        self.whole &= self.allowance.attributes >= 0
        return self.allowance.attributes >= 0

    def defects(self) -> tuple[str, ...]:
        told = (("winmail.dat cut off or damaged", self.whole), ("winmail.dat with wrong checksums", self.checksums))
        return tuple(defect for defect, good in told if not good)


@dataclass(slots=True)
class Cursor:
    """A position in bytes whose numbers are little-endian. Reading past the end raises CutError."""

    data: bytes
    at: int = 0

    def take(self, size: int) -> bytes:
        start = self.at
        if start + size > len(self.data):
            raise CutError
        self.at = start + size
        return self.data[start : self.at]

    def number(self, size: int = 4) -> int:
        return int.from_bytes(self.take(size), "little")

    @property
    def done(self) -> bool:
        return self.at >= len(self.data)


def attributes(content: bytes, progress: Progress) -> Iterator[Attribute]:
    """The attributes that are whole, in their order. One with a wrong checksum is given, and told."""
    cursor = Cursor(content, len(SIGNATURE) + 2)
    while not cursor.done and progress.spend():
        try:
            cursor.take(1)  # The level, message or attachment, follows from the name.
            identifier = cursor.number()
            data = cursor.take(cursor.number())
            progress.checksums &= cursor.number(2) == checksum(data)
        except CutError:
            progress.whole = False
            return
        yield Attribute(identifier & 0xFFFF, data)


def checksum(data: bytes) -> int:
    """The sum of all bytes, modulo 65,536.

    Half of an Adler-32 is one more than the sum, modulo 65,521: never reached by 256 bytes, and ten times as fast as
    adding them up here.
    """
    pieces = memoryview(data)
    return sum((zlib.adler32(pieces[at : at + 256]) & 0xFFFF) - 1 for at in range(0, len(data), 256)) & 0xFFFF
