"""What in a letter to a complainant belongs to somebody else: another customer's name, number, address or file.

Who compares two cases says more than may be told: « le matelas de M. Poulain (06 77 88 99 00) a été livré ». Whoever
wrote is asked before it leaves. What stands in the file itself, bears the house's own name, or is nobody's in any
other file is passed over: the courier, the shop, and whoever is called like the complainant.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from worker.complaint.record import Complaint
from worker.intake import references
from worker.intake.complainant import ADDRESS, PHONE
from worker.processing.commands.frame import Bench
from worker.staff.guards.reply import name_words
from worker.staff.new_mail import customers_named
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import fold

_LOOKED_AT: Final = 20_000
# As many as one reads; a name costs a look into the register.
_MOST: Final = 4
_MOST_NAMES: Final = 10
# « Karim Haddad », « chez les Poulain »: with a title or without.
_CAPITALS: Final = re.compile(r"(?<![\w'’-])[A-ZÀ-Ý][\w'’-]{2,40} [A-ZÀ-Ý][\w'’-]{2,40}")
_WORD: Final = re.compile(r"[^\W_]+")
_TITLE: Final = words("new_mail", "title")
# What every number of a country begins with: « +33 6 … » and « 06 … » are one.
_COUNTRY: Final = re.compile(r"^(?:\+|00)[0-9]{1,2}(?=[0-9]{9}$)|^0")
_SAID: Final = Said("it tells of somebody else ({what} stands nowhere in this file)")


def names_in(text: str) -> frozenset[str]:
    """Words of a text that may be customers' names, folded: who bears them is asked of the register."""
    called = sorted(customers_named(text[:_LOOKED_AT]))
    pairs = (word for hit in _CAPITALS.finditer(text[:_LOOKED_AT]) for word in fold(hit[0]).split())
    names = (word for word in pairs if not _TITLE.regex.fullmatch(word))
    return frozenset([*called, *dict.fromkeys(names)][:_MOST_NAMES])


def refs_in(text: str, prefix: str) -> frozenset[str]:
    return frozenset(references.find(text[:_LOOKED_AT], prefix))


def told(text: str, complaint: Complaint, bench: Bench) -> tuple[Said, ...]:
    """Why a letter is asked about: what in it is another's, in its writer's own words; nothing where nothing is."""
    found = tuple(dict.fromkeys(_found(text[:_LOOKED_AT], complaint, bench)))[:_MOST]
    return (_SAID.about(what=", ".join(found)),) if found else ()


def _found(text: str, complaint: Complaint, bench: Bench) -> Iterator[str]:
    own = _of_the_file(complaint)
    yield from _called(text, own, complaint, bench)
    numbers = {_number(hit["value"]) for hit in PHONE.finditer(f"{own}\n{bench.rules.company.phone}")}
    house = "\n".join(bench.rules.company.signatures)
    numbers |= {_number(hit["value"]) for hit in PHONE.finditer(house)}
    yield from (hit["value"] for hit in PHONE.finditer(text) if _number(hit["value"]) not in numbers)
    yield from (hit[0] for hit in ADDRESS.finditer(text) if not _is_known(hit[0].lower(), own, bench))
    for ref in references.find(text, bench.rules.prefix):
        other = bench.files.get(ref)
        mine = set(complaint.complainant.addresses)
        if other and ref != complaint.ref and not mine & set(other.complainant.addresses):
            yield ref


def _called(text: str, own: str, complaint: Complaint, bench: Bench) -> Iterator[str]:
    """The names by which the complainant of another file is called, and nobody here."""
    house = name_words(one.name for one in bench.rules.staff.values())
    here = set(re.findall(r"[\w'’-]+", fold(own))) | house
    named = customers_named(text)
    for name, files in bench.facts.files_by_name.items():
        if name in here:
            continue
        bearers = [one for one in files if one.ref != complaint.ref and name in fold(one.complainant).split()]
        if bearers and (name in named or any(_whole(text, one.complainant) for one in bearers)):
            yield _typed(text, name)


def _whole(text: str, name: str) -> bool:
    """Whether the text has the first and the last name of somebody side by side."""
    folded = f" {' '.join(_WORD.findall(fold(text)))} "
    words = [one for one in fold(name).split() if len(one) > 1]
    return len(words) > 1 and any(f" {' '.join(pair)} " in folded for pair in (words[:2], words[:2][::-1]))


def _typed(text: str, name: str) -> str:
    return next((word for word in re.findall(r"[\w'’-]+", text) if fold(word) == name), name)


def _number(value: str) -> str:
    return _COUNTRY.sub("", re.sub(r"[^0-9+]", "", value.replace("(0)", "")))


def _is_known(address: str, own: str, bench: Bench) -> bool:
    domains = {one.partition("@")[2] for one in (*bench.rules.boxes, *bench.rules.staff)}
    company = f"{bench.rules.company.contact} {' '.join(bench.rules.company.signatures)}".lower()
    return address.partition("@")[2] in domains or address in own.lower() or address in company


def _of_the_file(complaint: Complaint) -> str:
    """All that the file itself has of people: what came, what colleagues noted, and who takes part."""
    return "\n".join(_texts(complaint))


def _texts(complaint: Complaint) -> Iterable[str]:
    who = complaint.complainant
    yield from (complaint.subject, who.name, who.representative, who.phone, who.postal_address, *who.addresses)
    yield from (part for one in complaint.messages for part in (one.sender, one.sender_name, one.new_text, one.quoted))
    yield from (note.text for note in complaint.notes)
    yield from (part for one in complaint.points for part in (one.text, one.finding))
    yield from (one.description for one in complaint.actions)
    yield from (one.how for one in complaint.compensations)
