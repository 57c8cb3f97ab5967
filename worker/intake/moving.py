"""A complainant moves to another mail address, in plain words: offered to a person as one line, done by nobody else.

Whoever may change where letters go may read them all: it is shown with whether the file knows who asks.
"""

import re

from worker.words.tables import words
from worker.words.wording import bounded, fold, sentences

_ROOM = "followups"
_MOVES = words(_ROOM, "new address")
_HERE = words(_ROOM, "here")
_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])", re.IGNORECASE | re.ASCII
)


def said(text: str) -> str:
    """The sentence that asks to be written to elsewhere; "" where none does."""
    return next((bounded(one) for one in sentences(text) if _MOVES.search(fold(one))), "")


def address(text: str, sender: str) -> str:
    """Where to: the one address that the text names from that sentence on, else the `sender`'s where it says "here"."""
    lines = sentences(text)
    for number, line in enumerate(lines):
        if not _MOVES.search(fold(line)):
            continue
        named = dict.fromkeys(hit.group().lower() for hit in _ADDRESS.finditer(" ".join(lines[number : number + 2])))
        others = [one for one in named if one != sender]
        if len(others) == 1:
            return others[0]
        return sender if not others and _HERE.search(fold(line)) else ""
    return ""
