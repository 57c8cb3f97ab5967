"""A colleague's mail through the house: proof, errand, one look into the register, decision."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from worker.intake import sorting
from worker.intake.callers.letters import VisitorNotice
from worker.intake.case import Case
from worker.intake.cleaning import Cleaned, Writer, clean
from worker.intake.query import query_of
from worker.intake.reading import read
from worker.nouns.decision import Decision
from worker.nouns.facts import Facts, Query
from worker.nouns.item import Idea, Item, OurLetter, Person, StaffMail
from worker.office.commands import TABLE
from worker.office.desk import Desk
from worker.office.providing import provided
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Script
from worker.processing.replies import SendQuestion
from worker.register.page import Page
from worker.register.staffmail import HeldMail
from worker.staff import (
    answer_above,
    answers,
    asking,
    authority,
    choosing,
    confirming,
    deciding,
    errand,
    holding,
    settled,
)
from worker.staff.authority import Authority
from worker.staff.below import without_the_letter
from worker.staff.choosing import Choice
from worker.staff.errand import Errand
from worker.staff.guards.colleagues import called_by_name
from worker.staff.running import Outcome
from worker.staff.understood import understood

# Every mail of a colleague is answered; past so many questions on one day two programs are writing to each other.
MOST_QUESTIONS = 10

# A question whose answer still decides. One that was refused is not asked for daily, and can be answered anew.
_OPEN = frozenset({"waiting", "refused"})
# How the intake handles what a colleague passed on or answered: the case, what it was sorted as, what is known of it.
Take = Callable[[Case, Item, Facts], Decision]


@dataclass(frozen=True, slots=True)
class Mail:
    """A colleague's mail with all that bears on it; `take` is the intake's way with a customer's mail in it."""

    case: Case
    item: StaffMail | Idea
    person: Person
    facts: Facts
    proof: Authority
    take: Take

    @property
    def sorted(self) -> StaffMail:
        """As a colleague's mail: an idea names no file."""
        return self.item if isinstance(self.item, StaffMail) else StaffMail(self.item.because, self.person)


def decide_staff(
    desk: Desk, page: Page, case: Case, item: StaffMail | Idea, facts: Facts, now: datetime, take: Take
) -> Decision | None:
    """What to do about a colleague's mail; None for an idea of somebody outside `[[staff]]`, whom nothing proves."""
    person = item.person if isinstance(item, StaffMail) else facts.staff.get(item.person)
    if person is None:
        return None
    proof = authority.weigh(case.message, facts, person, now)
    mail = Mail(_typed_alone(page, case, proof), item, person, facts, proof, take)
    case = mail.case
    asked = _asked(desk, page, mail, mail.proof)
    if asked.kind == "confirm":
        return _confirmed(desk, page, mail, now)
    if mail.proof.proven:
        return _proven(desk, page, mail, asked, now)
    # What is shown to whoever must confirm is what their yes will carry out.
    asked = _asked(desk, page, mail, authority.confirmed(facts, person))
    if asked.kind == "confirm":
        bench = _bench(desk, page, mail, Query(), "", now)
        return holding.not_theirs(case, mail.sorted, mail.proof, bench)
    return _decided(desk, page, mail, asked, now)


# What one word answers; below it some clients repeat the whole letter without a mark.
_ONE_WORD = frozenset({"approval", "confirmation", SendQuestion.occasion})


def _typed_alone(page: Page, case: Case, proof: Authority) -> Case:
    """The mail without the letter that it answers, where that stands unmarked below what was typed."""
    if proof.answered is None or proof.answered.occasion not in _ONE_WORD:
        return case
    letter = read(page.letter_bytes(proof.answered.letter)).text
    typed = without_the_letter(case.message.new_text, letter)
    return replace(case, message=replace(case.message, new_text=typed))


