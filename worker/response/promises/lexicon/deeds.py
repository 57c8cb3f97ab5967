"""What we announce. Before the decision only the steps of the procedure may be: any other deed decides something.

The steps are listed and all the rest is taken for a deed, since nobody can list all that may be promised.
"""

from typing import Final

from worker.response.promises.lexicon.parts import GAP, THING
from worker.words.phrases import any_of, expressions, one_of

# To look into, to ask, to tell, to meet, and what helps a verb.
_STEPS = one_of(
    r"""
    repond / revien / ecri / reecri / inform / tiend / di[rst] / indiqu / expliqu / examin / reexamin / etudi /
    analys / verifi / control / demand / interrog / recherch / cherch / consult / attend / poursuiv / continu /
    repren / contact / recontact / rappell? / appell? / join / transme / transfer / conserv / complet / ajout /
    not / lir / reli / precis / confirm / donn / communiqu / previen / preven / averti / gard / suiv / trait /
    instrui / regard / rencontr / visit / pass / organis / fix / convien / conven / pour[rv] / pouv / devr / aur
    / avoir / ser / etre / saur / savoir / pren / accus / enregistr / prononc / test / mesur / demont / ouvr /
    inspect / compar / observ / photograph / entend / ecout / rece[vp] / signal / relanc / met / fer / faire /
    propos / envo / enver / adress / reme / class / tranch / decid / statu / conclu / part / recueill / rassembl
    / identifi / evalu / chiffr / evit / essa / tent / souhait / aim / voud / vouloir / aid / accompagn / resum
    / list / detaill / mention / remerci / rest / discut / echang / parl / appren / decouvr / constat / montr /
    connai / trouver / verr / voir / lancer l' / ouvrir l' / present / expos / rapport / motiv / argument /
    comprend / comprenn / approfondi / clarifi / eclairc / prolong / report / tard / manqu / perd / abord / rev
    / profit / utilis / separ / regroup / fusionn / rattach / rouvr / reuni / effectu / realis
    / proced / mener / factur / regl / resou / resol / consider
    """
)
_PRESENT = one_of(
    r"""
    livr / prepar / esper / rencontr / offr / assur / entr / rentr / compar / separ / dur / demeur / declar /
    acceler / ger / rassur / oper / attir / tir / retir / adm / respir
    """
)
_OURS = one_of(
    r"""
    magasin / boutique / technicien / atelier / livreur / transporteur / comptabilite / equipe / collegue / fabricant
    / siege / agence / conseill\w+ / direct\w+ / service / prestataire / partenaire
    """
)
_OBJECTS = r"(?: (?:ne|vous|nous|en|les?|la|lui|y))*"
_ADVERB = any_of(
    r"""
    donc / bien / alors / aussi / egalement / ensuite / tres / tout / totalement / integralement / entierement /
    automatiquement / ainsi / encore / toujours / pas / plus / jamais / de / suite / meme / gratuitement / vous
    / nous / lui
    """
)
_NO_DEED = one_of(
    r"""
    utile / possible / necessaire / disponible / absent / joignable / simple / difficile / impossible / longue /
    ferme / complete / capable / seule / meilleure / lue?s? / tenue?s? / prise?s? / mise?s? / faite?s? /
    telle?s? / libre / satisfaite?s? / a / en / au / la / le / une? / sur / dans / par
    """,
    r"\b",
)
_FRENCH: Final = expressions(
    r"""
    # "Nous effacerons la pénalité", "je vais tout annuler".
    nous{OBJECTS} (?!{STEPS}|{PRESENT}ons\b)\w+rons\b|je{OBJECTS} (?!{STEPS})\w+rai\b
        |on{OBJECTS} (?!{STEPS})\w+ra\b
    (?:nous|je|on)(?: ne)? (?:allons|vais|va){GAP}?(?!{STEPS})(?<= )\w+(?:er|ir|re)\b
    # "Vous récupérerez votre mise".
    (?<!que )vous{OBJECTS} (?!{STEPS}|{PRESENT}ez\b)\w+rez\b
    # "La caution sera débloquée", "deux nuits vous seront offertes".
    (?:serez|sera|seront){ADVERB} (?!{STEPS}|{NO_DEED}|rembours)(?:\w+(?:ee?s?|ie?s?|ue?s?|erte?s?|its?
        |ites?))\b
    # "Le magasin reprendra le produit", "un technicien viendra refaire le joint".
    {OURS}(?: \w+)?{OBJECTS} (?!{STEPS}|viendr|ir)\w+r(?:a|ont)\b|{OURS}(?: \w+)? accepter(?:a|ont)\b
    {OURS}{GAP}(?:effectu|realis|proced)\w+{GAP}{THING}
    (?:viendra|viendront|passera|ira)(?: \w+)? (?:refaire|repar|remplac|chang|livr|repren|install|repos)\w*
        |gracieusement\b
    # "Afin de vous rembourser, il nous faut votre RIB".
    (?:pour|afin de|en vue de) (?:pouvoir )?(?:vous |le |la |les )(?:rembours|dedommag|indemnis|recredit
        |compens|exoner)er\b
    """,
    GAP=GAP,
    ADVERB=_ADVERB,
    NO_DEED=_NO_DEED,
    OBJECTS=_OBJECTS,
    OURS=_OURS,
    PRESENT=_PRESENT,
    STEPS=_STEPS,
    THING=THING,
)

