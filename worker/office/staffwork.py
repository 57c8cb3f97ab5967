"""A colleague's mail through the house: proof, errand, one look into the register, decision."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from worker.intake import sorting
from worker.intake.case import Case
from worker.intake.cleaning import Writer, clean
from worker.intake.inquiry import inquire
from worker.intake.reading import read
from worker.intake.references import make
from worker.nouns.decision import Decision
from worker.nouns.item import Facts, StaffMail
from worker.office.commands import TABLE
from worker.office.desk import Desk
from worker.office.providing import provided
from worker.processing.commands.frame import Bench, Needs
from worker.processing.replies import SendQuestion
from worker.register.page import Page
from worker.register.staffmail import HeldMail
from worker.staff import asking, authority, choosing, confirming, deciding, errand
from worker.staff.authority import Authority
from worker.staff.choosing import Choice
from worker.staff.errand import Errand


def decide_staff(desk: Desk, page: Page, case: Case, item: StaffMail, facts: Facts, now: datetime) -> Decision | None:
    """What to do about a colleague's mail; None where it passes on a customer's, which the intake registers."""
    proof = authority.weigh(case.message, facts, item.person, now)
    asked = errand.of(case.message, item, proof, desk.rules, TABLE)
    if asked.kind == "confirm" and proof.answered is not None:
        return _confirmed(desk, page, case, item, proof, now)
    choice = _choice(desk, case, item)
    question = _question(page, item, proof, choice)
    if question is None:
        return _decided(desk, page, case, item, proof, asked, now)
    if choice is not None:
        return _chosen(desk, page, case, item, proof, question, choice.answer, now)
    decision = _decided(desk, page, case, item, proof, asked, now)
    replaced = decision is not None and question.outcome == "waiting" and decision.confirms is None
    return replace(decision, confirms=question.parcel, settles="replaced") if decision and replaced else decision


def _decided(
    desk: Desk, page: Page, case: Case, item: StaffMail, proof: Authority, asked: Errand, now: datetime
) -> Decision | None:
    if asked.kind == "forward":
        return None
    if asked.kind == "unclear":
        again = page.written_since(item.person.address, "staff_question", _midnight(desk, now)) > 0
        return deciding.ask(case, item, desk.rules, again_today=again)
    if not proof.proven:
        return deciding.hold(case, item, proof, asked, desk.rules, known=bool(asked.ref))
    bench = _bench(desk, page, case, item, errand.needs(asked, TABLE), asked.ref, now)
    return deciding.work(case, item, proof, asked, bench, TABLE)


def _bench(desk: Desk, page: Page, case: Case, item: StaffMail, needs: Needs, ref: str, now: datetime) -> Bench:
    year = now.astimezone(desk.rules.zone).year
    first = page.next_number(year) if needs.new_files else 0
    refs = tuple(make(desk.rules.prefix, year, first + n) for n in range(needs.new_files))
    person = item.person.address
    told = provided(desk, page, needs, page.bench(needs, person=person, new_refs=refs), person=person)
    return Bench(
        person=item.person,
        now=now,
        rules=desk.rules,
        message=case.message,
        received=case.received(desk.rules),
        mailbox=case.mailbox,
        register=told,
        files=told.files,
        default_ref=ref if ref in told.files else "",
    )


def _confirmed(desk: Desk, page: Page, case: Case, item: StaffMail, proof: Authority, now: datetime) -> Decision:
    """Yes: the held mail is handled as if it had come with a proof. No: the desk is told. Else nothing is done."""
    number = proof.answered.parcel if proof.answered else None
    held = page.held_mail(number) if number is not None else None
    answer = confirming.read(case.message.new_text)
    late = held is not None and now - held.asked_at > timedelta(days=deciding.CONFIRM_WITHIN_DAYS)
    theirs = held is not None and held.person == item.person.address and held.outcome == "waiting"
    if held is None or late or not theirs or answer == "unclear":
        return deciding.settled_before(case, item, _bench(desk, page, case, item, Needs(), "", now))
    if answer == "no":
        return deciding.disowned(case, item, desk.rules, confirms=held.parcel, person=item.person)
    return _as_if_proven(desk, page, case, item, held, now)


def _as_if_proven(desk: Desk, page: Page, case: Case, item: StaffMail, held: HeldMail, now: datetime) -> Decision:
    """The held mail, handled as if it had come with a proof."""
    earlier, mail = _read_again(desk, page, case, item, held)
    proof = Authority("confirmation")
    asked = errand.of(earlier.message, mail, proof, desk.rules, TABLE)
    decision = _decided(desk, page, earlier, mail, proof, asked, now)
    if decision is None:
        return deciding.ask(earlier, mail, desk.rules, again_today=False)
    return replace(decision, confirms=held.parcel)


def _read_again(desk: Desk, page: Page, case: Case, item: StaffMail, held: HeldMail) -> tuple[Case, StaffMail]:
    """A held mail, read and sorted anew: the register may have changed since."""
    message = read(desk.register.shelf.get(held.sha256))
    rules = desk.rules
    again = sorting.sort(message, page.facts(inquire(message, prefix=rules.prefix, boxes=rules.boxes)))
    earlier = Case(
        parcel=held.parcel,
        mailbox=held.mailbox,
        raw_sha256=held.sha256,
        size=held.size,
        received_at=held.received_at,
        cut=held.cut,
        message=message,
        checks=case.checks,
    )
    return earlier, again if isinstance(again, StaffMail) else item


def _choice(desk: Desk, case: Case, item: StaffMail) -> Choice | None:
    """What one word of the mail chooses, whatever signature stands below it."""
    writer = Writer(item.person.name, item.person.address, desk.rules.company)
    return choosing.read(clean(case.message.new_text, writer, ()).body, item.person)


def _question(page: Page, item: StaffMail, proof: Authority, choice: Choice | None) -> HeldMail | None:
    """The mail of which this person was asked whom it is for, where this one answers that question."""
    asked = proof.answered if proof.answered and proof.answered.occasion == SendQuestion.occasion else None
    named = choice.number if choice else None
    if not (proof.proven and item.ref) or (asked is None and named is None):
        return None
    for number in (named, asked.parcel if asked else None, page.question_of(item.ref, item.person.address)):
        held = page.held_mail(number) if number is not None else None
        if held is not None and held.kind == "audience" and held.person == item.person.address:
            return held
    return None


def _chosen(  # all that a mail is handled with, and what it says
    desk: Desk,
    page: Page,
    case: Case,
    item: StaffMail,
    proof: Authority,
    question: HeldMail,
    answer: choosing.Answer,
    now: datetime,
) -> Decision:
    """Send what was shown, once; or keep it as a note; or do nothing with it."""
    if question.outcome != "waiting" or answer == "no":
        bench = _bench(desk, page, case, item, Needs(refs=frozenset({item.ref})), item.ref, now)
        if answer == "no" and question.outcome == "waiting":
            return asking.dropped(case, item, proof, bench, parcel=question.parcel, ref=item.ref)
        return asking.settled_before(case, item, proof, bench, ref=item.ref)
    earlier, mail = _read_again(desk, page, case, item, question)
    asked = errand.of(earlier.message, mail, proof, desk.rules, TABLE)
    asked = replace(asked, kind="reply", settled="send" if answer == "yes" else "note")
    bench = _bench(desk, page, earlier, mail, errand.needs(asked, TABLE), asked.ref, now)
    decision = deciding.work(earlier, mail, replace(proof, answered=None), asked, bench, TABLE)
    # What could not be done as it stands is mended and sent anew.
    settles: Literal["sent", "noted", "replaced"] = "sent" if answer == "yes" else "noted"
    return replace(decision, confirms=question.parcel, settles=settles if deciding.was_done(decision) else "replaced")


def _midnight(desk: Desk, now: datetime) -> datetime:
    return now.astimezone(desk.rules.zone).replace(hour=0, minute=0, second=0, microsecond=0)
