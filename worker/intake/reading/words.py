"""Header text: raw bytes and encoded words (RFC 2047) become one line of Unicode, however badly they are written."""

import binascii
import re
from collections.abc import Iterator
from itertools import groupby

from worker.intake.reading import charset, doubled, safe

# The dot is kept from running over the start of the next word, so that a thousand unfinished words cost no more than
# their length. The end of the value closes a word too: gateways cut long subjects.
_WORD = re.compile(
    r"=\?([^?\s*]{1,64})(?:\*[^?\s]{0,32})?\?([bBqQ])\?((?:(?!=\?[^=]).)*?)(?:\?=|\Z)",
    re.DOTALL,
)
_FOLD = re.compile(r"\n[ \t]*")
_HEXADECIMAL = re.compile(rb"=([0-9A-Fa-f]{2})")
# Japanese that was written into a header as it is: from the escape that begins it to the one that ends it.
_ESCAPED = re.compile(
    rb"\x1b\$[@B][^\x1b\n]{1,2000}(?:(?:\x1b\([BJ] {0,3})?\x1b\$[@B][^\x1b\n]{1,2000}){0,50}(?:\x1b\([BJ]|(?=\n)|\Z)"
)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def decode(raw: bytes, label: str = "") -> str:
    """The text of a header value. `label` is the charset to suppose for raw 8-bit bytes. Never raises."""
    text = charset.decode(raw, "iso-2022-jp") if b"\x1b$" in raw else unencoded(raw, label)
    return doubled.mended(decode_words(text) if "=?" in text else text)


def unencoded(raw: bytes, label: str = "") -> str:
    """The bytes as text with their encoded words left as they are.

    Charsets that look like ASCII are no hint here: an address must not come out of bytes that no server saw it in.
    """
    worded = _ESCAPED.sub(_as_word, raw) if b"\x1b" in raw else raw
    return charset.decode(worded, "" if charset.disguised(label) else label)


def _as_word(escaped: re.Match[bytes]) -> bytes:
    """A stretch of raw ISO-2022-JP as an encoded word: of the field's structure it is no part."""
    payload = binascii.b2a_base64(escaped[0], newline=False)
    return b"=?iso-2022-jp?B?" + payload + b"?="


def decode_words(text: str) -> str:
    """Replace every encoded word; the white space between two of them is no part of the text (RFC 2047 6.2)."""
    return "".join(piece for piece, _ in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of the text in order, each with whether it was encoded."""
    position = 0
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        gap = text[position : match.start()]
        if run and gap.strip():
            yield _decoded(run), True
            run = []
        if gap and not run:
            yield gap, False
        run.append(match)
        position = match.end()
    if run:
        yield _decoded(run), True
    if position < len(text):
        yield text[position:], False


def _decoded(run: list[re.Match[str]]) -> str:
    """Adjacent words of one charset are joined as bytes first: senders cut in the middle of a character."""
    return "".join(
        charset.decode(b"".join(_payloads(encoding, list(group))), label)
        for (label, encoding), group in groupby(run, key=lambda word: (word[1].lower(), word[2].lower()))
    )


def _payloads(encoding: str, group: list[re.Match[str]]) -> Iterator[bytes]:
    contents = [_FOLD.sub("", word[3]).encode("utf-8", "replace") for word in group]
    if encoding == "q":
        for content in contents:
            yield _HEXADECIMAL.sub(lambda pair: bytes.fromhex(pair[1].decode()), content.replace(b"_", b" "))
        return
    pending = b""
    for content in contents:
        # A word that does not end on a whole group of four goes on in the next one.
        pending += _NOT_BASE64.sub(b"", content)
        if content.endswith(b"=") or len(pending) % 4 == 0:
            yield _base64(pending)
            pending = b""
    yield _base64(pending)


def _base64(clean: bytes) -> bytes:
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def tidied(text: str) -> str:
    """The same value with its encoded words rewritten well-formed, in UTF-8, for a parser that is strict about them.

    What only begins like one is parted, so that it is none: the parser would write the whole value into the log.
    """
    return "".join(_encoded(piece) if encoded else piece.replace("=?", "= ?") for piece, encoded in _pieces(text))


def _encoded(text: str) -> str:
    payload = binascii.b2a_base64(safe.line(text).encode("utf-8", "replace"), newline=False).decode("ascii")
    return f"=?utf-8?B?{payload}?="
