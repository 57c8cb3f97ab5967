"""For whom a representative writes: the name that stands behind what they call that person, and their address."""

from worker.intake.callers.text import text_of
from worker.intake.screening.delivery import ADDRESS
from worker.nouns.message import Message, Party
from worker.words.tables import every, shape, words
from worker.words.wording import bounded, fold

_READ = 4_000
_ROOM = "callers"
# A name is one to three words that begin with a capital, with what stands between: "Le Goff", "de La Tour".
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}"
_NAME = rf"(?P<name>{{person titles}} (?:{{particles}} ){{0,2}}{_WORD}(?: (?:{_WORD}|{{particles within}})){{0,3}})"
_CALLED = shape(_ROOM, rf"{{represented}}[ ,:]{{1,3}}{_NAME}")
_ANY = shape(_ROOM, _NAME)
# Of kin a title is not needed: "je suis la fille de Lucie Armand".
_OF_KIN = shape(_ROOM, rf"{{of kin}} {{kin of}}(?P<name>{_WORD} {_WORD}(?: {_WORD})?)")
_MY_KIN = shape(_ROOM, rf"{{my}} (?:{{step}}-?)?{{my kin}},? (?P<name>{_WORD} {_WORD}(?: {_WORD})?)")
# In small letters, as it is typed on telephones, a name stands alone between its kin and a comma or the end.
_SMALL = r"[a-zà-öø-ÿ][\w’-]{2,30}"
_SMALL_NAME = rf"(?P<name>{_SMALL} {_SMALL})(?=[,.;:!?)]|$)"
_OF_KIN_SMALL = shape(_ROOM, rf"{{of kin}} {{kin of}}{_SMALL_NAME}")
_MY_KIN_SMALL = shape(_ROOM, rf"{{my}} (?:{{step}}-?)?{{my kin}}, {_SMALL_NAME}")
_KIN = words(_ROOM, "kin")
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
    name = hit["name"] if hit else _in_small_letters(text)
    if not name:
        return None
    addresses = dict.fromkeys(one.group().lower() for one in ADDRESS.finditer(text))
    domain = message.sender.address.rpartition("@")[2]
    others = [one for one in addresses if one.rpartition("@")[2] != domain]
    return Party(others[0] if len(others) == 1 else "", bounded(name, 80))


def _in_small_letters(text: str) -> str:
    """The name that stands so, with its capitals; "" where one of its words is none of a name ("votre cliente")."""
    hit = _OF_KIN_SMALL.search(text) or _MY_KIN_SMALL.search(text)
    common = hit is not None and not every("language", "small words", "plain words").isdisjoint(
        fold(hit["name"]).split()
    )
    return hit["name"].title() if hit and not common else ""
