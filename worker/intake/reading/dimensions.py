"""How large a picture is, from the first bytes of it; nothing of it is decoded."""

import struct
from collections.abc import Callable

_MOST_SEGMENTS = 200
# The markers of a JPEG that begin a frame, in which its size stands; three of that row are something else.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

Size = tuple[int, int]


def of(content: bytes) -> Size | None:
    """Width and height in pixels; None where they cannot be told. Never raises; bounded."""
    try:
        return next((size for read in _READERS if (size := read(content))), None)
    except (struct.error, IndexError):
        return None


def _png(content: bytes) -> Size | None:
    return _pair(">II", content, 16) if content.startswith(b"\x89PNG\r\n\x1a\n") else None


def _gif(content: bytes) -> Size | None:
    return _pair("<HH", content, 6) if content.startswith((b"GIF87a", b"GIF89a")) else None


def _bmp(content: bytes) -> Size | None:
    if not content.startswith(b"BM"):
        return None
    width, height = struct.unpack_from("<ii", content, 18)
    return abs(width), abs(height)


def _webp(content: bytes) -> Size | None:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    match content[12:16]:
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", content, 26)
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            bits = struct.unpack_from("<I", content, 21)[0]
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
        case _:
            return None


def _jpeg(content: bytes) -> Size | None:
    if not content.startswith(b"\xff\xd8"):
        return None
    at = 2
    for _ in range(_MOST_SEGMENTS):
        at = content.find(b"\xff", at)
        if at < 0 or at + 9 > len(content):
            return None
        marker = content[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        # Fill bytes, and markers that stand alone, have no length.
        alone = marker in {0x00, 0x01, 0xFF} or 0xD0 <= marker <= 0xD9
        at += 1 if marker == 0xFF else 2 if alone else 2 + max(2, struct.unpack_from(">H", content, at + 2)[0])
    return None


def _pair(order: str, content: bytes, at: int) -> Size | None:
    width, height = struct.unpack_from(order, content, at)
    return int(width), int(height)


_READERS: tuple[Callable[[bytes], Size | None], ...] = (_png, _gif, _jpeg, _webp, _bmp)
