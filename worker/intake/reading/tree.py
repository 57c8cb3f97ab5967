"""The MIME tree (RFC 2046), cut at byte offsets: nothing is copied or decoded before somebody asks for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from worker.intake.reading import fields, parameters, smime, tnef, transfer
from worker.intake.reading.parameters import Structured

_SMIME = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
MAX_DEPTH = 50
MAX_PARTS = 1_000
_SHALLOW = 5
MAX_SHOWN = 2_000_000  # bytes of text and pages; the part in which they end is still read
_MAX_LINES = 100_000
_AFTER_BOUNDARY = re.compile(rb"(--)?[ \t]*+\r?(?=\n|\Z)")
_TOKEN = re.compile(r"[a-z0-9-]+")
_CONTENT_ID = re.compile(r"[^<>\s]{1,300}")
_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}")  # RFC 6838 4.2
# A first line that can only be a boundary: two dashes, a token, and a Content- field right below.
_SNIFFED = re.compile(rb"(?:\A|\n)--([^\r\n]{1,200}?)[ \t]*\r?\n(?=Content-[A-Za-z-]+[ \t]*:)", re.IGNORECASE)
_MAIL = re.compile(rb"\s{0,20}(?:content-type|mime-version)[ \t]*:", re.IGNORECASE)
_ENCODED = frozenset({"base64", "quoted-printable"})
# What programs write above the parts, for readers that know no parts.
_MIME_NOTICE = re.compile(rb"\bMIME\b|multi-?part", re.IGNORECASE)
_MAX_OUTSIDE = 65_536  # bytes above and below the parts that are looked at
_SNIFF_WINDOW = 65_536  # bytes searched for a boundary that no header names


@dataclass(slots=True)
class Part:
    """One node. `type` is lower-case ("text/plain" where missing or unreadable), `start` and `end` bound the body.

    `spare` says of a winmail.dat that was opened, or of what stands outside of all parts, that its text counts only
    where there is no other. `replaced` says that the files of a winmail.dat stand in its place: all that was in it is
    there. `surplus` marks a text after so many others that no
    person wrote them all: it is kept as a document.
    """

    raw: bytes = field(repr=False)
    block: fields.Block
    start: int
    end: int
    type: str
    content_type: Structured
    disposition: Structured
    encoding: str
    depth: int = 0
    spare: bool = False
    replaced: bool = False
    surplus: bool = False
    children: list["Part"] = field(default_factory=list)

    @property
    def charset(self) -> str:
        return self.content_type.get("charset")

    @property
    def filename(self) -> str:
        # RFC 7578 4.2: the name in the disposition of a form's part is that of the field.
        loose = "" if self.disposition.value == "form-data" else self.disposition.get("name")
        given = (self.disposition.get("filename"), self.content_type.get("name"), loose)
        return next((name for name in given if name.strip()), "")

    @property
    def content_id(self) -> str:
        found = _CONTENT_ID.search(self.block.first("content-id").decode("latin-1"))
        return found[0] if found else ""

    def content(self) -> bytes:
        """The body with its transfer encoding undone."""
        return transfer.decode(self.raw[self.start : self.end], self.encoding)


@dataclass(slots=True)
class Tree:
    root: Part
    allowance: tnef.Allowance
    defects: list[str] = field(default_factory=list)
    parts: int = 1
    shown: int = 0
    encrypted: bool = False


def plant(raw: bytes, block: fields.Block) -> Tree:
    """Cut the whole message into parts, not descending into attached messages. Linear in size for each level."""
    tree = Tree(_part(raw, block, len(raw), "text/plain", 0), tnef.Allowance(len(raw)))
    waiting = [tree.root]
    while waiting:
        part = waiting.pop()
        if part.type.startswith("multipart/"):
            tree.encrypted |= part.type == "multipart/encrypted"
            _divide(tree, part)
        elif part.type in _SMIME or part.filename.lower().endswith(".p7m"):
            _open(tree, part)
        elif part.type in _TNEF or part.filename.lower().endswith(".dat"):
            _unpack(tree, part)
        elif part.type.startswith("text/") and part.disposition.value != "attachment":
            part.surplus = tree.shown > MAX_SHOWN
            tree.shown += part.end - part.start
        waiting.extend(reversed(part.children))
    return tree


def charset(part: Part) -> str:
    """The charset of the first text in it that names one."""
    for _ in range(_SHALLOW):
        if part.charset or not part.children:
            break
        part = next(
            (child for child in part.children if child.type.startswith(("text/", "multipart/"))), part.children[0]
        )
    return part.charset


def _part(raw: bytes, block: fields.Block, end: int, default_type: str, depth: int) -> Part:
    content_type = parameters.parse(block.first("content-type"))
    disposition = parameters.parse(block.first("content-disposition"), content_type.get("charset"))
    encoding = _TOKEN.search(block.first("content-transfer-encoding").decode("latin-1").lower())
    named = encoding[0] if encoding else ""
    part = Part(raw, block, block.body, end, default_type, content_type, disposition, named, depth)
    if _TYPE.fullmatch(content_type.value):
        part.type = content_type.value
    elif content_type.value and part.filename:
        # A file of an unreadable type ("pdf"): RFC 2045 5.2 would make a text of it.
        part.type = "application/octet-stream"
    return part


def _open(tree: Tree, part: Part) -> None:
    """A container that is no multipart: what it holds becomes its only child."""
    data = part.content()
    if smime.encrypted(data):
        tree.encrypted = True
    elif inner := smime.opened(data) or (data if _MAIL.match(data) else b""):
        # What calls itself signed may be the bare mail, under a wrong type.
        _hold(tree, part, inner)


def _unpack(tree: Tree, part: Part) -> None:
    """A winmail.dat: what it holds, written as a mail, becomes its only child."""
    content = part.content()
    unpacked = tnef.unpack(content, tree.allowance)
    if unpacked is not None and (inner := tnef.written(unpacked, len(content))):
        tree.defects.extend(unpacked.defects)
        _hold(tree, part, inner)
        part.spare = True
        part.replaced = unpacked.whole


def _hold(tree: Tree, part: Part, inner: bytes) -> None:
    if part.depth < MAX_DEPTH and tree.parts < MAX_PARTS:
        tree.parts += 1
        part.children.append(_part(inner, fields.split(inner, 0, len(inner)), len(inner), "text/plain", part.depth + 1))


def _divide(tree: Tree, part: Part) -> None:
    if part.depth >= MAX_DEPTH:
        tree.defects.append("parts nested too deeply")
        return
    hits = _hits(part, part.content_type.get("boundary").encode("latin-1", "replace"))
    if not hits and part.encoding in _ENCODED:
        _hold(tree, part, _undone(part))
        return
    if not hits:
        sniffed = _SNIFFED.search(part.raw, max(0, part.start - 1), min(part.end, part.start + _SNIFF_WINDOW))
        if sniffed is None:
            tree.defects.append("multipart without its boundary")
            part.type = "text/plain"
            return
        tree.defects.append("boundary not as announced")
        hits = _hits(part, sniffed[1])
    if not hits[-1].closing:
        tree.defects.append("multipart never closed")
    default_type = "message/rfc822" if part.type == "multipart/digest" else "text/plain"
    for start, end in _between(part, hits):
        if not _grow(tree, part, start, end, default_type):
            return
    _keep_outside(tree, part, hits)


def _grow(tree: Tree, part: Part, start: int, end: int, default_type: str) -> bool:
    """One child more, of these bytes; False where there were too many."""
    if tree.parts >= MAX_PARTS:
        tree.defects.append("too many parts")
        return False
    tree.parts += 1
    block = fields.split(part.raw, start, end)
    tree.defects.extend(block.defects)
    part.children.append(_part(part.raw, block, end, default_type, part.depth + 1))
    return True


def _undone(part: Part) -> bytes:
    """RFC 2045 6.4 forbids to encode a multipart; the parts are in there all the same."""
    return b"Content-Type: " + part.block.first("content-type").replace(b"\n", b" ") + b"\n\n" + part.content()


def _keep_outside(tree: Tree, part: Part, hits: list["_Hit"]) -> None:
    """What stands above the first part or below the last one is nothing (RFC 2046 5.1.1), or all that there is."""
    last = max((number for number, hit in enumerate(hits) if not hit.closing), default=-1)
    below = hits[last + 1].end + 1 if last + 1 < len(hits) else part.end
    for start, end in ((part.start, max(part.start, hits[0].start)), (below, part.end)):
        outside = part.raw[start : min(end, start + _MAX_OUTSIDE)]
        if outside.strip() and not _MIME_NOTICE.search(outside) and _grow(tree, part, start, end, "text/plain"):
            part.children[-1].spare = True


class _Hit(NamedTuple):
    """A line that is a boundary, with the line end above it: from `start` to `end`, its own line end left out."""

    start: int
    end: int
    closing: bool


def _hits(part: Part, boundary: bytes) -> list[_Hit]:
    """The boundary lines of a multipart. Lines that only begin like one are bounded too.

    A closing line above further parts closed a multipart inside that has the same boundary.
    """
    mark = b"\n--" + boundary
    hits: list[_Hit] = []
    # The line end above the body belongs to the search: a boundary may be the body's first line.
    at = max(0, part.start - 1) if boundary else part.end
    for _ in range(_MAX_LINES):
        at = part.raw.find(mark, at, part.end)
        if at < 0:
            break
        tail = _AFTER_BOUNDARY.match(part.raw, at + len(mark), part.end)
        if tail is None:
            at += len(mark)
            continue
        hits.append(_Hit(at, tail.end(), bool(tail[1])))
        if len(hits) > MAX_PARTS:
            break
        at = tail.end()
    return hits


def _between(part: Part, hits: list[_Hit]) -> Iterator[tuple[int, int]]:
    """Where each child starts and ends. One that is never closed ends with its parent."""
    for number, hit in enumerate(hits):
        if hit.closing:
            continue
        start = min(part.end, hit.end + 1)
        if number + 1 < len(hits):
            above = hits[number + 1].start
            yield start, max(start, above - 1 if part.raw.startswith(b"\r", above - 1) else above)
        elif start < part.end:
            yield start, part.end
