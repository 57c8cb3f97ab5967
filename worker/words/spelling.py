"""French as it is typed on telephones, spelt as the tables of words have it: "jvx etre rembourser" says what "je veux
être remboursé" says. Matching only, never shown.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from worker.words.tables import every, languages, read
from worker.words.wording import SENTENCE

_ROOM = "spelling"
_WORD = re.compile(r"[\w']+")
# An elided word that lost its apostrophe, or has a blank in its place: "jattends", "d achat", "qu on".
_APART = re.compile(r"(?<!\w)(qu|[cdjlmnst]) (?=[aeiouhy]\w)")
_GLUED = re.compile(r"(?<![\w'])([cdjlmnst]|qu)(?=[aeiouhy]\w)(\w+)")
# "289e", "89,90 e": a price; "la 3e fois" is none.
_PRICE = re.compile(
    r"(?<![\w.,])(\d{1,6}(?:[.,]\d{1,2})?) ?(?:e|eu|eur0s?)(?!\w)(?! ?(?:fois|jours?|mois|semaines?|etages?|arrond\w*|"
    r"lignes?|appels?|relances?|mails?|messages?|courriers?|demandes?|reclamations?|pannes?|rdv|tentatives?|technicien)\b)"
)
_SMALL = re.compile(r"\d")
# Verbs of what people ask for, whose endings sound alike: -er, -é, -ez, -ais.
_STEMS = (
    r"rembours|rembous|echang|remplac|repar|depann|annul|resili|renvoy|envoy|r?expedi|livr|chang|indemnis|dedommag"
    r"|recuper|refair|verifi|restitu|credit|rappel|expliqu|cherch|pass|intervenir|stopp|arret"
)
_ENDING = r"(?:e|er|ez|ee|es|ees|ai|ait)"
_INFINITIVE = re.compile(
    r"(?<![\w'])((?:faut|faudrait|veux|voudrais|aimerais|souhaite|venir|venez|vais|va|aller|pouvez|pourriez|pourrez|peux"
    r"|peut|possible|pour|de|d'|se faire|me faire|faire)"
    r"(?:[ -](?:me|nous|vous|le|la|les|l'|y|en|tout|vite|bien)){0,3} ?)"
    rf"(?<![\w])({_STEMS}){_ENDING}(?!\w)"
)
_TO_ME = re.compile(rf"(?<![\w'])({_STEMS}|rend|fait|donn|vers|pay){_ENDING}?(?:s|z)?[ -](moi|nous)(?!\w)")
_ORDER = re.compile(
    rf"(?:^|(?<=[,;:.!] )|(?<=svp )|(?<=donc )|(?<=alors )|(?<=et ))({_STEMS})(?:e|er|es)"
    r"(?= (?:ma|mon|mes|la|le|les|l'|tout|svp|cette|cet|ce|sa|ca)\b)"
)


def corrects(language: str) -> bool:
    """Whether there are spellings of this language."""
    return language in languages(_ROOM)


def spelt(folded: str) -> str:
    """A folded text as it would be written with care. Linear; what is spelt right stays as it is."""
    return _line(folded) if len(folded) <= SENTENCE else _spelt(folded)


def _spelt(folded: str) -> str:
    text = _APART.sub(r"\1'", folded)
    text = _GLUED.sub(_parted, text)
    text = _WORD.sub(lambda found: _spellings().get(found[0], found[0]), text)
    text = _PRICE.sub(_priced, text)
    text = _TO_ME.sub(_told, text)
    text = _ORDER.sub(r"\1ez", text)
    return _INFINITIVE.sub(r"\1\2er", text)


# The sentences of a message are read as they are spelt by several, one after the other.
_line = lru_cache(maxsize=256)(_spelt)


def _priced(found: re.Match[str]) -> str:
    """One digit and an e may be a number in a row; with cents, or as the price of something, it is none."""
    if len(found[1]) == 1 and not re.match(r" (?:de|en|pour)\b", found.string[found.end() : found.end() + 6]):
        return found[0]
    return f"{found[1]}€"


def _told(found: re.Match[str]) -> str:
    stem = {"rembous": "rembours", "fait": "fait"}.get(found[1], found[1])
    return f"{stem}{'es' if stem == 'fait' else 'ez'}-{found[2]}"


def _parted(found: re.Match[str]) -> str:
    """An apostrophe where without it there is no such word, and with it there is."""
    whole = found[1] + found[2]
    return f"{found[1]}'{found[2]}" if whole in _elided() else whole


@cache
def _spellings() -> Mapping[str, str]:
    """What each spelling means, by the tables of its file: a table is named by the right one."""
    return {
        one: name.replace("_", "'").replace("  ", " ")
        for language in languages(_ROOM)
        for name, table in read(language, _ROOM).tables.items()
        if name != "elided"
        for line in table.lines
        for one in line.replace("/", " ").split()
    }


def _elided() -> frozenset[str]:
    return every(_ROOM, "elided")
