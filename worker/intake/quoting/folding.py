"""Lines as they are seen, and words of clients made comparable."""

from worker.words.wording import fold

# Invisible characters that clients leave in dates and pages leave everywhere: zero-width, soft hyphen, bidi marks.
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
# The blanks of French typography stand before `:` and inside dates.
_BLANKS = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_VISIBLE = {**_INVISIBLE, **_BLANKS}


def visible(text: str) -> str:
    """The text without invisible characters, every kind of blank a plain one. It keeps its lines."""
    return text if text.isascii() else text.translate(_VISIBLE)


def key(text: str) -> str:
    """A word to look up in a table: folded, with no blanks at all, since clients set them as they like."""
    return fold(text).replace(" ", "")
