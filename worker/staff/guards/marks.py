"""Signs that words are said to be for the inside."""

import re

from worker.staff.guards.reply import Reply

# What may be internal in a customer's world too.
_THINGS = (
    r"(?:controle|service|procedure|mediateur|mediation|enquete|memoire|disque|batterie|expertise|equipe|organisation|"
    r"piece|moteur|reference|systeme|cable|antenne|paroi|structure|eclairage|verification|regle|reglement|politique|"
    r"processus|audit|ventilateur|haut-parleur|revetement|mecanisme|ressort|tuyau|joint)s?"
)
_INTERNAL = re.compile(rf"(?P<thing>\b{_THINGS} )?(?P<within>\ben )?\binternes?\b")
_SAYS = re.compile(
    r"\bpour info\b|\bfyi\b|\bpour memoire interne\b|\bentre nous\b|\bnota? (?:bene )?(?:pour|a) l'equipe\b|"
    r"\binternal (?:only|note|use|remark|comment|info)\b|^internal\b|\bfor internal\b|\boff the record\b|"
    r"\bbetween (?:us|you and me)\b|\bkeep (?:this|it|that) (?:between|internal|to ourselves|quiet)\b|"
    r"\b(?:do not|don't|dont) (?:forward|tell (?:him|her|them|the)|reply to (?:him|her|them)|share this|mention)\b|"
    r"\bne (?:surtout )?(?:pas|rien) (?:le |la |lui |leur |en )?(?:transmettre|envoyer|communiquer|diffuser|transferer|dire|"
    r"repondre|faire suivre|divulguer)\b|\bne (?:transmets|transmettez|dis|dites|envoie|reponds) (?:pas|rien)\b|"
    r"\ba garder (?:pour|entre) nous\b|\bgarde[rz]? (?:ca|cela|ceci|l'info) (?:pour|entre)\b|\breste entre\b|"
    r"\bn'?e? ?sort pas d|^(?:strictement )?confidentiel\b|^confidential\b|\bn'en parle[rz]? (?:pas|a personne)\b|"
    r"\bsurtout (?:pas un mot|ne rien)\b|\bpas un mot (?:au|a la) client"
)


def said_internal(reply: Reply) -> bool:
    """"Interne", "entre nous", "pour info", "ne pas transmettre"."""
    return any(_SAYS.search(sentence) or _internal(sentence) for sentence in reply.sentences)


def _internal(sentence: str) -> bool:
    """The word, unless it is said of a thing; what "we" did "en interne" may be told."""
    return any(
        not found["thing"] and not (found["within"] and re.search(r"\bnous\b", sentence))
        for found in _INTERNAL.finditer(sentence)
    )
