"""What the decision will be, said in French: what is given, what is judged, what is refused."""

from typing import Final

from worker.response.promises.lexicon.parts import GAP, GIVE, MONEY, NOT_GIVEN, THING, UNASKED, WE
from worker.words.phrases import expressions, one_of

_A = r"(?:une?|l[ae]|l'|votre|ce|cet|cette|des|les|d'une?|au|aux)"
_REPAIR = (
    r"(?:en charge (?:la |les |le |l'|vos |votre |ces |tous les |l'integralite des )?"
    r"(?:reparation|frais|cout|factures?|dommages?|remplacement|retour|transport|pertes?|degats))"
)
_GIVING = (
    r"(?:offr|propos|accord|consen|ajout|lanc|valid|declench|effectu|programm|proced|initi|envoy|enverr|adress|vers"
    r"|autoris|approuv|prev[oe]|engag)\w*|fais|fait|faisons|ferons|ferai|faire|livrons|livrerons|livre|renvo\w+"
    r"|renverr\w+"
)
_COMPLAINT = one_of(
    r"""
    reclamation / demande / plainte / contestation / requete / mecontentement / insatisfaction / colere /
    agacement / dossier / critique / remarque / reproche
    """,
    r"s?",
)
_JUDGED = one_of(
    r"""
    fondee?s? / justifiee?s? / legitimes? / recevables? / irrecevables? / infondee?s? / injustifiee?s? /
    acceptee?s? / refusee?s? / rejetee?s? / retenue?s? / validee?s? / approuvee?s? / deboutee? / inadmissible /
    inacceptable / anormal / normal / acceptable
    """,
    r"\b",
)

OFFER_FR: Final = expressions(
    r"""
    # We give it: "nous vous offrons un bon", "je lance le remboursement", "nous pensions vous proposer un avoir".
    {WE}(?:{GIVING}){GAP}(?:l'|d')?{UNASKED}{THING}
    # With pleasure: "nous avons le plaisir de vous offrir un bon".
    (?:plaisir|joie|heureu\w+|ravie?s?) de vous (?:offrir|accorder|proposer|adresser|faire|annoncer){GAP}{THING}
    # It is handed over: "voici un code promo", "vous trouverez ci-joint un bon d'achat".
    (?:voici|voila|ci-joint|ci joint|trouverez){GAP}?{THING}
    (?:c'est|est) (?:\w+ )?(?:offert|cadeau|pour nous|gratuit)\b
    {WE}(?:renvo\w+|renverr\w+|enverr\w+|envo\w+|livr\w+|expedi\w+){GAP}une? (?:neu|autre
        |nouve)\w+(?! (?:message|courrier|mail))
    """,
    GAP=GAP,
    THING=THING,
    UNASKED=UNASKED,
    WE=WE,
    GIVING=_GIVING,
)

_GIVEN = expressions(
    r"""
    # We do it, now or later: "nous vous remboursons", "nous prendrons en charge la réparation".
    {WE}(?:{GIVE}(?:e|e?ons|erai|erons|era)|offr(?:e|ons|irai|irons)|deduis(?:ons)?|deduir(?:ai
        |ons))\b{NOT_GIVEN}
    {WE}(?:prends|prenons|prendrai|prendrons|prend){GAP}?{REPAIR}
    # We may, will or want to: "nous allons vous rembourser", "nous pourrions vous offrir".
    {WE}(?:allons|vais|va|pouvons|peux|peut|pourrons|pourrai|pourrions|pourrait|pourrais|souhaitons|acceptons
        |accepte|comptons|tenons|devons|avons|venons|voulons|pensions|pensons|envisageons|proposons|aimerions
        |sommes){GAP}(?:{GIVE}er|offrir|deduire|rendre (?:l'argent|la somme|le montant)
        |prendre {REPAIR})\b{NOT_GIVEN}
    # It is done to or for you: "vous serez dédommagée", "les frais vous seront restitués".
    (?:serez|sera|seront|soyez|allez etre|va etre|vont etre|vient d'etre|viennent d'etre)(?:{GAP}
        | )(?:{GIVE}(?:ee?s?|ue?s?|ie?s?)|offert\w*|rendue?s?|deduite?s?)\b
    {MONEY}{GAP}(?:sera|seront|est|sont) pris\w* en charge
    # You get it: "vous recevrez un avoir", "vous ne toucherez rien".
    vous{GAP}(?:recevrez|aurez|toucherez|obtiendrez|beneficierez|percevrez|retrouverez
        |verrez){GAP}(?:{A} )?(?:{THING}|{MONEY}\b|rien\b)
    # It is under way: "votre remboursement est en cours".
    {UNASKED}(?:une?|l[ae]|l'|votre|ce|cet)[ ']?{UNASKED}{THING}{GAP}(?:sera|seront|part|partira|interviendra
        |arrive|arrivera|suivra|va|vont|est (?:en cours|en route|parti|lancee?|validee?|accordee?|acceptee?
        |acquise?|programmee?|prevue?))\b
    a (?:nos|notre) (?:frais|charge)\b
    """,
    GAP=GAP,
    GIVE=GIVE,
    MONEY=MONEY,
    NOT_GIVEN=NOT_GIVEN,
    THING=THING,
    UNASKED=UNASKED,
    WE=WE,
    A=_A,
    REPAIR=_REPAIR,
)

