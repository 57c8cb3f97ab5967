"""What a complainant writes after the answer, and whether anybody has judged it."""

from datetime import datetime

from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint

# What says nothing against the answer.
_NO_OBJECTION = frozenset({"thanks", "status_question", "survey", "acceptance", "auto_reply"})


def unjudged_since(complaint: Complaint) -> datetime | None:
    """When they first reacted to the answer in a way that nobody has judged; None where nothing waits."""
    if complaint.state is not State.ANSWERED or complaint.answered_at is None:
        return None
    own = own_reaction(complaint)
    held = [one.received_at for one in complaint.held_messages]
    return min([*held, *([own] if own else [])], default=None)


def own_reaction(complaint: Complaint) -> datetime | None:
    """The same, of what is known to be the complainant's own."""
    answered = complaint.answered_at
    if complaint.state is not State.ANSWERED or answered is None:
        return None
    said = (m for m in complaint.messages if m.received_at > answered and m.followup_kind not in _NO_OBJECTION)
    contested = (complaint.contested_at,) if complaint.contested_at else ()
    return min((*(m.received_at for m in said), *contested), default=None)
