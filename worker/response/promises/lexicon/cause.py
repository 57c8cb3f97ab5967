"""Why it happened."""

from typing import Final

from worker.words.phrases import compiled, expressions, one_of

_FLAW = one_of(
    r"""
    defaut / panne / bug / probleme / souci / vice / choc / court-circuit / usure / rupture / incident /
    dysfonctionnement / malfacon
    """
)
_FRENCH: Final = expressions(
    r"""
    # It comes from: "la fuite est due à", "cela s'explique par", "le retard tient à une grève".
    (?:est|sont|etait|etaient|serait|seraient|semble|semblent|parait|ete)(?: \w+){0,3}? (?:due?s?|liee?s?
        |attribuables?|imputables?|consecuti(?:f|ve)s?) (?:a|au|aux)\b(?! jour)
    (?:provien(?:t|nent)|provenai(?:t|ent)|proviendrai(?:t|ent))(?: \w+){0,2}? (?:de|du|des|d')
    (?:vient|viennent|venait)(?: \w+){0,2}? (?:d'une?|du|des)\b
    (?:s'explique(?:nt|rait)?|peut s'expliquer)(?: \w+){0,2}? par\b
    a cause d|en raison d|par suite d|(?:tient|tiennent|tenait) (?:a|au|aux) (?:une?|la|le|des|nos|notre|un)
    (?:suite|consecuti\w+) a (?:une?|des) (?:erreur|{FLAW})
    (?:resulte|resultent|decoule|decoulent)(?: \w+){0,2}? (?:d'une?|du|de|des)\b
    (?:a|ont|avait) pour (?:origine|cause)\b|a l'origine d
    # It did it: "provoqué par un orage", "un bug a entraîné la coupure", "ce qui explique".
    (?:causee?s?|provoquee?s?|occasionnee?s?|entrainee?s?|declenchee?s?) par\b
    (?:a|ont)(?: \w+)? (?:provoque|cause|entraine|occasionne|declenche|engendre) (?:la|le|les|l'|une?|cette|ce
        |votre)
    (?:l'origine|la cause)(?: \w+){0,5}? (?:est|etait|serait)(?: (?!pas|encore|toujours|inconnue
        |recherchee)\w+)? (?:une?|la|le|notre|votre)\b
    (?:explique(?:nt)?|a empeche|ont empeche) (?:la|le|les|l'|ce|cet|cette|votre)
    il s'agi(?:t|ssait|rait)(?: \w+)? d'une? (?:\w+ )?{FLAW}
    (?:c'est|arrive|arrivee?s?|produite?s?|eu lieu)(?: \w+){0,2}? parce qu|ce qui explique
    """,
    FLAW=_FLAW,
)
_ENGLISH: Final = expressions(
    r"""
    # It comes from: "due to a strike", "because of", "the cause was the seal".
    (?:caused|explained|triggered) by\b
    due to (?=(?:a|an|the|our|your|heavy|high|some|poor|bad|human|technical|wear|incorrect|exceptional|staff)\b)
    because of\b|(?:happened|occurred|came about|was|were|is)(?: \w+){0,2} because\b
    (?:results?|resulted) from|resulted in|as a result of|the result of|stem(?:s|med)? from|owing to|down to
        |attributable to
    (?:comes|came|arose|arises|originates|originated|originating) from (?:a|an|the|our|your)\b
    (?:root )?(?:cause|reason)(?: (?:of|for|behind|why)(?: [\w']+){1,5}?)? (?:is|was|appears to be|seems to be
        |turned out to be|are) (?:that|a|an|the|our|your)\b
    # It did it: "the battery is to blame", "which explains".
    (?:is|are|was|were) (?:to blame|the culprit)\b|which explains|(?:likely|probable|only
        |simplest) explanation (?:is|was)|meant that|led to (?:the|your|this|a)\b
    """,
)
CAUSE: Final = (_FRENCH, _ENGLISH)
# Why we ask, answer later or are closed is no cause of what happened to the complainant.
OUR_OWN_TIME: Final = compiled(
    """
    notre/nos/la/ma/cette/nous ... reponse/questions/question/bureaux/service/standard/locaux/message/examen/instruction
    l'examen/l'instruction/ferie/feries/fermes/fermee/ferme/fermeture/demandons/ecrivons
    our ... answer/reply/questions/question/office/offices/message/investigation/review/lines
    closed/bank holiday
    we ask/need/write
    """
)
# What a contract covers or excludes is no cause found either.
TERMS: Final = compiled(
    """
    exclut/excluent/exclue/exclus/exclues/couvre/couvrent/couvert/couverts
    excludes/exclude/excluded/covers/cover/covered
    """
)
