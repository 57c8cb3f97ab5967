"""Whose fault it was, said, taken or denied."""

from typing import Final

from worker.response.promises.lexicon.parts import AIDED, GAP
from worker.words.phrases import expressions, one_of

_SLIP = one_of(
    r"""
    erreur / faute(?! de frappe) / bevue / manquement / negligence / oubli / maladresse / bourde / rate /
    defaillance / dysfonctionnement / loupe / cafouillage / couac / boulette / inattention / imprecision /
    confusion / mauvais\w* \w+
    """,
    r"s?\b",
)
_PEOPLE = r"(?:notre|nos|l'un de nos|un de nos|une de nos|l'une de nos|le|la|mon|ma)"
_WRONG = one_of(
    r"""
    tromp / mal \w / oubli / omis / neglig / failli / manque / merd / foir / rate / loup / cafouill / gaff /
    plante / commis / fait (?:une|des|preuve) / egar / bacl
    """,
    r"\w*",
)
_FRENCH: Final = expressions(
    r"""
    # The slip is ours: "une erreur de notre part", "la faute du livreur", "cette bévue de notre équipe".
    {SLIP}(?: \w+){0,2}? (?:de (?:notre|ma|mon|nos)|chez nous|interne|en interne|humaine?|du (?:livreur|magasin
        |service|transporteur|technicien|vendeur|prestataire|systeme))\b
    (?:notre|nos|ma) (?:propre )?{SLIP}
    (?:la|par|de) (?:seule )?faute (?:d[ue]|de la|de l'|des|a|revient|incombe|nous)\b
    # There was a slip: "il y a eu une erreur", "il s'agit d'un oubli".
    (?:il y a(?: bien)? eu|il s'agit(?: bien)?|c'est(?: bien)?|s'est (?:produite?|glissee?
        |agi))(?: \w+)? (?:d'une?|une?|de|la|le) (?:\w+ )?{SLIP}
    # We did wrong: "nous nous sommes trompés", "nos services ont failli", "vous avez été mal conseillé".
    (?:nous|j'|je|on)(?:{GAP})?(?:avons|ai|a|sommes|suis|etions|s'est)(?:{GAP}| )?(?:tout |bien )?{WRONG}
        (?! (?:de (?:joindre|preciser|mentionner|vous demander|signaler)))
    {PEOPLE} [\w-]+(?: [\w-]+){0,3}? (?:s'est|se sont|a|ont|n'a pas|n'ont pas|aurait
        |auraient)(?: \w+)? (?:{WRONG}|du\b|respecte\w*)
    (?:avez|a|ont|etes|est|sont)(?: \w+){0,2}? (?:ete )?mal \w+(?:e|i|u|s|t)e?s?\b
    (?:n')?(?:aurait|auraient|aurions|aurais)(?: \w+)?(?: pas| jamais)? du\b
    # What we gave was bad: "de fausses informations", "un accueil indigne".
    (?:notre|nos|accueil|service|hotline|vendeur|vendeuse|conseill\w+)(?: \w+){0,7}? (?:fausse?s?|erronee?s?
        |inexacte?s?|indignes?|lamentables?|deplorables?|defaillante?s?|insuffisante?s?|inappropriee?s?
        |regrettables?|desastreu\w+)\b
    (?:notre|nos)(?: \w+){1,3}? (?:n'a|n'ont|a|ont)(?: pas)? ete (?:a la hauteur|impoli|desagreable|negligent|lent|poli
        |correct|aimable|professionnel|serieu|attenti|reacti)\w*
    (?:plaid\w+|sommes|suis) coupables?\b
    # We are sorry for it: "toutes nos excuses pour cette erreur". For an inconvenience is no admission.
    (?:excuses|desolee?s?|navree?s?|pardon|regrett\w+|confus\w*)(?: \w+){0,3}? (?:pour|de|d') ?
        (?:cette |cet |ce |notre |nos |l'|la |les |ces )?{SLIP}
    # We admit, take or decline: "nous reconnaissons", "nous déclinons toute responsabilité".
    (?:nous|on) (?:ne )?(?:reconnaissons|admettons|assumons|reconnaitrons|avouons|concedons)\b
    je (?:reconnais|admets|assume|concede) (?:que|notre|l'erreur|une|cette)
    (?:assum|accept|endoss|declin|rejet|degage|porte|pren|reconna)\w*(?: \w+){0,3}? responsabilite
    notre(?: \w+)? responsabilite(?: \w+){0,3}? (?:est|n'est|sera|ne sera|incombe|revient|engagee)\b
    responsabilite(?: \w+){0,2} (?:incombe|revient)
    (?:sommes|serions|etions|saurions|pouvons)(?: (?!pas certain)\w+){0,4}? (?:responsables|fautifs|coupables
        |en tort)\b
    (?:nous|notre)(?: \w+){0,4}? imputables?\b|imputables?(?: \w+)? (?:a|au) (?:notre|nos|nous)\b
    """,
    GAP=GAP,
    PEOPLE=_PEOPLE,
    SLIP=_SLIP,
    WRONG=_WRONG,
)

