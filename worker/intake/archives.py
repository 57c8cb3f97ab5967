"""What an archive lists, without unpacking any of it: names are read off the headers, encrypted or not.

Both lists of a zip are read, the one before each file and the one at the end: they need not say the same.
"""

from collections.abc import Iterator

MOST = 20_000
# The end of a name says what opens it.
LONGEST = 120
# (mark, where the length of the name stands, where the name begins)
_HEADERS = ((b"PK\x03\x04", 26, 30), (b"PK\x01\x02", 28, 46))
# In which an Office file keeps its macros, whatever its own name says.
_MACROS = ("vbaproject.bin", "vbaprojectsignature.bin", "xl/macrosheets/")


def names(content: bytes) -> Iterator[str]:
    """The names in a zip (also behind something else, as in a program that unpacks itself) or of what a gzip holds."""
    if content.startswith(b"\x1f\x8b\x08") and content[3:4] and content[3] & 8 and not content[3] & 4:
        yield content[10:266].partition(b"\0")[0].decode("latin-1")
    if not content.startswith(b"PK") and b"PK\x05\x06" not in content[-66_000:]:
        return
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


def holds_macros(listed: str) -> bool:
    return any(mark in listed.casefold() for mark in _MACROS)
