"""Plain words as they are read: folded, with each colleague's name as one word, whatever part of it was written."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.commands.frame import Bench
from worker.processing.people import called
from worker.words.wording import fold

# What stands for the first, the second … colleague who is named.
MARK: Final = "zzwho"
WHO: Final = re.compile(rf"{MARK}(?P<place>[0-9])")
LOOKED_AT: Final = 2_000
# The longest of what was typed that is shown again.
TYPED: Final = 80
_MOST_NAMES: Final = 10
_SIGNS: Final = " ,.;:!?"


@dataclass(frozen=True, slots=True)
class PlainWords:
    """`typed` as it came; `said` is folded, each colleague's name in it a word of its own; `people` are those named, in
    that order. `shared` is the word of whom the customer may be instead, who bears that first name too.
    """

    typed: str
    said: str
    people: tuple[Person, ...]
    shared: frozenset[str] = frozenset()


def plain_words(text: str, complaint: Complaint, bench: Bench) -> PlainWords:
    """The words of a mail about a file, as they are read."""
    said = "\n".join(filter(None, (fold(row) for row in text[:LOOKED_AT].split("\n"))))
    # Whoever types our own mark of a name means nobody by it.
    said = said.replace(MARK, "zz who")
    names = _names(bench)
    theirs = set(fold(complaint.complainant.name).split())
    people: list[Person] = []
    shared: set[str] = set()

    def placed(hit: re.Match[str]) -> str:
        person = names[hit["name"]]
        if person not in people:
            people.append(person)
        if len(people) > _MOST_NAMES:
            return hit[0]
        mark = f"{MARK}{people.index(person)}"
        if hit["name"] in theirs:
            shared.add(mark)
        return mark

    if names:
        either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        said = re.sub(rf"(?<![\w'@.-])@?(?P<name>{either})(?![\w'@-])", placed, said)
    return PlainWords(text, said, tuple(people), frozenset(shared))


def _names(bench: Bench) -> Mapping[str, Person]:
    """How the others are called, folded: in full, and by a first or a short name that is theirs alone in the
    house.
    """
    others = [one for one in bench.rules.staff.values() if one.address != bench.person.address and fold(one.name)]
    names = Counter(name for one in (*others, bench.person) for name in called(one))
    alone = {name: one for one in others for name in called(one) if names[name] == 1}
    return {fold(one.name): one for one in others} | alone


def as_typed(found: str, text: PlainWords) -> str:
    """Words that were found in `said`, as they were typed; where they do not stand so in one row, with the names that
    are meant.
    """
    wanted = [word.strip(_SIGNS) for word in found.split()]
    names = {word for one in text.people for word in (*fold(one.name).split(), *called(one))}
    for row in text.typed[:LOOKED_AT].split("\n"):
        if shown := _stands_in(row.split(), wanted, names):
            return shown
    return WHO.sub(lambda hit: text.people[int(hit["place"])].name, found).strip()[:TYPED]


def _stands_in(row: list[str], wanted: list[str], names: set[str]) -> str:
    plain = [fold(word).strip(_SIGNS) for word in row]
    for place in range(len(row) - len(wanted) + 1 if wanted else 0):
        pairs = zip(wanted, plain[place : place + len(wanted)], strict=True)
        if all(one == other or (one.startswith(MARK) and other.lstrip("@") in names) for one, other in pairs):
            return " ".join(row[place : place + len(wanted)]).strip(_SIGNS)[:TYPED]
    return ""
