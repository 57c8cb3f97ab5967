"""What an archive lists, without keeping any of it: names are read off the headers, encrypted or not.

Both lists of a zip are read, the one before each file and the one at the end: they need not say the same. Of a packed
tar, and of an archive inside an archive, as much is unpacked in memory as the bounds allow. What lists its files only
to whoever unpacks it wholly (rar, 7z and their like), is too large, or is locked, may hold anything: `whole` says so.
"""

import bz2
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

MOST = 20_000
# The end of a name says what opens it.
LONGEST = 120
# So much is unpacked of one document, in all; of one archive inside it; and so deep.
MOST_BYTES, MOST_INSIDE, DEEPEST = 64_000_000, 16_000_000, 3
_CHUNK = 262_144
# (mark, where the length of the name stands, where the name begins)
_HEADERS = ((b"PK\x03\x04", 26, 30), (b"PK\x01\x02", 28, 46))
# In which an Office file keeps its macros, whatever its own name says.
_MACROS = ("vbaproject.bin", "vbaprojectsignature.bin", "xl/macrosheets/")
_BLOCK = 512
# Archives whose list nothing of ours reads: RAR, 7-Zip, ACE, ARJ, LZH, Zstandard, compress, StuffIt, WIM and XAR.
_CLOSED = (
    b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x60\xea", b"\x28\xb5\x2f\xfd", b"\x1f\x9d", b"\x1f\xa0", b"StuffIt",
    b"SIT!", b"MSWIM\0\0\0", b"xar!",
)  # fmt: skip
_CLOSED_LATER = ((b"**ACE**", 7), (b"-lh", 2), (b"-lz", 2))


class _Unpacker(Protocol):
    """As of bz2 and lzma."""

    @property
    def needs_input(self) -> bool: ...

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


@dataclass(slots=True)
class _Room:
    """What is left of the bounds, and what was found so far; `whole` until something could not be looked into."""

    left: int = MOST_BYTES
    names: dict[str, None] = field(default_factory=dict)
    whole: bool = True

    def name(self, listed: str) -> None:
        if len(self.names) < MOST:
            self.names[listed[-LONGEST:]] = None
        else:
            self.whole = False


def names(content: bytes) -> Iterator[str]:
    """The names in an archive (a zip also behind something else, as in a program that unpacks itself), and in those
    inside it.
    """
    return iter(_looked(content).names)


def whole(content: bytes) -> bool:
    """Whether all that it may unpack to was listed: true of what is no archive."""
    return _looked(content).whole


def _looked(content: bytes) -> _Room:
    room = _Room()
    _look(content, room, depth=0)
    return room


def _look(content: bytes, room: _Room, depth: int) -> None:
    if content.startswith(_CLOSED) or any(content[at : at + len(mark)] == mark for mark, at in _CLOSED_LATER):
        room.whole = False
    elif content.startswith(b"PK") or b"PK\x05\x06" in content[-66_000:]:
        for listed in _zip_names(content):
            room.name(listed)
        _inside_zip(content, room, depth)
    elif _is_tar(content):
        _tar_names(content, room, depth)
    elif unpack := _unpacker(content):
        _gzip_name(content, room)
        _packed(content, unpack, room, depth)


def _zip_names(content: bytes) -> Iterator[str]:
    count = 0
    for mark, length_at, name_at in _HEADERS:
        place = content.find(mark)
        while place >= 0 and count < MOST:
            count += 1
            length = content[place + length_at : place + length_at + 2]
            if length:
                end = place + name_at + int.from_bytes(length, "little")
                yield content[max(place + name_at, end - LONGEST) : end].decode("utf-8", "replace")
            place = content.find(mark, place + 4)


# What of an archive may hold more than its own name says.
_NESTED = (
    ".zip", ".tar", ".tgz", ".gz", ".tbz", ".tbz2", ".bz2", ".txz", ".xz", ".rar", ".7z", ".ace", ".arj", ".lzh",
    ".lha", ".zst", ".jar", ".cab", ".iso",
)  # fmt: skip


