"""Links that templates make from values. What is no plain web or mail address becomes text without a link."""

import re
from typing import Final
from urllib.parse import quote

from worker.writing.shield import Prose, inline, one_line

# The marks a URL keeps; quotes, brackets, blanks and control characters are percent-encoded.
_URL_MARKS: Final = "!#$%&*+,-./:=?@_~"
_LONGEST: Final = 2000
_ALLOWED: Final = re.compile(r"(?:https?://|mailto:)[!-~]+\Z", re.ASCII)
_ADDRESS: Final = re.compile(r"[!-~]{1,254}\Z", re.ASCII)


def link(label: str, url: str) -> Prose:
    """A Markdown link where `url` is https, http or mailto, else the label alone; the label is shielded here."""
    text = label if isinstance(label, Prose) else inline(label)
    target = quote(url[:_LONGEST], safe=_URL_MARKS, errors="replace")
    return Prose(f"[{text}](<{target}>)") if len(url) <= _LONGEST and _ALLOWED.match(target) else text


def doing(line: str, label: str, address: str, ref: str) -> Prose:
    """A list item's words: a link that opens a reply with a command typed, and the command itself to type by hand."""
    subject = f"Re: [{one_line(ref, 60)}]" if ref else "Re:"
    return Prose(f"{link(label, mailto(address, subject, line + ' '))} : {Prose('`' + inline(line) + '`')}")


def mailto(address: str, subject: str = "", body: str = "") -> str:
    """The URL of a mail with its subject and the beginning of its text already typed (RFC 6068); "" for no address."""
    if not _ADDRESS.match(address):
        return ""
    fields = (("subject", one_line(subject)), ("body", one_line(body, 500) + (" " if body.endswith(" ") else "")))
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields if value)
    return f"mailto:{quote(address, safe='@+')}{'?' if query else ''}{query}"
