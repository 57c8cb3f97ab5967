"""A cause as colleagues say it, « erreur de saisie », « le transporteur », as the class of the company's list (T3).

The classes are those of the starter list. A company that words its causes otherwise has them named as it words them.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from worker.words.tables import Words, words
from worker.words.wording import fold

_ROOM: Final = "causes"
_LONGEST: Final = 500
_CLASSES: Final[Mapping[str, Words]] = {
    "méthode ou procédure": words(_ROOM, "method"),
    "personnes ou formation": words(_ROOM, "people"),
    "équipement ou informatique": words(_ROOM, "equipment"),
    "matière ou fournisseur": words(_ROOM, "supply"),
    "organisation": words(_ROOM, "organisation"),
    "information donnée": words(_ROOM, "information"),
    "externe": words(_ROOM, "external"),
    "attente hors contrat": words(_ROOM, "expectation"),
}


def class_of(said: str, causes: Iterable[str]) -> str:
    """The one cause of the company's list that the words speak of; "" for none, and where they speak of several."""
    listed, folded = {fold(one): one for one in causes}, fold(said[:_LONGEST])
    found = [one for one, spoken in _CLASSES.items() if fold(one) in listed and spoken.search(folded)]
    return listed[fold(found[0])] if len(found) == 1 else ""
