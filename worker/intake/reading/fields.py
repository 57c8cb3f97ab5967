"""The header block of a message or of one of its parts: cut into fields, not yet decoded (RFC 5322 2.2)."""

import re
from dataclasses import dataclass, field

_BLANK_LINE = re.compile(rb"\n\r?\n")
_NAME = re.compile(rb"[!-9;-~]{1,200}")

MAX_FIELDS = 1_000
MAX_VALUE = 65_536  # bytes of one field body
MAX_BLOCK = 16_777_216  # bytes of one header block

# Fields that count wherever they stand: a thousand invented ones above them must not push them out.
ESSENTIAL = frozenset({
    b"from", b"sender", b"reply-to", b"to", b"cc", b"subject", b"date", b"message-id", b"in-reply-to", b"references",
    b"return-path", b"auto-submitted", b"precedence", b"content-type", b"content-transfer-encoding",
    b"content-disposition", b"content-id", b"mime-version",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """Fields in order as (lower-case name, raw value); `body` is the offset where the body starts.

    A newline stays where a value was folded, before the blanks of the next line: a fold inside an encoded word is
    nothing, elsewhere it is a blank.
    """

    fields: tuple[tuple[str, bytes], ...]
    body: int
    defects: tuple[str, ...] = ()

    def first(self, name: str) -> bytes:
        return next((value for known, value in self.fields if known == name), b"")


def split(raw: bytes, start: int, end: int) -> Block:
    """Cut the header block that begins at `start`. Linear, bounded; what is not a field is passed over and told."""
    if start >= end:
        return Block((), end)
    if raw.startswith((b"\n", b"\r\n"), start, end):
        return Block((), min(end, start + (1 if raw.startswith(b"\n", start, end) else 2)))
    blank = _BLANK_LINE.search(raw, start, end)
    stop, body = (blank.start(), blank.end()) if blank else (end, end)
    reading = _Reading()
    stop = min(stop, start + MAX_BLOCK)
    at = start
    while at < stop:
        after = raw.find(b"\n", at, stop) + 1 or stop
        if not reading.takes(raw[at:after].rstrip(b"\r\n")):
            if not _goes_on(raw, after, stop):
                reading.tell("header block without blank line")
                return reading.block(at)
            reading.tell("line that is no header")
        at = after
    return reading.block(body)


# Fields of which two, one of them these, show that a header block goes on.
_OF_A_MESSAGE = frozenset({"from", "subject"})
_GOES_ON_WITH = frozenset(
    {"from", "subject", "to", "date", "message-id", "mime-version", "content-type", "reply-to", "cc"}
)
# What the rest of a broken block may say: nothing by which servers vouch for anybody.
_BELIEVED = _GOES_ON_WITH | frozenset({
    "content-transfer-encoding", "content-disposition", "in-reply-to", "references", "x-mailer", "auto-submitted",
    "precedence", "list-id", "list-unsubscribe",
})  # fmt: skip
_MOST_BREAKS = 3


def whole(raw: bytes, block: Block) -> Block:
    """A header block that a stray blank line or a relay's line broke in two, with what stands below the break.

    Only where From or Subject is missing above, and stands below among other fields of a message. What is said below
    no server has seen as a header: an author who stands there is nobody that a verdict speaks of.
    """
    for _ in range(_MOST_BREAKS):
        named = {name for name, _ in block.fields}
        missing = _OF_A_MESSAGE - named
        start = _next_line(raw, block.body)
        if not missing or not named or start < 0:
            return block
        below = split(raw, start, len(raw))
        found = {name for name, _ in below.fields}
        least = 1 if found == {"subject"} and missing == found else _LEAST_FIELDS
        if not missing & found or len(found & _GOES_ON_WITH) < least:
            return block
        added = tuple((name, value) for name, value in below.fields if name in _BELIEVED and name not in named)
        unseen = ("no From header",) if "from" in missing else ()
        block = Block((*block.fields, *added), below.body, (*block.defects, "header block broken", *unseen))
    return block


_LEAST_FIELDS, _MOST_STRAY = 2, 5
_BLANK_LINES = re.compile(rb"[\r\n]{0,8}")


def _next_line(raw: bytes, at: int) -> int:
    """Where the text below the break begins; -1 where there is none."""
    found = _BLANK_LINES.match(raw, at)
    start = found.end() if found else at
    # Lines that are no fields may be what broke the block.
    at = start
    for _ in range(_MOST_STRAY):
        after = raw.find(b"\n", at, at + 1_000) + 1
        if not after or _goes_on(raw, at, after):
            break
        at = after
    start = at if _goes_on(raw, at, len(raw)) else start
    return start if start < len(raw) else -1


@dataclass(slots=True)
class _Reading:
    """The fields gathered so far. The last one stays open for its continuation lines."""

    fields: list[tuple[bytes, bytearray]] = field(default_factory=list)
    essential: set[bytes] = field(default_factory=set)
    defects: dict[str, None] = field(default_factory=dict)
    last: bytearray | None = None

    def takes(self, line: bytes) -> bool:
        """Add one line; False where it is neither a field nor the continuation of one."""
        if line[:1] in {b" ", b"\t"}:
            if self.last is not None and len(self.last) < MAX_VALUE:
                self.last += b"\n" + line[:MAX_VALUE]
            return True
        name, colon, value = line.partition(b":")
        name = name.lower()
        self.last = None
        # A blank before the colon (RFC 5322 4.5.8) is forgiven where people are concerned. A mail server that removes
        # forged verdicts may not know such a name for one, so that machines' fields must be written properly.
        if (bare := name.rstrip(b" \t")) in ESSENTIAL:
            name = bare
        if not colon or not _NAME.fullmatch(name):
            return False
        if len(self.fields) < MAX_FIELDS or (name in ESSENTIAL and name not in self.essential):
            self.last = bytearray(value[:MAX_VALUE])
            self.fields.append((name, self.last))
            self.essential.add(name)
        else:
            self.tell("too many headers")
        return True

    def tell(self, defect: str) -> None:
        self.defects[defect] = None

    def block(self, body: int) -> Block:
        found = ((name.decode("ascii"), bytes(value[:MAX_VALUE]).strip()) for name, value in self.fields)
        return Block(tuple(found), body, tuple(self.defects))


def _goes_on(raw: bytes, at: int, stop: int) -> bool:
    """A stray line among headers is passed over where a header follows right after it; else the body begins with it."""
    name, colon, _ = raw[at : min(stop, at + 256)].partition(b"\n")[0].partition(b":")
    return bool(colon) and bool(_NAME.fullmatch(name.rstrip(b" \t")))
