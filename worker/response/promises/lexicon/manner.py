"""Words that hurt or shut a door: reproach, finality, the threat of closing, and a platform that is gone."""

from typing import Final

from worker.words.phrases import compiled, expressions, one_of

_HEED = one_of(
    r"""
    respect / suiv / lu\b / verifi / ecout / compris / pris / fait\b / tenu / daign / preven / signal / jug
    """
)
_REPROACH_FR: Final = (
    # What you ought to have done: "vous auriez dû", "si vous aviez lu ..., cela aurait".
    compiled(
        """
        vous ?n' auriez ?mieux ?aussi ?quand ?meme ?jamais ?pas du/pu
        vous n'auriez ?jamais ?pas du
        vous auriez mieux fait
        il fallait ?bien ?d'abord lire/verifier/nous/prevenir/signaler/y/faire/suivre
        il vous appartenait/incombait/suffisait
        vous devez/devriez ?bien comprendre/savoir
        a vous de
        """
    ),
    expressions(
        r"""
    si vous (?:l'|nous |ne |n')?aviez\b[^.;:]{0,100}?\b(?:aurait|auraient|aurions|serions|serait|aurais)\b
    vous n'(?:avez|aviez)(?: \w+){0,2} (?:pas|jamais|guere)(?: \w+){0,2} {HEED}\w*
    vous (?:avez|aviez)(?: \w+)? (?:tarde|trop attendu|ignore|neglige|manque de|omis|abime|maltraite)\b
    # What you are or did: "votre négligence", "de mauvaise foi", "vous êtes la seule".
    (?:votre|vos)(?: \w+){0,2}? (?:negligence|faute|maladresse|imprudence|inattention|etourderie|agressivite
        |ton)\b
    (?:de|par) votre (?:propre )?(?:faute|fait)\b|mauvaise foi|calmez[- ]vous
    (?:restez|rester|soyez|moins|plus) (?:poli|courtois|correct|agressi|aimable)\w*
    (?:aucune?|pas un) autre (?:client|personne)|vous etes (?:bien )?l[ea] (?:seule?|premiere?)\b
    # Your word doubted: "vous prétendez", "vos accusations sont sans fondement".
    vous pretend\w+|soi-disant|pretendue?s?\b|contraire\w* a ce que vous (?:dites|affirmez|avancez|pretendez
        |ecrivez|soutenez)
    (?:accusations?|allegations?|propos|insinuations?|exigences?|reclamations?
        |demandes?)(?: \w+){0,3}? (?:sans fondement|deplacee?s?|mensong\w+|gratuite?s|injurieu\w+|agressi\w+
        |abusi\w+|exageree?s?|farfelue?s?|fantaisistes?|excessi\w+|ridicules?)\b
    # Said before, written plainly: who had to be told twice is scolded.
    (?:nous|je)(?: \w+){0,2}? (?:l'avons|l'ai|avons|ai)(?: vous)? deja (?:dit|indique|explique|repondu|repete
        |precise)
    vous (?:avez|semblez|auriez|etiez|saviez)(?: \w+){0,3}? (?:mal (?:compris|lu|interpret\w*)|pourtant)\b
    (?:pas|peu|guere) (?:credible|vraisemblable|plausible|serieux)\b|difficile a croire
    vous aurait (?:evite|epargne)|votre (?:insistance|obstination|acharnement)\b
    vous a (?:pourtant )?deja ete (?:dit|indique|explique|repondu|precise)|(?:c'etait|etait|est) pourtant\b
        |noir sur blanc
    (?:comme|ainsi que) (?:deja )?(?:indique|explique|dit|precise) (?:precedemment|plusieurs|a plusieurs)
    encore une fois|une fois de plus|conditions? que vous avez (?:\w+ )?(?:accepte|signe|lu)\w*
    """,
        HEED=_HEED,
    ),
)
_REPROACH_EN: Final = expressions(
    r"""
    you(?:'d| had)? (?:should|could|ought to|might)(?: \w+)? have (?!to\b)\w+|you should(?:'ve|n't have)
    you (?:failed|neglected|omitted) to\b|you (?:\w+ )?(?:ignored|neglected|misused|mishandled|waited too|left it too)\b
    you (?:did not|didn't|have not|haven't)(?: even)? (?:bother|read|follow|listen|check|take the)\w*
    (?:had you|if you had|if you'd)\b[^.;:]{0,100}?\b(?:would|could|might)(?: not|n't)? have\b
    (?:yourself|yourselves) to blame|you(?: have)?(?: \w+)? (?:misread|misunderstood|misused)\b
    your (?:own )?(?:fault|negligence|carelessness|mistake|misuse|rudeness|tone|bad faith)\b|bad faith|calm down
    you (?:claim|allege)\b(?! back)|contrary to what you \w+|so-called
    (?:as|like) (?:we|i)(?:'ve| have)?(?: already| previously)? (?:told|said|explained|stated|informed
        |mentioned)
    (?:we|i)(?:'ve| have) already (?:told|explained|answered|said|informed)|as (?:previously|already) \w+ed\b
    (?:unreasonable|exaggerated|abusive|frivolous|vexatious|absurd|baseless|ridiculous)\b(?! delay)
    no other (?:customer|client)s?|you(?:'re| are) the (?:only|first)\b
    you (?:must|need to|have to) (?:understand|realise|realize)|once again,|clearly (?:states?|stated|says?
        |said|written)
    (?:not|hardly|scarcely) (?:credible|believable|plausible)|hard to believe|(?:find|we) doubt\b
    terms (?:that )?you (?:have )?(?:agreed|accepted|signed)
    """,
)
REPROACH: Final = (*_REPROACH_FR, _REPROACH_EN)

