"""Addresses and names that look like somebody's and are not theirs: a colleague's by another domain, the complainant's
name at an address that the file does not know. A person checks; nothing is decided by it.
"""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.rules import Rules
from worker.words.tables import every
from worker.words.wording import fold

# What the eye takes for one another, in an address as a mail client shows it.
_ALIKE: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("i", "l"), ("|", "l"), ("5", "s"))
_HOMOGLYPHS: Final = str.maketrans("аеорсухіԁѕјһ", "aeopcyxidsjh")
_BETWEEN: Final = re.compile(r"[-._+]")
_SHORTEST: Final = 5
_LONGEST: Final = 190
# So long is a word of a name by which its bearer is known.
_OWN: Final = 3


def imitated(message: ReceivedMessage, rules: Rules) -> Person | None:
    """The colleague whose name, or whose address, whoever wrote it comes near without being them; None for nobody."""
    return of_whom(message.sender, message.sender_name, rules.staff.values())


def of_whom(sender: str, name: str, staff: Collection[Person]) -> Person | None:
    """The same, of a sender and the name that they bear."""
    address = sender.casefold()[:_LONGEST]
    if not address or any(address == one.address for one in staff):
        return None
    local, _, domain = address.rpartition("@")
    by_name = (one for one in staff if _same_name(name, one.name))
    near = [one for one in staff if _near(local, domain, one, name)]
    # Of several in a house whose name is imitated, the one who is.
    near.sort(key=lambda one: not (_seen(one.address.partition("@")[0]) == _seen(local) or _spells(local, one.name)))
    return next(by_name, None) or next(iter(near), None)


def of_file(complaint: Complaint, rules: Rules) -> Person | None:
    """The colleague whom the complainant's name or address resembles: their lines stand beside the colleague's own."""
    who = complaint.complainant
    return of_whom(next(iter(who.addresses), ""), who.name, rules.staff.values())


def under_their_name(complaint: Complaint, message: ReceivedMessage) -> bool:
    """Whether an address that the file does not know writes under the complainant's name, or their representative's."""
    who = complaint.complainant
    unknown = message.sender not in who.addresses
    return unknown and any(_same_name(message.sender_name, one) for one in (who.name, who.representative))


def _spells(local: str, name: str) -> bool:
    """« cyrille.marchand »."""
    return _same_name(_BETWEEN.sub(" ", local), name)


def _same_name(one: str, other: str) -> bool:
    """Two words at least, in whichever order."""
    words = sorted(re.findall(r"\w+", fold(one)[:_LONGEST]))
    return len(words) > 1 and words == sorted(re.findall(r"\w+", fold(other)))


def _near(local: str, domain: str, colleague: Person, name: str) -> bool:
    theirs, _, home = colleague.address.casefold().rpartition("@")
    same_person = _seen(local) == _seen(theirs)
    if domain == home:
        # Somebody of another spelling at the same house: "ann.rnorel" for "ann.morel".
        return same_person and local != theirs
    if domain.startswith(f"{home}."):
        # "example.com.evil.example": whoever reads the beginning takes it for the house's own.
        return True
    label, known = domain.partition(".")[0], home.partition(".")[0]
    if len(known) >= _SHORTEST and label != known and _seen(label) == _seen(known):
        return True
    # A letter apart are also two houses that have nothing to do with each other: then somebody of ours must be meant.
    if len(known) >= _SHORTEST and _one_apart(label, known) and (same_person or _as_of_us(local, name, colleague)):
        return True
    # The same name under another ending, or with a word more, is theirs only together with the person.
    return same_person and len(known) >= _SHORTEST and known in label


def _as_of_us(local: str, name: str, colleague: Person) -> bool:
    """Whether an address, or the name that it bears, is a department's, or holds a colleague's own: « direction »."""
    words = set(re.findall(r"[^\W\d_]+", fold(f"{local} {name}")[:_LONGEST]))
    theirs = {one for one in re.findall(r"[^\W\d_]+", fold(colleague.name)) if len(one) >= _OWN}
    # What names of people have too says nothing of a department.
    departments = every("guards", "no names") - every("greetings", "particles", "titles", "links")
    return bool(words & departments or words & theirs)


def _seen(written: str) -> str:
    """As the eye takes it."""
    plain = unicodedata.normalize("NFKD", written.translate(_HOMOGLYPHS))
    seen = "".join(one for one in plain if one.isascii())
    for this, that in _ALIKE:
        seen = seen.replace(this, that)
    return _BETWEEN.sub("", seen)


def _one_apart(one: str, other: str) -> bool:
    """A letter more, less, another one, or two that changed places."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) == 1:
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    if len(long) != len(short):
        return False
    differ = [place for place in range(len(long)) if long[place] != short[place]]
    neighbours = len(differ) == 2 and differ[1] - differ[0] == 1
    return len(differ) == 1 or (neighbours and [long[p] for p in differ] == [short[p] for p in reversed(differ)])
