"""The mail addresses that a message's HTML links to, and those of a mail attached to it."""

import re
from urllib.parse import unquote

from worker.intake.reading.contents import Contents

MOST = 50
_READ = 500_000  # bytes of one part
_LINK = re.compile(rb"mailto:([^\"'<>?&\s]{3,320})", re.IGNORECASE)
# As the head of an attached mail has them.
_TAGGED = re.compile(rb"[A-Za-z0-9._-]{1,64}\+[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,255}")


def found_in(contents: Contents) -> tuple[str, ...]:
    """Lower case, each once, at most so many."""
    pages = [body.part for body in contents.bodies if body.part.type == "text/html"] + contents.unread_html
    mails = [part for part, _ in contents.documents if part.type in {"message/rfc822", "message/global"}]
    raw = [hit for part in pages for hit in _LINK.findall(part.content()[:_READ])]
    raw += [hit for part in mails for hit in _TAGGED.findall(part.content()[:_READ])]
    links = (unquote(one.decode("ascii", "replace")).lower() for one in raw)
    return tuple(dict.fromkeys(links))[:MOST]
