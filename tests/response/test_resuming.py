"""Whoever can answer no longer waits; and where nobody is left who was asked, others are."""

from dataclasses import replace
from datetime import date, timedelta

from tests.response.sheet import ANN, CY, MIA, NOW, RULES, THEN, ZOE, bench, draft, ready
from worker.complaint.clarification import Clarification, ClarificationEnded
from worker.complaint.lifecycle import State
from worker.complaint.post import SentMail
from worker.nouns.item import Person
from worker.processing.watching.row import View
from worker.response.commands.answering import resumed
from worker.response.reasking import ROWS

ASKED = Clarification(number=1, asked_by=CY.address, asked_at=THEN, questions=("Quand ?",), reply_by=date(2026, 12, 8))


def test_only_a_file_that_waits_for_an_answer_goes_on() -> None:
    waiting = ready(state=State.AWAITING_CUSTOMER, clarifications=(ASKED,))
    ended, _ = resumed(bench(waiting), waiting)
    assert isinstance(ended, ClarificationEnded)
    assert (ended.number, ended.how) == (1, "staff")
    for still in (ready(clarifications=(ASKED,)), ready(state=State.AWAITING_CUSTOMER)):
        assert resumed(bench(still), still) == ()


def mail_to(recipient: str, occasion: str) -> SentMail:
    return SentMail(
        letter=9, occasion=occasion, template=occasion, recipient=recipient, to_staff=True,
        message_id="<9@example.com>", sha256="9" * 64, queued_at=THEN + timedelta(hours=1),
    )  # fmt: skip


def test_where_none_of_those_who_were_asked_is_left_others_are() -> None:
    [row] = ROWS
    filed = draft(filed_at=THEN)
    staffed = replace(RULES, staff={one.address: one for one in (ANN, CY, MIA, ZOE)})

    def strikes(occasion: str, staff: tuple[Person, ...]) -> int:
        file = ready(state=State.DECISION_REVIEW, drafts=(filed,), mails=(mail_to(MIA.address, occasion),))
        rules = replace(staffed, staff={one.address: one for one in staff})
        return len(list(row.when(View(file, rules, NOW))))

    assert strikes("approval", (ANN, CY, MIA, ZOE)) == 0
    assert strikes("approval", (ANN, CY, ZOE)) == 1
    # What else was written to her asked for nothing.
    assert strikes("relay", (ANN, CY, MIA, ZOE)) == 1
    # Nobody is free to judge: nothing moves on.
    assert strikes("approval", (ANN, CY)) == 0
