"""Transfer encodings undone (RFC 2045 6), once per part and without a complaint about how well they were done."""

import binascii
import io
import re

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n"
_UU_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} [^\r\n]*\r?\n", re.MULTILINE)


def decode(body: bytes, encoding: str) -> bytes:
    """The bytes that were sent. An unknown encoding is taken as none; damaged content gives what can be read."""
    if encoding == "base64":
        return base64(body)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding in {"x-uuencode", "uuencode", "x-uue", "uue"}:
        begin = _UU_BEGIN.search(body)
        return uudecode(body[begin.end() if begin else 0 :])
    return body


def base64(body: bytes) -> bytes:
    """Padding may be missing or wrong, foreign characters may stand between: mail gateways do that.

    What is plainly not base64 is given back: some senders label a text so and forget to encode it.
    """
    if _is_plain(body):
        return body
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:
        clean = _NOT_BASE64.sub(b"", body).partition(b"=")[0]
        if len(clean) % 4 == 1:
            clean = clean[:-1]
        return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


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
