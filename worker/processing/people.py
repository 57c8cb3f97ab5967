"""Who looks after a file: its owner, else the desk; and who could own it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from zlib import crc32

from worker.complaint.record import Complaint
from worker.nouns.item import Absence, Person
from worker.processing.rules import Rules
from worker.words.said import Said
from worker.words.tables import every
from worker.words.wording import fold

_WORD: Final = re.compile(r"\w+")
# A letter alone calls nobody.
_LEAST: Final = 2
# Shorter words of a category's name tell no department: "ou", "de", "SAV" does.
_TELLING: Final = 3


def keepers(complaint: Complaint, rules: Rules, absences: Iterable[Absence] = (), *, today: date) -> tuple[Person, ...]:
    """Who is told what happens on a file: its owner, the desk without one; with the deputies of who is away. Nobody
    whom the complaint is about, not even in somebody's place.
    """
    owner = rules.staff.get(complaint.owner)
    asked = (owner,) if owner and owner.address not in complaint.complained_of else desk_of(complaint, rules)
    here = with_deputies(asked, rules, absences, today=today)
    return tuple(one for one in here if one.address not in complaint.complained_of) or asked


def desk_of(complaint: Complaint, rules: Rules) -> tuple[Person, ...]:
    """The desk of one file: of a complaint about a colleague who else is there, else who leads, else who handles."""
    about = complaint.complained_of
    ranks = (rules.desk, rules.with_role("manager", "direction"), rules.with_role("handler"), rules.staff.values())
    free = (tuple(one for one in rank if one.address not in about) for rank in ranks)
    return next((found for found in free if found), rules.desk) if about else rules.desk


def with_deputies(
    people: Iterable[Person], rules: Rules, absences: Iterable[Absence], *, today: date
) -> tuple[Person, ...]:
    """Those people, and whoever stands in for those of them who are away: a letter read by nobody helps nobody."""
    asked, away = tuple(people), tuple(absences)
    deputies = (rules.staff.get(deputy_of(one.address, away, today)) for one in asked)
    return tuple(dict.fromkeys((*asked, *(one for one in deputies if one))))


def deputy_of(address: str, absences: Iterable[Absence], today: date) -> str:
    """Who stands in for somebody who is away today; "" where nobody does."""
    return next((a.deputy for a in absences if a.person == address and a.first <= today <= a.last), "")


def stood_in_for(person: Person, rules: Rules, absences: Iterable[Absence], today: date) -> tuple[Person, ...]:
    """The colleagues whose place somebody takes today; a deputy's deputy stands in for both."""
    away = tuple(absences)
    absent = (one for one in rules.staff.values() if one != person and is_away(one.address, away, today))
    return tuple(one for one in absent if _standing_in(one, rules, away, today) == person)


def is_away(address: str, absences: Iterable[Absence], today: date) -> bool:
    return any(a.person == address and a.first <= today <= a.last for a in absences)


def on_duty(
    people: Iterable[Person], rules: Rules, absences: Iterable[Absence], today: date
) -> tuple[tuple[Person, Person], ...]:
    """(who is told, in whose place) for each of `people`: themselves, else who stands in for them, else nobody.

    Where that leaves nobody, the desk is told; and where it is empty too, the people themselves.
    """
    asked, away = tuple(people), tuple(absences)
    for candidates in (asked, rules.desk):
        found = [(told, person) for person in candidates if (told := _standing_in(person, rules, away, today))]
        if found:
            return tuple({told.address: (told, person) for told, person in reversed(found)}.values())[::-1]
    return tuple((person, person) for person in asked or rules.desk)


def _standing_in(person: Person, rules: Rules, absences: tuple[Absence, ...], today: date) -> Person | None:
    """Whoever is there: the person, their deputy, the deputy's deputy; None where that leads nowhere."""
    seen: set[str] = set()
    here: Person | None = person
    while here is not None and here.address not in seen:
        if not is_away(here.address, absences, today):
            return here
        seen.add(here.address)
        here = rules.staff.get(deputy_of(here.address, absences, today))
    return None


def kept_out(person: Person, complaint: Complaint, rules: Rules) -> bool:
    """Whether a file is kept from somebody, as one about themselves; not where nobody else could look after it."""
    about = complaint.complained_of
    return person.address in about and any(one.address not in about for one in desk_of(complaint, rules))


def leaders(complaint: Complaint, rules: Rules, *roles: str) -> tuple[Person, ...]:
    """Colleagues of the first of `roles` that anybody has, else the desk; nobody whom the complaint is about.

    Of managers with departments, those who share one with the owner; all of them where none does.
    """
    for role in roles:
        found = [p for p in rules.with_role(role) if p.address not in complaint.complained_of]
        owner = rules.staff.get(complaint.owner)
        near = [p for p in found if owner and (not p.departments or p.departments & owner.departments)]
        if found:
            return tuple(near if near and role == "manager" else found)
    return desk_of(complaint, rules)


