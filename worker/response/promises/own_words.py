"""Our own words in a text: those of the complainant, quoted back to them, are not ours to answer for."""

import re
from typing import Final

_INSTEAD: Final = "«…»"
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
# Within a paragraph and at most about a page: a mark that is never closed hides nothing.
_BREAK = r"\n(?![ \t\r]*\n)"
_QUOTATION = re.compile(
    rf"«(?:[^«»\n]|{_BREAK}){{1,1500}}»"
    rf"|“(?:[^“”\n]|{_BREAK}){{1,1500}}”"
    # The straight mark opens and closes, and is an inch after a number.
    rf'|(?<!\w)"(?:[^"\n]|{_BREAK}){{1,1500}}"(?!\w)'
)


def own_words(text: str) -> str:
    """The text without lines that begin with ">" and with «…» for what stands between quotation marks."""
    return _QUOTATION.sub(_INSTEAD, _QUOTED_LINE.sub("\n", text))
