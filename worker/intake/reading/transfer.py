"""Transfer encodings undone (RFC 2045 6), once per part and without a complaint about how well they were done."""

import binascii
import io
import re

_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n"
_FOREIGN = bytes(set(range(256)) - (set(_BASE64) | set(b"=")) | set(b"\r\n"))
# RFC 2045 6.7 (3): relays pad lines with blanks, which then stand behind the sign of a soft line end.
_PADDED_SOFT_END = re.compile(rb"=[ \t]++\r?\n")
# The first line that no encoder wrote: with a sign or a blank of running text.
_PROSE = re.compile(rb"[^A-Za-z0-9+/=\s]|[A-Za-z0-9+/=][ \t]++[A-Za-z0-9+/]")
# What a body of nothing but encoded lines is made of: hardly any other holds a blank, and one look tells.
_LINES_ONLY = _BASE64 + b"\f\v"
_SHORTEST = 24  # characters of base64: fewer may be a word
# What stands behind the padding on its line is no further piece.
_REMARK = re.compile(rb"(?<==)[ \t]++(?=[^\s=])")
_BETWEEN_PADDING = re.compile(rb"[^=]+")
_UU_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} [^\r\n]*\r?\n", re.MULTILINE)


def decode(body: bytes, encoding: str) -> bytes:
    """The bytes that were sent. An unknown encoding is taken as none; damaged content gives what can be read."""
    if encoding == "base64":
        return base64(body)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(_PADDED_SOFT_END.sub(b"=\n", body) if b"= " in body or b"=\t" in body else body)
    if encoding in {"x-uuencode", "uuencode", "x-uue", "uue"}:
        begin = _UU_BEGIN.search(body)
        return uudecode(body[begin.end() if begin else 0 :])
    return body


def base64(body: bytes) -> bytes:
    """Padding may be missing or wrong, foreign characters may stand between: mail gateways do that.

    What is plainly not base64 is given back: some senders label a text so and forget to encode it. Footers that lists
    write below the encoded text are left out.
    """
    encoded = _REMARK.split(_above_prose(body), maxsplit=1)[0]
    if _is_plain(encoded):
        return body
    if b"=" in encoded.rstrip(b"=\r\n \t"):
        # Encoded in several pieces, each with its padding.
        decoded = bytearray()
        for piece in _BETWEEN_PADDING.finditer(encoded.translate(None, _FOREIGN)):
            decoded += _decoded(piece[0])
        return bytes(decoded)
    try:
        return binascii.a2b_base64(encoded)
    except binascii.Error:
        return _decoded(encoded.translate(None, _FOREIGN).partition(b"=")[0])


def _decoded(clean: bytes) -> bytes:
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def _above_prose(body: bytes) -> bytes:
    """The body without what follows its last encoded line, where that is words."""
    prose = _PROSE.search(body) if body.translate(None, _LINES_ONLY) else None
    if prose is None:
        return body
    start = body.rfind(b"\n", 0, prose.start()) + 1
    encoded, rest = body[:start], body[start:]
    whole = len(encoded.split(b"\n", 1)[0].strip()) >= _SHORTEST and len(b"".join(encoded.split())) % 4 == 0
    return encoded if whole and _is_plain(rest) else body


def _is_plain(body: bytes) -> bool:
    """More than one byte in twenty that base64 does not know, line ends apart: words and their spaces."""
    return len(body.translate(None, _BASE64)) * 20 > len(body)


def uudecode(body: bytes) -> bytes:
    """Lines up to `end`; a damaged line is read as far as its length byte says, as uudecode has always done."""
    decoded = bytearray()
    for line in io.BytesIO(body):
        content = line.rstrip(b"\r\n")
        if content == b"end":
            break
        # A line without a quarter of what it announces is not one: zeros would be made up for the rest.
        if not content or (len(content) - 1) * 4 < _announced(content):
            continue
        try:
            decoded += binascii.a2b_uu(content)
        except binascii.Error:
            try:
                decoded += binascii.a2b_uu(content[: _announced(content) + 1])
            except binascii.Error:
                continue
    return bytes(decoded)


def _announced(line: bytes) -> int:
    """How many characters should follow the first one, which counts the decoded bytes of the line."""
    return -(-((line[0] - 32) & 63) // 3) * 4
