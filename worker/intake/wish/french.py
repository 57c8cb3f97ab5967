"""How a wish is said in French. Tables of phrases where phrases will do, expressions where their neighbours matter."""

import re

from worker.intake.wish.french_things import ORDERS, THINGS
from worker.intake.wish.grammar import Grammar
from worker.words.phrases import compiled, either

# Wanting, asking, expecting: in the present and in the polite conditional. The past ("je voulais") tells a story.
_FIRST_PERSON = compiled(
    """
    je/nous/on ?vous ?te souhaite/souhaitons/souhaiterai/souhaiterais/souhaiterions
    je/nous/on ?vous ?te veux/veut/voulons/voudrais/voudrai/voudrait/voudrions/desire/desirons/desirerais
    je/nous/on ?vous ?te prefere/preferons/prefererais/prefererions/demande/demandons/demanderai
    je/nous ?vous ?te reclame/reclamons/sollicite/sollicitons/solliciterais/solliciterai
    je/nous ?vous ?te somme/sommons/invite/invitons/exigeons
    je/nous ?ose attendons/espere/esperons/esperer
    je/nous entends/entendons/accepterais/accepterai/accepterons/accepterions
    nous aimerions
    j'aimerais/j'aimerai/j'exige/j'attends/j'espere/j'entends/j'accepterais/j'accepterai/j'ose
    j'aurais ... souhaite/aime/voulu/prefere/apprecie
    nous aurions ... souhaite/aime/voulu/prefere/apprecie
    je/nous compte/comptons ?bien ?sur ?vous ?votre ?un ?une
    je/nous vous/en mets/mettons en demeure
    je/nous ?vous saurais/saurai/saurions/saurons gre
    je/nous ?vous serais/serions reconnaissant/reconnaissante/reconnaissants
    je/nous vous remercie/remercions de bien
    je/nous vous remercie/remercions de proceder/me/nous/faire
    je/nous ?vous notifie/notifions/signifie/signifions
    je/nous vous informe/informons de
    je/nous vous laisse/laissons ?donc le soin de
    j'ai/avons/suis/sommes ?en droit
    me contenterais/contenterai
    suis/sommes pret/prete/prets a accepter
    merite/meriter/meritons/meritent/meriterait
    n'accepterai/n'accepterais/n'accepterons/n'attends qu'un/qu'une/que
    propose/proposons que vous
    """
)
# Coming to the point after an opening: "je vous écris afin d'obtenir", "je me permets de vous demander".
_OPENING = (
    r"(?:ecri[st]|ecrivons|contacte|reviens vers vous|adresse a vous|permets|viens|tourne vers vous|vois|trouve)\b"
    r"[^;.!?]{0,60}?(?<!\w)(?:demander|reclamer|solliciter|exiger|obtenir)\b"
)
# Asking politely for a deed: "merci" and "veuillez" before a verb, never before thanks or the closing formula.
_POLITE = (
    r"(?:je|nous) (?:vous )?pri(?:e|ons) d(?:e|')(?! ?(?:trouver|croire|agreer|recevoir|excuser|noter|accepter))",
    r"merci (?:par avance )?(?:de|d')(?! ?(?:votre|vos|ton|la|le|l'|avance|avoir|m'avoir|nous avoir))",
    r"veuillez(?! (?:trouver|noter|agreer|recevoir|croire|prendre note|cliquer|accepter|excuser))",
    compiled(
        """
        priere de
        vous voudrez/voudriez bien
        pouvez/pourriez/pourrez/voulez/voudriez/auriez/accepteriez vous ?pas
        vous pouvez/pourriez
        pensez vous
        que comptez/pouvez/proposez vous
        peux/pourrais tu
        puis/pourrais/pourrai je
        peut/pourrait on ?pas
        est/serait il/ce possible/envisageable
        il est/serait possible de/d'avoir/d'obtenir/d'envisager/d'etre
        est ce que je/nous/vous peux/pouvons/pouvez/pourrais/pourrions/pourriez
        est ce qu'on peut/pourrait
        comment puis/dois/peut je/on
        comment faire/proceder pour
        comment obtenir/me
        en vue de/du/d'un/d'une/d'obtenir
        """
    ),
)
# What ought to be, whoever says so.
_IMPERSONAL = (
    compiled(
        """
        il ?me ?nous faut/faudrait
        il ?me ?nous parait/semble/semblerait/paraitrait/serait/est ?donc normal/juste/logique/legitime/urgent/temps
        il est/serait/parait indispensable/necessaire/imperatif/souhaitable
        la moindre des choses est/serait
        le minimum est/serait
        l'ideal/mieux/simple est/serait
        dans/pour l'ideal
        vous devez/devriez
        vous etes tenu/tenus
        votre/vos/vous/ils/elle/elles/il ... doit/doivent/devrait/devraient !avoir
        ma/mon/notre demande/requete/souhait/attente/preference ... est/serait/va
        une/la/seule/meilleure solution/issue ... est/serait
        qu'une/seule ?seule issue/solution/attente ?possible ?acceptable
        solution/souhait/reparation/resolution/demande souhaitee/attendue/desiree
        """
    ),
    r"(?:ma|notre|mon|solution|demande|souhait)(?: \w+){1,2} ?:",
    r"(?:doi(?:t|vent)|devrai(?:t|ent)) (?:m'|nous |lui )?(?=etre )",
    r"(?:est|sont) a (?=refaire|rempl|repar|annul|rembours|echang)",
    r"qu'on (?:me|nous) (?=\w)",
    r"quel(?:le)?s? (?=remise|reduction|compensation|dedommagement)",
)
_WAITING = (
    r"(?:dans l'|en )attente d",
    compiled(
        """
        toujours/encore pas recu/obtenu/eu/touche/ete
        ou en est
        ou est
        quand ... viendra/vais/serai/serons/allons/allez/comptez/pensez/sera/pourrai
        """
    ),
)
_DO_NOT_WANT = (
    r"ne (?:vous |te )?(?:veux|voulons|souhaite|souhaitons|demande|demandons|desire|cherche|reclame|attends|exige)"
)

