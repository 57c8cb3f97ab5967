"""The answer to "did you write this mail?": yes, no, or neither."""

import re
from typing import Literal

from worker.words.tables import every, words
from worker.words.wording import fold

Answer = Literal["yes", "no", "unclear"]
_LISTS = "choices"
# Whoever adds this has something else to say, or is a notice of absence.
_BUT = words("answers", "not only a yes")
# « C'est pas moi, c'est quoi ce truc ? »
_NOT_MINE = words("answers", "not mine")
_CODE_LENGTH = 32
# A line of our letter that was copied with its label: "Oui, c'est moi <mailto:…> : #confirmer".
_TARGET = re.compile(r"[<(]?\bmailto:[^\s<>()]{1,2000}[>)]?", re.IGNORECASE)


def read(new_text: str) -> Answer:
    """The first line decides: a yes and nothing that takes it back. A notice of absence or a question is neither."""
    said = _TARGET.sub(" ", new_text[:2_000])
    rows = [row for row in (" ".join(fold(line).split()) for line in said.split("\n")) if row]
    told = [word.strip(" .,;:!\"'«»*_-–—•[]()") for word in rows[0].split()] if rows else []
    told = [word for word in told if word]
    first = told[0] if told else ""
    if first in every(_LISTS, "did not write it") or (rows and _NOT_MINE.search(rows[0])):
        return "no"
    beside = every(_LISTS, "wrote it", "beside wrote it")
    yes = first in every(_LISTS, "wrote it") and all(word in beside or len(word) == _CODE_LENGTH for word in told)
    return "yes" if yes and not any(_BUT.search(row) for row in rows) else "unclear"
