"""Exports that hold several messages in one file: an mbox, as Thunderbird, Apple Mail and Gmail's takeout write it."""

import re
from collections.abc import Iterator

# A separator: "From ", an address or a dash, and a date with its year.
_SEPARATOR = re.compile(rb"^From (?=\S)[^\r\n]{0,300}\b(?:19|20)\d\d\b[^\r\n]{0,40}\r?$", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>{0,9}From )", re.MULTILINE)


def messages(raw: bytes) -> Iterator[bytes]:
    """Each message of a file, in its order, with the lines that a program had to quote as they were.

    A file that is no mbox, or holds one message, is given as it is. Linear.
    """
    starts = list(_starts(raw))
    if len(starts) < 2:
        yield raw
        return
    for number, (_, start) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(raw)
        yield _QUOTED.sub(rb"\1", raw[start:end]).strip(b"\r\n") + b"\r\n"


def _starts(raw: bytes) -> Iterator[tuple[int, int]]:
    """Where each separator begins and where the message below it does: a field of a header follows at once."""
    if not raw.startswith(b"From "):
        return
    for found in _SEPARATOR.finditer(raw):
        above = raw[max(0, found.start() - 4) : found.start()]
        body = found.end() + 1
        apart = not above or above.endswith((b"\n\n", b"\n\r\n"))
        if apart and re.match(rb">?[!-9;-~]{1,80}[ \t]?:", raw[body : body + 90]):
            yield found.start(), body