_MATTER = one_of(
    r"""
    affaire / litige / sujet / incident / question / discussion
    """
)
FINAL: Final = expressions(
    r"""
    (?:decision|reponse|position|refus|conclusions?)(?: \w+){0,3}? (?:definiti\w+|finales?
        |irrevocables?)\b(?!ment)
    (?:definiti(?:f|ve)|finale?|derniere?) (?:decision|reponse|position|mot|conclusion)\b
    sans (?:appel|recours)\b|aucun(?:e)? (?:recours|appel|contestation)\b
    (?:pas|plus|aucune?) (?:susceptible|d'appel)\b
    (?:ne )?reviendr\w+ (?:pas|plus)(?: \w+)? (?:dessus|sur)\b|inutile de (?:nous |me )?(?:relancer|insister
        |re\w*crire|contester)
    (?:position|decision|avis)(?: \w+){0,2}? (?:ne (?:changera|bougera|variera)|(?:reste|restera
        |demeure) inchange)
    (?:ne )?(?:repondrons|donnerons|repondrai|donnerai) plus\b|(?:rester|demeurer)\w* sans (?:reponse|suite)
    {MATTER}(?: \w+){0,4}? (?:clos|close|cloture|terminee?|definitivement)\w*|definitivement (?:clos|class|ferm
        |regle)\w*
    (?:ne sera|ne seront|n'est|ne peut)(?: \w+)? (?:pas|plus)(?: etre)? (?:rouvert|reexamin|revu|reetudi)\w*
    derni(?:er|ere) (?:courrier|message|courriel|mail|lettre|echange)(?: (?:a|sur) (?:ce|cet|votre))
    no point in \w+ing|(?:this|that) concludes\b|(?:our|my) last (?:letter|message|e-?mail|word)|not be reopened
    (?:final|definitive) (?:decision|answer|response|reply|position|word|say|offer)\b
    (?:decision|answer|position|refusal)(?: \w+){0,2}? (?:is|are|remains|stands)(?: \w+)? (?:final|definitive
        |irrevocable|unchanged)|(?:decision|position|mind)s? (?:will not|won't|does not|is not going to
        |cannot) (?:change|be changed)
    no (?:appeal|recourse)\b|(?:cannot|can't|not) be (?:appealed|contested|challenged)
    (?:not|won't) (?:reconsider|revisit|reopen|discuss|debate|correspond|enter into|reply to any
        |respond to any)\b
    (?:aucune|pas d'|sans) autre (?:reponse|suite|explication)\b
    (?:not|won't)(?: be)? (?:chang|revis|alter)\w* (?:our|this|the|my) (?:decision|position|mind|answer)
    no further (?:correspondence|discussion|reply|response)|end of the (?:matter|discussion)
    (?:matter|discussion|subject|question)(?: \w+){0,3}? closed\b
    """,
    MATTER=_MATTER,
)

