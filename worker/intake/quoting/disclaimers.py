"""Paragraphs that lawyers, relays and virus scanners add, told from an author who speaks of such things."""

import re
from collections.abc import Mapping, Sequence

from worker.intake.quoting.page import Row
from worker.words.wording import fold

MAX_PARAGRAPH = 60


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


# What such a paragraph says, each counted once. One sign alone is an author's word; three together are a lawyer's.
_SIGNS: Mapping[str, re.Pattern[str]] = {
    "names itself": _any(
        r"\b(?:ce|cet|cette|le present|la presente) (?:message|courriel|e-?mail|mail|courrier|communication)\b",
        r"\b(?:this|the|these) (?:e-?mail|message|communication|transmission|electronic|original of this e-?mail)",
        r"\b(?:all|any) (?:e-?mail|messages)|e-?mail messages are|the information (?:in|contained)",
        r"les informations contenues|\bdiese[rs]? (?:e-?mail|nachricht)|informazioni contenute",
        r"\b(?:este|esta) (?:correo|mensaje|e-?mail|mensagem|comunicacion)",
        r"\b(?:questo|questa) (?:messaggio|e-?mail|comunicazione)|\b(?:dit|deze) (?:bericht|e-?mail)",
        r"\bdenne (?:e-?(?:mail|post)|melding)|\bdetta (?:mejl|meddelande|e-postmeddelande)|wiadomosc jest",
        r"\b(?:ta|niniejsza) wiadomosc|\b(?:tento|tato) (?:e-?mail|zprava|sprava)|\bacest (?:mesaj|e-?mail)",
        r"\bez az? (?:uzenet|e-?mail|level)|\bbu (?:e-?posta|ileti|mesaj)|\btama (?:viesti|sahkoposti)",
        r"(?:это|данное|настоящее) (?:сообщение|письмо)",
    ),
    "is secret": _any(
        r"confiden|privileged|legalement protege|vertraulich|riservat|vertrouwelijk|fortrolig|konfidentiel|poufn",
        r"duvern|dovern|bizalmas|gizli|luottamuksell|конфиденциал",
    ),
    "has one reader": _any(
        r"destinataire|intended|addressee|recipient|named person|individual or entity|exclusivement|empfanger",
        r"bestimmt fur|destinatari|bestemd voor|geadresseerde|modtager|mottager|mottagare|adresat",
        r"cimzett|alici|vastaanottaj|адресат|получател",
    ),
    "went astray": _any(
        r"par erreur|in error|irrtumlich|por error|per errore|por engano|ten onrechte|ved en fejl|av misstag|omylkowo",
        r"\bomylem|tevedes|din greseala|yanlislik|erehdyks|ved feil|по ошибке",
        r"n'etes pas (?:le|la|les|un)|not the (?:intended|named)|not for you",
    ),
    "wants to be destroyed": _any(
        r"detrui|\bdelet|notify|en (?:informer|avertir|aviser)|toute utilisation|divulg|diffusion|copying|disclos",
        r"(?:informer|avertir|prevenir|aviser) (?:immediatement )?l'expediteur",
        r"loschen|vernicht|borr(?:ar|e)|elimin(?:ar|e)|cancellar|verwijder|slette",
        r"\bradera|\busun|smaz(?:te|at)|vymaz|torol|sterge|\bsilin|poist|удалит",
    ),
    "was scanned": _any(
        r"virus(?:es)? (?:par|by|dans ce)|virus.{0,40}(?:scanned|checked|screened|verifie|intercept)",
        r"(?:scanned|checked|swept|screened|analyse|verifie|balaye).{0,40}(?:virus|malware|antivirus)",
        r"sans virus|virus[- ]free|presence of virus|monitored|automatically logged|screened by",
    ),
    "binds nobody": _any(
        r"toute responsabilite|ne saurait etre (?:tenu|engage)|liabil|haftung|reserves the right|data protection act",
        r"not necessarily (?:represent|those|reflect|the)|opinions? (?:express|contained)",
        r"legal(?:ly)? (?:privilege|purposes|binding)",
    ),
    "saves paper": _any(
        r"avant d'imprimer|n'imprimez (?:ce|cet|que)|before printing|pensez a l'environnement|prima di stampare",
        r"consider the environment|think before you print|bevor sie diese|antes de imprimir",
    ),
    "has a title": _any(
        r"^[\W_]*(?:legal )?(?:disclaimer|avis de confidentialite|confidentiality notice|clause de confidentialite"
        r"|avertissement|mentions? legales?|haftungsausschluss|aviso legal|avviso di riservatezza)[\W_]*$",
    ),
    "wants no answer": _any(
        r"do not reply to this|ne pas repondre (?:directement )?a ce|ne repondez pas a ce",
    ),
}
# "Je", "mon", "my": an author. Lawyers write "we" and "the sender".
_PERSON = re.compile(r"(?<![\w-])(?:je|mon|ma|mes|moi|i|my|me|ich|mein|meine|mich|yo|mi|io|mio|mia)(?![\w-])|\bj'")
# Words that are no person in Polish ("and") and Czech ("is").
_SLAVIC = re.compile(r"wiadomosc|\bt[eao]to\b|zprav|adresat")
_NO_PERSON = frozenset({"i", "je"})
_FRAME = re.compile(r"(?:\* ?){20,}|[*#=_]{20,}")


def is_frame(body: str) -> bool:
    """A full line of stars: the border that relays draw around their notice."""
    return bool(_FRAME.fullmatch(body))


def signs(rows: Sequence[Row]) -> frozenset[str]:
    """What a paragraph says, by the names of the table above; nothing where a person speaks of himself."""
    told = fold(" ".join(row.body for row in rows[:MAX_PARAGRAPH]))
    if "«" in told or "“" in told:
        # Words between inverted commas are told, and not meant.
        return frozenset()
    persons = {found[0] for found in _PERSON.finditer(told)}
    if persons - _NO_PERSON or (persons and not _SLAVIC.search(told)):
        return frozenset()
    return frozenset(name for name, sign in _SIGNS.items() if sign.search(told))


def is_notice(rows: Sequence[Row], *, beside_another: bool) -> bool:
    """Whether a paragraph is a notice; where it stands above another one, less is enough."""
    seen = signs(rows)
    if len(seen) >= 3 or seen & {"saves paper", "has a title"} or {"names itself", "was scanned"} <= seen:
        return True
    return beside_another and bool(seen - {"names itself"})
