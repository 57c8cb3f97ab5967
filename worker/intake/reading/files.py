"""Leaves become documents: named, typed, hashed."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from worker.intake.reading import fields, names, places, words
from worker.intake.reading.contents import Contents
from worker.intake.reading.places import Place
from worker.intake.reading.tree import Part
from worker.nouns.message import Document


def documents(contents: Contents) -> tuple[Document, ...]:
    """Every document of a message, in its order; nothing inside an attached message is counted."""
    shown: Mapping[str, Place] | None = None
    found: list[Document] = []
    for part, parent in contents.documents:
        if shown is None and part.type.startswith("image/") and part.content_id:
            shown = places.of_pictures(contents)
        place = _place(part, parent, shown or {})
        found.append(replace(_document(part, inline=bool(place)), placed=place))
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


def _place(part: Part, parent: str, shown: Mapping[str, Place]) -> Place | Literal[""]:
    """Where a picture stands inside the text: shown by the page, or part of it, or neither named nor attached.

    Phones attach photographs with the disposition "inline" and a name: those are evidence, not decoration.
    """
    if not part.type.startswith("image/"):
        return ""
    if part.content_id:
        if place := shown.get(part.content_id):
            return place
        if parent == "multipart/related" and part.disposition.value != "attachment":
            return places.TEXT
    return places.TEXT if part.disposition.value == "inline" and not part.filename else ""
