"""Words of a complaint that may be shown to everybody: without the people in them.

Two nets, one behind the other. What the file knows of its people (names, addresses, numbers) is taken out wherever it
stands; then everything that looks like a person, a place or a number. What is left may still lack a harmless word:
better one too many than one too few.
"""

import re
from collections.abc import Iterable
from typing import Final

from worker.complaint.particulars import CONCERNED, REACHED
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.words.tables import every, shape
from worker.words.wording import fold, sentences

MARK: Final = "[…]"
# What is read of a text, and what is shown of it.
READ: Final = 4_000
SHOWN: Final = 220
_LEAST: Final = 30
# A quotation with more gaps than one in so many words says nothing, and its gaps say who.
_GAPS: Final = 6

_ROOM: Final = "everyday"
_CAPITAL: Final = r"[^\W\d_a-zà-öø-ÿœ](?:[\w'’-]|\.(?=[^\W\d_]))*"
# Each shape with what it covers, read top-down: what was taken out by one is no longer seen by the next.
SHAPES: Final = (
    # Addresses of mail and of the web.
    re.compile(r"[^\s<>()\[\],;:]+@[^\s<>()\[\],;:]+"),
    re.compile(r"(?i)\b(?:https?://|www\.)\S+|\b[\w-]{2,}\.(?:fr|com|net|org|eu|be|ch|lu|io|uk|de)\b\S*"),
    # A house number with its street, and what follows up to a comma or the end of the line.
    shape(_ROOM, r"(?i:\b\d{1,4}(?:[ ,-]*(?:bis|ter|quater|[a-d]))?,? ?{streets}\b[^,;.\n]{0,60})"),
    shape(_ROOM, rf"\b\d{{1,4}},? (?:{_CAPITAL} ){{1,3}}(?i:{{streets}})\b"),
    # A post code with its town; an IBAN; a telephone; any other number of four digits or more, and codes with digits.
    re.compile(rf"\b(?:F-)?\d{{5}} +{_CAPITAL}(?:[ -]{_CAPITAL})*"),
    re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b"),
    re.compile(r"(?:\+|\b00|\(0\)|\b0)[ .()/-]?\d(?:[ .()/-]{0,2}\d){6,}"),
    re.compile(r"\b[\w/-]*\d[\w/.-]*\d[\w/.-]*\d[\w/.-]*\d[\w/-]*"),
    re.compile(r"\b\d{1,3}(?:[ .\u00a0\u202f]\d{2,4}){2,}\b"),
    re.compile(r"\b(?=[A-Z0-9/_-]*\d)(?=[A-Z0-9/_-]*[A-Z])[A-Z0-9]+(?:[/_-][A-Z0-9]+)*\b"),
    # A title with the name behind it.
    shape(_ROOM, rf"\b{{titles}}\.?(?: +{{particles}})*(?: +{_CAPITAL})+"),
)
# Words with a capital: in the middle of a sentence a name, a place or a brand, at its beginning perhaps a name.
_CAPITALISED: Final = re.compile(rf"(?<![\w]){_CAPITAL}")
_AFTER_END: Final = re.compile(r"(?:^|[.!?…]['’»)\]]? |[«(\"“] ?|[-•] )$")
_ARTICLE: Final = shape(_ROOM, " {articles}")
_WORDS: Final = re.compile(r"[\w'’]+")
_PIECES: Final = re.compile(r"[^\W_]+")
_NO_LETTER: Final = re.compile(r"[\W_]+")


def known_words(complaint: Complaint, staff: Iterable[Person] = ()) -> frozenset[str]:
    """All words, folded, by which the people of a file could be told: theirs, and those of every colleague."""
    who = complaint.complainant
    messages = (*complaint.messages, *complaint.held_messages, *(one.message for one in complaint.staff_messages))
    names = (who.name, *(m.sender_name for m in messages))
    addresses = (*who.addresses, *(m.sender for m in messages))
    numbers = (complaint.ref, *(one.value(complaint) for one in (*REACHED, *CONCERNED) if one.telling))
    places = {word for word in _keys(who.postal_address) if len(word) > 2} - every(_ROOM, "places")
    return _telling((*names, *numbers), addresses) | _telling(places, ()) | names_of(staff)


def names_of(people: Iterable[Person]) -> frozenset[str]:
    """The words by which colleagues could be told."""
    known = tuple(people)
    return _telling((person.name for person in known), (person.address for person in known))


def _telling(names: Iterable[str], addresses: Iterable[str]) -> frozenset[str]:
    """Not what everybody is called, nor two digits of a telephone: the whole of that has its shape."""
    named = {word for text in names for word in _keys(text) if len(word) > 1} - every(_ROOM, "openers")
    in_addresses = {word for text in addresses for word in _keys(_without_end(text)) if len(word) > 2} - every(
        _ROOM, "providers"
    )
    return frozenset(word for word in named | in_addresses if not word.isdecimal() or len(word) > 3)


def _keys(text: str) -> Iterable[str]:
    """Each word of a text as it is looked for: folded, its letters and digits alone."""
    return (key for word in _PIECES.findall(text) if (key := _key(word)))


def _key(word: str) -> str:
    return _NO_LETTER.sub("", fold(word))


def _without_end(address: str) -> str:
    """An address of mail without the country or the like that it ends with."""
    return address.rpartition(".")[0] or address


def scrub(text: str, known: frozenset[str] = frozenset(), *, proposing: bool = False) -> str:
    """The text on one line, every person, place and number in it replaced by a mark.

    `proposing`: a colleague's proposal, whose sentences begin with verbs ("Afficher le délai").
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text[:READ]).split())
    line = _WORDS.sub(lambda word: MARK if _is_known(word[0], known) else word[0], line)
    for one in SHAPES:
        line = one.sub(MARK, line)
    line = _CAPITALISED.sub(lambda found: _unless_harmless(found, line, proposing=proposing), line)
    # Several in a row are one gap, with the joints between them.
    return re.sub(rf"{re.escape(MARK)}(?:[\s.,'’@+()/:;-]{{0,3}}{re.escape(MARK)})+", MARK, line)


def _is_known(word: str, known: frozenset[str]) -> bool:
    return _key(word) in known or any(_key(piece) in known for piece in _PIECES.findall(word))


def _unless_harmless(found: re.Match[str], line: str, *, proposing: bool) -> str:
    """A word that begins a sentence has its capital from there, if it is one that sentences begin with.

    Before an article it is a verb: "Afficher le délai".
    """
    word = fold(found[0])
    if word in every(_ROOM, "harmless"):
        return found[0]
    begins = _AFTER_END.search(line[max(0, found.start() - 3) : found.start()]) is not None
    verb = proposing and _ARTICLE.match(line, found.end()) is not None
    return found[0] if begins and (verb or word in every(_ROOM, "openers")) else MARK


def quotable(text: str, known: frozenset[str] = frozenset()) -> str:
    """The first sentence that says something to everybody, scrubbed; "" where there is none.

    Not one in capitals, whose names nobody can tell, nor one that is mostly gaps.
    """
    for sentence in sentences(text[:READ])[:12]:
        letters = [c for c in sentence if c.isalpha()]
        if sum(c.isupper() for c in letters) * 3 > len(letters):
            continue
        said = scrub(sentence, known)
        if len(said) >= _LEAST and said.count(MARK) * _GAPS <= len(said.split()):
            return said if len(said) <= SHOWN else said[: SHOWN - 1].rstrip() + "…"
    return ""
