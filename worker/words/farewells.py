"""How letters end, in French and English: formulas that take leave and say nothing else.

`is_formula` knows one on a line of its own, `is_formal` the long sentence of a formal letter. Those that `is_plain`
are worth no place in a letter: abbreviations, and a bare thank-you.
"""

import re
from typing import Final

from worker.words.wording import fold

LONGEST: Final = 400
_WISH = (
    r"(?:(?:je|nous) vous (?:en )?souhait(?:e|ons) |en vous souhaitant |passez |(?:i|we) wish you |have )?"
    r"(?:une |un |a |an )?(?:tres |very )?"
    r"(?:(?:bonne|belle|excellente|agreable|douce) (?:fin de |et heureuse )?"
    r"(?:journee|soiree|matinee|semaine|apres-midi|annee|continuation|reception|fetes?)"
    r"|(?:bon|excellent|agreable|beau) (?:week-?end|apres-midi)|bonnes fetes|joyeuses fetes"
    r"|(?:nice|good|great|lovely|pleasant|wonderful) (?:day|week-?end|evening|week|afternoon|rest of (?:the|your) day))"
    r"(?: a (?:vous|tous|toutes|toi)| ahead| too)?"
)
_FRENCH = (
    r"(?:(?:tres|bien|plus) )?(?:cordialement|amicalement|sincerement|respectueusement|courtoisement|chaleureusement)"
    r"(?: votre| votres| a vous)?"
    r"|(?:tres |bien )?(?:cordialement|sincerement) a (?:vous|toi)|bien a (?:vous|toi)|bien votre"
    r"|(?:(?:avec|recevez|veuillez recevoir) )?(?:toutes )?(?:mes |nos )?(?:plus )?(?:tres )?"
    r"(?:(?:sinceres|meilleures|cordiales|respectueuses|distinguees|bien cordiales|amicales) ){0,2}"
    r"(?:salutations|sentiments|pensees)(?: (?:les )?(?:plus )?"
    r"(?:distinguees?|cordiales|respectueuses|sinceres|les meilleur[e]?s|meilleur[e]?s|devoues|distingues)){0,2}"
    r"|avec (?:toutes |encore )?(?:toutes )?(?:mes|nos) (?:plus )?(?:sinceres )?(?:excuses|remerciements)"
    r"|(?:toutes )?(?:mes |nos )?amities|a (?:tres )?(?:bientot|vite)"
    r"|au plaisir(?: de vous (?:lire|entendre|retrouver|servir))?|au revoir"
)
_ENGLISH = (
    r"(?:with )?(?:my |our )?(?:very )?(?:best|kind|kindest|warm|warmest|many|friendly|sincere) (?:regards|wishes"
    r"|greetings)(?: to you)?|(?:with )?regards|all (?:the|my) best|yours(?: very)?(?: (?:sincerely|faithfully|truly))?"
    r"|(?:very )?(?:sincerely|truly|faithfully|respectfully)(?: yours)?|cordially|warmly|take care|with (?:our |my )?"
    r"(?:sincere )?(?:apologies|thanks)|until then|speak soon"
)
_THANKS = (
    r"(?:(?:tres|bien|mille|grand|un grand|encore|et) )?merci(?: (?:a (?:vous|tous)|d'avance|par avance|beaucoup|encore"
    r"|bien|infiniment)){0,2}|(?:en )?(?:vous remerciant|je vous remercie|nous vous remercions)"
    r"(?: (?:d'avance|par avance|encore|bien))?|avec (?:tous )?(?:mes |nos )?remerciements(?: anticipes)?"
    r"|(?:many|with|best) thanks|thanks(?: (?:again|a lot|so much|in advance|very much|for your (?:help|time)))?"
    r"|thank you(?: (?:again|so much|in advance|very much|kindly))?|thx|ty"
)
_SHORT = (
    r"(?:bien )?(?:cdlt|cdt)|cordlt|cordialmt|c[.]d[.]t|bav|slts?|[@a]\+|br|kr|rgds|brgds|best|cheers|best rgds|mfg|bye"
)
_ONE = rf"(?:{_FRENCH}|{_ENGLISH}|{_WISH}|{_THANKS}|{_SHORT})"
_JOINED = r"(?: ?[,.!;/&-]+ ?| et | and )(?:(?:a tres bientot|et|and|with|avec) )?"
_FORMULA = re.compile(rf"{_ONE}(?:{_JOINED}{_ONE}){{0,2}}")
_SURE = re.compile(rf"(?:{_FRENCH}|{_ENGLISH}|cdlt|cdt|rgds)(?:{_JOINED}{_ONE}){{0,2}}")
_PLAIN = re.compile(rf"(?:{_SHORT}|{_THANKS})")
_MANNERS = re.compile(r"\b(?:agreer|agreez|recevez|recevoir|(?:croire|croyez)(?! qu)|trouver ici)\b")
_REGARDS = re.compile(r"\b(?:salutations?|sentiments|consideration|devouement|respects|hommages|cordialite)\b")
_INSIDE = re.compile(r"[.!?…] \S")
_ENDS = " \t,.;:!…*_-–—"


def is_formula(words: str) -> bool:
    """Whether these words take leave and say nothing else: "Bien à vous,", "Bonne journée, cordialement"."""
    return len(words) <= 120 and _FORMULA.fullmatch(_told(words)) is not None


def is_sure(words: str) -> bool:
    """A formula that is one wherever it stands; a "Merci" is one at the end of a letter only."""
    return len(words) <= 120 and _SURE.fullmatch(_told(words)) is not None


def is_plain(words: str) -> bool:
    """A formula that is shortened, or thanks for nothing in particular."""
    return _PLAIN.fullmatch(_told(words)) is not None


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


def _told(words: str) -> str:
    return fold(words).strip(_ENDS)
