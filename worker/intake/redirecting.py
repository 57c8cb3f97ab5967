"""A complainant asks for their money or their parcel to go elsewhere: what they are told of it, and where it is told.

The letter goes to the address that the file had before: whoever writes in their name does not read it.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from worker.complaint.compensation import Compensation
from worker.complaint.lifecycle import State
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.nouns.letter import Letter, Outgoing, Stage
from worker.processing import people
from worker.processing.addressing import to_complainant
from worker.processing.finding_again import references, told_of
from worker.processing.payee import Redirected, redirected
from worker.processing.rules import Rules
from worker.processing.seen import FileLetter


@dataclass(frozen=True, slots=True, kw_only=True)
class PayeeChanged(FileLetter):
    """To the complainant, at the address that the file knows: what was on its way before their message, and what waits.

    `ending` is that of the new account, "" where they named none; `place`: a parcel is to go elsewhere, and no money.
    """

    occasion: ClassVar[str] = "payee_changed"
    audience: ClassVar[Literal["complainant", "staff"]] = "complainant"
    stage: ClassVar[Stage] = "after"

    received_on: date
    place: bool
    ending: str
    done: tuple[Compensation, ...]
    due: tuple[Compensation, ...]


def told(complaint: Complaint, received: ReceivedMessage, rules: Rules) -> tuple[Outgoing, ...]:
    """Once for each step of what they were promised; nobody is written to while a court or a mediator may be.

    `complaint` has the message already: the letter answers it.
    """
    found = next((one for one in redirected(complaint, received) if one.told_of), None)
    silent = complaint.litigation or complaint.state is State.IN_MEDIATION or not complaint.complainant.addresses
    if found is None or silent or _told_already(complaint, found):
        return ()
    return to_complainant(complaint, _letter(complaint, received, found, rules), rules)


def payers(complaint: Complaint, received: ReceivedMessage, rules: Rules) -> tuple[Person, ...]:
    """Who reads of it beside the keepers: who carried out what is too late, and the desk: a mailbox that somebody broke
    into writes as its owner does, and passes every check.
    """
    found = redirected(complaint, received)
    paid = [rules.staff.get(one.executed_by) for change in found for one in change.done]
    free = (one for one in paid if one and one.address not in complaint.complained_of)
    return (*free, *(people.desk_of(complaint, rules) if found else ()))


def _letter(complaint: Complaint, received: ReceivedMessage, found: Redirected, rules: Rules) -> Letter:
    return PayeeChanged(
        file=complaint,
        rules=rules,
        received_on=rules.day(received.received_at),
        place=found.what == "place",
        ending=found.ending,
        done=tuple(_as_told(one, rules, complaint.language) for one in found.done),
        due=tuple(one for one in found.due if one in found.told_of),
    )


def _as_told(one: Compensation, rules: Rules, language: str) -> Compensation:
    # « Mme Lopez a été payée vendredi, VIR-88300 » is how a colleague told us: only its number is repeated.
    told = told_of(references(one.proof, one.amount_cents), one.kind, rules.staff.values(), language)
    return one.model_copy(update={"proof": told})


def _told_already(complaint: Complaint, found: Redirected) -> bool:
    """Since the last step of what it is about."""
    steps = (one.executed_at or one.accepted_at or one.offered_at for one in found.told_of)
    last = max(step for step in steps if step)
    return any(mail.occasion == PayeeChanged.occasion and mail.queued_at >= last for mail in complaint.mails)