def _inside_zip(content: bytes, room: _Room, depth: int) -> None:
    """Archives in a zip, as far as they are named as such."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            for info in opened.infolist()[:MOST]:
                if info.filename.lower().endswith(_NESTED):
                    _nested(opened, info, room, depth)
    except Exception:  # noqa: BLE001  # whatever is wrong with it, its names were read off above, and no more is known
        room.whole = room.whole and not content.startswith(b"PK")


def _nested(opened: zipfile.ZipFile, info: zipfile.ZipInfo, room: _Room, depth: int) -> None:
    locked = bool(info.flag_bits & 1)
    if depth + 1 >= DEEPEST or locked or info.file_size > min(MOST_INSIDE, room.left):
        room.whole = False
        return
    # No more is read than it says to hold.
    inner = opened.read(info)
    room.left -= len(inner)
    if room.left < 0 or len(inner) > MOST_INSIDE:
        room.whole = False
        return
    _look(inner, room, depth + 1)


def _is_tar(content: bytes) -> bool:
    """POSIX and GNU say it in the first block; an older one is known by the sum of its header."""
    head = content[:_BLOCK]
    if len(head) < _BLOCK or not head[0]:
        return False
    if head[257:262] == b"ustar":
        return True
    said = head[148:156].strip(b" \0")
    if not said.isdigit():
        return False
    try:
        return int(said, 8) == sum(head) - sum(head[148:156]) + 8 * 32
    except ValueError:
        return False


def _tar_names(content: bytes, room: _Room, depth: int) -> None:
    """The names in the headers, one before each file; a long name is a file of its own before the one that it names."""
    place, count = 0, 0
    while place + _BLOCK <= len(content) and count < MOST:
        head = content[place : place + _BLOCK]
        if not any(head):
            return
        count += 1
        size = _size(head[124:136])
        if size is None:
            room.whole = False
            return
        body = content[place + _BLOCK : place + _BLOCK + min(size, MOST_INSIDE)]
        listed = head[:100].partition(b"\0")[0].decode("utf-8", "replace")
        if head[156:157] in {b"L", b"x"}:
            room.name(body[:4_000].rstrip(b"\0\n").decode("utf-8", "replace"))
        room.name(listed)
        if listed.lower().endswith(_NESTED):
            _deeper(body, size, room, depth)
        place += _BLOCK + -(-size // _BLOCK) * _BLOCK
    room.whole = room.whole and count < MOST


def _deeper(body: bytes, size: int, room: _Room, depth: int) -> None:
    if depth + 1 >= DEEPEST or len(body) < size:
        room.whole = False
    else:
        _look(body, room, depth + 1)


def _size(octal: bytes) -> int | None:
    if octal[:1] == b"\x80":
        return int.from_bytes(octal[1:], "big")
    digits = octal.strip(b" \0") or b"0"
    try:
        return int(digits, 8)
    except ValueError:
        return None


class _Gzip:
    """zlib as bz2 and lzma are."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=31)

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max(max_length, 0))


_PACKED: tuple[tuple[bytes, Callable[[], _Unpacker]], ...] = (
    (b"\x1f\x8b\x08", _Gzip),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\0", lambda: lzma.LZMADecompressor(memlimit=MOST_BYTES)),
)


def _unpacker(content: bytes) -> Callable[[], _Unpacker] | None:
    return next((made for mark, made in _PACKED if content.startswith(mark)), None)


def _gzip_name(content: bytes, room: _Room) -> None:
    """The name of what a gzip holds stands in its head."""
    if content.startswith(b"\x1f\x8b\x08") and content[3:4] and content[3] & 8 and not content[3] & 4:
        room.name(content[10:266].partition(b"\0")[0].decode("latin-1"))


def _packed(content: bytes, unpack: Callable[[], _Unpacker], room: _Room, depth: int) -> None:
    """One file, packed: what it is, it says itself."""
    limit = min(MOST_INSIDE, room.left) + 1
    try:
        inner, complete = _unpacked(content, unpack(), limit)
    except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError):
        room.whole = False
        return
    room.left -= len(inner)
    if not complete or depth + 1 >= DEEPEST:
        # The beginning of a long tar is listed all the same.
        room.whole = False
    if depth + 1 < DEEPEST:
        _look(inner, room, depth + 1)


def _unpacked(content: bytes, unpacker: _Unpacker, limit: int) -> tuple[bytes, bool]:
    """(as much of it as the bounds allow, whether that is all)."""
    made, place = io.BytesIO(), 0
    while made.tell() < limit and not unpacker.eof:
        data = b""
        if unpacker.needs_input:
            data, place = content[place : place + _CHUNK], place + _CHUNK
            if not data:
                break
        made.write(unpacker.decompress(data, limit - made.tell()))
    # Behind its end another may follow, which tools unpack as one with it.
    rest = unpacker.unused_data + content[place:] if unpacker.eof else b""
    return made.getvalue(), unpacker.eof and made.tell() < limit and not rest.strip(b"\0")


def holds_macros(listed: str) -> bool:
    return any(mark in listed.casefold() for mark in _MACROS)
