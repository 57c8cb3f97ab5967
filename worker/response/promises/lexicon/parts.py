"""What the expressions share: who speaks, what may stand in between, and the things that can be given."""

from typing import Final

from worker.words.phrases import any_of, one_of

# Up to four words between a subject and its verb, none of which begins another statement. A hyphen parts words as a
# blank does, and is in none of them: nothing can be cut in two ways, and a search stays linear.
GAP: Final = (
    r"(?:[ -](?!(?:si|s'ils?|que|qu'\w+|comment|pourquoi|quand|dont|ou|mais|demandes?|possibilite|reclamation|sans|afin"
    r"|pour|avant|apres|nous|je)\b)[\w']+){0,4}?[ -]"
)
WE: Final = rf"(?:(?:nous|je|on){GAP}|j')"
# The verbs of making good, up to their ending.
GIVE: Final = one_of(
    r"""
    rembours / dedommag / indemnis / credit / recredit / remplac / echang / accord / compens / restitu / revers
    / repar / annul / resili / exoner
    """
)
# The same verbs with an everyday object: to talk with somebody, to stand in for a colleague, to attach importance.
NOT_GIVEN: Final = (
    r"(?! (?:avec|par|sur|entre|des informations|ma|mon|mme|m\.|madame|monsieur|le rendez|ce rendez"
    r"|(?:une |toute |beaucoup d')?(?:grande |notre )?(?:importance|attention)))"
)
THING: Final = (
    r"(?:remboursement|(?:(?<=un )|(?<=l')|(?<=cet )|(?<=d'un )|(?<=votre ))avoir|bons? (?:d'achat|de reduction)"
    r"|gestes?(?: commercial)?|remises?(?! (?:en|a)\b)|reduction|ristourne|dedommagement|compensation|indemnite"
    r"|indemnisation|remplacement|rabais|cheque|code promo|code de reduction|carte cadeau|cadeau|virement"
    r"|echange(?! (?:telephonique|avec|par|ecrit|d[e'] ?(?:mail|courri|vue|message|informat))\w*)|reparation"
    r"|gratuite|annulation"
    r"|(?:appareil|article|produit|exemplaire|modele|colis|piece|machine)s? (?:neu(?:f|ve)s?|equivalente?s?|identiques?"
    r"|similaires?|de re(?:mplacement|change))|neu(?:f|ve)"
    r"|nouve(?:l|lle|au) (?!messages?|courriers?|courriels?|mails?|lettre|point|reponse|date|formulaire|lien|mot"
    r"|numero"
    r"|information|version|explication|confirmation|accuse|examen|delai|proposition|echange)\w+)\b"
)
# Asked for, it is not given yet.
UNASKED: Final = r"(?<!demande de )(?<!demande d')(?<!demande un )(?<!souhait de )(?<!souhait d')"
MONEY: Final = one_of(
    r"""
    argent / sommes? / montants? / frais / couts? / acompte / caution / prelevements? / mensualites? / commande
    / achat
    """
)

AIDED: Final = any_of(
    r"""
    not / now / also / then / gladly / happily / fully / of course / certainly / be / been / going / go / gone /
    ahead / and / to / happy / pleased / able / unable / prepared / decided / agreed / already / just / have /
    has / had / will / shall / can / could / would / like / love / are / am / cannot / can't / won't /
    immediately / today / personally / definitely / simply / therefore / want / intend / plan / hereby / might /
    may / should / must / regret / delighted / issue / even
    """
)
"""After an English subject: what helps a verb, and nothing that would be another verb."""

OURSELVES: Final = rf"(?:we|i)(?:'ll|'ve|'re|'d|'m)?{AIDED}"
ENGLISH_THING: Final = (
    r"(?:refunds?|replacement|credit(?: note)?|store credit|vouchers?|discount|compensation|goodwill(?: \w+)?"
    r"|gift card"
    r"|reimbursement|rebate|money back|promo code|gesture|something extra|money|free \w+"
    r"|new (?:one|unit|item|appliance|product|device|machine|parcel|order|phone|set))\b"
    r"(?! (?:request|policy|department|card|team|claim|form))"
)
SOME: Final = any_of(
    r"""
    you / for / with / a / an / the / your / any / full / partial / free / store / some / of / in / as / us /
    out / another / small / little / [0-9]{1,3} ?%
    """
)