_JUDGMENT = expressions(
    r"""
    (?:votre|vos|cette|la|sa) {COMPLAINT}(?:{GAP}| )(?:est|sont|parait|semble|semblent|apparait|sera
        |a ete)(?:{GAP}| ){JUDGED}
    (?:c'est|ce n'est|cela est|cela n'est|ceci est)(?:{GAP}| ){JUDGED}
    {WE}(?:accept|refus|rejet|accueill|reten|valid|approuv|ecart)\w*{GAP}?(?:votre|cette|vos) {COMPLAINT}
    (?:faire|faisons|ferons|fera) droit a|gain de cause|suite (?:de)?favorable|donn\w+{GAP}?(?:raison|tort)\b
    vous (?:n')?(?:avez|aviez)(?: \w+){0,3}? (?:raison|tort)\b
    vous (?:etes|etiez)(?: \w+){0,2} (?:en droit|dans votre (?:bon )?droit)
    vous (?:n')?(?:avez|aurez|auriez)(?: \w+){0,2} droit a\b
    (?:d'accord avec vous|de votre avis|vous donne raison)\b
    """,
    GAP=GAP,
    WE=WE,
    COMPLAINT=_COMPLAINT,
    JUDGED=_JUDGED,
)

_REFUSED = expressions(
    r"""
    (?:donn|reserv|apport)\w+{GAP}?(?:de |aucune |une |cette )?suite(?: \w+)? a (?:votre|vos|cette)
    rien (?:faire )?pour vous\b|ne (?:pouvons|pourrons|peux) rien\b
    (?:n'est|ne sont|n'etait|ne sera|n'est donc)(?: \w+)? (?:pas|plus)(?: \w+)? (?:couvert|garanti
        |pris en charge|prise en charge|eligible|remboursable|concerne)\w*
    impossible(?: pour nous)? d[e'] ?(?:vous )?(?:{GIVE}er|accepter|donner)
    (?:n'ouvre|n'ouvrent) pas droit|hors garantie|n'entre pas dans|aucune? {THING}
    vous ne (?:pouvez|sauriez|pourrez)(?: \w+)? (?:pretendre|beneficier|obtenir)\b
    (?:ne (?:pourra|pourront|peut|peuvent)|n'a|n'ont|n'ayez|n'avez)(?: \w+)? (?:aboutir|prosperer
        |etre (?:accueilli|accept|reten)\w*|aucune chance|pas aboutir)|rien (?:a|de plus a) (?:payer|regler
        |debourser)|dans le vrai\b
    contraint\w* de{GAP}?(?:refuser|rejeter|decliner)
    """,
    GAP=GAP,
    GIVE=GIVE,
    THING=THING,
)

OUTCOME_FR: Final = (OFFER_FR, _GIVEN, _JUDGMENT, _REFUSED)
# Told as past, it may be a fact of the file, where it has its day: "nous avons remboursé la première facture le ...".
DONE_FR: Final = expressions(
    r"""
    (?:nous|je|on|j')(?:{GAP})?(?:avons|ai|a|venons de|viens de)(?:{GAP}| )(?:{GIVE}e(?:e|s|es|r)?|offert
        |restitue)\b{NOT_GIVEN}
    """,
    GAP=GAP,
    GIVE=GIVE,
    NOT_GIVEN=NOT_GIVEN,
)
