"""Structured header values such as `text/plain; charset=utf-8` (RFC 2045 5.1), with the extended names of RFC 2231."""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from worker.intake.reading import words

MAX_PARAMETERS = 200
MAX_VALUE = 16_384

# A segment runs to the next semicolon that no quoted string holds; consumed in one sweep, so time stays linear.
_SEGMENT = re.compile(r'(?:[^;"]++|"(?:[^"\\]++|\\.)*+(?:"|\Z|\\\Z))++', re.DOTALL)
# Names between inverted commas of the wrong kind.
_NAMES = frozenset({"name", "filename"})
_QUOTED = re.compile(r"'([^']+)'\Z")
_EXTENDED = re.compile(r"([^*]+)\*(?:(\d{1,3})(\*)?)?")


@dataclass(frozen=True, slots=True)
class Structured:
    """The lower-case value before the first semicolon, and the decoded parameters by lower-case name.

    The boundary alone stays as it was written, each byte a character (latin-1).
    """

    value: str
    parameters: dict[str, str]

    def get(self, name: str) -> str:
        return self.parameters.get(name, "")


def parse(raw: bytes, label: str = "") -> Structured:
    """Read a structured value. `label` is the charset to suppose where raw 8-bit bytes name none. Never raises."""
    segments = _SEGMENT.findall(raw[:MAX_VALUE].replace(b"\n", b"").decode("latin-1"))[:MAX_PARAMETERS]
    if not segments:
        return Structured("", {})
    value, *rest = segments[0].split(None, 1)[:2] or [""]
    if "=" in value:
        # No value at all: `;filename="a.pdf"`.
        value, rest = "", []
        segments.insert(0, "")
    # A missing semicolon after the value ("multipart/mixed boundary=x") is common enough to be read.
    if rest and "=" in rest[0]:
        segments.insert(1, rest[0])
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for segment in segments[1:]:
        name, equals, content = segment.partition("=")
        name = name.strip().lower()
        if not equals or not name:
            continue
        extended = _EXTENDED.fullmatch(name)
        if extended is None:
            plain.setdefault(name, _unquoted(content))
            continue
        base, number, star = extended.groups()
        encoded = number is None or star is not None
        pieces.setdefault(base, {}).setdefault(int(number or 0), (_unquoted(content), encoded))
    decoded = {name: words.decode(text.encode("latin-1"), label) for name, text in plain.items()}
    for name in _NAMES & decoded.keys():
        decoded[name] = _QUOTED.sub(r"\1", decoded[name])
    if "boundary" in plain:
        decoded["boundary"] = plain["boundary"]  # Compared byte for byte with the body: never decoded.
    decoded |= {name: _joined(parts, label) for name, parts in pieces.items()}
    return Structured(value.strip().strip('"').lower(), decoded)


def _unquoted(content: str) -> str:
    """The content of a quoted string, or the bare token. A stray inner quote belongs to the value."""
    content = content.strip()
    if content.startswith('"'):
        content = content[1:-1] if content.endswith('"') and len(content) > 1 else content[1:]
        # Only these two are escapes in practice: Windows paths come with bare backslashes.
        return content.replace('\\"', '"').replace("\\\\", "\\")
    return content


def _joined(pieces: dict[int, tuple[str, bool]], label: str) -> str:
    """The continuations of RFC 2231 3 in order, each percent-decoded where it says so, then decoded as a whole."""
    charset = ""
    joined = b""
    for number, (content, encoded) in sorted(pieces.items()):
        text = content
        if encoded and number == min(pieces) and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        joined += unquote_to_bytes(text.encode("latin-1")) if encoded else text.encode("latin-1")
    return words.decode(joined, charset or label)
