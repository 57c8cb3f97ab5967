"""Several commands on one line taken apart, and commands below a text found: people type them so, and mean the same.

Neither guesses what is a command: only "#" with a name of ours is one. Where a line's own words might go on behind it,
or where the text around may be somebody else's, nothing is taken apart; the colleague is asked (`strays`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from worker.processing.commands.marks import is_quoted, plain
from worker.processing.commands.opening import LONGEST, opening
from worker.processing.commands.vocabulary import Vocabulary
from worker.words.tables import shape
from worker.words.wording import fold

MOST: Final = 12
_VERB: Final = re.compile(r"(?<=[\s,;.!?»\"”)])#(?P<verb>[^\W\d_](?:[\w'’-]{0,38}[^\W_])?)(?=[\s:=,;.!]|$)")
# Behind one of these the words of a sentence are over.
_ENDED: Final = re.compile(r"[.;!?…»\"”)]\s*$|[–—|/]\s+$|\s-\s+$")
_JOINING: Final = shape("lines", r"(?i:[\s,;|/–—-]*(?:\b{joining})?[\s,;|/–—-]*$)")
# What stands above or in somebody else's mail: "De : …", "From: …", "… a écrit :", "-----Message d'origine-----".
_OTHER_MAIL: Final = re.compile(
    r"(?:de|from|envoye|sent|date|objet|subject|to|a|cc|von|gesendet) ?: .*|.*\b(?:a ecrit|wrote|schrieb) ?:"
    r"|-{4,}.*|_{6,}.*"
)
_FEW_WORDS: Final = 12
_LISTED: Final = re.compile(r"\s*(?:[-*•–—·]|\(?[0-9a-z]{1,2}[.)])\s")


def one_each(row: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The commands of a row, one each; the row alone where there is one, or where it cannot be told where one ends."""
    words = plain(row[:LONGEST])
    begun = opening(words, vocabulary)
    if begun is None or not begun.sure or len(row) > LONGEST or "#" not in begun.rest:
        return (row,)
    places = [found.start() for found in _VERB.finditer(words) if vocabulary.find(found["verb"])]
    places = [place for place in places if place > len(words) - len(begun.rest)]
    rows: list[str] = []
    start = 0
    for place in places[:MOST]:
        before = words[start:place]
        if not _is_whole(before, vocabulary):
            return (row,)
        rows.append(_JOINING.sub("", before).rstrip())
        start = place
    return (*rows, words[start:]) if rows else (row,)


def _is_whole(before: str, vocabulary: Vocabulary) -> bool:
    """Whether a command ends where the next begins: it reads no sentence, or its sentence is over."""
    found = opening(before, vocabulary)
    known = vocabulary.find(found.verb) if found else None
    if found is None or known is None:
        return False
    reads_no_sentence = known.keyed or known.wordless or known.names_person or not found.rest.strip(" :,;.-")
    return reads_no_sentence or _ENDED.search(before) is not None


@dataclass(frozen=True, slots=True)
class Below:
    """Command rows that stand below a text, and the text without them; `under` is the last row of the text above."""

    rows: tuple[str, ...]
    text: str
    under: str = ""


def below_text(rows: Sequence[str], vocabulary: Vocabulary) -> Below | None:
    """The commands under a text, where all that follows them is at most a closing; None where there are none, or where
    what stands there may have come with another mail.
    """
    places = [place for place, row in enumerate(rows) if _is_typed(row, vocabulary)]
    if not places or len(places) > MOST:
        return None
    first, last = places[0], places[-1]
    between = [row for place, row in enumerate(rows[first:last], first) if row.strip() and place not in places]
    behind = "\n".join(rows[last + 1 :]).strip()
    if between or len(behind.split()) > _FEW_WORDS or "#" in behind:
        return None
    others = [row for row in rows if row.strip() and not _is_typed(row, vocabulary)]
    if any(is_quoted(row) or opening(row, vocabulary) or _OTHER_MAIL.fullmatch(fold(row[:300])) for row in others):
        return None
    if _announces(others):
        return None
    above = "\n".join(rows[:first]).strip("\n").rstrip()
    text = f"{above}\n\n{behind}" if behind and above else above or behind
    return Below(tuple(rows[place] for place in places), text, under=above.rsplit("\n", 1)[-1].strip())


def _announces(rows: Sequence[str]) -> bool:
    """Whether a row says that somebody's words follow, as "Voici ce que Léa m'a écrit :" does: what stands below may be
    theirs, commands too. A list that follows is the writer's own.
    """
    following = (*rows[1:], "")
    return any(
        row.rstrip().endswith(":") and not _LISTED.match(below) for row, below in zip(rows, following, strict=True)
    )


def _is_typed(row: str, vocabulary: Vocabulary) -> bool:
    """A command as one types it, without the marks and labels that our letters and others' lists have before theirs."""
    words = plain(row[:LONGEST]).strip()
    if not words.startswith("#") or is_quoted(words):
        return False
    found = opening(words, vocabulary)
    return found is not None and found.sure and vocabulary.find(found.verb) is not None
