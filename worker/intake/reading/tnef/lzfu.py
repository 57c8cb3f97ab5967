"""Rich text as Outlook compresses it: LZFu ([MS-OXRTFCP])."""

from worker.intake.reading.tnef.stream import Cursor, CutError

_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_WINDOW = 4096
# The text that both sides suppose to have been written before the first byte ([MS-OXRTFCP] 2.1.2.1).
_BEFORE = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n"
    b"\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def decompress(data: bytes, limit: int) -> bytes:
    """The rich text, as far as it can be read, at most `limit` bytes; b"" for anything else. Never raises.

    The size that it announces is a bound too.
    """
    cursor = Cursor(data)
    try:
        cursor.take(4)
        size = min(cursor.number(), limit)
        kind = cursor.take(4)
        cursor.take(4)  # A checksum: what it would tell, the text tells as well.
    except CutError:
        return b""
    if kind == _PLAIN:
        return data[cursor.at : cursor.at + size]
    return _expanded(data, cursor.at, size) if kind == _COMPRESSED else b""


def _expanded(data: bytes, at: int, size: int) -> bytes:
    """Runs of eight pieces, told by the bits of the byte before them: a byte, or a place in what is written already."""
    written = bytearray(_BEFORE)
    end = len(_BEFORE) + size
    while at < len(data) and len(written) < end:
        kinds = data[at]
        at += 1
        if not kinds:
            written += data[at : at + 8]
            at += 8
            continue
        for bit in range(8):
            if not kinds >> bit & 1:
                written += data[at : at + 1]
                at += 1
                continue
            place, length = divmod(int.from_bytes(data[at : at + 2], "big"), 16)
            back = (len(written) - place) % _WINDOW
            # The end is a reference to the place that is written next; nothing was ever before the beginning.
            if at + 2 > len(data) or not back or back > len(written):
                return bytes(written[len(_BEFORE) : end])
            at += 2
            _repeat(written, back, length + 2)
    return bytes(written[len(_BEFORE) : end])


def _repeat(written: bytearray, back: int, length: int) -> None:
    """Write `length` bytes from `back` bytes ago; those that the copy itself writes belong to it."""
    start = len(written) - back
    piece = written[start : start + length]
    written += (piece * (length // back + 1))[:length] if back < length else piece
