"""What a letter and its addresses look like on the wire (RFC 5321). Pure, so that it can be tested alone."""

import re

from worker.doors.protocols import LetterRefused
from worker.words.said import Said

_LINE_END = re.compile(rb"\r\n|\r|\n")
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)
# RFC 5321, 4.5.3.1.3: a path has at most 256 octets, its angle brackets included.
LONGEST_ADDRESS = 254


def wire_form(raw: bytes) -> bytes:
    """The letter with every line ended by CRLF and every leading dot doubled, then the lone dot that ends it.

    A bare CR or LF left in it could end the letter early in the eyes of one server and not of the next.
    """
    lines = _LINE_END.sub(b"\r\n", raw)
    end = b".\r\n" if lines.endswith(b"\r\n") or not lines else b"\r\n.\r\n"
    return _LEADING_DOT.sub(b"..", lines) + end


def wire_address(address: str) -> str:
    """The address with its domain in ASCII (IDNA); "" is the null return path. Raises LetterRefused.

    A local part outside ASCII is left to SMTPUTF8.
    """
    if not address:
        return ""
    local, at, domain = address.rpartition("@")
    try:
        plain_domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        plain_domain = ""
    whole = f"{local}@{plain_domain}"
    printable = whole.isprintable() and not set(whole) & set(" <>")
    if not (local and at and plain_domain and printable and len(whole.encode()) <= LONGEST_ADDRESS):
        none = Said("No letter can be sent to or from {address}: it is not an address.")
        raise LetterRefused(none.about(address=repr(address[:LONGEST_ADDRESS])))
    return whole


def needed_extensions(raw: bytes, *addresses: str) -> tuple[str, ...]:
    """8BITMIME (RFC 6152) for a text, SMTPUTF8 (RFC 6531) for headers or addresses outside ASCII; usually none."""
    if raw.isascii() and all(address.isascii() for address in addresses):
        return ()
    headers = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0]
    utf8 = not headers.isascii() or not all(address.isascii() for address in addresses)
    return tuple(word for word, needed in (("8BITMIME", not raw.isascii()), ("SMTPUTF8", utf8)) if needed)
