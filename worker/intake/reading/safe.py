"""Text from outside made safe to show and to store: no control, no direction-turning characters, no half characters."""

import re
import unicodedata

# C0 and C1 controls, bidirectional marks, embeddings, overrides and isolates (Unicode TR 36), line and paragraph
# separators, the byte order mark, lone surrogates and non-characters: none has a place in a name or a subject.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]+")
# The same for running text, where tabs, line ends and the marks of right-to-left scripts belong.
_UNFIT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+")
# Programs that take windows-1252 for Latin-1 leave its punctuation where Unicode has controls: U+0092 for ’.
_C1 = re.compile("[\x80-\x9f]")
_INTENDED = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_SURROGATES = re.compile("[\ud800-\udfff]")


def line(text: str, limit: int = 1_000) -> str:
    """One line, runs of white space made one space, at most `limit` characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text[:limit].strip()
    cleaned = _UNFIT.sub(_gap, _punctuated(text[: limit * 4]))
    return unicodedata.normalize("NFC", " ".join(cleaned.split()))[:limit].rstrip()


def marked(text: str, limit: int) -> str:
    """One line in which everything unfit shows as U+FFFD, for what machines compare: addresses, ids, verdicts.

    Taking characters out, or composing them, could turn what a server let pass into what we trust.
    """
    return _UNFIT.sub(_mark, text[:limit])


def text(content: str) -> str:
    """Running text with line ends as newlines and nothing that a terminal or a database would trip over."""
    content = _punctuated(content.replace("\r\n", "\n").replace("\r", "\n"))
    return _SURROGATES.sub("\ufffd", _UNFIT_IN_TEXT.sub("", content))


def _punctuated(text: str) -> str:
    return text.translate(_INTENDED) if _C1.search(text) else text


def _mark(found: re.Match[str]) -> str:
    return " " if found[0].isspace() else "\ufffd"


def _gap(found: re.Match[str]) -> str:
    """A line break or tab parts two words; anything else unfit stood between letters and leaves no trace."""
    return " " if any(character in "\t\n\r\x0b\x0c\u2028\u2029" for character in found[0]) else ""
