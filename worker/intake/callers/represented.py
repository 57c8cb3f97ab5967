"""For whom a representative writes: the name that stands behind what they call that person, and their address."""

import re

from worker.intake.callers.text import text_of
from worker.intake.screening.delivery import ADDRESS
from worker.nouns.message import Message, Party
from worker.words.tables import words
from worker.words.wording import bounded

_READ = 4_000
_TITLE = r"(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame|Mademoiselle|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?)"
# A name is one to three words that begin with a capital, with what stands between: "Le Goff", "de La Tour".
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}"
_NAME = rf"(?P<name>{_TITLE} (?:(?:de|du|des|la|le|van|von|el|ben) ){{0,2}}{_WORD}(?: (?:{_WORD}|de|du|la|le)){{0,3}})"
_CALLED = re.compile(
    r"(?:adh[ée]rente?|assur[ée]e?|soci[ée]taire|cliente?|membre|prot[ée]g[ée]e?|conseil de|avocate? de|nom de"
    r"|compte de|place de|m[èe]re|p[èe]re|voisine?|tut(?:eur|rice) de|curat(?:eur|elle|rice) de|mandataire de"
    r"|accompagne|par|pour|client|behalf of|father|mother|by|for|helping|assisting)[ ,:]{1,3}" + _NAME
)
_ANY = re.compile(_NAME)
# Of kin a title is not needed: "je suis la fille de Lucie Armand".
_OF_KIN = re.compile(
    r"(?:fille|fils|[ée]pou(?:se|x)|femme|mari|m[èe]re|p[èe]re|s(?:œ|oe)ur|fr[èe]re|ni[èe]ce|neveu|aidante?|voisine?"
    r"|daughter|son|wife|husband|sister|brother|carer) (?:de |d'|d’|of )"
    rf"(?P<name>{_WORD} {_WORD}(?: {_WORD})?)"
)
_MY_KIN = re.compile(
    r"(?:[Mm]a|[Mm]on|[Mm]y|[Nn]otre|[Oo]ur) (?:(?:grand|belle|beau|petite?)-?)?"
    r"(?:fille|fils|[ée]pou(?:se|x)|femme|mari|m[èe]re|p[èe]re|s(?:œ|oe)ur|fr[èe]re|tante|oncle|voisine?|compagne|compagnon|amie?|wife|husband|mother|father|daughter|son|sister"
    rf"|brother|aunt|uncle|neighbou?r|friend),? (?P<name>{_WORD} {_WORD}(?: {_WORD})?)"
)


_KIN = words("callers", "kin")
_ASKS = words("followups", "asks about a file")


def kin(message: Message) -> str:
    """The words by which somebody near to a complainant writes; "" for none."""
    hit = _KIN.search(text_of(message).all)
    return hit.group().strip() if hit else ""


def asks(message: Message) -> str:
    """The words that ask where a file stands, and not where a thing is; "" for none."""
    hit = _ASKS.search(text_of(message).all)
    return hit.group().strip() if hit else ""


def represented(message: Message) -> Party | None:
    """Whom they speak for; None where no name stands there. Another address in the text may be that person's."""
    text = " ".join(f"{message.new_text[:_READ]} {message.subject[:300]}".split())
    hit = _CALLED.search(text) or _OF_KIN.search(text) or _MY_KIN.search(text) or _ANY.search(text)
    if hit is None:
        return None
    addresses = dict.fromkeys(one.group().lower() for one in ADDRESS.finditer(text))
    domain = message.sender.address.rpartition("@")[2]
    others = [one for one in addresses if one.rpartition("@")[2] != domain]
    return Party(others[0] if len(others) == 1 else "", bounded(hit["name"], 80))
