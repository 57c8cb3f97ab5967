"""Leaves become documents: named, typed, hashed."""

import hashlib
import re
from urllib.parse import unquote_to_bytes

from worker.intake.reading import fields, names, words
from worker.intake.reading.contents import Contents
from worker.intake.reading.tree import Part
from worker.nouns.message import Document

_REFERENCE = re.compile(rb"cid:([^\s\"'<>()]{1,300})", re.IGNORECASE)


def documents(contents: Contents) -> tuple[Document, ...]:
    """Every document of a message, in its order; nothing inside an attached message is counted."""
    shown: frozenset[bytes] | None = None
    found: list[Document] = []
    for part, parent in contents.documents:
        if shown is None and part.type.startswith("image/") and part.content_id:
            shown = _shown(contents)
        found.append(_document(part, inline=_inline(part, parent, shown or frozenset())))
    for body in contents.bodies:
        found.extend(document(name, "application/octet-stream", content) for name, content in body.files)
    return tuple(found)


def document(name: str, media_type: str, content: bytes, *, inline: bool = False, fallback: str = "") -> Document:
    """A document named by its sender where `name` says anything, else by `fallback`, else by its content."""
    sha256 = hashlib.sha256(content).hexdigest()
    kind = names.media_type(media_type)
    given = names.cleaned(name)
    return Document(
        name=given or fallback or names.invented(kind, sha256),
        media_type=kind,
        content=content,
        sha256=sha256,
        inline=inline,
        named_by_sender=bool(given),
    )


def _document(part: Part, *, inline: bool) -> Document:
    content = part.content()
    fallback = ""
    if part.type in {"message/rfc822", "message/global"}:
        inner = fields.split(content, 0, len(content))
        fallback = names.of_message(words.decode(inner.first("subject")))
    return document(part.filename, part.type, content, inline=inline, fallback=fallback)


def _inline(part: Part, parent: str, shown: frozenset[bytes]) -> bool:
    """A picture inside the text: shown by the page, or part of it, or neither named nor attached.

    Phones attach photographs with the disposition "inline" and a name: those are evidence, not decoration.
    """
    if not part.type.startswith("image/"):
        return False
    if part.content_id:
        if part.content_id.encode("latin-1", "replace") in shown:
            return True
        if parent == "multipart/related" and part.disposition.value != "attachment":
            return True
    return part.disposition.value == "inline" and not part.filename


def _shown(contents: Contents) -> frozenset[bytes]:
    """The content ids that the pages of a message refer to, whether we read those pages or not."""
    pages = [
        body.part for body in contents.bodies + contents.spare if body.part.type == "text/html"
    ] + contents.unread_html
    return frozenset(unquote_to_bytes(found) for page in pages for found in _REFERENCE.findall(page.content()))
