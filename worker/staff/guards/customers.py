"""Signs that the customer is spoken of, and signs that they are spoken to."""

import re

from worker.staff.guards.reply import Reply, one_of
from worker.words.tables import words

_DEGREE = "(?:tres |vraiment |assez |encore |un peu |juste )?"
_OF_THEM = one_of(
    # "Le client", "cette dame", "client déjà connu": but "service client", "espace client", "client n° 12".
    r"(?:le|la|ce|cet|cette|notre|un|une|du|au|des|les|ces|quel|quelle|votre|bonne?) (?:meme |bonne? |pauvre )?"
    r"client(?:e|s|es)?(?! id)",
    r"client(?:e|s)? (?:deja|pas|tres|penible|mecontent\w*|furieu\w+|difficile|connue?|agress\w+|fidele depuis)",
    r"(?:le|la) (?:reclamant|plaignant)e?",
    r"(?:ce|cette|la|le) (?:monsieur|dame|madame|bonhomme|type|mec|gars|nana|gus|bonne femme|raleur|raleuse)",
    r"cette personne(?! vous)",
    # What to do with them.
    r"on (?:lui|leur|le|la|l'\w+)",
    r"quoi (?:lui|leur)",
    r"(?:lui|leur) (?:dire|repondre|proposer|rembourser|offrir)",
    r"faut (?:pas )?(?:(?:le|la|les|lui|leur)|l'\w+)",
    r"(?:appel|rappel|contact|relanc|rembours)\w{1,5}-l(?:e|a|es|ui)",
    r"(?:dites|demandez|repondez|proposez|expliquez|offrez|envoyez|redites|donnez)-(?:lui|leur)",
    # What they are like.
    r"(?:il|elle) (?:exagere|ment|rale|abuse|se plaint|menace|pretend|insiste|croit|cherche juste|finira|va encore)",
    r"(?:il|elle) (?:n'est pas content\w*|ne lache|se moque|se fout|delire|s'enerve|hurle)",
    r"(?:il|elle) veut (?:de l'argent|un geste|nous|juste)",
    rf"(?:il|elle) est {_DEGREE}(?:furieu|penible|enerv|fach|agressi|desagreable|insupport|hyster|coutumier)\w*",
    r"encore (?:lui|elle)",
    r"(?:the|this|that|our|your|my|same) (?:customer|client|complainant|guy|lady|woman|bloke|gentleman)",
    r"(?:he|she) is (?:just |only )?(?:trying|lying|furious|angry|upset|a nightmare|annoying|rude|wrong|right)",
    r"(?:he|she) (?:wants|claims|exaggerates|lies|keeps|threatens|is not happy|isn't happy)",
    r"(?:he|she)'s (?:a|not|just|been|lying|angry|furious)",
    r"(?:call|tell|ask|give|refund|offer|ignore) (?:him|her)",
)
_RUDE = one_of(
    r"merde\w*",
    r"chiante?|chier|putain|con|connard|conne|relou|boulet|emmerde\w*|raleu\w+|penible|debile|cinglee?|taree?|lol|mdr",
    r"casse-?(?:pieds|couilles)|mauvaise foi|escroc|arnaqueu\w+|menteu\w+|hysterique",
    r"nightmare|idiot|moron|liar|nutter|crazy|pain in the \w+|bullshit|crap|wtf|fed up with",
)
_DISCIPLINED = words("colleagues", "disciplined")
_TITLE = r"(?:m|mr|mme|mlle|mrs|ms|monsieur|madame)\.?"
_DOES = (
    r"(?:a|est|veut|demande|attend|dit|rappelle|ne|n'\w+|va|sera|exige|pretend|menace|souhaite|appelle|insiste|devrait|"
    r"peut|has|is|wants|says|called|keeps|will|needs|claims)"
)
_TITLED = re.compile(
    rf"\b{_TITLE} (?P<name>[^\W\d_]+)(?: [^\W\d_]+)? {_DOES}\b|"
    rf"\b(?:a|avec|pour|chez|appel de) {_TITLE} (?P<to>[^\W\d_]+)"
)

