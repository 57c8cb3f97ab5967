"""Outlook's exported messages, written for tests: compound files with small and large streams."""

import struct
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = Mapping[str, Any]


def text(tag: int, value: str) -> tuple[str, bytes]:
    return f"__substg1.0_{tag:04X}001F", value.encode("utf-16-le")


def data(tag: int, value: bytes) -> tuple[str, bytes]:
    return f"__substg1.0_{tag:04X}0102", value


def listed(before: int, *fixed: tuple[int, int, bytes]) -> tuple[str, bytes]:
    """Properties of a fixed length: type, tag, eight bytes."""
    rows = b"".join(struct.pack("<HHI", kind, tag, 6) + value.ljust(8, b"\0") for kind, tag, value in fixed)
    return "__properties_version1.0", b"\0" * before + rows


def compound(tree: Tree) -> bytes:
    """A compound file of 512-byte sectors; folders are mappings, streams bytes. Children stand in a list."""
    entries: list[list[Any]] = []
    mini, mini_fat = bytearray(), []
    large: list[tuple[int, bytes]] = []

    def add(name: str, node: Any, kind: int) -> int:
        number = len(entries)
        entries.append([name, kind, FREE, FREE, END, 0])
        if isinstance(node, bytes):
            entries[number][5] = len(node)
            if len(node) >= CUTOFF:
                large.append((number, node))
            elif node:
                start = len(mini) // MINI
                count = -(-len(node) // MINI)
                entries[number][4] = start
                mini_fat.extend([*range(start + 1, start + count), END])
                mini.extend(node.ljust(count * MINI, b"\0"))
            return number
        children = [add(one, inner, 2 if isinstance(inner, bytes) else 1) for one, inner in node.items()]
        for one, following in pairwise(children):
            entries[one][2] = following
        entries[number][3] = children[0] if children else FREE
        return number

    add("Root Entry", tree, 5)
    fat: list[int] = []
    sectors = bytearray()

    def store(content: bytes) -> int:
        if not content:
            return END
        start = len(fat)
        count = -(-len(content) // SECTOR)
        fat.extend([*range(start + 1, start + count), END])
        sectors.extend(content.ljust(count * SECTOR, b"\0"))
        return start

    for number, content in large:
        entries[number][4] = store(content)
    entries[0][4], entries[0][5] = store(bytes(mini)), len(mini)
    mini_start = store(struct.pack(f"<{len(mini_fat)}I", *mini_fat))
    directory = store(b"".join(_entry(*entry) for entry in entries))
    count = -(-(len(fat) + 2) // (SECTOR // 4 - 1))
    fat_at = range(len(fat), len(fat) + count)
    fat.extend([FAT] * count)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(count * SECTOR, b"\xff")
    difat = struct.pack("<109I", *[*fat_at, *[FREE] * (109 - count)])
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, count, directory, 0, CUTOFF, mini_start, 1, END, 0) + difat
    return head + bytes(sectors) + table


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    coded = name.encode("utf-16-le") + b"\0\0"
    head = coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded), kind, 1, FREE, right, child)
    return head + b"\0" * 36 + struct.pack("<III", start, size, 0)


def message(subject: str, body: str, *, name: str, address: str, headers: str = "", files: Tree | None = None) -> bytes:
    return compound(streams(32, subject, body, name=name, address=address, headers=headers) | dict(files or {}))


def streams(before: int, subject: str, body: str, *, name: str, address: str, headers: str = "") -> dict[str, Any]:
    told = [text(0x0037, subject), text(0x1000, body), text(0x0C1A, name), text(0x5D01, address)]
    told += [text(0x007D, headers)] if headers else []
    return dict([*told, listed(before, (0x40, 0x0039, struct.pack("<Q", 134_412_480_000_000_000)))])


def attached(number: int, name: str, content: bytes) -> tuple[str, Tree]:
    inside = dict([text(0x3707, name), data(0x3701, content), listed(8)])
    return f"__attach_version1.0_#{number:08X}", inside


def attached_message(number: int, inner: Tree) -> tuple[str, Tree]:
    return f"__attach_version1.0_#{number:08X}", {"__substg1.0_3701000D": inner, **dict([listed(8)])}
