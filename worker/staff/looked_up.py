"""A question that our own machine answers: where files stand, how something is done."""

import re
from collections.abc import Mapping
from typing import Final

from worker.processing.commands.script import Line
from worker.staff.plain_words import LOOKED_AT, TYPED
from worker.words.tables import Words, every, words
from worker.words.wording import fold

_ROOM: Final = "plainly"
_SENTENCE: Final = re.compile(r"(?<=[?!.])\s+|\n+")
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")
_MINE: Final = words(_ROOM, "my files", then=r"(?!\w)")
_LOOKED_UP: Final[Mapping[str, Words]] = {
    "mes-dossiers": _MINE,
    "statut": words(_ROOM, "this file", then=r"(?!\w)"),
    "aide": words(_ROOM, "wants help", then=r"(?!\w)"),
}


def in_a_sentence(said: str) -> tuple[Line, str] | None:
    """The line of the first sentence that asks the machine, and that sentence; None where none does."""
    each = ((asked_of_us(sentence), sentence.strip()) for sentence in _SENTENCE.split(said))
    return next(((line, sentence) for line, sentence in each if line), None)


def asked_of_us(said: str) -> Line | None:
    """The command that answers a sentence which asks where files stand, or how something is done; None for others."""
    folded = fold(said[:LOOKED_AT])
    for verb, asks in _LOOKED_UP.items():
        hit = asks.search(folded)
        # How something is done is asked with what it is about; where a file stands, with nothing else.
        if hit and (verb == "aide" or not says_more(folded.replace(hit[0], " ", 1))):
            return line_of(verb, folded[:TYPED] if verb == "aide" else "")
    return None


def of_my_files(folded: str) -> bool:
    return _MINE.search(folded) is not None


def line_of(verb: str, words_: str) -> Line:
    """The line that these words stand for, of a verb."""
    return Line(1, "", verb, words=tuple(words_.split()), prose=words_)


def says_more(left: str) -> bool:
    """Whether words that are left over say anything."""
    return any(word not in every(_ROOM, "beside") for word in _WORD.findall(left))
