"""The clock of an answer that waits for a second person: where none of those who were asked is left, others are."""

from collections.abc import Iterator

from worker.complaint.answer import Draft
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.addressing import to_staff
from worker.processing.contesting import contester
from worker.processing.watching.row import Consequence, Row, Strike, View
from worker.response.approval import approvers, may_approve
from worker.response.drafting import answer, enclosed, words_of
from worker.response.outcomes import whole
from worker.response.releasing import waiting_draft
from worker.response.showing import request


def _asked(complaint: Complaint, draft: Draft) -> tuple[str, ...]:
    """Who was asked about this version."""
    return tuple(
        mail.recipient for mail in complaint.mails if mail.occasion == "approval" and mail.queued_at >= draft.filed_at
    )


def _nobody_left(view: View) -> Iterator[Strike]:
    """Whoever was asked is no colleague any more, or has no role any more in which they may judge."""
    draft = waiting_draft(view.complaint)
    # A version that states no whole decision any more cannot be shown: its author is told of that by what they do next.
    if draft is None or not whole(view.complaint.points):
        return
    asked = _asked(view.complaint, draft)
    left = [view.rules.staff[address] for address in asked if address in view.rules.staff]
    if not any(may_approve(one, view.complaint, draft.filed_by) for one in left) and _free(view, draft):
        yield Strike(draft.filed_at, f"{draft.version}:{len(asked)}")


def _ask_others(view: View, _strike: Strike) -> Consequence:
    complaint, draft = view.complaint, waiting_draft(view.complaint)
    if draft is None:
        return Consequence()
    documents = enclosed(complaint, draft.parcel)
    letter = answer(
        contester(complaint),
        view.rules,
        words=words_of(draft),
        author=draft.filed_by,
        documents=documents,
        today=view.today,
    )
    return Consequence(
        letters=tuple(
            to_staff(person, request(view.rules, complaint, draft, letter, person), view.rules, enclosed=documents)
            for person in _free(view, draft)
        )
    )


def _free(view: View, draft: Draft) -> tuple[Person, ...]:
    return approvers(view.complaint, view.rules, draft.filed_by, view.absences, today=view.today)


ROWS = (Row("approval_moves_on", _nobody_left, _ask_others),)
