"""The answer to "Send it to the customer?": yes, as a note, or not at all; anything else is asked again.

A letter of its own (`is_letter`) takes the place of the one that was asked about.
"""

import re
from dataclasses import dataclass
from typing import Literal

from worker.intake.cleaning.cleaned import Cleaned
from worker.nouns.item import Person
from worker.staff.guards.reply import CLOSING, name_words
from worker.words.tables import every, shape
from worker.words.wording import fold

Answer = Literal["yes", "note", "no"]

# Said of sending, and of nothing else in its sentence: « je me suis trompée, ne l'envoyez pas ».
_UNSENT = shape("answers", r"(?:^|[ ,.;:!]){unsent}(?: {after unsent})*[ .!]*$")
# The longest of the answers has no more.
_MOST_WORDS = 20
# A shorter answer says what is wrong with the question's letter, and is none.
_LEAST_GREETED, _LEAST_BARE = 6, 25
_LINK = re.compile(
    r"(?:[-*•> ]{0,9}(?:[^#:\n]{1,80}: ?)?(?=#))?#? ?(?P<verb>oui|yes|garder|keep|non|no)\b"
    r"[ \t]*(?:n°|no\.?)?[ \t]*(?P<number>[0-9]{1,18})[ .]*"
)
_LINKS: dict[str, Answer] = {"oui": "yes", "yes": "yes", "garder": "note", "keep": "note", "non": "no", "no": "no"}


@dataclass(frozen=True, slots=True)
class Choice:
    """`number` is the ledger's of the mail that the link names, None where the answer names none."""

    answer: Answer
    number: int | None = None


def read(new_text: str, person: Person) -> Choice | None:
    """What a reply to the question chooses, or the mail that a link of it made; None for anything else."""
    rows = [row for line in new_text[:2_000].split("\n") if (row := fold(line))]
    own = name_words([person.name])
    while len(rows) > 1 and (CLOSING.fullmatch(rows[-1]) or set(re.findall(r"[^\W\d_]+", rows[-1])) <= own):
        rows.pop()
    said = " ".join(rows)
    if found := _LINK.fullmatch(said):
        return Choice(_LINKS[found["verb"]], int(found["number"]))
    words = _words(said)
    if "?" in said or not words or len(words) > _MOST_WORDS:
        return None
    answer = _answer(set(words) - own)
    if answer is None and not _any("yes by itself") & set(words) and _UNSENT.search(said):
        answer = "no"
    return Choice(answer) if answer else None


def number_answered(typed: str) -> int:
    """The number of the question that a line answers, as its letter prints it; 0 for any other line."""
    found = _LINK.fullmatch(fold(typed[:100]))
    return int(found["number"]) if found else 0


def is_letter(cleaned: Cleaned) -> bool:
    """Whether an answer that is none of the three is a new letter: it greets its reader and says something, or is long.

    What begins with a yes or a no answers the question, whatever follows.
    """
    words = _words(fold(cleaned.body[:2_000]))
    if not words or words[0] in _any("yes by itself", "no by itself"):
        return False
    return len(words) >= (_LEAST_GREETED if cleaned.greeting else _LEAST_BARE)


def _words(said: str) -> list[str]:
    """Elided and hyphenated ones apart: « l'envoyer », « envoyez-la »."""
    apart = said.replace("don't", "not").replace("'", "' ").replace("-", " ")
    return [word for piece in apart.split() if (word := piece.strip('#.,;:!«»"*_()'))]


def _answer(words: set[str]) -> Answer | None:
    """Whoever says two things at once is taken at the more careful one; at none, where one of them is a plain yes."""
    if not words <= _any("yes by itself", "yes", "note", "no", "beside"):
        return None
    if words & _any("no") and words & _any("yes by itself") - {"ok", "okay"}:
        return None
    if words & _any("note") or words >= {"au", "dossier"}:
        return "note"
    if words & _any("no"):
        return "no"
    return "yes" if words & _any("yes by itself", "yes") else None


def _any(*lists: str) -> frozenset[str]:
    return every("choices", *lists)