PLATFORM: Final = expressions(
    r"""
    (?:https?://)?(?:webgate\.)?ec\.europa\.eu/(?:consumers/)?odr
    (?:reglement|resolution) (?:en ligne )?(?:des|de) (?:litiges|differends) en ligne|(?:reglement
        |resolution) en ligne des (?:litiges|differends)|plate-?forme (?:europeenne|rll|odr|de la commission)
    online dispute resolution|odr platform|(?:eu|european)(?: \w+)? (?:dispute|odr) (?:resolution|platform)
    """,
)

_FILE = one_of(
    r"""
    dossier / reclamation / demande / requete / plainte
    """
)
_SHUT = r"(?:clos|clotur|class|ferm|archiv|abandon|annul|caduc|caduque)\w*|sans suite"
THREAT: Final = expressions(
    r"""
    # The file will be shut.
    {FILE}(?: \w+){0,3}? (?:sera|serait|seront|est (?=considere))(?: ?(?:donc|alors|automatiquement
        |considere\w*|repute\w*|comme))* ?(?:{SHUT}|resolu\w*|retire\w*)
    (?:contraint|oblige|amene|force)\w* (?:de|a) (?:clore|cloturer|classer|fermer|archiver)
    (?:devrons|allons|pourrons|devrai|vais|pourrions)(?: \w+){0,2} (?:clore|cloturer|classer|fermer|archiver)
    (?:cloturerons|clorons|classerons|fermerons|archiverons|cloturons|classons|fermons)\b
    # Silence has its price: "faute de réponse, nous considérerons que vous renoncez".
    (?:faute|sans|a defaut|en l'absence|passe ce|passe cette)\b[^.;:]{0,100}?\b(?:renonc\w+|abandonn\w+
        |desist\w+|sans suite|sans objet|plus recevable|forclos\w*)
    (?:we|i)(?:'ll| will| shall| may| must| have to| would| are going to)(?: (?:then|therefore|automatically
        |have to|be forced to|be obliged to|consider|need to))* (?:clos|archiv|drop|cancel)\w*(?: your| the
        | this)? (?:complaint|case|file|ticket|request|matter|claim)\b
    (?:complaint|case|file|ticket|request|matter)(?: \w+){0,2} (?:will|shall|may|would|'ll)(?: then
        | therefore)? be (?:\w+ )?(?:closed|archived|dropped|cancelled|considered|treated|deemed|withdrawn)\b
    silence (?:vaut|vaudra|vaudrait|emport\w+|sera)
    (?:no (?:reply|answer|response)|your silence|failure to)\b[^.;:]{0,100}?\b(?:clos\w+|drop\w*|lapse\w*|withdraw\w*
        |abandon\w*|mean)
    (?:will|would|may) (?:lapse|expire)\b
    (?:if (?:we|you)|unless|without|failing|should (?:we|you))\b[^.;:]{0,100}?\b(?:assume|no longer (?:wish
        |want|need)|abandon\w*|withdraw\w*|lapse|considered closed)\b
    """,
    FILE=_FILE,
    SHUT=_SHUT,
)