_ADDRESSED = one_of(
    r"votre|vos|votres?",
    r"(?:je|nous|on) (?:ne )?vous",
    r"(?:pouvez|pourriez|auriez|avez|voulez|souhaitez)-vous (?:bien )?(?:nous|pu|l'amabilite)",
    r"vous (?:remerci|souhait|rembours|rappeler|appeler|livrer|recevrez|trouverez|recontact|tiendr|presente)\w*",
    r"yours?",
    r"we\b.{0,120}\byou",
    r"you\b.{0,120}\b(?:we|us)",
    r"i am (?:very |so )?sorry|sorry (?:for|about|that)|thank you for",
)
# The same words, said to whoever works beside one.
_TO_COLLEAGUES = one_of(
    r"votre (?:avis|feu vert|client|cliente|secteur|opinion|collegue)|vos (?:dossiers|clients)",
    r"your (?:take|call|thoughts|customer|client|opinion|desk|queue|team)",
    r"s'il vous plait",
)
_HELLO = r"(?:bonjour|bonsoir|hello|hi|dear|good (?:morning|afternoon|evening))"
_FORMAL = re.compile(
    rf"(?:(?:re-?)?(?:{_HELLO}|cheres?|chers?) )*"
    rf"(?:{_TITLE}|maitre|docteur|clients?|cliente|customer|sir|sir or madam)(?!\w).*"
)
_GREETING = re.compile(rf"{_HELLO}\b(?P<whom>[^,.!]{{0,60}}).*")
_HEAD = re.compile(rf"(?:{_HELLO}|cheres?|chers?)\b(?P<whom>[^,.!:]{{0,60}})")
_PRONOUN = one_of("vous|nous|you|we|us|our|notre|nos")


def spoken_of(reply: Reply) -> bool:
    """« Le client », « il exagère », « rappelez-la », « Mme Durand attend »."""
    return any(_OF_THEM.search(sentence) or _named(sentence, reply) for sentence in reply.sentences)


def _named(sentence: str, reply: Reply) -> bool:
    return any((found["name"] or found["to"]) in reply.names.customer for found in _TITLED.finditer(sentence))


def rude(reply: Reply) -> bool:
    """Words that no letter has."""
    return _RUDE.search(reply.whole) is not None


def disciplines(reply: Reply) -> bool:
    """« La vendeuse a été recadrée »: what became of a colleague is the house's alone."""
    return _DISCIPLINED.search(reply.whole) is not None


def nothing_to_them(reply: Reply) -> bool:
    """Neither a greeting, nor « votre », nor « nous vous »: nothing says that a customer is spoken to."""
    return not (_ADDRESSED.search(_to_anybody(reply)) or greeted(reply))


def _to_anybody(reply: Reply) -> str:
    """The words above the closing, without what only a colleague is told."""
    return _TO_COLLEAGUES.sub("", "\n".join(reply.said))


def greeted(reply: Reply) -> bool:
    """By title or name; a bare « Bonjour » counts where « vous », « nous » or "you" follow."""
    for line in reply.lines[:2]:
        if _FORMAL.fullmatch(line):
            return True
        found = _GREETING.fullmatch(line)
        if found:
            named = bool(set(found["whom"].split()) & reply.names.customer)
            return named or _PRONOUN.search(_to_anybody(reply)) is not None
    return False


def greeted_by_name(reply: Reply) -> bool:
    """A greeting that has the customer's name, which no colleague bears."""
    mine = reply.names.customer - reply.names.colleagues
    heads = (_HEAD.match(line) for line in reply.lines[:2])
    return any(head and set(re.findall(r"[^\W\d_]+", head["whom"])) & mine for head in heads)