FRAMES = either(
    _FIRST_PERSON,
    _OPENING,
    *_POLITE,
    *_IMPERSONAL,
    *_WAITING,
    # The title of a request: "Demande de remboursement".
    r"(?<!votre )(?<!la )demande (?:de |d')(?=remb|ech|resil|annul|rempl|repar|avoir|geste|remise)",
    # An order to give something.
    r"(?:faites|accordez|envoyez|proposez|donnez|adressez|consentez|livrez|rendez|presentez|versez)[- ](?:moi|nous)\b",
    # "Je ne demande pas A mais B", "je ne veux rien d'autre que B".
    _DO_NOT_WANT + r" (?:pas|plus|nullement)\b[^;.!?]{0,80}?\b(?:mais|seulement|juste|simplement|uniquement)\b",
    _DO_NOT_WANT + r" (?:rien d'autre )?qu[e']",
)

# A condition or a habit, not a wish.
UNREAL = re.compile(r"(?:\bsi|\bquand|\blorsque|\bfois que|\bdes que|\bau cas ou)(?: jamais)? $|(?:\bs'|\blorsqu')$")

# What may stand between a thing and its closer, and is no negation: "un geste de votre part (serait bienvenu)".
_FILL = r"(?: (?!ne\b|n')[\w'€%]+){0,8}? "
CLOSERS = re.compile(
    _FILL + r"(?:(?:me |nous )?serai(?:t|ent) (?:le |la |les )?"
    r"(?:bienvenu|apprecie|souhait|normal|justifie|juste\b|un minimum|la moindre|parfait|legitime)"
    r"|(?:me|nous) (?:convien|suffi|semble|parai|ira)\w*|m'irait|s'impose|suffirait|couvrirait|ferai(?:t|ent) l'affaire"
    r"|est (?:exige|attendu|demande)e?s?\b|ne serai(?:t|ent) pas (?:de trop|du luxe|vole)"
    r"|que (?:je|nous) (?:veux|demande|souhaite|voulons|desire|exige|reclame|attends)\b|svp\b|s'il vous plait)"
)

BARRIER = re.compile(
    r";|\b(?:mais|car|parce|puisqu[e']|concernant|sur|quant|apres|comme(?! geste)|relatif|relative)\b|\bau sujet\b"
    r"|\bsuite (?:a|au|aux)\b|(?<!savoir )(?<!comprendre )(?<!expliquer )\bpourquoi\b|(?<!savoir )\bsi\b"
    r"|\bqui (?:a|ont|est|sont|etait|m'|n'|s'|ne)|\bque vous (?:m'|nous |me |l')?(?:avez|aviez)\b"
)
NEGATION = re.compile(r"\b(?:pas|ni|non|sans|aucune?|jamais|ne|plutot qu[e']|lieu d[e'])(?:\b|(?<='))|\bn'")

FRENCH = Grammar(
    frames=FRAMES,
    unreal=UNREAL,
    things=THINGS,
    orders=ORDERS,
    closers=CLOSERS,
    barrier=BARRIER,
    negation=NEGATION,
    link=re.compile(r"\b(?:et|ou|puis|ainsi)\b|[,+/]"),
)
