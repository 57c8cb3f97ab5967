"""What was settled at once (`#résolu`): nobody weighed whether the complaint was well founded, and figures say so."""

from typing import Final, Literal

from worker.complaint.answer import Outcome
from worker.complaint.record import Complaint

# Why such a file has ended.
SETTLED_AT_ONCE: Final = "settled at once"


def counted_decision(complaint: Complaint) -> Outcome | Literal["", "settled"]:
    """The decision that stands, the last one of several; "settled" where one line ended the file and no point had been
    judged before it: the reason of each is what that line says was done.
    """
    ended_so = complaint.ended_because == SETTLED_AT_ONCE and bool(complaint.drafts)
    if ended_so and all(
        one.outcome == "upheld" and one.reason == complaint.drafts[-1].text for one in complaint.points
    ):
        return "settled"
    return complaint.decision
