"""Rich text (RTF 1.9.1) to plain text: the words and their lines. What Outlook wrapped HTML or plain text in, too."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from worker.intake.reading.tnef import codepages

MAX_TEXT = 500_000  # characters
_MAX_DEPTH = 1_000  # of groups; deeper ones are read as if they were there
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,9})?[ ]?"  # a control word with its number
    rb"|\\'([0-9a-fA-F]{2})"  # a byte of the code page
    rb"|\\(.)"  # a control symbol
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)",
    re.DOTALL,
)
# Groups that hold no words of the text; those that begin with \* say so themselves.
_SILENT = frozenset({
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer", b"headerl", b"headerr",
    b"headerf", b"footerl", b"footerr", b"footerf", b"fldinst", b"listtable", b"listoverridetable", b"revtbl",
    b"rsidtbl", b"themedata", b"colorschememapping", b"datastore", b"latentstyles", b"xmlnstbl", b"generator",
    b"filetbl",
})  # fmt: skip
_WRITTEN = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"tab": "\t", b"cell": "\t",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"endash": "–",
    b"emdash": "—", b"emspace": " ", b"enspace": " ",
}  # fmt: skip
_SYMBOLS = {b"~": "\xa0", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}


@dataclass(slots=True)
class _Writer:
    """The text so far. Bytes of the code page wait for their neighbours: some characters are two of them.

    `silent` and `fallback` last until the brace that closes their group; the second is how many characters stand in
    for one of Unicode.
    """

    codepage: str = "windows-1252"
    silent: bool = False
    fallback: int = 1
    outer: list[tuple[bool, int]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    passing: int = 0  # characters still to be passed over, after one of Unicode
    length: int = 0

    def write(self, text: str) -> None:
        self.flush()
        self.pieces.append(text)
        self.length += len(text)

    def write_bytes(self, content: bytes) -> None:
        passed = min(self.passing, len(content))
        self.passing -= passed
        if not self.silent:
            self.waiting += content[passed:]

    def flush(self) -> None:
        if self.waiting:
            text = codepages.decode(bytes(self.waiting), self.codepage)
            self.waiting.clear()
            self.pieces.append(text)
            self.length += len(text)

    def brace(self, brace: bytes) -> None:
        self.passing = 0
        if brace == b"{":
            if len(self.outer) < _MAX_DEPTH:
                self.outer.append((self.silent, self.fallback))
        elif self.outer:
            self.silent, self.fallback = self.outer.pop()


def to_text(rtf: bytes) -> str:
    """The words, at most MAX_TEXT characters. Linear; never raises; "" for what is no rich text."""
    if not rtf.startswith(b"{\\rtf"):
        return ""
    writer = _Writer()
    at = 0
    while writer.length < MAX_TEXT and (token := _TOKEN.search(rtf, at)):
        at = token.end()
        word, number, byte, symbol, brace, content = token.groups()
        if word:
            at += _obey(writer, word, int(number) if number else None)
        elif content:
            writer.write_bytes(content)
        elif byte:
            writer.write_bytes(bytes.fromhex(byte.decode()))
        elif brace:
            writer.brace(brace)
        elif symbol == b"*":
            writer.silent = True
        elif not writer.silent and symbol in _SYMBOLS:
            writer.write(_SYMBOLS[symbol])
    writer.flush()
    # A character beyond the first 65,536 is written as the two halves of UTF-16.
    return "".join(writer.pieces)[:MAX_TEXT].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _obey(writer: _Writer, word: bytes, number: int | None) -> int:
    """Do what a control word says; returns how many bytes after it are no rich text."""
    if word == b"bin":
        return max(0, number or 0)
    if word in _SILENT:
        writer.silent = True
    elif word in _SETTINGS:
        _SETTINGS[word](writer, number or 0)
    elif word in _WRITTEN and not writer.silent:
        writer.write(_WRITTEN[word])
    elif word == b"u" and number is not None:
        if not writer.silent:
            writer.flush()
            writer.pieces.append(chr(number & 0xFFFF))
            writer.length += 1
        writer.passing = writer.fallback
    return 0


def _code_page(writer: _Writer, number: int) -> None:
    writer.codepage = codepages.label(number)


def _fallback(writer: _Writer, number: int) -> None:
    writer.fallback = max(0, min(number, 16))


_SETTINGS: dict[bytes, Callable[[_Writer, int], None]] = {b"ansicpg": _code_page, b"uc": _fallback}