def _proven(desk: Desk, page: Page, mail: Mail, asked: Errand, now: datetime) -> Decision:
    """A mail that is believed: what it asks for, or its answer to the question whom an earlier one is for."""
    choice = _choice(desk, mail)
    question = _question(page, mail, choice)
    if question is not None and choice is not None:
        return _chosen(desk, page, mail, question, choice, now)
    if question is None or question.outcome not in _OPEN:
        return _decided(desk, page, mail, asked, now)
    if asked.kind == "reply" and not choosing.is_letter(_typed(desk, mail)):
        return _said_more(desk, page, mail, question, asked, now) or _asked_again(
            desk, page, mail, question, now, by_reply=False
        )
    if asked.beside == "note":
        text = _read_again(desk, page, mail, question).case.message.new_text
        decision = _decided(desk, page, mail, replace(asked, script=answer_above.with_note(asked.script, text)), now)
        return replace(decision, confirms=question.parcel, settles="noted") if deciding.was_done(decision) else decision
    decision = _decided(desk, page, mail, asked, now)
    asked_too = bool(decision.held_for) and decision.held_as == "audience"
    # What must be confirmed first stands in the place of nothing yet.
    stands_instead = asked_too or (deciding.was_done(decision) and not decision.taken_back)
    if decision.confirms is not None or not stands_instead:
        return decision
    earlier = _read_again(desk, page, mail, question)
    return asking.replacing(decision, earlier.case.message.new_text, parcel=question.parcel)


def _asked(desk: Desk, page: Page, mail: Mail, proof: Authority) -> Errand:
    if isinstance(mail.item, Idea):
        return Errand("idea", Script((), mail.case.message.new_text), "")
    told = proof.answered
    asks = told is not None and told.to_staff and told.ref == mail.item.ref != "" and told.occasion in answers.ASKS
    file = page.file(mail.item.ref) if asks else None
    return errand.of(mail.case.message, mail.item, proof, desk.rules, TABLE, file)


def _decided(desk: Desk, page: Page, mail: Mail, asked: Errand, now: datetime) -> Decision:
    if asked.kind == "unclear":
        asked_today = page.written_since(mail.person.address, "staff_question", _midnight(desk, now))
        told = mail.proof.answered
        about = told.parcel if told and told.occasion == VisitorNotice.occasion else None
        often = asked_today >= MOST_QUESTIONS
        return holding.ask(mail.case, mail.sorted, desk.rules, too_often=often, about=about or 0)
    if asked.kind in {"forward", "idea"}:
        if mail.proof.strong if asked.kind == "forward" else mail.proof.proven:
            return mail.take(mail.case, mail.item, mail.facts)
        bench = _bench(desk, page, mail, Query(files=frozenset({asked.ref} - {""})), "", now)
        return holding.more_proof(mail.case, mail.sorted, mail.proof, asked, bench, TABLE, Outcome(bench))
    needs = errand.needs(asked, TABLE, mail.case.message)
    if not mail.proof.proven:
        # What it would do is only looked at: nothing is copied out for it.
        needs = replace(needs, dossiers=False, exports=frozenset())
    bench = _bench(desk, page, mail, needs, asked.ref, now)
    return deciding.work(mail.case, mail.sorted, mail.proof, asked, bench, TABLE)


def _bench(desk: Desk, page: Page, mail: Mail, needs: Query, ref: str, now: datetime) -> Bench:
    case = mail.case
    facts = provided(desk, page, replace(needs, colleague=mail.person.address), mail.facts)
    return Bench(
        person=mail.person,
        now=now,
        rules=desk.rules,
        message=case.message,
        received=case.received(desk.rules),
        mailbox=case.mailbox,
        facts=facts,
        files=facts.files,
        default_ref=ref if ref in facts.files else "",
    )


def _confirmed(desk: Desk, page: Page, mail: Mail, now: datetime) -> Decision:
    """Yes: the held mail is handled as if it had come with a proof. No: the desk is told. Else nothing is done."""
    number = mail.proof.answered.parcel if mail.proof.answered else None
    held = page.held_mail(number) if number is not None else None
    answer = confirming.read(mail.case.message.new_text)
    late = held is not None and now - held.asked_at > timedelta(days=holding.CONFIRM_WITHIN_DAYS)
    theirs = held is not None and held.person == mail.person.address and held.outcome == "waiting"
    theirs = theirs and held is not None and held.kind == "unproven"
    if held is None or late or not theirs or answer == "unclear":
        return holding.settled_before(mail.case, mail.sorted, _bench(desk, page, mail, Query(), "", now))
    if answer == "yes" and mail.proof.answered is not None and mail.proof.answered.unread:
        # A list of many named it: nobody says yes to what they have not seen.
        earlier = _read_again(desk, page, mail, held)
        earlier = replace(earlier, proof=authority.weigh(earlier.case.message, earlier.facts, mail.person, now))
        if shown := holding.anew(_held_again(desk, page, earlier, now), held.parcel, why="wanted"):
            return shown
    if answer == "no":
        return holding.disowned(mail.case, mail.sorted, desk.rules, confirms=held.parcel, person=mail.person)
    return replace(_as_if_proven(desk, page, mail, held, now), confirms=held.parcel)


