"""Bytes of text become text. Senders' labels are hints: a wrong one must cost no letter of a complaint."""

import codecs
import re
from collections.abc import Iterator

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
    if name in _SAYING_NOTHING and _SHIFTED.search(raw) and (text := _strict(raw, "iso2022_jp_2")) is not None:
        return text
    if b"\0" in raw and (codec := _wide(raw)):
        return raw.decode(codec, "replace").removeprefix("\ufeff")
    if (text := _strict(raw, "utf_8")) is not None:
        return text.removeprefix("\ufeff")
    if name in _UTF_8 and (text := _cut(raw)) is not None:
        return text.removeprefix("\ufeff")
    for codec in _candidates(raw, name):
        text = raw.decode(codec, "replace")
        if _believable(text):
            return _of_another_script(raw, name, text).removeprefix("\ufeff")
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


def _of_another_script(raw: bytes, name: str, text: str) -> str:
    """The text as Cyrillic or Japanese where nobody named a charset and, read as Latin, it is all accents.

    No language of the West has more letters with a mark than without.
    """
    if name not in _SAYING_NOTHING or not _all_accents(text[:_SAMPLE]):
        return text
    for codec in _JAPANESE:
        told = _strict(raw, codec)
        if told is not None and _share(told[:_SAMPLE], _KANA) >= _LEAST_KANA:
            return told
    told = max((raw.decode(codec, "replace") for codec in _CYRILLIC), key=lambda one: _russian(one[:_SAMPLE]))
    return told if _russian(told[:_SAMPLE]) >= _LEAST_RUSSIAN else text


# No label, or one that programs set whatever they send.
_SAYING_NOTHING = frozenset({
    "", "us-ascii", "ascii", "utf-8", "utf8", "iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252",
    "unknown-8bit", "x-unknown",
})  # fmt: skip
# A sign of Japanese in seven bits, as no other text has it (RFC 1468).
_SHIFTED = re.compile(rb"\x1b\$[@B]")
_CYRILLIC = ("koi8_r", "cp1251", "iso8859_5", "cp866", "mac_cyrillic")
_JAPANESE = ("euc_jp", "shift_jis")
_KANA = re.compile("[\u3041-\u30ff]")
_COMMON = re.compile("[оеаинтсрвлкмдпу]")
_LETTER = re.compile(r"[^\W\d_\x00-\x7f]")
_LEAST_KANA, _LEAST_RUSSIAN = 0.2, 0.6


def _all_accents(text: str) -> bool:
    text = _ADDRESS.sub("", text)
    foreign = sum(character > "\x7f" for character in text)
    latin = sum(character.isascii() and character.isalpha() for character in text)
    return foreign >= _LEAST_FOREIGN and foreign > 2 * latin


_LEAST_FOREIGN = 4
_ADDRESS = re.compile(r"[!-~]{1,256}@[!-~]{1,256}")


def _share(text: str, wanted: re.Pattern[str]) -> float:
    letters = len(_LETTER.findall(text))
    return len(wanted.findall(text)) / letters if letters else 0.0


def _russian(text: str) -> float:
    """How much of it are the small letters that are half of any Russian, Ukrainian or Bulgarian text."""
    return _share(text, _COMMON)


def _guess(raw: bytes) -> str:
    import charset_normalizer  # noqa: PLC0415  # for what no reader before it could tell

    first = next((at for at in range(0, len(raw), 4096) if not raw[at : at + 4096].isascii()), 0)
    best = charset_normalizer.from_bytes(raw[first : first + _SAMPLE], cp_isolation=_LIKELY).best()
    # Nobody writes the controls that Latin-1 has where windows-1252 has its quotes and the euro.
    return best.encoding if best is not None and best.encoding != "latin_1" else "cp1252"
