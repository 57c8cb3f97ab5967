"""How soon a complainant hears from us again: sooner where somebody may be in danger."""

from datetime import date
from typing import Literal

from worker.complaint.lifecycle import OPEN_STATES, State
from worker.complaint.record import Complaint
from worker.processing.rules import Rules

Danger = Literal["", "distress", "danger", "child"]
# What whoever writes cannot wait two months with, the gravest first.
_HURT: tuple[Danger, ...] = ("distress", "danger", "child")
_UNANSWERED = OPEN_STATES - {State.ANSWERED, State.IN_MEDIATION}


def danger(complaint: Complaint) -> Danger:
    """Why somebody may be in danger who has no answer yet, "" for nobody."""
    told = {one.kind for one in complaint.alarms} if complaint.state in _UNANSWERED else set[str]()
    return next((kind for kind in _HURT if kind in told), "")


def news_by(complaint: Complaint, rules: Rules, since: date) -> date:
    """The day by which there is news where the last word left on `since`.

    Of a danger within the time in which we mean to answer what is most urgent, as long as the file is new: who has been
    written to for so long as a silence may last is worked for by people, and not helped by one more letter.
    """
    calendar, clocks = rules.calendar, rules.clocks
    longest = calendar.add(since, clocks.progress_every)
    new = since < calendar.add(rules.day(complaint.registered_at), clocks.progress_every)
    return min(longest, calendar.add(since, clocks.answer_target.P1)) if new and danger(complaint) else longest
