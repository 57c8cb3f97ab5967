"""Signs that the customer is spoken of, and signs that they are spoken to."""

import re

from worker.staff.guards.reply import Reply

_OF_THEM = re.compile(
    r"\b(?:le|la|ce|cet|cette|notre|un|une|du|au|des|les|ces|quel|quelle|votre|bon|bonne) (?:meme |bon |bonne |sacre |pauvre )?"
    r"client(?:e|s|es)?\b(?! id)|^client(?:e|s)?\b(?! n)|\b(?:le|la) (?:reclamant|plaignant)e?\b|"
    r"\b(?:ce|cette|la|le) (?:monsieur|dame|madame|bonhomme|type|mec|gars|nana|gus|bonne femme|gonzesse|raleur|raleuse)\b|"
    r"\bce raleur\b|\bcette personne\b(?! vous)|"
    r"\bon (?:lui|leur|le|la|l')\b|\bquoi (?:lui|leur)\b|\b(?:lui|leur) (?:dire|repondre|proposer|rembourser|offrir)\b|"
    r"\bfaut (?:pas )?(?:le|la|les|lui|leur|l')|\b(?:appel|rappel|contact|relanc|rembours)\w{1,5}-l(?:e|a|es|ui)\b|"
    r"\b(?:dites|demandez|repondez|proposez|expliquez|offrez|envoyez|redites|donnez)-(?:lui|leur)\b|"
    r"\b(?:il|elle) (?:exagere|ment|rale|abuse|se plaint|menace|pretend|insiste|croit|cherche juste|finira|va encore|n'est"
    r" pas content|ne lache|se moque|se fout|delire|s'enerve|hurle|veut (?:de l'argent|un geste|nous|juste))|"
    r"\b(?:il|elle) est (?:tres |vraiment |assez |encore )?(?:furieu|penible|enerv|fach|agressi|desagreable|insupport|hyster|"
    r"coutumier|de mauvaise foi)|\bc'est encore (?:lui|elle)\b|\bencore (?:lui|elle)\b|"
    r"\b(?:the|this|that|our|your|my|same) (?:customer|client|complainant|guy|lady|woman|bloke|gentleman)\b|"
    r"\b(?:he|she) (?:is (?:just |only )?(?:trying|lying|furious|angry|upset|a nightmare|annoying|rude|wrong|right)|wants|"
    r"claims|exaggerates|lies|keeps|threatens|called (?:again|twice)|is not happy|isn't happy)|\bshe's a\b|\bhe's a\b|"
    r"\b(?:call|tell|ask|give|refund|offer|ignore) (?:him|her)\b"
)
_RUDE = re.compile(
    r"\b(?:merde|merde[rsz]?|merdes?|chiant|chiante|chier|putain|con|connard|conne|relou|boulet|emmerde\w*|raleur|raleuse|"
    r"casse-?pieds|casse-?couilles|mauvaise foi|escroc|arnaqueu\w+|menteu\w+|penible|hysterique|debile|cinglee?|taree?|lol|mdr|"
    r"nightmare|idiot|moron|liar|nutter|crazy|pain in the|bullshit|crap|wtf|fed up with)\b"
)
_TITLE = r"(?:m|mr|mme|mlle|mrs|ms|monsieur|madame)\.?"
_DOES = (
    r"(?:a|est|veut|demande|attend|dit|rappelle|ne|n'|va|sera|exige|pretend|menace|souhaite|appelle|insiste|devrait|peut|"
    r"has|is|wants|says|called|keeps|will|needs|claims)"
)
_TITLED = re.compile(rf"\b{_TITLE} (?P<name>[^\W\d_]+)(?: [^\W\d_]+)? {_DOES}\b")

_ADDRESSED = re.compile(
    r"\b(?:votre|vos|votres?)\b|\b(?:je|nous|on) (?:ne )?vous\b|"
    r"\b(?:pouvez|pourriez|auriez|avez|voulez|souhaitez)-vous (?:bien )?(?:nous\b|pu\b|l'amabilite)|"
    r"\bvous (?:remerci|souhait|rembours|rappeler|appeler|livrer|recevrez|trouverez|recontact|tiendr|presente)|"
    r"\byours?\b|\bwe\b.{0,120}\byou\b|\byou\b.{0,120}\b(?:we|us)\b|\bi am (?:very |so )?sorry\b|\bsorry (?:for|about|that)\b|"
    r"\bthank you for\b"
)
_TO_COLLEAGUES = re.compile(
    r"\bvotre (?:avis|feu vert|client|cliente|secteur|opinion|collegue)\b|\bvos (?:dossiers|clients)\b|"
    r"\byour (?:take|call|thoughts|customer|client|opinion|desk|queue|team)\b|\bs'il vous plait\b|\bs'il vous plaira\b"
)
_FORMAL = re.compile(
    rf"(?:(?:re-?)?(?:bonjour|bonsoir|hello|hi|dear|good (?:morning|afternoon|evening)|cher|chere|chers) )*"
    rf"(?:cher |chere |chers )?(?:{_TITLE}|maitre|docteur|client|cliente|clients|customer|sir|sir or madam)\b.*"
)
_GREETING = re.compile(r"(?:bonjour|bonsoir|hello|hi|dear|good (?:morning|afternoon|evening))\b(?P<whom>[^,.!]{0,60}).*")
_PRONOUN = re.compile(r"\b(?:vous|nous|you|we|us|our|notre|nos)\b")


def spoken_of(reply: Reply) -> bool:
    """"Le client", "il exagère", "rappelez-la", "Mme Durand attend"."""
    return any(_OF_THEM.search(sentence) or _named(sentence, reply) for sentence in reply.sentences)


def _named(sentence: str, reply: Reply) -> bool:
    return any(found["name"] in reply.names.customer for found in _TITLED.finditer(sentence))


def rude(reply: Reply) -> bool:
    """Words that no letter has."""
    return _RUDE.search(reply.whole) is not None


def nothing_to_them(reply: Reply) -> bool:
    """Neither a greeting, nor "votre", nor "nous vous": nothing says that a customer is spoken to."""
    return not (_addressed(reply) or _greeted(reply))


def _addressed(reply: Reply) -> bool:
    said = "\n".join(reply.said)
    return _ADDRESSED.search(_TO_COLLEAGUES.sub("", said)) is not None


def _greeted(reply: Reply) -> bool:
    """By title or name; a bare "Bonjour" counts where "vous", "nous" or "you" follow."""
    for line in reply.lines[:2]:
        if _FORMAL.fullmatch(line):
            return True
        found = _GREETING.fullmatch(line)
        if found and set(found["whom"].split()) & reply.names.customer:
            return True
        if found:
            return _PRONOUN.search(_TO_COLLEAGUES.sub("", "\n".join(reply.said))) is not None
    return False
