"""Who may do what: by role, by ownership of the file, and by department (`[[staff]]`)."""

from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.commands.frame import Command
from worker.processing.people import sees
from worker.processing.rules import Rules


def may(person: Person, command: Command, complaint: Complaint | None, rules: Rules) -> bool:
    """Whether `person` may run `command` on `complaint` (None: on no file)."""
    owns = complaint is not None and complaint.owner == person.address
    if owns and "owner" in command.rights:
        return True
    if not person.roles & command.rights:
        return False
    return complaint is None or owns or command.adds_only or sees(person, complaint.owner, rules)