_MISTAKE = one_of(
    r"""
    mistake / error / fault / oversight / slip / blunder / mix-up / mixup / failure / failing / negligence /
    mishandling / wrongdoing / shortcoming / carelessness
    """,
    r"s?\b",
)
_ENGLISH: Final = expressions(
    r"""
    (?:our|my) (?:\w+ )?{MISTAKE}
    (?:human|clerical|internal) {MISTAKE}
    {MISTAKE} (?:on|at|by|from|of) our\b
    (?:there (?:was|has been|had been)|(?:it|this|that) (?:is|was)|'s been)(?: \w+){0,2}? {MISTAKE}
    (?:we|i|our \w+|the \w+)(?:'ve|'re)?{AIDED}(?: clearly| obviously| really| badly)? (?:made|make|got
        |get) (?:a |an |some |it |this |that |your \w+ )?(?:\w+ )?(?:{MISTAKE}|wrong\b)
    (?:we|i|our(?: \w+){1,3}?)(?:'ve|'re)?{AIDED}(?: clearly| obviously| really| badly)? (?:dropped the ball
        |messed up|messed this|screwed|let you down|fell short|fallen short|slipped up|botched|mishandled
        |fumbled|failed|forgot|forgotten|neglected|overlooked|was wrong|were wrong|was at fault|damaged
        |lost your)\b
    should (?:not|never) have (?:been|happened|occurred)|shouldn't have (?:been|happened|occurred)|(?:we|i
        |our(?: \w+){1,2}) should(?:n't| not)? have\b
    # Taken or declined.
    (?:we|i)(?:'re|'ve|'ll)?{AIDED}(?: that)?(?: we| are| were| fully| in no way| entirely)* (?:liable
        |responsible|at fault|negligent|to blame|in the wrong|held responsible|held liable
        |accountable)\b(?! (?:for|of) (?:your file|your case|this file|complaints))
    (?:take|takes|accept|accepts|bear|assume|deny|denies|disclaim|own|admit)(?: \w+){0,2} (?:responsibility
        |liability|blame)\b
    (?:we|i) (?:admit|acknowledge|recogni[sz]e|concede)(?: \w+){0,5}? (?:{MISTAKE}|wrong|failed|should
        |mishandled)
    (?:fault|blame|responsibility|liability) (?:lies|is|rests|was)(?: \w+)? (?:with us|ours)\b
    (?:we|i|our(?: \w+){1,3}?|someone|somebody|a colleague|an agent)(?: \w+){0,4}? (?:gave|sent|told|charged
        |shipped|delivered|quoted|booked|billed)(?: \w+){0,2}? (?:wrong|false|incorrect|faulty|defective|bad
        |poor|twice)\b
    (?:our|the)(?: \w+){1,3}? (?:was|were|has been|have been) (?:\w+ )?(?:rude|unprofessional|careless|unhelpful
        |impolite|mistaken|dismissive|slow|late|sloppy)\b
    our bad\b|(?:be|am|are) blamed for|(?:my|our) apologies, we\b
    # Sorry for what we did; for an inconvenience is no admission.
    (?:sorry|apologi[sz]e|apologies)(?: \w+){0,2}? for (?:this|our|the|that|any)(?: \w+)? (?:{MISTAKE}|handling
        |behaviou?r|rudeness)
    """,
    AIDED=AIDED,
    MISTAKE=_MISTAKE,
)
FAULT: Final = (_FRENCH, _ENGLISH)
