"""In whose place whoever writes acts today: a deputy has the rights of whoever they stand in for, while it lasts."""

from worker.nouns.item import Person
from worker.processing.commands.frame import Bench
from worker.processing.people import stood_in_for


def stands_for(bench: Bench) -> tuple[Person, ...]:
    """Whoever writes, and those whose deputy they are today."""
    return (bench.person, *stood_in_for(bench.person, bench.rules, bench.facts.absences, bench.today))


def addresses(bench: Bench) -> frozenset[str]:
    """Theirs, and those of whom they stand in for."""
    return frozenset(one.address for one in stands_for(bench))


def roles(bench: Bench) -> frozenset[str]:
    return frozenset(role for one in stands_for(bench) for role in one.roles)
