"""Whoever's complaint brought a change learns, once, that it is made."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from worker.complaint.cause_and_action import CorrectiveAction
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.letter import Outgoing, Stage
from worker.processing.addressing import to_complainant
from worker.processing.people import complained_of
from worker.processing.rules import Rules
from worker.processing.seen import FileLetter

# The answer has left, and nobody looks at it again.
_TOLD = frozenset({State.ANSWERED, State.CLOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Improved(FileLetter):
    """Once: what the answer said that we would change is changed. `description` is what they read of it then."""

    occasion: ClassVar[str] = "improvement"
    audience: ClassVar[Literal["complainant", "staff"]] = "complainant"
    stage: ClassVar[Stage] = "after"

    description: str
    done_on: date


def improved(complaint: Complaint, action: CorrectiveAction, rules: Rules, today: date) -> tuple[Outgoing, ...]:
    """The letter where the answer announced this action: nobody reads of it here for the first time.

    One that is paper is not worth a stamp.
    """
    answered = complaint.answered_at
    announced = complaint.state in _TOLD and answered is not None and action.opened_at <= answered
    rests = complaint.litigation or complaint.mediation is not None or complaint.erased_at is not None
    if not announced or rests or complained_of(action.description, rules) or not complaint.complainant.addresses:
        return ()
    letter = Improved(file=complaint, rules=rules, description=action.description, done_on=today)
    return to_complainant(complaint, letter, rules)
