"""From what a message is to what is done about it: one row a kind, each row a chapter's own function."""

from datetime import datetime
from typing import assert_never

from worker.complaint.record import Complaint
from worker.intake import forging, joining, registering, setting_aside, visiting
from worker.intake.case import Case
from worker.nouns.decision import Decision
from worker.nouns.facts import NOTHING_KNOWN, Facts
from worker.nouns.item import Bounce, FollowUp, Idea, Impostor, Item, Loop, Machine, NewComplaint, StaffMail, Visitor
from worker.processing.rules import Rules


def opens_file(case: Case, item: Item) -> bool:
    """Whether this message needs a new number: a complaint, or a customer's mail that a colleague passes on."""
    if isinstance(item, StaffMail):
        original = case.message.forwarded
        return not item.ref and original is not None and bool(original.sender.address)
    return isinstance(item, NewComplaint)


def decide(  # a message with all that bears on it
    case: Case,
    item: Item,
    rules: Rules,
    *,
    ref: str,
    complaint: Complaint | None,
    now: datetime,
    facts: Facts = NOTHING_KNOWN,
) -> Decision:
    """What to record and to say. `ref` is the new number where one is needed, `complaint` the file of a follow-up."""
    match item:
        case Loop() | Bounce() | Machine() | Idea() | Visitor():
            return _without_file(case, item, rules, facts)
        case StaffMail():
            if ref:
                return registering.new_file(case, item, rules, ref=ref, now=now, facts=facts)
            return setting_aside.staff(case, item, rules)
        case Impostor():
            return forging.impostor(case, item, rules, warn=False)
        case FollowUp():
            if complaint is None:
                raise ValueError(f"a follow-up of {item.ref} came to be decided without its file")
            return joining.join(case, item, rules, complaint, now=now, facts=facts)
        case NewComplaint():
            return registering.new_file(case, item, rules, ref=ref, now=now, facts=facts)
        case _:
            assert_never(item)


def _without_file(case: Case, item: Loop | Bounce | Machine | Idea | Visitor, rules: Rules, facts: Facts) -> Decision:
    """What opens no file; what of it answers a letter is kept with that letter's."""
    match item:
        case Loop():
            return setting_aside.loop(case, item)
        case Bounce():
            return setting_aside.bounce(item, rules)
        case Machine():
            return setting_aside.machine(case, item, rules)
        case Idea():
            return setting_aside.idea(case, item, rules)
        case Visitor():
            return visiting.visit(case, item, rules, facts=facts)
