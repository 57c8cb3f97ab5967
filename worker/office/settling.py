"""Settle: what nobody answered within a week stays with its file as a note, and its writer is told."""

from datetime import timedelta

from worker.office.desk import Desk
from worker.office.freezing import freeze_all
from worker.office.tally import Tally
from worker.register import staffmail
from worker.staff import settled

WITHIN = timedelta(days=settled.ANSWER_WITHIN_DAYS)


def settle_questions(desk: Desk) -> Tally:
    """Each question is a transaction of its own; who looks at it second finds it settled."""
    now = desk.clock.now()
    old = desk.register.look(lambda session: staffmail.unanswered(session, now - WITHIN))
    for question in old:
        if desk.stopping():
            break
        with desk.register.pages(desk.facts, now) as page_of, page_of() as page:
            held = page.held_mail(question.parcel)
            if held is None or held.outcome != "waiting":
                continue
            complaint = page.file(page.file_of(question.parcel))
            decision = settled.unanswered(complaint, desk.rules, parcel=held.parcel, person=held.person)
            page.add(decision, freeze_all(desk, page, held.mailbox, decision, now))
    return Tally(noted=len(old))
