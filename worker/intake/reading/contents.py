"""The leaves of the tree gathered by role, and of each alternative the view that we read."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from worker.intake.reading import charset, doubled, flowed, html, openpgp, safe, unseen, uuencoded, yencoded
from worker.intake.reading.roles import Place, Role, role
from worker.intake.reading.tree import Part

MAX_TEXT = 500_000  # characters of one text part

# A page under the label of a text.
_PAGE = re.compile(rb"\s{0,100}(?:<!doctype html\b[^<>]{0,200}>\s{0,100})?<html[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,40}>")
_META_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w.:-]{1,40})", re.IGNORECASE)
_WORD = re.compile(r"\w\w")
_STUB_LENGTH = 400  # characters: a longer plain text is a text, whatever it speaks of


class Body:
    """One text part, converted when first asked for. `files` are the encoded ones that stood in it."""

    def __init__(self, part: Part) -> None:
        self.part = part
        # Known once it was converted.
        self.unseen_command = False

    @property
    def text(self) -> str:
        return self._read[0]

    @property
    def files(self) -> list[tuple[str, bytes]]:
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[str, list[tuple[str, bytes]]]:
        raw = self.part.content()
        files: list[tuple[str, bytes]] = []
        if self.part.type == "text/plain" and b"=ybegin " in raw:
            raw, files = yencoded.taken_out(raw)
        text = self._decoded(raw)
        if "-----BEGIN PGP SIGNED" in text:
            text = openpgp.unarmoured(text)
        if self.part.type == "text/plain" and "begin " in text:
            text, uuencoded_files = uuencoded.taken_out(text)
            files += uuencoded_files
        return text, files

    def _decoded(self, raw: bytes) -> str:
        label = self.part.charset
        if self.part.type == "text/html" or _PAGE.match(raw):
            if not label and (declared := _META_CHARSET.search(raw, 0, 4096)):
                label = declared[1].decode("ascii", "replace")
            page = doubled.mended(charset.decode(raw, label))
            self.unseen_command = unseen.command_in(page)
            return safe.text(doubled.mended(html.to_text(page)))[:MAX_TEXT]
        text = safe.text(doubled.mended(charset.decode(raw[: MAX_TEXT * 4], label)))[:MAX_TEXT]
        if self.part.type in {"text/enriched", "text/richtext"}:
            return _TAG.sub("", text)
        if self.part.content_type.get("format").lower() == "flowed":
            return flowed.unfold(text, delete_space=self.part.content_type.get("delsp").lower() == "yes")
        return text


@dataclass(slots=True)
class Contents:
    """Everything that a message holds, in its order. `unread_html` are views that were passed over for a plain one.

    `spare` are the bodies inside a winmail.dat: most mails that have one say the same outside of it.
    """

    bodies: list[Body] = field(default_factory=list)
    spare: list[Body] = field(default_factory=list)
    documents: list[tuple[Part, str]] = field(default_factory=list)
    delivery: list[Part] = field(default_factory=list)
    returned: list[Part] = field(default_factory=list)
    unread_html: list[Part] = field(default_factory=list)

    @property
    def plain(self) -> bool:
        return all(body.part.type == "text/plain" for body in self.bodies)

    @property
    def texts(self) -> list[Body]:
        """The bodies, and the spare ones where those say nothing."""
        return self.bodies if any(body.text.strip() for body in self.bodies) else self.bodies + self.spare

    def add(self, other: "Contents") -> None:
        self.bodies += other.bodies
        self.spare += other.spare
        self.documents += other.documents
        self.delivery += other.delivery
        self.returned += other.returned
        self.unread_html += other.unread_html


def gather(part: Part, place: Place) -> Contents:
    """Sort the leaves under `part` by role. Depth is bounded by the tree."""
    if not part.children:
        return Contents(spare=[Body(part)]) if part.spare else _leaf(part, place)
    if part.type == "multipart/alternative":
        beside = Place(part.type, place.in_report, place.first_text)
        return _best_view([gather(child, beside) for child in part.children])
    found = Contents()
    in_report = place.in_report or _is_report(part)
    for child in part.children:
        found.add(gather(child, Place(part.type, in_report, place.first_text and not found.bodies)))
    if part.spare:
        found.bodies, found.spare = [], found.bodies + found.spare
    if not part.type.startswith("multipart/") and not (part.replaced and found.documents):
        found.documents.append((part, place.parent))  # An opened container is a document as well.
    return found


def _leaf(part: Part, place: Place) -> Contents:
    match role(part, place):
        case Role.TEXT:
            return Contents(bodies=[Body(part)])
        case Role.DOCUMENT:
            return Contents(documents=[(part, place.parent)])
        case Role.DELIVERY:
            return Contents(delivery=[part])
        case Role.RETURNED:
            return Contents(returned=[part])
        case Role.PASSED_OVER:
            return Contents()


def _is_report(part: Part) -> bool:
    """Some reports call themselves multipart/mixed: what counts is the status part among the children."""
    return part.type == "multipart/report" or any(child.type == "message/delivery-status" for child in part.children)


def _best_view(views: list[Contents]) -> Contents:
    """The plain view where it says something, else the richest one; the documents of all of them."""
    chosen = _chosen([view for view in views if view.bodies])
    found = Contents()
    for view in views:
        if view is not chosen:
            found.unread_html += [body.part for body in view.bodies if body.part.type == "text/html"]
            view.bodies = []
        found.add(view)
    return found


def _chosen(views: list[Contents]) -> Contents | None:
    plain = [view for view in views if view.plain]
    rich = [view for view in views if not view.plain]
    for view in plain:
        text = "\n".join(body.text for body in view.bodies)
        if _WORD.search(text) and not (rich and _is_stub(text)):
            return view
    # RFC 2046 5.1.4: the last view is the one that its author prefers.
    for view in reversed(rich):
        if any(body.text.strip() for body in view.bodies):
            return view
    return next(iter(views), None)


def _is_stub(text: str) -> bool:
    """Newsletter programs write "your reader cannot show HTML" as the plain view; the mail is in the other one."""
    return len(text) < _STUB_LENGTH and "html" in text.lower()