_STEPS_EN = one_of(
    r"""
    repl / answer / writ / tell / inform / let / keep / updat / look / review / examin / check / ask /
    investigat / contact / call / phon / speak / talk / get / com / go / read / not / explain / send / forward /
    pass / add / complet / continu / carr / wait / tr[yi] / do / need / hav / know / consider / decid / set /
    giv / shar / confirm / follow / discuss / hear / visit / test / inspect / measur / compar / find / see / tak
    / mak / stud / respond / return / report / e-?mail / arrang / hold / acknowledg / includ / record / handl /
    treat / us[ei] / stat / say / list / attach / request / proceed / work / search / help / reach / provid /
    gather / collect / meet / stay / remain / open / clos / start / begin / in / able / happy / glad / back /
    pleased / sorry / sure / at / on / out / away / a / an / the / to / receiv / want / like / also / still /
    then / appl[yi] / assess / weigh / listen / learn / post / reopen / wish / hope / expect / told / kept /
    sent / made / given / held / written / taken / what / why / how / one / ready / very / with / more / less /
    long / based / due / requir / possible / there / bring / bear in / thank / offer / propos / miss / satisf /
    be / not / now / just / only / never / all / both / soon / simply / therefore / certainly / gladly / sort /
    solv / resolv / part / separat / split / merg / group / fix / settl / repeat
    """
)
_HELP_EN = any_of(
    r"""
    not / now / also / then / still / soon / simply / just / only / therefore / of course / never / be / all /
    both / certainly / gladly
    """
)
_ENGLISH: Final = expressions(
    r"""
    # "We will scrap the fee", "you'll have your deposit back", "the charge will be lifted".
    (?:we|i)(?:'ll| will| shall| won't| are going to|'re going to|'m going to){HELP_EN} (?!{STEPS_EN}\w*\b)\w+
    you(?:'ll| will| won't| are going to|'re going to){HELP_EN} (?!{STEPS_EN}\w*\b)\w+
    you(?:'ll| will)(?: \w+)? (?:have|get|see|receive) (?:your|all|every|it|this|that|everything
        |them) (?!answer|reply|file)\w+
    (?:will|shall|'ll) be (?!{STEPS_EN}\w*\b)\w+(?:ed|id)\b
    (?:in order to|so that we can|to be able to) (?:refund|reimburse|compensate|credit|repay)\b
    """,
    HELP_EN=_HELP_EN,
    STEPS_EN=_STEPS_EN,
)
DEEDS: Final = (_FRENCH, _ENGLISH)
