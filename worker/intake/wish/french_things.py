"""What may be wished in French, and the orders that are wishes by themselves."""

import re

from worker.intake.wish.grammar import Things
from worker.words.phrases import compiled, either

# "Être remboursé", "soit enfin remplacée": a deed in the passive, whoever does it.
_BE = r"(?:etre|ete|soit|soient|faire|voir)(?: \w+){0,2}? "

THINGS: Things = (
    # Money back, under any name.
    (
        "refund",
        either(
            r"(?:re)?rembours(?!able)\w*",
            r"(?:re-?)?credit(?:er|iez) (?:mon|notre|le|ma) (?:compte|carte)",
            r"(?:rendre|rende|rendiez|reverser|retourner)(?: \w+){0,3} (?:somme|acompte|caution|montant|sous|euros?|€)",
            compiled(
                """
                mon/notre argent
                restituer/restitution/restituiez/restituent
                me/nous faire/faites un virement
                """
            ),
        ),
    ),
    # Another one instead. An "échange" with somebody is a talk.
    (
        "exchange",
        either(
            r"(?<!notre )(?<!nos )(?<!cet )(?<!dernier )echange(?:r|iez|s)?\b"
            r"(?! (?:avec|telephonique|par|de mail|de courriel|entre|verbal|ecrit|d'informations))",
            _BE + r"(?:remplace|echange)(?:e|s|es)?\b",
            r"(?:recevoir|parvenir|livrer|obtenir|avoir|envoyer|expedier)(?: \w+){0,2}? "
            r"(?:bons?|bonnes?|nouveaux?|nouvel|nouvelles?|autres?)\b"
            r"(?! (?:de |d')?(?:reponse|nouvelle|achat|commande|reception|reduction|contact|mail|fois|facture|delai))",
            r"(?:recevoir|parvenir|livrer|obtenir|avoir|envoyer|expedier|le meme|la meme)(?: \w+){1,3}? "
            r"(?:neu(?:f|ve|fs|ves)|intacte?s?|en (?:bon |parfait )?etat(?: de marche)?)\b",
            compiled(
                """
                remplacer/remplacement/remplaciez/remplacent
                me/nous soit/soient change/changee/changes/changees
                un/une nouvel/autre/nouvelle/nouveau exemplaire/modele/article/appareil/produit/colis/carton/lot/piece
                m'en/en renvoyer/reexpedier/expedier/envoyer/livrer/fournir un/une autre/nouveau/nouvelle/neuf/neuve
                m'envoyer/m'expedier/envoyer/expedier/livrer/fournir le/la/les piece/pieces/partie/element
                autre/piece/pieces manquante/manquantes/neuf/neuve
                """
            ),
        ),
    ),
    # The same one, working again.
    (
        "repair",
        either(
            _BE + r"(?:repare|depanne)(?:e|s|es)?\b",
            compiled(
                """
                reparer/reparation/reparations/repariez/reparent
                depanner/depannage/depanniez
                remise en etat
                remettre/remettiez en etat/service/marche
                intervention/passage/visite/venue d'un reparateur/technicien/plombier/electricien/depanneur
                jouer/application ?de ?la garantie
                prise en charge sous/par garantie
                prise en charge au titre de la garantie
                """
            ),
        ),
    ),
    # The service once more, done properly. "Revenir vers moi" is an answer.
    (
        "redo",
        either(
            _BE + r"(?:refait|recommence)(?:e|s|es)?\b",
            r"(?:revenir|revienne|reveniez|reviennent)\b(?! (?:vers|sur))",
            r"(?:renvoyer|reenvoyer) (?:une?|votre|vos|le) (?:\w+ )??(?:technicien|equipe|ouvrier|plombier|artisan)",
            r"(?:renvoyer|reenvoyer) quelqu'un",
            compiled(
                """
                refaire/refassiez/refasse/refassent/refaites
                recommencer/recommenciez/recommence
                repasser/repasse/repassiez/repassent
                reprendre/repreniez les/le travaux/chantier
                reprise des/du travaux/chantier
                terminer/finir/achever les/le travaux/chantier
                nouvelle intervention/visite/livraison/prestation
                nouveau/second/deuxieme/autre passage
                """
            ),
        ),
    ),
    # Credit for a later purchase. "Avoir" alone is the verb.
    (
        "credit_note",
        either(
            r"(?:un|d'un|sous forme d'|par|d')(?: |(?<='))avoir\b"
            r"(?! (?:une?|des|du|la|le|les|ma|mon|mes|ete|recu|acces))",
            compiled(
                """
                bon/bons d'achat/d'achats
                carte/cheque/cheques cadeau/cadeaux
                """
            ),
        ),
    ),
    # Less to pay, or a gesture. "Remise en état" is a repair.
    (
        "discount",
        compiled(
            """
            une/la/d'une remise !en/au
            reduction/reductions/ristourne/rabais/decote
            geste/gestes commercial/commerciaux/financier/significatif/fort
            geste de votre part
            faire/fassiez un ?petit geste/prix
            deduire/deduisiez/deduction
            baisser/diminuer/reduire le/la/ma prix/facture/montant
            """
        ),
    ),
    # Words of regret from us, never those of the complainant.
    (
        "apology",
        either(
            r"(?<!mes )(?<!nos )excuses\b(?! pour (?:ce|cette|la longueur|mon|le derangement))",
            compiled("s'excuse/s'excuser/s'excusent"),
        ),
    ),
    # To know why. "Vous expliquer" is the complainant's own story.
    (
        "explanation",
        either(
            r"(?:m'|nous )(?:l')?expliqu(?:er|iez|e|ent)\b",
            compiled(
                """
                explication/explications
                comprendre
                savoir/connaitre/obtenir/avoir ?le ?la ?les pourquoi/raison/raisons/motif/motifs/cause/causes
                indiquer/donner/communiquer/preciser/fournir ?le ?la ?les pourquoi/raison/raisons/motif/motifs/cause
                eclairer
                eclaircissement/eclaircissements
                """
            ),
        ),
    ),
    # An end to the contract or the order.
    (
        "cancellation",
        either(
            _BE + r"(?:annule|resilie)(?:e|s|es)?\b",
            compiled(
                """
                annuler/annulation/annuliez
                resilier/resiliation/resiliiez
                mettre/mettiez fin/terme a/au
                mettre un terme a/au
                retracter/retractation
                cloturer/cloture/fermer/fermeture ?de mon/notre/le compte/contrat/abonnement
                """
            ),
        ),
    ),
    # Damages: the register has no kind of its own for them.
    (
        "other",
        compiled(
            """
            dedommager/dedommagement/dedommagiez/dedommage/dedommagee
            indemniser/indemnisation/indemnisiez/indemnise/indemnisee
            compensation/compensations
            """
        ),
    ),
)  # fmt: skip

