"""The mail inside an opaque S/MIME signature (RFC 8551 3.5.2): read, not verified; our own server judges senders.

Only the few levels of DER or BER that stand before the content are walked: CMS ContentInfo and SignedData
(RFC 5652 3 and 5.1).
"""

from dataclasses import dataclass

_SEQUENCE, _OID, _INTEGER, _SET, _EXPLICIT, _OCTETS, _CHUNKED = 0x30, 0x06, 0x02, 0x31, 0xA0, 0x04, 0x24
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_ENVELOPED_DATA = bytes.fromhex("2a864886f70d010703")
_AUTHENTICATED_ENVELOPED_DATA = bytes.fromhex("2a864886f70d0109100117")
_MAX_CHUNKS = 1_000_000


class _Malformed(Exception):
    """The bytes are not the structure that they call themselves."""


@dataclass(slots=True)
class _Cursor:
    """A position in the encoding. `length` is the definite length of the element just entered, or -1."""

    data: bytes
    at: int = 0

    def enter(self, tag: int) -> int:
        """Step over a tag and its length; returns the length, -1 for BER's indefinite one."""
        if self.at + 2 > len(self.data) or self.data[self.at] != tag:
            raise _Malformed
        first = self.data[self.at + 1]
        self.at += 2
        if first < 0x80:
            return first
        if first == 0x80:
            return -1
        size = first & 0x7F
        if size > 4 or self.at + size > len(self.data):
            raise _Malformed
        length = int.from_bytes(self.data[self.at : self.at + size], "big")
        self.at += size
        return length

    def take(self, tag: int) -> bytes:
        """The content of an element of definite length; what is cut off at the end is simply missing."""
        length = self.enter(tag)
        if length < 0:
            raise _Malformed
        content = self.data[self.at : self.at + length]
        self.at += length
        return content

    def sees(self, tag: int) -> bool:
        return self.data.startswith(bytes([tag]), self.at)


def encrypted(data: bytes) -> bool:
    """Whether the message is in an envelope that only its recipient opens."""
    head = data[:64]
    return _ENVELOPED_DATA in head or _AUTHENTICATED_ENVELOPED_DATA in head


def opened(data: bytes) -> bytes | None:
    """The signed MIME entity, or None where there is none to be read."""
    cursor = _Cursor(data)
    try:
        cursor.enter(_SEQUENCE)
        if cursor.take(_OID) != _SIGNED_DATA:
            return None
        cursor.enter(_EXPLICIT)
        cursor.enter(_SEQUENCE)
        cursor.take(_INTEGER)
        cursor.take(_SET)
        cursor.enter(_SEQUENCE)
        cursor.take(_OID)
        cursor.enter(_EXPLICIT)
        return _octets(cursor)
    except _Malformed:
        return None


def _octets(cursor: _Cursor) -> bytes:
    """One octet string, or the chunks of a constructed one (what Outlook and OpenSSL's streaming write)."""
    if cursor.sees(_OCTETS):
        return cursor.take(_OCTETS)
    length = cursor.enter(_CHUNKED)
    end = len(cursor.data) if length < 0 else cursor.at + length
    chunks: list[bytes] = []
    while cursor.at < end and cursor.sees(_OCTETS) and len(chunks) < _MAX_CHUNKS:
        chunks.append(cursor.take(_OCTETS))
    return b"".join(chunks)
