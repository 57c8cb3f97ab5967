"""Which language a text is in: French, English, or neither plainly. A letter then goes out in the default language.

Small words betray a language better than long ones. Those that one language has for itself weigh more than those that
several share; Spanish, Portuguese, Italian, German and Dutch are listed only so that they are not taken for ours.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from worker.words.wording import fold

Language = Literal["fr", "en", ""]

# An elided word keeps its apostrophe ("j'", "don'"): it is the surest sign of all.
_STOP_WORDS = {
    "fr": """
        j' qu' n' l' d' c' s' m' t' jusqu' lorsqu' puisqu' aujourd'
        je tu il elle on nous vous ils elles me te se moi toi lui leur leurs mon ma mes ton ta tes son sa ses notre nos
        votre vos le la les un une des du de au aux ce cet cette ces cela ca ceci qui que quoi dont ou quel quelle quels
        quelles et mais donc or ni car si comme quand puis alors ainsi aussi encore toujours jamais deja depuis pendant
        avant apres avec sans sous sur dans par pour vers chez entre contre malgre selon ne pas plus moins tres trop peu
        bien mal rien personne aucun aucune tout toute tous toutes autre autres meme memes est suis sont etait etaient
        ete etre es sommes etes sera serait soit ai as a avons avez ont avais avait avaient aurait avoir fait faire
        fais faites peut peux pouvez puis dois doit veux voudrais souhaite merci bonjour cordialement madame monsieur
        ci joint lors suite hier jour jours mois commande colis livraison facture remboursement remerciements
        reclamation salutations avance y en svp bonsoir
    """,
    "en": """
        i' don' didn' doesn' isn' wasn' won' can' couldn' haven' hasn' it' that' we' you' they'
        i you he she it we they me my mine your yours his her its our ours their them us this that these those the a an
        of to in on at by for from with without into about over under after before since until while and or but so
        because if when where which who whom whose what why how not no nor never only very too also just still already
        again is are was were be been being am do does did done have has had having will would shall should can could
        may might must there here than then as more most much many any some all both each other such same own hello dear
        hi thanks thank please regards sincerely kindly sorry order refund delivery yesterday days weeks
    """,
    "es": """
        el los las un una unos unas de del la y o pero que quien cual cuando donde como si no ni muy mas ya me mi mis te
        tu su sus nos se lo le les yo usted ustedes nosotros ellos es son fue era estoy esta estan este esto estos esa
        ese he ha han hemos habia hay tengo tiene por para con sin sobre desde hasta entre hace porque pedido gracias
        hola buenos dias saludos quiero quisiera todavia tambien a al en todo nada
    """,
    "pt": """
        o os a as um uma uns umas de do da dos das no na nos nas ao aos e ou mas que quem qual quando onde como se nao
        nem muito mais ja me meu minha meus minhas seu sua eu voce voces nos ele ela eles e sao foi era estou esta estao
        este isso isto tenho tem por para com sem sobre desde ate entre porque pedido obrigado obrigada ola bom dia
        quero gostaria ainda tambem tudo nada
    """,
    "it": """
        il lo la i gli le un uno una di del della dei delle dello dell' all' nell' sull' un' l' d' c' s' m' e o ma che
        chi quale quando dove come se non ne molto piu gia mi mio mia miei ti tuo suo sua noi voi loro io lei lui e sono
        era ho ha hanno abbiamo avete stato stata questo questa questi quello per con senza su sul da dal dalla fra tra
        a al alla nel nella perche ordine grazie buongiorno salve cordiali saluti vorrei ancora anche tutto niente si
    """,
    "de": """
        der die das den dem des ein eine einen einem einer und oder aber dass wenn wann wo wie warum nicht kein keine
        sehr mehr schon noch auch nur ich du er sie es wir ihr mich mir dich uns ihnen mein meine meinen ihre ihren sein
        seine ist sind war waren bin habe haben hat hatte wurde werden wird kann muss mochte bitte danke hallo guten tag
        sehr geehrte geehrter herr frau mit ohne auf aus bei fur im in von vom zu zum zur nach seit bis uber bestellung
        gruss grusse freundlichen
    """,
    "nl": """
        de het een en of maar dat die dit deze als wanneer waar hoe waarom niet geen zeer meer al nog ook ik jij je u
        hij zij ze wij we mij me mijn uw ons onze hun zijn is was waren ben heb hebben heeft had werd worden wordt kan
        moet graag dank bedankt hallo geachte heer mevrouw met zonder op uit bij voor in van te naar sinds tot over
        bestelling groet groeten vriendelijke
    """,
}  # fmt: skip
_OWN, _SHARED = 3, 1
_SETS = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}
_LANGUAGES_OF = {
    word: tuple(language for language, words in _SETS.items() if word in words)
    for word in frozenset().union(*_SETS.values())
}
# One greeting is enough to tell; one small word is not.
_PLAIN = {
    **dict.fromkeys(("bonjour", "bonsoir", "merci", "cordialement", "remboursement"), "fr"),
    **dict.fromkeys(("hello", "thanks", "thank", "refund", "please", "regards"), "en"),
}

_WORD = re.compile(r"[^\W\d_]+'?")
# Below the mark of a signature stand titles and slogans in any language.
_SIGNATURE = re.compile(r"\n-- ?\r?\n")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
# Lines that a device or a program writes under anybody's text, in its own language rather than the author's.
_MACHINE_LINES = (
    "sent from my", "sent from mail", "sent from outlook", "get outlook for", "sent with", "envoye de mon",
    "envoye depuis", "envoye a partir d", "telecharger outlook", "telechargez outlook", "obtenir outlook",
    "provenance :", "caution:", "external email", "[external]", "this email originated", "do not click",
)  # fmt: skip
# Paragraphs that a company's server hangs under every mail.
_DISCLAIMERS = (
    "confidential and", "this e-mail and any", "this email and any", "this message and any",
    "this message is confidential", "intended recipient", "received this message in error",
    "received this email in error", "consider the environment",
    "ce message et ses pieces jointes", "ce message et toutes les pieces", "ce courriel et ses pieces",
    "ce message est confidentiel", "ce courriel est confidentiel",
    "pensez a l'environnement", "n'imprimez ce", "n'imprimer ce",
)  # fmt: skip
_LOOKED_AT = 20_000
# Enough weight to be sure of a language, after which disclaimers and signatures further down are not read.
_SURE = 24
_LEAST = 3
_LEAD = 1.5
# In ordinary prose at least two words in five are listed above; below one in eight the text is something else.
_LEAST_SHARE = 0.125


def guess(text: str) -> Language:
    """The language of `text`, or "" where it is too short, mixed, or neither French nor English.

    Reads at most the first 20,000 characters, paragraph by paragraph, and stops as soon as one language is plain.
    """
    scores: Counter[str] = Counter()
    known = total = 0
    for paragraph in _PARAGRAPH.split(_SIGNATURE.split(text.strip()[:_LOOKED_AT], maxsplit=1)[0]):
        for word in _words(paragraph):
            total += 1
            languages = _LANGUAGES_OF.get(word, ())
            known += bool(languages)
            for language in languages:
                scores[language] += _SHARED if len(languages) > 1 else _OWN
            if word in _PLAIN:
                scores[_PLAIN[word]] += 1
        if _leader(scores, least=_SURE, lead=2 * _LEAD):
            break
    if known < _LEAST_SHARE * total:
        return ""
    return _leader(scores, least=_LEAST, lead=_LEAD)


def _words(paragraph: str) -> Iterator[str]:
    """The folded words of a paragraph, without addresses, device lines and disclaimers."""
    whole = fold(paragraph)
    if any(words in whole for words in _DISCLAIMERS):
        return
    for line in paragraph.splitlines():
        folded = fold(line)
        if folded.startswith(_MACHINE_LINES):
            continue
        for chunk in folded.split():
            if "@" not in chunk and "://" not in chunk and not chunk.startswith("www."):
                yield from _WORD.findall(chunk)


def _leader(scores: Counter[str], *, least: int, lead: float) -> Language:
    """The language that has `least` points and `lead` times those of every other, if it is one of ours."""
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < least or (len(ranked) == 2 and ranked[0][1] < lead * ranked[1][1]):
        return ""
    match ranked[0][0]:
        case "fr":
            return "fr"
        case "en":
            return "en"
        case _:
            return ""
