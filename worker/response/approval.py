"""The second person: when one is needed, who may be it, and whether what they approve is what they read."""

from collections.abc import Iterable
from datetime import date

from worker.complaint.answer import Need
from worker.complaint.record import Complaint
from worker.nouns.item import Absence, Person
from worker.processing.people import answered_by, is_away
from worker.processing.rules import Rules
from worker.response.compensating import standing, sums
from worker.response.outcomes import refuses_something

# Who is asked first; the next where the company has nobody of the role who is free to judge.
ROLES = ("approver", "manager", "direction")


def needs(complaint: Complaint, rules: Rules) -> tuple[Need, ...]:
    """Why a second person must read the answer; empty where none must.

    What was given back is read again before it leaves. A refusal is an answer that rejects any point. The sum is that
    of all compensation of the file, in each currency.
    """
    found: list[Need] = []
    if rules.approve_refusals and refuses_something(complaint.points):
        found.append("refusal")
    if any(cents > rules.approve_above_cents for cents in sums(standing(complaint)).values()):
        found.append("amount")
    if given_back(complaint):
        found.append("returned")
    return tuple(found)


def given_back(complaint: Complaint) -> bool:
    """Whether the latest version that a second person judged was given back: the next one is theirs to see again,
    whatever it says now.
    """
    judged = (draft for draft in reversed(complaint.drafts) if draft.status in {"returned", "released"})
    return next((draft.status == "returned" for draft in judged), False)


def may_approve(person: Person, complaint: Complaint, filed_by: str, roles: frozenset[str] = frozenset()) -> bool:
    """A second person is somebody else: neither the owner nor the author, nor anybody complained of; nor, of a second
    examination, whoever answered or approved in the first. `roles` are those that they have as a deputy.
    """
    others = {complaint.owner, filed_by, *complaint.complained_of} | answered_before(complaint)
    return bool((person.roles | roles) & set(ROLES)) and person.address not in others


def approvers(
    complaint: Complaint, rules: Rules, filed_by: str, absences: Iterable[Absence] = (), *, today: date
) -> tuple[Person, ...]:
    """Who is asked, all at once: the first to answer decides.

    Rather those who are there today.
    """
    away = tuple(absences)
    for role in ROLES:
        free = [p for p in rules.with_role(role) if may_approve(p, complaint, filed_by)]
        here = [p for p in free if not is_away(p.address, away, today)] or free
        if here:
            return tuple(here)
    return ()


def answered_before(complaint: Complaint) -> frozenset[str]:
    """Who answered what is now examined a second time; nobody outside a second examination."""
    again = complaint.level == 2 and complaint.contested_at is not None
    return answered_by(complaint) if again else frozenset()
