"""Who may do what: by role, by ownership of the file, and by department (`[[staff]]`)."""

from worker.nouns.complaint import Complaint
from worker.nouns.item import Person
from worker.processing.commands.frame import LEADERS, Command
from worker.processing.rules import Rules


def may(person: Person, command: Command, complaint: Complaint | None, rules: Rules) -> bool:
    """Whether `person` may run `command` on `complaint` (None: on no file)."""
    owns = complaint is not None and complaint.owner == person.address
    if owns and "owner" in command.rights:
        return True
    if not person.roles & command.rights:
        return False
    return complaint is None or owns or sees(person, complaint, rules)


def sees(person: Person, complaint: Complaint, rules: Rules) -> bool:
    """Desk, approvers, managers and direction see every file. A handler sees their own, those that nobody owns yet, and
    those of colleagues with whom they share a department; one without departments sees all.
    """
    if person.roles & (LEADERS | {"approver"}) or not person.departments:
        return True
    if complaint.owner in {"", person.address}:
        return True
    owner = rules.staff.get(complaint.owner)
    return owner is None or bool(owner.departments & person.departments)
