"""The answer to "did you write this mail?": yes, no, or neither."""

import re
from typing import Literal

from worker.words.wording import fold

Answer = Literal["yes", "no", "unclear"]
_YES = frozenset({"#confirmer", "#confirm", "confirmer", "confirme", "confirm", "confirmed", "oui", "yes", "ok"})
_NO = frozenset({"#annuler", "#cancel", "annuler", "annulez", "cancel", "non", "no"})
# What may stand beside a yes in its line.
_BESIDE = _YES | {
    "je", "i", "c'est", "bien", "moi", "merci", "d'accord", "it's", "it", "is", "was", "me", "mine", "please", "thanks",
    "thank", "you", "bonjour", "hello", "tout", "a", "fait", "absolument", "c'etait", "vas-y", "allez-y", "go", "ahead",
    "du", "mon", "message", "mail", "avance", "par", "that", "this", "in", "advance",
}  # fmt: skip
# Whoever adds this has something else to say, or is a notice of absence.
_BUT = (
    "mais ", "sauf", "attend", "ne pas", "n'est pas", "pas encore", "absent", "conge", "reponse automatique", "but ",
    "except", "wait", "do not", "don't", "not yet", "out of office", "automatic reply", "vacation",
)  # fmt: skip
_CODE_LENGTH = 32
# A line of our letter that was copied with its label: "Oui, c'est moi <mailto:…> : #confirmer".
_TARGET = re.compile(r"[<(]?\bmailto:[^\s<>()]{1,2000}[>)]?", re.IGNORECASE)


def read(new_text: str) -> Answer:
    """The first line decides: a yes and nothing that takes it back. A notice of absence or a question is neither."""
    said = _TARGET.sub(" ", new_text[:2_000])
    rows = [row for row in (" ".join(fold(line).split()) for line in said.split("\n")) if row]
    words = [word.strip(" .,;:!\"'«»*_-–—•[]()") for word in rows[0].split()] if rows else []
    words = [word for word in words if word]
    first = words[0] if words else ""
    if first in _NO:
        return "no"
    yes = first in _YES and all(word in _BESIDE or len(word) == _CODE_LENGTH for word in words)
    return "yes" if yes and not any(but in f"{row} " for row in rows for but in _BUT) else "unclear"