_CLAUSE = r"(?:^|[,;:(] ?|\b(?:et|donc|alors|ou|svp) )"

ORDERS: Things = (
    ("refund", re.compile(_CLAUSE + r"remboursez\b")),
    ("refund", re.compile(r"\bremboursement(?: \w+)? (?:svp|s'il vous plait|exige|demande)\b")),
    ("refund", re.compile(r"\b(?:juste|seulement|simplement) (?:mon|notre) argent\b")),
    (
        "refund",
        re.compile(
            _CLAUSE
            + r"rendez[- ](?:moi|nous) (?:mon|mes|notre|nos|l'|la|les) ?(?:argent|somme|sous|acompte|caution|[0-9])"
        ),
    ),
    ("exchange", re.compile(_CLAUSE + r"(?:echangez|remplacez)\b")),
    (
        "exchange",
        re.compile(
            _CLAUSE + r"(?:r?envoyez|livrez)[- ](?:moi|nous) (?:une? (?:autre|nouve\w+)|le bon|la bonne|la piece)\b"
        ),
    ),
    ("exchange", re.compile(r"\bil (?:m'|nous )en (?:faut|faudrait) une? (?:autre|neu|nouve)")),
    ("repair", re.compile(_CLAUSE + r"reparez\b")),
    ("redo", re.compile(_CLAUSE + r"(?:refaites|recommencez)\b")),
    ("cancellation", re.compile(_CLAUSE + r"(?:annulez|resiliez)\b")),
    ("cancellation", re.compile(_CLAUSE + r"considerez(?: \w+){0,4} (?:annule|resilie)")),
    (
        "cancellation",
        re.compile(
            r"\b(?:j'|je |nous )(?:resili(?:e|ons)|annul(?:e|ons)|met(?:s|tons) (?:fin|un terme)|me retracte)\b"
        ),
    ),
    (
        "discount",
        re.compile(r"\bquels? gestes?(?: \w+)? (?:comptez|etes|pouvez|proposez|allez|seriez|envisagez)[- ]vous\b"),
    ),
    ("explanation", re.compile(_CLAUSE + r"(?:expliquez[- ](?:moi|nous)|dites[- ](?:moi|nous) pourquoi)\b")),
)
