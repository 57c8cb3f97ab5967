"""Bytes of text become text. Senders' labels are hints: a wrong one must cost no letter of a complaint."""

import codecs
from collections.abc import Iterator

import charset_normalizer

from worker.intake.reading import labels

# Encodings whose bytes look like another text (ASCII, or ASCII with NULs): their label must be believed first.
_DISGUISED = frozenset({
    "iso-2022-jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-3", "iso-2022-jp-ext", "iso-2022-kr", "hz",
    "hz-gb-2312", "utf-7", "unicode-1-1-utf-7", "utf-16", "utf-16le", "utf-16be", "utf-16-le", "utf-16-be", "utf-32",
    "utf-32le", "utf-32be", "csiso2022jp", "csiso2022kr", "iso-2022-jp-ms", "cp50220", "cp50221", "cp50222",
})  # fmt: skip

# What French mail is written in where nobody says so; left to itself the guesser finds EBCDIC in short sentences.
_LIKELY = ["utf_8", "cp1252", "latin_1", "mac_roman", "utf_16"]
_BYTE_ORDER_MARKS = frozenset({b"\xff\xfe", b"\xfe\xff"})
_UTF_8 = frozenset({"utf-8", "utf8"})
_SAMPLE = 32_768  # bytes around the first letter that is not ASCII: enough to guess by, bounded in time
_TOLERATED = 0.25  # share of unreadable characters up to which a label is still believed (a cut or damaged text)


def decode(raw: bytes, label: str = "") -> str:
    """Decode `raw`: strict UTF-8, then the declared label, then a guess. Never raises, never loses a byte silently."""
    name = _bare(label)
    if name in _DISGUISED and not _misnamed(raw, name) and (text := _strict(raw, labels.codec(name))) is not None:
        return text.removeprefix("\ufeff")
    if b"\0" in raw and (codec := _wide(raw)):
        return raw.decode(codec, "replace").removeprefix("\ufeff")
    if (text := _strict(raw, "utf_8")) is not None:
        return text.removeprefix("\ufeff")
    if name in _UTF_8 and (text := _cut(raw)) is not None:
        return text.removeprefix("\ufeff")
    for codec in _candidates(raw, name):
        text = raw.decode(codec, "replace")
        if _believable(text):
            return text.removeprefix("\ufeff")
    return raw.decode("cp1252", "replace")


def disguised(label: str) -> bool:
    """Whether text in this charset looks like ASCII until its label is believed."""
    return _bare(label) in _DISGUISED


def _misnamed(raw: bytes, name: str) -> bool:
    """A page that calls itself UTF-16 in letters of one byte each is not: the label was copied from elsewhere."""
    return name.startswith(("utf-16", "utf-32")) and b"\0" not in raw and raw[:2] not in _BYTE_ORDER_MARKS


def _wide(raw: bytes) -> str:
    """UTF-16 that nobody announced and no mark begins: every other byte of Latin letters is zero."""
    sample = raw[:_SAMPLE]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    most = len(sample) * 2 // 5
    return "utf_16_le" if odd >= most and not even else "utf_16_be" if even >= most and not odd else ""


def _cut(raw: bytes) -> str | None:
    """UTF-8 that ends in the middle of a character, and is right up to there."""
    try:
        return codecs.getincrementaldecoder("utf_8")().decode(raw) + "\ufffd"
    except UnicodeError:
        return None


def _bare(label: str) -> str:
    return label.strip().strip("\"'").lower()


def _candidates(raw: bytes, name: str) -> Iterator[str]:
    """Codecs worth trying once UTF-8 failed, best first. The guess is only made when the label was no help."""
    if raw[:2] in _BYTE_ORDER_MARKS:
        yield "utf_16"
    if name not in {"", "us-ascii", "ascii", "unknown-8bit", "x-unknown"} and (codec := labels.codec(name)):
        yield codec
    yield "utf_8"
    yield _guess(raw)


def _strict(raw: bytes, codec: str) -> str | None:
    if not codec:
        return None
    try:
        return raw.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _believable(text: str) -> bool:
    lost = text.count("\ufffd")
    if not lost:
        return True
    foreign = sum(1 for character in text if character > "\x7f")
    return lost <= foreign * _TOLERATED


def _guess(raw: bytes) -> str:
    first = next((at for at in range(0, len(raw), 4096) if not raw[at : at + 4096].isascii()), 0)
    best = charset_normalizer.from_bytes(raw[first : first + _SAMPLE], cp_isolation=_LIKELY).best()
    # Nobody writes the controls that Latin-1 has where windows-1252 has its quotes and the euro.
    return best.encoding if best is not None and best.encoding != "latin_1" else "cp1252"