def asked_anew(desk: Desk, page: Page, letter: OurLetter, case: Case, now: datetime, take: Take) -> Decision | None:
    """The confirmation that somebody else had before them, asked by a new letter; None where none waits any more.

    It answers a mail that was none of its own: it is recorded beside what became of that one.
    """
    held = page.held_mail(letter.parcel) if letter.parcel is not None else None
    person = desk.rules.staff.get(held.person) if held else None
    if held is None or person is None or held.outcome != "waiting" or held.kind != "unproven":
        return None
    earlier, item, facts = _reread(desk, page, held, case)
    if not isinstance(item, StaffMail | Idea):
        return None
    mail = Mail(earlier, item, person, facts, authority.weigh(earlier.message, facts, person, now), take)
    return holding.anew(_held_again(desk, page, mail, now), held.parcel, why="tried")


def _held_again(desk: Desk, page: Page, mail: Mail, now: datetime) -> Decision:
    """What is asked about a held mail, decided anew."""
    return _decided(desk, page, mail, _asked(desk, page, mail, authority.confirmed(mail.facts, mail.person)), now)


def _as_if_proven(desk: Desk, page: Page, yes: Mail, held: HeldMail, now: datetime) -> Decision:
    """The held mail, handled as if it had come with a proof."""
    mail = _read_again(desk, page, yes, held)
    mail = replace(mail, proof=authority.confirmed(mail.facts, mail.person))
    return _decided(desk, page, mail, _asked(desk, page, mail, mail.proof), now)


def _read_again(desk: Desk, page: Page, answer: Mail, held: HeldMail) -> Mail:
    """A held mail, read and sorted anew: the register may have changed since."""
    earlier, again, facts = _reread(desk, page, held, answer.case)
    item = again if isinstance(again, StaffMail | Idea) else answer.item
    return replace(answer, case=earlier, item=item, facts=facts)


def _reread(desk: Desk, page: Page, held: HeldMail, answer: Case) -> tuple[Case, Item, Facts]:
    message = read(desk.register.shelf.get(held.sha256))
    rules = desk.rules
    facts = page.facts(query_of(message, prefix=rules.prefix, boxes=rules.boxes))
    again = sorting.sort(message, facts)
    earlier = Case(
        parcel=held.parcel,
        mailbox=held.mailbox,
        raw_sha256=held.sha256,
        size=held.size,
        received_at=held.received_at,
        cut=held.cut,
        message=message,
        checks=answer.checks,
    )
    return earlier, again, facts


def _choice(desk: Desk, mail: Mail) -> Choice | None:
    """What one word of the mail chooses, whatever signature stands below it."""
    return choosing.read(_typed(desk, mail).body, mail.person)


def _typed(desk: Desk, mail: Mail) -> Cleaned:
    writer = Writer(mail.person.name, mail.person.address, desk.rules.company)
    return clean(mail.case.message.new_text, writer, ())


def _question(page: Page, mail: Mail, choice: Choice | None) -> HeldMail | None:
    """The mail of which this person was asked whom it is for, where this one answers that question."""
    proof, ref, person = mail.proof, mail.sorted.ref, mail.person.address
    asked = proof.answered if proof.answered and proof.answered.occasion == SendQuestion.occasion else None
    named = choice.number if choice else None
    if not ref or (asked is None and named is None):
        return None
    for number in (named, asked.parcel if asked else None, page.question_of(ref, person)):
        held = page.held_mail(number) if number is not None else None
        if held is not None and held.kind == "audience" and held.person == person:
            return held
    return None


