"""How soon a complainant hears from us again: sooner where somebody may be in danger."""

from datetime import date
from typing import Literal

from worker.complaint.lifecycle import TO_ANSWER
from worker.complaint.record import Complaint
from worker.processing import seeing_to
from worker.processing.rules import Rules

Danger = Literal["", "distress", "danger", "child"]
# What whoever writes cannot wait two months with, the gravest first.
_HURT: tuple[Danger, ...] = ("distress", "danger", "child")


def danger(complaint: Complaint) -> Danger:
    """Why somebody may be in danger who has no answer yet, "" for nobody."""
    told = {one.kind for one in complaint.alarms} if complaint.state in TO_ANSWER else set[str]()
    return next((kind for kind in _HURT if kind in told), "")


def seen_to(complaint: Complaint) -> bool:
    """Whether a colleague did something since the complainant last wrote: wrote to them, or noted what was found."""
    last = max((one.received_at for one in complaint.messages), default=complaint.registered_at)
    written = (mail.queued_at for mail in complaint.mails if mail.occasion == "staff_letter" and not mail.to_staff)
    done = (
        *written,
        *(one.at for one in complaint.told_directly),
        *(one.at for one in complaint.notes if not one.passed_on),
    )
    return any(at > last for at in done)


def news_by(complaint: Complaint, rules: Rules, since: date) -> date:
    """The day by which there is news where the last word left on `since`.

    Of a danger within the time in which we mean to answer what is most urgent, as long as the file is new or nobody has
    seen to it: whoever is worked for by people is not helped by one more letter, and who is not shall not be forgotten.
    """
    calendar, clocks = rules.calendar, rules.clocks
    longest = calendar.add(since, clocks.progress_every)
    new = since < calendar.add(rules.day(complaint.registered_at), clocks.progress_every)
    waits = new or bool(seeing_to.standing(complaint))
    return min(longest, calendar.add(since, clocks.answer_target.P1)) if waits and danger(complaint) else longest
