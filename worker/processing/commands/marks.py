"""What people and mail clients set around a command, taken away: list marks, quotes, emphasis, signs that nobody sees.

A colleague copies a line out of a list, dictates it to a telephone, or writes it in a word processor. What they meant
is the same line.
"""

import re
from collections.abc import Iterator
from typing import Final

# Characters without width: joiners, soft hyphens, marks of direction, variation selectors, fillers, control characters.
_UNSEEN: Final = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
_BLANKS: Final = re.compile("[\t\x0b\x0c\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000]")
# Full-width signs and letters, and signs that a reader cannot tell from ours.
_ALIKE: Final = {0xFF01 + n: 0x21 + n for n in range(94)} | str.maketrans(
    {
        "﹟": "#",
        "♯": "#",
        "⌗": "#",
        "＃": "#",
        "⁄": "/",
        "∕": "/",
        "⧸": "/",
        "﹫": "@",
        "﹦": "=",
        "꞊": "=",
        "﹕": ":",
        "∶": ":",
    }
)
# A hash as a client's escape, as an entity that nobody undid, as a link writes it.
_ESCAPED: Final = re.compile(r"\\#|&(?:num|#0{0,5}35|#x0{0,5}23);|%23(?=[^\W\d_])", re.IGNORECASE)
# What may stand before a command: any sign but those that begin one, a tag, the number or the letter of a list.
_BEFORE: Final = re.compile(
    r"(?:</?[A-Za-z][^<>]{0,200}>|&nbsp;|[^\w#/@\\!]|_|[0-9]{1,3}(?:/|(?=[^\w#]|_)|[ ]?(?=#))|[①-⓿❶-➓]"
    r"|[A-Za-z](?=[.)\]])|[ivx]{2,4}(?=[.)\]])|[oO§](?=[ ])|!(?![^\W\d_]))*+"
)
# What closes what was opened.
_MATES: Final = {
    "«": "»", "»": "«", "‹": "›", "“": "”", "”": "”", "„": "“", "‟": "”", '"': '"', "‘": "’", "’": "’", "‚": "‘",
    "'": "'", "(": ")", "[": "]", "{": "}", "*": "*", "_": "_", "`": "`", "~": "~",
}  # fmt: skip
_CLOSING: Final = frozenset(_MATES.values())
_TAGS_BEHIND: Final = re.compile(r"(?:</[A-Za-z][^<>]{0,40}>|<br ?/?>|\s)++\Z")
_BEHIND: Final = 40


def plain(row: str) -> str:
    """The row with every blank a blank, signs that look like ours ours, and what nobody sees left out."""
    seen = row if row.isascii() else _UNSEEN.sub("", row).translate(_ALIKE)
    return _ESCAPED.sub("#", _BLANKS.sub(" ", _UNSEEN.sub("", seen)))


def bare(row: str) -> str:
    """A row, made plain, without the marks that it begins with and the mates of these at its end."""
    before = _BEFORE.match(row)
    marks = before[0] if before else ""
    words = row[len(marks) :].rstrip()
    if "<" in marks and ">" in words[-_BEHIND:]:
        words = words[:-_BEHIND] + _TAGS_BEHIND.sub("", words[-_BEHIND:])
    for mark in _openers(marks) if words[-1:] in _CLOSING else ():
        mate = _MATES[mark]
        if words.endswith(mate) and words.count(mate) > words[:-1].count(mark) * (mark != mate):
            words = words[:-1].rstrip()
    return words


def _openers(marks: str) -> Iterator[str]:
    """The marks that have a mate, the innermost first; a handful, however many there are."""
    found = [mark for mark in marks[-_BEHIND:] if mark in _MATES]
    return reversed(found)


def is_quoted(row: str) -> bool:
    """Whether a client quoted the row: its words are somebody's, perhaps ours."""
    return row.lstrip().startswith((">", "|", "│", "┃"))
