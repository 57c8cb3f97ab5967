"""What a complainant writes after the answer, and whether anybody has judged it."""

from datetime import datetime

from worker.complaint.lifecycle import State
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.words.said import Said
from worker.words.wording import bounded

_SHOWN = 200
YES = frozenset({"acceptance", "thanks"})
# Where the money or the parcel is to go, and nothing else.
PARTICULARS = "particulars"
# What says nothing about the answer.
_NEITHER = frozenset({"status_question", "survey", "auto_reply"})


def unjudged_since(complaint: Complaint) -> datetime | None:
    """When they first reacted to the answer in a way that nobody has judged; None where nothing waits."""
    if complaint.state is not State.ANSWERED or complaint.answered_at is None:
        return None
    own = own_reaction(complaint)
    # What waited before the answer left is no reaction to it.
    held = [one.received_at for one in complaint.held_messages if one.received_at > complaint.answered_at]
    return min([*held, *([own] if own else [])], default=None)


def own_reaction(complaint: Complaint) -> datetime | None:
    """The same, of what is known to be the complainant's own."""
    answered = complaint.answered_at
    if complaint.state is not State.ANSWERED or answered is None:
        return None
    given = max(
        (c.executed_at for c in complaint.compensations if c.executed_at and c.status == "executed"), default=None
    )
    # A yes that a colleague recorded, of a call say, judges what was written before it.
    judged = max(answered, complaint.accepted_at or answered)
    said = (m for m in complaint.messages if m.received_at > judged and m.followup_kind not in YES | _NEITHER)
    # Where the money is to go, behind a yes, adds nothing to it.
    yes = complaint.accepted_at is not None or any(m.followup_kind in YES for m in _since(complaint, answered))
    said = (m for m in said if not (yes and m.followup_kind == PARTICULARS))
    # Who was given since what the answer offers has been told, unless they had said no to it, or that it is not whole.
    said = (m for m in said if _doubts(complaint, m) or given is None or m.received_at > given)
    contested = (complaint.contested_at,) if complaint.contested_at and complaint.contested_at > judged else ()
    return min((*(m.received_at for m in said), *contested), default=None)


def _since(complaint: Complaint, moment: datetime) -> tuple[ReceivedMessage, ...]:
    return tuple(one for one in complaint.messages if one.received_at > moment)


def _doubts(complaint: Complaint, message: ReceivedMessage) -> bool:
    """Whether a no, or a "but", stands: « il manque le tuyau » until they say yes, or are given something for it."""
    if message.followup_kind != "reservation":
        return message.followup_kind == "contestation"
    later = _since(complaint, message.received_at)
    for_it = (c for c in complaint.compensations if c.executed_at and c.proposed_at > message.received_at)
    return not any(m.followup_kind == "acceptance" for m in later) and not any(for_it)


def objection(complaint: Complaint) -> ReceivedMessage | None:
    """What the complainant wrote last about the answer, where that is no yes: a no, or words that nobody has judged.

    What follows a yes (an account number, thanks) does not take it back, unless it contests, or says what is missing.
    """
    since = complaint.answered_at or complaint.registered_at
    doubt: ReceivedMessage | None = None
    for one in complaint.messages:
        # What opened the file says nothing of an answer, though that came in the same moment.
        before = one.received_at <= since if one is complaint.messages[0] else one.received_at < since
        if before or one.followup_kind in _NEITHER:
            continue
        if one.followup_kind in YES:
            doubt = None
        elif one.followup_kind in {"contestation", "reservation"} or not any(
            m.followup_kind in YES and since <= m.received_at <= one.received_at for m in complaint.messages
        ):
            doubt = one
    return doubt


def standing_yes(complaint: Complaint) -> tuple[Said, ...]:
    """What the complainant accepted our answer by, for whoever takes the file up again; nothing where they did not, or
    took it back since.
    """
    since = complaint.answered_at
    if since is None or objection(complaint) is not None:
        return ()
    said = [one for one in complaint.messages if one.received_at >= since and one.followup_kind == "acceptance"]
    words = bounded(" ".join(said[-1].new_text.split()), _SHOWN) if said else ""
    return (
        (Said("The complainant accepted the answer, and has not taken it back: “{words}”", words=words),)
        if said
        else ()
    )
