"""Signs in one part of a reply: a postscript for a colleague, a greeting that is not the customer's."""

import re
from collections.abc import Iterator

from worker.staff.guards.reply import Reply, one_of

# How a postscript or an aside begins, and to whom it may say that it is.
_MARK = re.compile(r"[(\[*_ -]{0,4}(?:(?:p\.? ?-?s\.?|n\.? ?b\.?|post-?scriptum|nota(?: bene)?|note)(?!\w)[ .:,-]*)")
_FOR = one_of(
    r"pour (?:l'equipe|le (?:service|sav|depot|magasin|bureau|dossier)|la (?:compta\w*|direction|collegue)"
    r"|l'atelier|nous"
    r"|les collegues)",
    r"(?:for|to) (?:the team|us|the (?:office|desk|warehouse|file)|colleagues)|note to self",
    r"en interne|a usage interne",
)
_TO_WHOM = re.compile(
    r"[ (]*(?:pour|a|a l'attention de|for|to|cc|attn) (?:m\.? |mr\.? |mme |mrs\.? )?(?P<name>[^\W\d_]+)"
)
_THIRD = one_of(
    r"(?:ne )?(?:(?:surtout )?(?:pas|rien) )(?:lui|leur|la|le|les)",
    r"ne (?:surtout )?(?:pas|rien) (?:\w+ )?(?:en )?(?:parler|mentionner|evoquer|promettre|dire|signaler|proposer)",
    r"surtout (?:ne )?pas",
    r"(?:do not|don't|dont) (?:mention|promise|say|offer|tell)|(?:not|never) (?:to )?(?:mention|promise|tell)",
    r"(?:lui|leur) (?:parler|dire|proposer|offrir|rembourser|envoyer|demander|faire|promettre|accorder)",
    r"(?:avec|pour|chez|a|d')(?: )?(?:lui|elle)",
    r"(?:with|to|for|about) (?:him|her)",
    r"(?:verifier|voir|controler|relancer|prevenir|noter|penser a|checker|demander|regarder|surveiller) .{1,80}",
)
_NAME = re.compile(r"[^\W\d_]{2,}")

_TITLE = r"(?:m|mr|mme|mlle|mrs|ms|monsieur|madame|mister|miss)\.?"
_HELLO = r"(?:(?:re-?)?(?:bonjour|bonsoir|hello|hi|dear|cher|chere|good (?:morning|afternoon|evening)) )?"
_BY_NAME = re.compile(rf"{_HELLO}{_TITLE} (?P<name>[^\W\d_]+(?:[ -][^\W\d_]+)?)\b.{{0,3}}")
_BY_TITLE = re.compile(
    rf"{_HELLO}(?:(?:cher|chere) )?(?:{_TITLE} )(?:le |la |l')(?:directeur|directrice|responsable|chef|cheffe"
    rf"|gerant|gerante"
    r"|comptable|president|presidente|mediateur|mediatrice|juriste|conseiller juridique)\b[^.!?]{0,60}"
)

# What the office grants, and a customer asks for.
_WISH = (
    r"(?:l'|le |la |les |cet |cette |ce |mon |ma |notre |un |une )(?:\w+ )?(?:echange|remboursement|geste|avoir"
    r"|remise|demande"
    r"|dedommagement|indemnisation|dossier|reponse|decision|prise en charge|compensation|reduction|cloture|refus)"
)
_OFFICE = one_of(
    r"(?:pouvez|pourriez|voulez|voudriez)-vous (?:s'il vous plait )?(?:bien )?(?:me |nous |le |la |lui )?"
    rf"(?:(?:valider|approuver|autoriser|viser) {_WISH}|trancher|arbitrer|transmettre (?:a|au|aux) (?:la "
    rf"|l')?(?:compta|service|sav|atelier"
    r"|depot|direction|juridique)\w*|verifier (?:aupres|avec|en stock|le stock|si (?:une|un|on|nous|l[ea]))"
    r"|voir (?:si|avec))",
    r"(?:merci de|veuillez|il faudrait|je vous demande de|je vous prie de) (?:bien vouloir )?(?:valider"
    r"|approuver|autoriser|viser)"
    rf" {_WISH}",
    r"(?:verifier|voir|confirmer|se renseigner) (?:aupres d[eu]|avec) (?:l'|la |le )?(?:atelier|compta\w*|depot"
    r"|sav|service"
    r"|direction|transporteur|technicien|magasin|entrepot|juridique)",
    r"voir si (?:une|un|on peut|nous pouvons) .{0,40}(?:possible|faire|accorder|remise|geste)",
    r"(?:que|qu'est-ce que) (?:vous )?decidez(?:-vous)?|qu'en pensez-vous|quelle est votre decision",
    r"(?:can|could|would|will) you (?:please |kindly )?(?:approve|authori[sz]e|sign off|decide)",
    r"(?:can|could) you (?:please |kindly )?(?:check|ask|see|verify) (?:with|whether a|if a) .{1,60}",
    r"please (?:approve|authori[sz]e|sign off)",
)


def aside(reply: Reply) -> bool:
    """« PS pour Bob : … », « NB pour l'équipe », « PS : Carla, ne pas lui parler du geste »."""
    return any(_aside(part, reply) for part in _asides(reply))


def _asides(reply: Reply) -> Iterator[str]:
    """What stands behind a mark of a postscript, with the lines below it; or in brackets."""
    for place, line in enumerate(reply.lines):
        if found := _MARK.match(line):
            yield " ".join([line[found.end() :], *reply.lines[place + 1 : place + 4]])
        elif line.startswith(("(", "[")):
            yield line.strip("()[] ")


def _aside(part: str, reply: Reply) -> bool:
    to = _TO_WHOM.match(part)
    first = _NAME.match(part)
    # Of « PS pour Bob », the name may be anybody's of the house.
    named = {found[0] for found in (first,) if found} | ({to["name"]} if to else set())
    ours = reply.names.colleagues - reply.names.customer
    called = bool(named & ours) and (bool(to) or re.match(r"[^\W\d_]+(?: [^\W\d_]+)? ?[,:;!-]", part) is not None)
    return called or _FOR.match(part) is not None or _FOR.search(part[:40]) is not None or _spoken_of(part)


def _spoken_of(part: str) -> bool:
    found = _THIRD.search(part)
    return found is not None and not re.search(r"(?<!\w)(?:vous|votre|vos|you|your)(?!\w)", part)


def greets_the_house(reply: Reply) -> bool:
    """« Bonjour Mme Denis » who works here and complains of nothing; « Monsieur le Directeur »."""
    return any(_of_the_house(line, reply) for line in reply.lines[:2])


def _of_the_house(line: str, reply: Reply) -> bool:
    if _BY_TITLE.fullmatch(line):
        return True
    found = _BY_NAME.match(line)
    words = set(re.findall(r"[^\W\d_]+", found["name"])) if found else set()
    return bool(words & reply.names.colleagues) and not words & reply.names.customer


def asks_the_office(reply: Reply) -> bool:
    """« Pourriez-vous valider l'échange ? », « vérifier auprès de l'atelier », « que décidez-vous ? »."""
    return any(_OFFICE.search(sentence) for sentence in reply.sentences)
