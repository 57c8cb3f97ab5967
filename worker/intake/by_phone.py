"""A colleague notes what a customer said: the same said to the customer's face, and read as their own words."""

from typing import Final

from worker.words.tables import languages, lines, words
from worker.words.wording import fold

_ROOM: Final = "new_mail"
_OF_THEM: Final = words(_ROOM, "of them")
_LOOKED_AT: Final = 2_000
_SIGNS: Final = ".,;:!?)"


def to_their_face(note: str) -> str:
    """The note as it may be said to whom it is about; "" where some of it would still speak of them."""
    said = _replaced(note[:_LOOKED_AT], "to their face")
    return "" if _OF_THEM.search(fold(said)) else said


def as_theirs(note: str) -> str:
    """What is said to them, or of them, in their own words: what they wish is read from that."""
    return _replaced(_replaced(note[:_LOOKED_AT], "to their face"), "their own words")


def _replaced(text: str, table: str) -> str:
    """The text on one line, with each saying of the table, which ends where a word ends, in its other form."""
    pairs = {tuple(fold(one).split()): new for lang in languages(_ROOM) for one, new in lines(lang, _ROOM, table)}
    longest = max(map(len, pairs))
    words_of, said, at = text.split(), [], 0
    while at < len(words_of):
        found = next(
            (n for n in range(min(longest, len(words_of) - at), 0, -1) if _bare(words_of[at : at + n]) in pairs), 0
        )
        if not found:
            said.append(words_of[at])
            at += 1
            continue
        last = words_of[at + found - 1]
        said.append(pairs[_bare(words_of[at : at + found])] + last[len(last.rstrip(_SIGNS)) :])
        at += found
    return " ".join(said)


def _bare(some: list[str]) -> tuple[str, ...]:
    return tuple(fold(one.rstrip(_SIGNS)) for one in some)
