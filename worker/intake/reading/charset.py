"""Bytes of text become text. Senders' labels are hints: a wrong one must cost no letter of a complaint."""

import codecs
import re
from collections.abc import Iterator
from encodings import normalize_encoding
from encodings.aliases import aliases
from functools import lru_cache

import charset_normalizer
import webencodings  # type: ignore[import-untyped]

# Encodings whose bytes look like another text (ASCII, or ASCII with NULs): their label must be believed first.
_DISGUISED = frozenset({
    "iso-2022-jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-3", "iso-2022-jp-ext", "iso-2022-kr", "hz",
    "hz-gb-2312", "utf-7", "unicode-1-1-utf-7", "utf-16", "utf-16le", "utf-16be", "utf-16-le", "utf-16-be", "utf-32",
    "utf-32le", "utf-32be", "csiso2022jp", "csiso2022kr", "iso-2022-jp-ms", "cp50220", "cp50221", "cp50222",
})  # fmt: skip

# Labels that the WHATWG list lacks or refuses and that mail really carries, by the codec of Python that reads them.
_BEYOND_WHATWG = {
    "iso-2022-jp": "iso2022_jp_2", "csiso2022jp": "iso2022_jp_2", "iso-2022-jp-1": "iso2022_jp_1",
    "iso-2022-jp-2": "iso2022_jp_2", "iso-2022-jp-3": "iso2022_jp_3", "iso-2022-jp-ext": "iso2022_jp_ext",
    "iso-2022-kr": "iso2022_kr", "csiso2022kr": "iso2022_kr", "hz": "hz", "hz-gb-2312": "hz", "utf-7": "utf_7",
    "unicode-1-1-utf-7": "utf_7", "utf-32": "utf_32", "utf-32le": "utf_32_le", "utf-32be": "utf_32_be",
    "utf-16": "utf_16", "cp850": "cp850", "ibm850": "cp850", "cp437": "cp437", "ibm437": "cp437", "cp858": "cp858",
    "cp865": "cp865", "cp932": "cp932", "ms932": "cp932", "cp949": "cp949", "cp950": "cp950", "utf8mb4": "utf_8",
    "mac-roman": "mac_roman", "macroman": "mac_roman", "iso-2022-jp-ms": "iso2022_jp_ext", "cp50220": "iso2022_jp_ext",
    "cp50221": "iso2022_jp_ext", "cp50222": "iso2022_jp_ext", "ks_c_5601": "cp949", "chinesebig5": "big5hkscs",
    "cp936": "gb18030", "euc-cn": "gb18030", "euccn": "gb18030", "hp-roman8": "hp_roman8", "koi8r": "koi8_r",
    "koi8u": "koi8_u", "x-mac-ce": "mac_latin2",
}  # fmt: skip
# Of Python's codecs, those that are charsets of text: the others turn bytes into anything else.
_CODEC = re.compile(
    r"(?:cp|iso8859_|iso2022_|euc_|koi8_|mac_|hp_roman8|big5|gb|shift_jis|utf_(?:8|16|32)|kz1048|ptcp154|johab|tis_620|latin_1)\w*"
)
_CODECS = frozenset({*aliases.values(), "cp720", "cp737", "cp856", "koi8_t", "koi8_u"})
# "cp-850", "win-1251", "ibm-852", "x-cp1250": one number is meant.
_CODE_PAGE = re.compile(r"(?:x-)?(?:cp|ibm|win|windows|msdos|dos|cs)[-_ ]?(\d{3,5})")

# What French mail is written in where nobody says so; left to itself the guesser finds EBCDIC in short sentences.
_LIKELY = ["utf_8", "cp1252", "latin_1", "mac_roman", "utf_16"]
_BYTE_ORDER_MARKS = frozenset({b"\xff\xfe", b"\xfe\xff"})
_UTF_8 = frozenset({"utf-8", "utf8"})
_LABEL = re.compile(r"[a-z0-9][a-z0-9._:-]{1,39}")
_SAMPLE = 32_768  # bytes around the first letter that is not ASCII: enough to guess by, bounded in time
_TOLERATED = 0.25  # share of unreadable characters up to which a label is still believed (a cut or damaged text)


def decode(raw: bytes, label: str = "") -> str:
    """Decode `raw`: strict UTF-8, then the declared label, then a guess. Never raises, never loses a byte silently."""
    name = _bare(label)
    if name in _DISGUISED and not _misnamed(raw, name) and (text := _strict(raw, _codec(name))) is not None:
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
        return _of_python(name)
    return str(known.codec_info.name)


@lru_cache(maxsize=512)
def _of_python(name: str) -> str:
    """A charset that only Python knows, or knows under the name that was meant."""
    if not _LABEL.fullmatch(name):
        return ""
    page = _CODE_PAGE.fullmatch(name)
    for meant in (f"cp{page[1]}" if page else "", name.removeprefix("x-"), name.replace("-", "")):
        # The table itself, since Python's own search remembers every name that it is ever asked for.
        normal = normalize_encoding(meant)
        codec = aliases.get(normal, normal)
        if codec in _CODECS and _CODEC.fullmatch(codec):
            return codec
    return ""


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