def _said_more(desk: Desk, page: Page, mail: Mail, question: HeldMail, asked: Errand, now: datetime) -> Decision | None:
    """« Non, pas au client ! c'est pour Cyrille »: the answer and what else it asks for; None where it is neither.

    What is not understood beside a no or a note is kept with the file: it is no reason to ask the same question again.
    """
    body, ref = _typed(desk, mail).body, mail.sorted.ref
    bench = _bench(desk, page, mail, Query(files=frozenset({ref})), ref, now)
    complaint = bench.files.get(ref)
    answer, rest = choosing.begins(body) or ("", body)
    if complaint is None or choosing.begins_with_yes(body):
        return None
    spoken = called_by_name(asking.as_reply(bench, complaint, body=rest))
    found = understood(complaint, bench, rest, TABLE, spoken=spoken)
    if not answer and (found is None or not found.is_plain):
        return None
    earlier = _read_again(desk, page, mail, question).case.message.new_text
    script = answer_above.with_more(found, rest, earlier, keeps=answer == "note")
    again = replace(asked, kind="commands", script=script, answers=SendQuestion.occasion)
    decision = _decided(desk, page, mail, again, now)
    if not deciding.was_done(decision):
        return None
    return replace(asking.as_understood(decision), confirms=question.parcel, settles="noted")


def _chosen(desk: Desk, page: Page, mail: Mail, question: HeldMail, choice: Choice, now: datetime) -> Decision:
    """Send what was shown, once; or keep it as a note; or do nothing with it.

    The question went to this colleague alone, and showed the letter: its answer is a confirmation of it. A yes that
    only names its number is worth what the mail that brings it is worth.
    """
    ref, told, answer = mail.sorted.ref, mail.proof.answered, choice.answer
    agreed = told is not None and told.occasion == SendQuestion.occasion and told.parcel == question.parcel
    mail = replace(mail, proof=replace(mail.proof, agreed=agreed))
    is_open = question.outcome in _OPEN
    if not is_open or answer == "no":
        bench = _bench(desk, page, mail, Query(files=frozenset({ref})), ref, now)
        if is_open:
            return asking.dropped(mail.case, mail.sorted, mail.proof, bench, parcel=question.parcel, ref=ref)
        sent = question.outcome == "sent"
        text = "" if sent else _read_again(desk, page, mail, question).case.message.new_text
        done = settled.said(question.outcome, question.settled_at, bench)
        return asking.settled_before(mail.case, mail.sorted, mail.proof, bench, ref=ref, told=done, text=text)
    if answer == "yes" and not mail.proof.may_write:
        return _asked_again(desk, page, mail, question, now, by_reply=True)
    if answer == "yes" and choice.number is None and not choice.sends:
        # A yes may mean what the question proposed instead: whoever wants it sent says so.
        asked = _worked_again(desk, page, mail, question, "", now)
        if asking.offers_more(asked):
            bench = _bench(desk, page, mail, Query(files=frozenset({ref})), ref, now)
            return asking.again(mail.case, mail.sorted, mail.proof, bench, asked, by_reply=False)
    decision = _worked_again(desk, page, mail, question, "send" if answer == "yes" else "note", now)
    # What could not be done as it stands is mended and sent anew; the same answer is told the same reason again.
    settles: Literal["sent", "noted", "refused"] = "sent" if answer == "yes" else "noted"
    return replace(decision, confirms=question.parcel, settles=settles if deciding.was_done(decision) else "refused")


def _asked_again(desk: Desk, page: Page, mail: Mail, question: HeldMail, now: datetime, *, by_reply: bool) -> Decision:
    """Neither yes nor no, nor a letter, or a yes that may be anybody's: the same question, about the same words."""
    asked = _worked_again(desk, page, mail, question, "", now)
    bench = _bench(desk, page, mail, Query(files=frozenset({mail.sorted.ref})), mail.sorted.ref, now)
    return asking.again(mail.case, mail.sorted, mail.proof, bench, asked, by_reply=by_reply)


def _worked_again(
    desk: Desk, page: Page, mail: Mail, question: HeldMail, settled: Literal["", "send", "note"], now: datetime
) -> Decision:
    """What becomes of the mail that was asked about, after what `mail` says of it."""
    earlier = _read_again(desk, page, mail, question)
    asked = replace(_asked(desk, page, earlier, mail.proof), kind="reply", settled=settled)
    bench = _bench(desk, page, earlier, errand.needs(asked, TABLE, earlier.case.message), asked.ref, now)
    return deciding.work(earlier.case, earlier.sorted, replace(mail.proof, answered=None), asked, bench, TABLE)


def _midnight(desk: Desk, now: datetime) -> datetime:
    return now.astimezone(desk.rules.zone).replace(hour=0, minute=0, second=0, microsecond=0)
