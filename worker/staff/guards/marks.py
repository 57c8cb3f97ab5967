"""Signs that words are said to be for the inside."""

import re

from worker.staff.guards.reply import Reply, one_of

# What may be internal in a customer's world too.
_THINGS = (
    r"(?:controle|service|procedure|mediateur|mediation|enquete|memoire|disque|batterie|expertise|equipe|organisation|"
    r"piece|moteur|reference|systeme|cable|antenne|paroi|structure|eclairage|verification|regle|reglement|politique|"
    r"processus|audit|ventilateur|haut-parleur|revetement|mecanisme|ressort|tuyau|joint)s?"
)
_INTERNAL = re.compile(rf"(?P<thing>\b{_THINGS} )?(?P<within>\ben )?\binternes?\b")
_TELL = r"(?:transmettre|envoyer|communiquer|diffuser|transferer|dire|repondre|faire suivre|divulguer)"
_SAYS = one_of(
    r"pour info|fyi|p\.?i\.? ?:.*",
    r"entre nous|reste entre|ca reste ici",
    r"internal (?:only|note|use|remark|comment|info)|for internal|off the record",
    r"between (?:us|you and me)|keep (?:this|it|that) (?:between|internal|to ourselves|quiet)",
    r"(?:do not|don't|dont) (?:forward|tell (?:him|her|them|the)|reply to (?:him|her|them)|share this|mention)",
    rf"(?<!veuillez )(?<!merci de )ne (?:surtout )?(?:pas|rien) (?:le |la |lui |leur |en )?{_TELL}(?! (?:vos|votre))",
    r"ne (?:transmets|transmettez|dis|dites|envoie|reponds) (?:pas|rien)",
    r"a garder (?:pour|entre) nous|garde[rz]? (?:ca|cela|ceci|l'info) (?:pour|entre)",
    r"ne sort pas d\w+|n'en parle[rz]? (?:pas|a personne)|surtout (?:pas un mot|ne rien)|pas un mot (?:au|a la) \w+",
)
# At the head of a line or sentence.
_HEADS = re.compile(r"[\[(*_ -]{0,4}(?:(?:strictement )?confidentiel|confidential|internal|interne)\b")


def said_internal(reply: Reply) -> bool:
    """« Interne », « entre nous », « pour info », « ne pas transmettre »."""
    return any(_HEADS.match(sentence) or _SAYS.search(sentence) or _internal(sentence) for sentence in reply.sentences)


def _internal(sentence: str) -> bool:
    """The word, unless it is said of a thing; what « nous » did « en interne » may be told."""
    return any(
        not found["thing"] and not (found["within"] and re.search(r"\bnous\b", sentence))
        for found in _INTERNAL.finditer(sentence)
    )
