"""The colleagues whom a complaint is about: a proposal that keeps the file from them, until a person says otherwise.

A full name is enough. « M. Petit », « Ann de l'accueil », « votre collègue Cyrille » or « Cyrille m'a … » are where the
words beside them tell how somebody behaved: who only says with whom they spoke complains of nobody.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from worker.complaint.casework import ComplainedOf
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.people import complained_of
from worker.processing.rules import Rules
from worker.words.greetings import ungreeted
from worker.words.tables import shape, words
from worker.words.wording import fold, sentences

_ROOM: Final = "accused"
_LONGEST: Final = 8_000
# A shorter word of a name is found in too many others.
_SHORTEST: Final = 3
_FIRST, _LAST, _FULL = "zzfirst", "zzlast", "zzfull"
_WORD: Final = re.compile(r"[\w'’-]+")

_CONDUCT: Final = words(_ROOM, "conduct", then=r"(?!\w)")
_THANKS: Final = words(_ROOM, "thanks", then=r"(?!\w)")
_IN_THE_HOUSE: Final = shape(_ROOM, rf"{{function}},?(?: \w+\.?){{0,2}} (?:{_FIRST}|{_LAST})\b")
# As somebody of the house: these count with the sentence before and the one behind.
_OF_THE_HOUSE: Final = shape(
    _ROOM,
    rf"(?<!\w)(?:{{title}} ?(?:{_FIRST} )?{_LAST}|{_FULL}|{{function}}[^.;!?]{{0,25}}\b(?:{_FIRST}|{_LAST})"
    rf"|(?:{_FIRST}|{_LAST}),? (?:\w+ )?{{place}})(?!\w)",
)
# By the bare name, as who did it or by whom it was done: these count in their own sentence.
_BY_NAME: Final = shape(_ROOM, rf"(?:{_FIRST}|{_LAST}) (?:\w+ )?{{did}}|(?<!\w){{by}} (?:{_FIRST}|{_LAST})(?!\w)")
_TITLED: Final = shape(_ROOM, rf"(?<!\w){{title}} ?{_LAST}")
# The roles of which one at least is needed to look after a file.
_ABLE: Final = frozenset({"desk", "handler", "manager", "direction"})


def accused(text: str, rules: Rules, *, complainant: str = "") -> tuple[str, ...]:
    """Their addresses; nobody where all who could look after the file would be among them."""
    named = told_of(text, rules, complainant=complainant)
    able = (one.address for one in rules.staff.values() if one.roles & _ABLE)
    return named if set(able) - set(named) else ()


def told_of(text: str, rules: Rules, *, complainant: str = "") -> tuple[str, ...]:
    """The same, whoever is left."""
    said = ungreeted(text[:_LONGEST])
    found = {*complained_of(said, rules), *blamed(said, rules, complainant=complainant)}
    return tuple(address for address in rules.staff if address in found)


def blamed(text: str, rules: Rules, *, complainant: str = "") -> tuple[str, ...]:
    """Those of whom it tells how they behaved, as people call somebody: what follows a letter of ours names its writer
    without complaining of them.
    """
    pieces = tuple(one for row in text[:_LONGEST].split("\n") for one in sentences(row, _LONGEST))
    if not any(_CONDUCT.search(fold(one)) for one in pieces):
        return ()
    theirs = frozenset(fold(complainant).split())
    return tuple(one.address for one in rules.staff.values() if _is_blamed(one, pieces, theirs))


def later(complaint: Complaint, message: ReceivedMessage, rules: Rules) -> tuple[ComplainedOf, ...]:
    """What a later message of a file's own complains of: from then on the file is kept from them as well."""
    found = blamed(message.new_text, rules, complainant=message.sender_name)
    about = tuple(dict.fromkeys((*complaint.complained_of, *found)))
    able = {one.address for one in rules.staff.values() if one.roles & _ABLE}
    if about == complaint.complained_of or not able - set(about):
        return ()
    return (ComplainedOf(people=about, by="worker"),)


def _is_blamed(person: Person, pieces: tuple[str, ...], theirs: frozenset[str]) -> bool:
    marked = tuple(_marked(person, piece, theirs) for piece in pieces)
    for near, said in _with_what_is_near(marked):
        if _THANKS.search(said):
            continue
        if _BY_NAME.search(said) and _CONDUCT.search(said):
            return True
        if _OF_THE_HOUSE.search(said) and _CONDUCT.search(near):
            return True
    return False


def _with_what_is_near(marked: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each sentence, with the ones beside it."""
    around = ("", *marked, "")
    for before, (said, after) in zip(around, pairwise(around[1:]), strict=False):
        yield f"{before} . {said} . {after}", said


def _marked(person: Person, said: str, theirs: frozenset[str]) -> str:
    """The sentence, folded, with a mark in the place of this colleague's name. A name that the complainant bears too is
    the colleague's only where it is said who they are in the house.
    """
    first, *rest = fold(person.name).split() or [""]
    last, folded = " ".join(rest), fold(said)
    if not rest:
        return folded
    for whole in (f"{first} {last}", f"{last} {first}"):
        folded = re.sub(rf"(?<!\w){re.escape(whole)}(?!\w)", _FULL, folded)
    for word, mark in ((last, _LAST), (first, _FIRST)):
        named = _as_a_name(folded, word, said, mark) if len(word) >= _SHORTEST else folded
        folded = named if _IN_THE_HOUSE.search(named) or not theirs & set(word.split()) else folded
    return folded


def _as_a_name(folded: str, word: str, said: str, mark: str) -> str:
    """« un petit geste » names nobody: a surname is one by its capital, or behind a title where none was typed."""
    marked = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", mark, folded)
    return marked if mark == _FIRST or _is_capital(said, word) or _TITLED.search(marked) else folded


def _is_capital(said: str, word: str) -> bool:
    first = word.split(maxsplit=1)[0]
    return any(one[:1].isupper() for one in _WORD.findall(said) if fold(one) == first)
