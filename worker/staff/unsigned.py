"""« Cause : organisation », « décision fondée », « motif : … » above a letter: the lines of a form without their sign.

A row of them alone may be a word of a letter. Where a mail begins with several, or is nothing but one, it is what the
form asks for, and is read as its line; with the decision among them and a letter below, the letter is the answer.
"""

import re
from typing import Final

from worker.staff.guards.customers import greets_formally
from worker.words.tables import shape, words
from worker.words.wording import fold

_ROOM: Final = "unsigned"
_MARKED: Final = re.compile(r"[ \t]*(?:[-–•*][ \t]*)?(?P<row>[^\W\d_].*)")
_LABELLED: Final = shape(_ROOM, r"(?P<label>{label}) ?[:=]? ?(?P<value>\S.*)")
_DECIDES: Final = words(_ROOM, "decides", then=r"(?!\w)")
_ANSWERS: Final = words(_ROOM, "answers", then=r"(?!\w)")
ANSWER: Final = "#répondre"
_LONGEST: Final = 300
_LEAST: Final = 2


def signed(text: str) -> str:
    """The mail with the sign before the rows of a form at its beginning; as it is where it begins with none."""
    rows = text.strip("\n").split("\n")
    lines: list[str] = []
    while len(lines) < len(rows) and (line := _line(rows[len(lines)])):
        lines.append(line)
    rest = "\n".join(rows[len(lines) :]).strip("\n")
    # « Remboursement fait ce matin » is a sentence; « motif : usure » alone is none.
    alone = len(lines) == 1 and not rest.strip() and ":" in rows[0][: len(lines[0])]
    if not (alone or len(lines) >= _LEAST) or rest.lstrip().startswith("#"):
        return text
    answers = any(_ANSWERS.match(fold(row)[1:]) for row in lines)
    decided = any(_DECIDES.match(fold(row)[1:]) for row in lines)
    if decided and not answers and greets_formally(rest.lstrip()):
        lines.append(ANSWER)
    return "\n".join((*lines, "", rest)).rstrip("\n")


def is_labelled(row: str) -> bool:
    """« Motif : double débit », with its colon: what a form asks for, and no sentence."""
    return bool(_line(row)) and ":" in row


def _line(row: str) -> str:
    """The row as a line, "" where it is none."""
    found = _MARKED.fullmatch(row.rstrip()) if len(row) <= _LONGEST else None
    said = found["row"] if found else ""
    folded = fold(said)
    read = _LABELLED.fullmatch(folded) if len(folded) == len(said) and "?" not in said else None
    if read is None:
        return f"#{said}" if said and _ANSWERS.fullmatch(folded) else ""
    return f"#{said[: read.end('label')]} {said[read.start('value') :]}"
