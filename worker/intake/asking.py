"""« Où en est mon dossier ? »: a complainant who asks gets the facts of the record, at most once a day."""

from datetime import datetime

from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.item import FollowUp
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_complainant
from worker.processing.rules import Rules
from worker.processing.seeing_to import distress_stands
from worker.processing.watching.letters import Status
from worker.processing.watching.row import View
from worker.processing.watching.standing import standing

# Only these prove whom the letter goes to; a claim does where our server knows who makes it (docs/mail.md, "Sorting").
PROVES = frozenset({"letter", "address"})
# The file is somebody else's to speak of, or there is none any more.
_SILENT = frozenset({State.IN_MEDIATION, State.NOT_A_COMPLAINT, State.MERGED})


def status(complaint: Complaint, item: FollowUp, rules: Rules, now: datetime) -> tuple[Outgoing, ...]:
    """`complaint` has the question among its messages already. No letter while the file is frozen, nor to whoever is in
    despair, until a person has seen to them.
    """
    view = View(complaint, rules, now)
    frozen = complaint.litigation or complaint.state in _SILENT or distress_stands(complaint)
    proven = item.proof in PROVES or item.vouched
    if item.held or not proven or frozen or Status.occasion in view.wrote_today:
        return ()
    letter = Status(**standing(view), asked_on=view.today)
    return to_complainant(complaint, letter, rules)
