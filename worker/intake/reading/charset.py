"""Bytes of text become text. Senders' labels are hints: a wrong one must cost no letter of a complaint."""

from collections.abc import Iterator

import charset_normalizer
import webencodings  # type: ignore[import-untyped]

# Encodings whose bytes look like another text (ASCII, or ASCII with NULs): their label must be believed first.
_DISGUISED = frozenset({
    "iso-2022-jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-3", "iso-2022-jp-ext", "iso-2022-kr", "hz",
    "hz-gb-2312", "utf-7", "unicode-1-1-utf-7", "utf-16", "utf-16le", "utf-16be", "utf-16-le", "utf-16-be", "utf-32",
    "utf-32le", "utf-32be", "csiso2022jp", "csiso2022kr",
})  # fmt: skip

# Labels that the WHATWG list lacks or refuses and that mail really carries, by the codec of Python that reads them.
_BEYOND_WHATWG = {
    "iso-2022-jp": "iso2022_jp_2", "csiso2022jp": "iso2022_jp_2", "iso-2022-jp-1": "iso2022_jp_1",
    "iso-2022-jp-2": "iso2022_jp_2", "iso-2022-jp-3": "iso2022_jp_3", "iso-2022-jp-ext": "iso2022_jp_ext",
    "iso-2022-kr": "iso2022_kr", "csiso2022kr": "iso2022_kr", "hz": "hz", "hz-gb-2312": "hz", "utf-7": "utf_7",
    "unicode-1-1-utf-7": "utf_7", "utf-32": "utf_32", "utf-32le": "utf_32_le", "utf-32be": "utf_32_be",
    "utf-16": "utf_16", "cp850": "cp850", "ibm850": "cp850", "cp437": "cp437", "ibm437": "cp437", "cp858": "cp858",
    "cp865": "cp865", "cp932": "cp932", "ms932": "cp932", "cp949": "cp949", "cp950": "cp950", "utf8mb4": "utf_8",
    "mac-roman": "mac_roman", "macroman": "mac_roman",
}  # fmt: skip

# What French mail is written in where nobody says so; left to itself the guesser finds EBCDIC in short sentences.
_LIKELY = ["utf_8", "cp1252", "latin_1", "mac_roman", "utf_16"]
_BYTE_ORDER_MARKS = frozenset({b"\xff\xfe", b"\xfe\xff"})
_SAMPLE = 32_768  # bytes around the first letter that is not ASCII: enough to guess by, bounded in time
_TOLERATED = 0.25  # share of unreadable characters up to which a label is still believed (a cut or damaged text)


def decode(raw: bytes, label: str = "") -> str:
    """Decode `raw`: strict UTF-8, then the declared label, then a guess. Never raises, never loses a byte silently."""
    name = _bare(label)
    if name in _DISGUISED and not _misnamed(raw, name) and (text := _strict(raw, _codec(name))) is not None:
        return text.removeprefix("\ufeff")
    if (text := _strict(raw, "utf_8")) is not None:
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


def _bare(label: str) -> str:
    return label.strip().strip("\"'").lower()


def _candidates(raw: bytes, name: str) -> Iterator[str]:
    """Codecs worth trying once UTF-8 failed, best first. The guess is only made when the label was no help."""
    if raw[:2] in _BYTE_ORDER_MARKS:
        yield "utf_16"
    if name not in {"", "us-ascii", "ascii", "unknown-8bit", "x-unknown"} and (codec := _codec(name)):
        yield codec
    yield "utf_8"
    yield _guess(raw)


def _codec(name: str) -> str:
    """The Python codec of a label, "" where it is unknown. Latin-1 means windows-1252, as every mail client has it."""
    if name in _BEYOND_WHATWG:
        return _BEYOND_WHATWG[name]
    known = webencodings.lookup(name)
    if known is None or known.name in {"replacement", "x-user-defined"}:
        return ""
    return str(known.codec_info.name)


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