def called(person: Person) -> tuple[str, ...]:
    """What colleagues call somebody, folded: by their first name, and « cy », of cy@example.com, where their name
    begins so and the word says nothing else.
    """
    first, short = fold(person.name).split()[:1], fold(person.address.partition("@")[0])
    shortens = len(short) >= _LEAST and short.isalpha() and fold(person.name).startswith(short)
    return tuple(dict.fromkeys((*first, *([short] if shortens and short not in every("plainly", "no name") else []))))


def find_person(words: str, rules: Rules) -> tuple[Person, ...]:
    """The colleagues that words may name: by address, full name, or the beginning of a name or of an address."""
    wanted = fold(words.strip().lstrip("@"))
    if not wanted:
        return ()
    everybody = tuple(rules.staff.values())
    exact = tuple(p for p in everybody if wanted in {p.address, fold(p.name)})
    return exact or tuple(p for p in everybody if _begins(p, wanted))


def _begins(person: Person, wanted: str) -> bool:
    starts = (person.address, *fold(person.name).split())
    return any(start.startswith(wanted) for start in starts)


def is_colleague(words: str, rules: Rules) -> bool:
    """Whether words are the name of one colleague, or of whoever writes, and nothing else: "Bob", "à Bob Petit"."""
    wanted = fold(words).removeprefix("a ").removeprefix("to ").lstrip("@")
    if wanted in {"moi", "me"}:
        return True
    known = (p for p in rules.staff.values() if wanted in {p.address, fold(p.name), *fold(p.name).split(), *called(p)})
    return len(wanted) > 1 and len(tuple(known)) == 1


@dataclass(frozen=True, slots=True)
class Proposed:
    """Who might own a file, and why they."""

    person: Person
    because: Said


def propose_owner(
    complaint: Complaint,
    rules: Rules,
    workload: Mapping[str, int],
    absences: Iterable[Absence] = (),
    *,
    today: date,
) -> Proposed | None:
    """Who is proposed as owner: the first route of the category, else of its department whoever has fewest open files.

    The departments of a category are those of the colleague whom a route names, else those that are called as it is;
    where nobody of them is free, every handler may be asked. Of equals it is another one from file to file, and for one
    file always the same. Nobody whom the complaint is about, and nobody who is away.
    """
    free = [
        person
        for person in rules.staff.values()
        if person.address not in complaint.complained_of and not is_away(person.address, absences, today)
    ]
    routed = next((owner for category, owner in rules.routes if fold(category) == fold(complaint.category)), "")
    if any(person.address == routed for person in free):
        return Proposed(rules.staff[routed], Said("the route of this category"))
    handlers = [person for person in free if "handler" in person.roles]
    departments = _departments(complaint.category, routed, rules)
    near = [person for person in handlers if person.departments & departments]
    if not (near or handlers):
        return None
    found = min(near or handlers, key=lambda one: (workload.get(one.address, 0), _turn(complaint.ref, one.address)))
    count = workload.get(found.address, 0)
    if near:
        named = ", ".join(sorted(found.departments & departments))
        return Proposed(found, Said("department {department}, open files: {count}", department=named, count=count))
    return Proposed(found, Said("the fewest open files: {count}", count=count))


def _departments(category: str, routed: str, rules: Rules) -> frozenset[str]:
    """Those of whom the route names; without a route those that share a word with the category's name."""
    if routed in rules.staff:
        return rules.staff[routed].departments
    words = {word for word in _WORD.findall(fold(category)) if len(word) >= _TELLING}
    every = {department for person in rules.staff.values() for department in person.departments}
    return frozenset(one for one in every if words & set(_WORD.findall(fold(one))))


def _turn(ref: str, address: str) -> int:
    """An order of colleagues that differs from file to file, so that equals take turns."""
    return crc32(f"{ref} {address}".encode())


def complained_of(text: str, rules: Rules) -> tuple[str, ...]:
    """The colleagues whom a text names in full, by address: a proposal, which a person confirms."""
    folded = f" {fold(text)} "
    return tuple(
        person.address for person in rules.staff.values() if len(person.name.split()) > 1 and _named(person, folded)
    )


def _named(person: Person, folded: str) -> bool:
    words = fold(person.name).split()
    orders = (" ".join(words), " ".join((*words[1:], words[0])))
    return any(f" {order}{end}" in folded for order in orders for end in (" ", ",", ".", ";", ":", "'", ")", "!", "?"))


# Whoever has one of these roles sees every file.
_SEE_ALL = frozenset({"desk", "approver", "manager", "direction"})


def sees(person: Person, owner: str, rules: Rules) -> bool:
    """Whether a file of this owner may be shown to a person.

    A handler sees their own files, those that nobody owns yet, and those of colleagues with whom they share a
    department; one without departments sees all.
    """
    if person.roles & _SEE_ALL or not person.departments or owner in {"", person.address}:
        return True
    colleague = rules.staff.get(owner)
    return colleague is None or bool(colleague.departments & person.departments)


def answered_by(complaint: Complaint) -> frozenset[str]:
    """Who wrote or approved an answer that left."""
    released = (draft for draft in complaint.drafts if draft.status == "released")
    return frozenset({who for draft in released for who in (draft.filed_by, draft.judged_by) if who})
