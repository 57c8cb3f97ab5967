"""The marks and spaces that a language's own typography asks for. Spaces are set in the template's words alone: marks
of values are shielded and therefore do not match. Apostrophes are everybody's; code is typed as it stands.
"""

import re
from typing import Final

from worker.words.tongues import SPACED
from worker.writing.shield import APOSTROPHE, Prose, shielded

NO_BREAK: Final = "\u00a0"
# A space that never breaks.
_SPACE: Final = re.compile(r" (?=[;:!?»%])|(?<=«) ")
# Before a colon only those languages have one.
_COLON: Final = re.compile(r" (?=:(?:\s|\Z))")
_CODE: Final = re.compile(r"(`[^`\n]*`)")
# Behind a letter: no quotation mark of ours looks like it.
_STRAIGHT: Final = re.compile(r"(?<=[^\W\d_])'")
_SHIELDED: Final = re.compile("(?<=[^\\W\\d_])" + shielded("'"))


def typeset(source: str, language: str) -> str:
    """Template text with its apostrophes and no-break spaces. The text part turns them back to those of a keyboard."""
    source = source if language in SPACED else _COLON.sub("", source)
    return "".join(
        piece if piece.startswith("`") else _STRAIGHT.sub(APOSTROPHE, spaced(piece, language))
        for piece in _CODE.split(source)
    )


def spaced(words: str, language: str) -> str:
    """Words with the no-break spaces of their language."""
    return _SPACE.sub(NO_BREAK, words) if language in SPACED else words


def curled(words: Prose) -> Prose:
    """A value, shielded already, with the apostrophes of print."""
    return Prose(_SHIELDED.sub(APOSTROPHE, words))
