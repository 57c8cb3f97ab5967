"""How letters end: formulas that take leave and say nothing else.

`is_formula` knows one on a line of its own, `is_formal` the long sentence of a formal letter. Those that `is_plain`
are worth no place in a letter: abbreviations, and a bare thank-you.
"""

import re
from typing import Final

from worker.words.tables import shape, words
from worker.words.wording import fold

LONGEST: Final = 400
_ROOM: Final = "farewells"
_ONE = "(?:{takes leave}|{wishes}|{thanks}|{shortened})"
_JOINED = "(?: ?[,.!;/&-]+ ?| {and then} )(?:{joins} )?"
_FORMULA = shape(_ROOM, f"{_ONE}(?:{_JOINED}{_ONE}){{0,2}}")
_SURE = shape(_ROOM, f"(?:{{takes leave}}|{{surely shortened}})(?:{_JOINED}{_ONE}){{0,2}}")
_PLAIN = shape(_ROOM, "(?:{shortened}|{thanks})")
_MANNERS = words(_ROOM, "manners")
_REGARDS = words(_ROOM, "regards")
_INSIDE = re.compile(r"[.!?…] \S")
_ENDS = " \t,.;:!…*_-–—"


def is_formula(said: str) -> bool:
    """Whether these words take leave and say nothing else: "Bien à vous,", "Bonne journée, cordialement"."""
    return len(said) <= 120 and _FORMULA.fullmatch(_told(said)) is not None


def is_sure(said: str) -> bool:
    """A formula that is one wherever it stands; a "Merci" is one at the end of a letter only."""
    return len(said) <= 120 and _SURE.fullmatch(_told(said)) is not None


def is_plain(said: str) -> bool:
    """A formula that is shortened, or thanks for nothing in particular."""
    return _PLAIN.fullmatch(_told(said)) is not None


def is_formal(sentence: str) -> bool:
    """A sentence of manners: "Je vous prie d'agréer, Madame, l'expression de mes salutations distinguées."."""
    if len(sentence) > LONGEST:
        return False
    told = fold(sentence)
    manners = _MANNERS.search(told)
    return manners is not None and bool(_REGARDS.search(told, manners.end())) and not _INSIDE.search(told)


def formal_start(line: str) -> int | None:
    """Where on a line a sentence begins that may be a formal one, broken off at its end; None where none does."""
    whole = is_formal(line) and line.rstrip().endswith((".", ",", "!"))
    if len(line) > LONGEST or _MANNERS.search(fold(line)) is None or whole:
        return None
    ends = [end.end() - 1 for end in _INSIDE.finditer(line)]
    return ends[-1] if ends else 0


def _told(said: str) -> str:
    return fold(said).strip(_ENDS)
