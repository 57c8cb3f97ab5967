"""Who may do what: by role, by ownership of the file, and by department (`[[staff]]`).

A deputy has the rights of whoever they stand in for, while it lasts: a file does not wait for its owner's return.
"""

from typing import Final

from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.commands.deputies import stands_for
from worker.processing.commands.frame import Bench, Command
from worker.processing.people import desk_of, kept_out, sees
from worker.processing.rules import Rules

# What is left to do on a file to whom it complains of.
SAYS: Final = frozenset({"note", "tell"})
_DESK: Final = frozenset({"desk"})


def may(bench: Bench, command: Command, complaint: Complaint | None) -> bool:
    """Whether the writer of the mail may run `command` on `complaint` (None: on no file). Nobody stands in for an owner
    on a file that is about themselves.
    """
    if complaint is not None and bench.person.address in complaint.complained_of:
        return allows(bench.person, command, complaint, bench.rules)
    return any(allows(person, command, complaint, bench.rules) for person in stands_for(bench))


def allows(person: Person, command: Command, complaint: Complaint | None, rules: Rules) -> bool:
    """Whether a colleague's own roles and files allow it. Who is complained of may say what they have to say, to a
    colleague or as a note; whoever is in the desk's place on a file has the desk's rights there.
    """
    if complaint is not None and kept_out(person, complaint, rules):
        return command.en in SAYS
    owns = complaint is not None and complaint.owner == person.address
    if owns and "owner" in command.rights:
        return True
    if complaint is not None and command.free and not complaint.owner and "handler" in person.roles:
        return person.address not in complaint.complained_of
    roles = person.roles | (_DESK if complaint and _in_its_place(person, complaint, rules) else frozenset())
    if not roles & command.rights:
        return False
    return complaint is None or owns or command.adds_only or sees(person, complaint.owner, rules)


def _in_its_place(person: Person, complaint: Complaint, rules: Rules) -> bool:
    return bool(complaint.complained_of) and person in desk_of(complaint, rules)


def who_may(bench: Bench, command: Command, complaint: Complaint | None) -> tuple[Person, ...]:
    """Whom to ask instead: the colleagues whose own roles and files allow it."""
    about = complaint.complained_of if complaint else ()
    return tuple(
        person
        for person in bench.rules.staff.values()
        if person.address not in about and allows(person, command, complaint, bench.rules)
    )
