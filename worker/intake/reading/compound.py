"""A file that holds files ([MS-CFB]), as old Office programs and exported Outlook messages are. Nothing is run."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER, _ENTRY, _IN_HEADER = 512, 128, 109
_END = 0xFFFFFFFA  # from here on a number of a sector names none
_STREAM, _STORAGE, _ROOT = 2, 1, 5
_MAX_ENTRIES = 20_000
_MAX_DEPTH = 8
# More bytes than this in all streams together would be one chain read many times over.
_MAX_TIMES = 2


class CompoundUnreadable(ValueError):
    """These bytes are no compound file, or are damaged where everything hangs on them."""


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Storage:
    """A folder of a compound file: its streams and its folders by name."""

    streams: Mapping[str, bytes] = field(default_factory=dict)
    storages: Mapping[str, "Storage"] = field(default_factory=dict)


def read(raw: bytes) -> Storage:
    """The root folder. Linear in the size of the file. Raises CompoundUnreadable."""
    try:
        return _File(raw).root()
    except (struct.error, IndexError) as error:
        raise CompoundUnreadable("a compound file that ends too early") from error


class _File:
    def __init__(self, raw: bytes) -> None:
        if not raw.startswith(SIGNATURE) or len(raw) < _HEADER:
            raise CompoundUnreadable("no compound file")
        shift, mini_shift = struct.unpack_from("<HH", raw, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise CompoundUnreadable("sectors of an unknown size")
        self.raw, self.sector, self.mini = raw, 1 << shift, 1 << mini_shift
        self.room = _MAX_TIMES * len(raw)
        self.cutoff: int = struct.unpack_from("<I", raw, 56)[0]
        self.most = len(raw) // self.sector + 1
        self.fat = self._table(self._fat_sectors())
        directory = self._chain(struct.unpack_from("<I", raw, 48)[0])
        self.entries = [_entry(directory, at) for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)][:_MAX_ENTRIES]
        if not self.entries or self.entries[0].kind != _ROOT:
            raise CompoundUnreadable("a compound file without a root")
        self.mini_fat = _numbers(self._chain(struct.unpack_from("<I", raw, 60)[0]))
        self.mini_stream = self._chain(self.entries[0].start)
        self.seen: set[int] = set()

    def root(self) -> Storage:
        return self._storage(self.entries[0], 0)

    def _storage(self, entry: _Entry, depth: int) -> Storage:
        streams: dict[str, bytes] = {}
        storages: dict[str, Storage] = {}
        waiting = [entry.child]
        while waiting:
            number = waiting.pop()
            if number >= len(self.entries) or number in self.seen:
                continue
            self.seen.add(number)
            child = self.entries[number]
            waiting += (child.left, child.right)
            if child.kind == _STREAM:
                streams.setdefault(child.name, self._content(child))
            elif child.kind == _STORAGE and depth < _MAX_DEPTH:
                storages.setdefault(child.name, self._storage(child, depth + 1))
        return Storage(streams, storages)

    def _content(self, entry: _Entry) -> bytes:
        if entry.size >= self.cutoff:
            return self._chain(entry.start)[: entry.size]
        pieces, number = [], entry.start
        for _ in range(entry.size // self.mini + 1):
            if number >= min(len(self.mini_fat), _END):
                break
            pieces.append(self.mini_stream[number * self.mini : (number + 1) * self.mini])
            number = self.mini_fat[number]
        return b"".join(pieces)[: entry.size]

    def _chain(self, number: int) -> bytes:
        """The sectors of a stream in their order; a chain that runs in a circle ends with the file's length."""
        pieces: list[bytes] = []
        while number < min(len(self.fat), _END) and len(pieces) < self.most:
            pieces.append(self._at(number))
            number = self.fat[number]
        content = b"".join(pieces)
        self.room -= len(content)
        if self.room < 0:
            raise CompoundUnreadable("one chain is read over and over")
        return content

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self.sector
        return self.raw[start : start + self.sector]

    def _fat_sectors(self) -> list[int]:
        numbers = list(struct.unpack_from(f"<{_IN_HEADER}I", self.raw, 76))
        following: int = struct.unpack_from("<I", self.raw, 68)[0]
        while following < _END and len(numbers) < self.most + _IN_HEADER:
            further = _numbers(self._at(following))
            if not further:
                break
            numbers += further[:-1]
            following = further[-1]
        return [number for number in numbers if number < _END][: self.most]

    def _table(self, sectors: list[int]) -> list[int]:
        return _numbers(b"".join(self._at(number) for number in sectors))


def _numbers(content: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))


def _entry(directory: bytes, at: int) -> _Entry:
    length, kind = struct.unpack_from("<HB", directory, at + 64)
    left, right, child = struct.unpack_from("<III", directory, at + 68)
    start, size = struct.unpack_from("<II", directory, at + 116)
    name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return _Entry(name, kind, left, right, child, start, size)
