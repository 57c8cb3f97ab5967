"""Certainty about what nobody holds in hand: a guarantee, a result, never again."""

from typing import Final

from worker.response.promises.lexicon.parts import GAP
from worker.words.phrases import compiled, expressions

GUARANTEE: Final = (
    compiled(
        """
        garantissons/garantirons
        je ?vous ?le garantis/garantirai
        pouvons/puis/peux ... vous garantir/promettre/assurer
        nous/je ?vous ?le ?l' promettons/promets/jure/jurons
        ma/notre/mon parole/promesse/honneur !donnee
        ma garantie
        garantie personnelle
        nous/je vous ?l'assurons/assurons/assure/l'assure ?bien que/qu'*
        nous/je vous certifions/certifie
        sans faute
        a coup sur
        quoi qu'il arrive
        coute que coute
        a 100 %
        comptez/compter sur nous/moi/notre
        faites/faire nous/moi confiance
        """
    ),
    expressions(
        r"""
    # Certainty asked of the reader, save the formula of politeness "soyez assuré de notre considération".
    (?:soyez|sois|etre|etes|rassurez)(?: \w+)? (?:certaine?s?|sure?s?|tranquilles?|confiante?s?)\b(?! de notre)
    ne vous (?:inquietez|en faites|faites) (?:pas|aucun|plus)|n'a(?:y|v)ez(?: \w+)? (?:aucune?
        |pas d') ?(?:crainte|inquietude)
    promis\b(?= ?[,:!])|croyez[- ]moi|sous controle|(?:aucun|nul|hors de|sans aucun|sans le moindre) (?:doute
        |risque)\b
    (?:no|without a|without any|absolutely no|zero) (?:doubt|risk|chance)\b|believe me\b|under control\b
        |100 ?% (?:safe|sure)
    (?:pas|aucune?|sans) (?:d')?(?:inquietude|souci a vous faire)\b
    (?:we|i)(?: can| do| hereby|'ll| will| personally| fully)* (?:guarantee|promise|assure you|swear)\b
    """,
    ),
    compiled(
        """
        my/our word/promise
        without fail
        no matter what
        100 % certain/sure/guaranteed
        trust me/us
        count/bank/rely on me/us
        nothing/no to/need ?to worry
        don't/not worry
        for certain/sure
        be certain/sure/assured that
        taken care of
        """
    ),
    expressions(
        r"""
    (?:will|'ll|is|are) (?:definitely|certainly|undoubtedly) (?!(?:look|read|reply|answer|not|note)\b)\w+
    """,
    ),
)
# A result or an obligation, which a day of the record makes one that can be kept and seen.
ENGAGED: Final = (
    compiled(
        """
        nous nous engageons
        je m'engage
        soyez/sois/rassurez ?vous assure/assuree/assures/rassure/rassuree/vous que/qu'* ... sera/seront/aura/aurez
        """
    ),
    expressions(
        r"""
    (?:sera|seront|va|vont|est){GAP}?(?:etre )?(?:\w+ )?(?:resolue?s?|reglee?s?|solutionnee?s?|arrangee?s?
        |debloquee?s?)\b
    (?:rentrera?|rentrer|revenir|reviendra) (?:tres vite )?(?:dans l'ordre|a la normale)|tout ira bien
    (?:we|i)(?:'re| are|'m| am)? (?:commit|committed|undertake) to\b
    (?:will|'ll) be (?:\w+ )?(?:sorted|solved|resolved|fixed|settled|put right)\b
    (?:will|'ll) (?:sort|solve|resolve|fix|settle) (?:this|it|that|everything|your|the)\b
    rest assured(?: that)? [\w' ]{1,40}?(?:will|'ll)\b
    """,
        GAP=GAP,
    ),
)

NEVER_AGAIN: Final = expressions(
    r"""
    # Not again: "cela ne se reproduira plus", "ce genre d'incident n'aura plus lieu".
    (?:ne |n')(?:puisse|pourra|puissent|pourront)(?: \w+)? (?:plus|pas|jamais) (?:se )?(?:reproduire|arriver
        |recommencer)
    (?:ne |n')(?:se |vous |nous |lui )?(?:reproduir|produir|arriver|surviendr|recommencer|repeter|renouvell?er
        |aur|repasser)(?:a|ont)(?: \w+)? (?:plus|pas|jamais|en aucun cas)\b
    plus jamais|jamais plus|pour toujours|a jamais\b|une fois pour toutes|(?:c'est|c'etait) la derniere fois
    (?:en sorte|veill\w+|assur\w+|garanti\w+)(?: \w+){0,5}? (?:ne |n')(?:se )?(?:reproduise|renouvelle|arrive
        |produise)
    (?:que|qu') ?(?:cela|ca|ceci) n'arrive(?:ra)? (?:plus|jamais|pas)
    # No more of it for you: "vous ne serez plus dérangée".
    vous (?:ne |n')\w+rez(?: \w+)? plus\b|n'y aura(?:it)? plus\b
    (?:probleme|panne|incident|souci|defaut|difficulte|cela|tout|c')(?: ?\w+){0,4}? (?:definitivement
        |pour de bon)\b
    (?:never|not|n't|no longer)(?: ever)? (?:happen|occur|recur|reoccur|be repeated|repeat itself|come back)\b
    (?:won't|will not|'ll not|never)(?: \w+){1,6}? again\b|(?:put|putting|puts) an end to\b
    never (?:again|ever)\b|once and for all\b|for good\b|(?:is|was|will be) the last time\b
    (?:make sure|making sure|ensure|ensuring|see to it)(?: that)? (?:it|this|that|such \w+)(?: \w+)? (?:doesn't
        |does not|never|won't|will not|do not) \w+
    you(?:'ll| will| won't)(?: not)? (?:never|no longer|have no (?:further|more)|see no (?:further|more)
        |have any (?:further|more)|experience|encounter|face|suffer)\b
    """,
)
