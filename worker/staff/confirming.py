"""The answer to "did you write this mail?": yes, no, or neither."""

from typing import Literal

from worker.words.wording import fold

Answer = Literal["yes", "no", "unclear"]
_YES = frozenset({"#confirmer", "#confirm", "confirmer", "confirme", "confirm", "oui", "yes", "ok"})
_NO = frozenset({"#annuler", "#cancel", "annuler", "cancel", "non", "no"})


def read(new_text: str) -> Answer:
    """The first word decides: an absence notice or a question is neither yes nor no."""
    words = fold(new_text[:500]).split()
    first = words[0].strip(".,;:!") if words else ""
    return "yes" if first in _YES else "no" if first in _NO else "unclear"
