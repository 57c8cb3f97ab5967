"""Bytes become a Message. Pure, bounded, and never failing: what was wrong with a mail is told in its defects.

A mail goes through the modules in this order: `fields` cuts the header block, `tree` the parts (`smime` and `tnef`
open what is closed), `headers` reads the one, `contents` sorts the other by `roles` and makes text of pages (`markup`,
`html`), `files` makes documents, `interpreting` parts new text from quoted.
"""

import re
from dataclasses import replace

from worker.intake.reading import (
    charset,
    coloured,
    contents,
    fields,
    files,
    headers,
    interpreting,
    links,
    openpgp,
    safe,
    tree,
)
from worker.intake.reading.roles import Place
from worker.nouns.message import Message, Party

MAX_TEXT = 500_000  # characters of a whole message; the raw bytes keep the rest
_BEFORE_HEADERS = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]*+")
# "From : camille@…" is a field; the line of an exported file is none.
_MBOX_LINE = re.compile(rb">?From (?![ \t]*:)")


def read(raw: bytes) -> Message:
    """Read one raw message. Never raises, for any bytes; see `nouns.message.Message` for what each field holds."""
    message = _decoded(raw)
    try:
        return interpreting.interpret(message, _decoded)
    except Exception:  # noqa: BLE001 - the whole text is new text then: nothing is lost, and the next mail is not held up
        return replace(message, defects=(*message.defects, "text not divided"))


def text_of(raw: bytes) -> str:
    """The `text` of `read(raw)`, for whoever asks neither what is new in it nor what language it is in."""
    return _decoded(raw).text


def _decoded(raw: bytes) -> Message:
    """The message with all of its text taken for new."""
    try:
        return _assembled(raw)
    except Exception:  # noqa: BLE001 - the last resort of a promise: one bad message never holds up the next
        text = safe.text(raw[:MAX_TEXT].decode("utf-8", "replace"))
        return Message(message_id="", sender=Party(""), subject="", text=text, new_text=text, defects=("unreadable",))


def _assembled(raw: bytes) -> Message:
    raw = _normalised(raw)
    block = fields.whole(raw, fields.split(raw, _beginning(raw), len(raw)))
    planted = tree.plant(raw, block)
    envelope = headers.read(block, tree.charset(planted.root))
    found = contents.gather(planted.root, Place())
    whole = "\n\n".join(body.text.strip("\n") for body in found.texts if body.text.strip())
    text = whole[:MAX_TEXT]
    told = (*envelope.defects, *planted.defects, *(("text cut",) if len(whole) >= MAX_TEXT else ()))
    told += ("unseen command",) if any(body.unseen_command for body in found.texts) else ()
    return Message(
        message_id=envelope.message_id,
        sender=envelope.sender,
        subject=envelope.subject,
        text=text,
        new_text=text,
        sent_at=envelope.sent_at,
        reply_to=envelope.reply_to,
        to=envelope.to,
        cc=envelope.cc,
        in_reply_to=envelope.in_reply_to,
        references=envelope.references,
        headers=envelope.headers,
        content_type=planted.root.type,
        documents=files.documents(found),
        delivery=tuple(_report_text(part) for part in found.delivery),
        returned="\n\n".join(_report_text(part) for part in found.returned)[:MAX_TEXT],
        defects=tuple(dict.fromkeys(told)),
        encrypted=planted.encrypted or openpgp.encrypted(text),
        linked=links.found_in(found),
        coloured=coloured.found_in(found),
    )


def _report_text(part: tree.Part) -> str:
    return safe.text(charset.decode(part.content()[:MAX_TEXT], part.charset))


def _normalised(raw: bytes) -> bytes:
    """Old Macintosh line ends are the only ones that hide every header."""
    return raw.replace(b"\r", b"\n") if b"\n" not in raw else raw


def _beginning(raw: bytes) -> int:
    """Where the headers start: after a byte order mark, blank lines, and the mbox line of a file that was exported."""
    before = _BEFORE_HEADERS.match(raw)
    start = before.end() if before else 0
    if _MBOX_LINE.match(raw, start):
        start = raw.find(b"\n", start) + 1 or len(raw)
    return start
