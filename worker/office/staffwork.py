"""A colleague's mail through the house: proof, errand, one look into the register, decision."""

from dataclasses import replace
from datetime import datetime, timedelta

from worker.intake import forging
from worker.intake.case import Case
from worker.intake.cleaning import Cleaned
from worker.intake.reading import read
from worker.nouns.decision import Decision
from worker.nouns.facts import Facts, Query
from worker.nouns.item import Idea, Impostor, OurLetter, StaffMail
from worker.office.audience import OPEN, asked_again, choice_of, chosen, question_of, said_more, typed_by
from worker.office.colleague import decided, read_again, reread, warned_today
from worker.office.desk import Desk
from worker.office.one_mail import Mail, Take, bench_for, errand_of
from worker.processing.replies import SendQuestion
from worker.register.page import Page
from worker.register.staffmail import HeldMail
from worker.staff import (
    answer_above,
    asking,
    authority,
    choosing,
    confirming,
    holding,
)
from worker.staff.authority import Authority
from worker.staff.below import without_the_letter
from worker.staff.concluding import was_done
from worker.staff.errand import Errand
from worker.staff.guards.customers import above_the_greeting, begun


def decide_staff(
    desk: Desk, page: Page, case: Case, item: StaffMail | Idea | Impostor, facts: Facts, now: datetime, take: Take
) -> Decision | None:
    """What to do about a mail in a colleague's name; None for an idea of somebody outside `[[staff]]`, whom nothing
    proves.
    """
    if isinstance(item, Impostor):
        return forging.impostor(case, item, desk.rules, warn=not warned_today(desk, page, item.person, now))
    person = item.person if isinstance(item, StaffMail) else facts.staff.get(item.person)
    if person is None:
        return None
    proof = authority.weigh(case.message, facts, person, now)
    mail = Mail(_typed_alone(page, case, proof), item, person, facts, proof, take)
    case = mail.case
    asked = errand_of(desk, page, mail, mail.proof)
    if asked.kind == "confirm":
        return _confirmed(desk, page, mail, now)
    if mail.proof.proven:
        return _proven(desk, page, mail, asked, now)
    # What is shown to whoever must confirm is what their yes will carry out.
    asked = errand_of(desk, page, mail, authority.confirmed(facts, person))
    if asked.kind == "confirm":
        bench = bench_for(desk, page, mail, Query(), "", now)
        return holding.not_theirs(case, mail.sorted, mail.proof, bench)
    if mail.proof.forged:
        warn, of = not warned_today(desk, page, person, now), mail.sorted
        return forging.forged(case, of.because, person, desk.rules, ref=of.ref, finding=mail.proof.attempt, warn=warn)
    if mail.proof.attempt and warned_today(desk, page, person, now):
        mail = replace(mail, proof=replace(mail.proof, warned=True))
    return decided(desk, page, mail, asked, now)


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
    choice = choice_of(desk, mail)
    question = question_of(page, mail, choice)
    if question is not None and choice is not None:
        return chosen(desk, page, mail, question, choice, now)
    if question is None or question.outcome not in OPEN:
        return decided(desk, page, mail, asked, now)
    if asked.kind == "reply" and _answers(asked, typed_by(desk, mail)):
        return said_more(desk, page, mail, question, asked, now) or asked_again(
            desk, page, mail, question, now, by_reply=False
        )
    if asked.beside == "note":
        text = read_again(desk, page, mail, question).case.message.new_text
        decision = decided(desk, page, mail, replace(asked, script=answer_above.with_note(asked.script, text)), now)
        return replace(decision, confirms=question.parcel, settles="noted") if was_done(decision) else decision
    decision = decided(desk, page, mail, asked, now)
    asked_too = bool(decision.held_for) and decision.held_as == "audience"
    # What must be confirmed first stands in the place of nothing yet.
    stands_instead = asked_too or (was_done(decision) and not decision.taken_back)
    if decision.confirms is not None or not stands_instead:
        return decision
    earlier = read_again(desk, page, mail, question)
    return asking.replacing(decision, earlier.case.message.new_text, parcel=question.parcel)


def _answers(asked: Errand, typed: Cleaned) -> bool:
    """Whether a reply answers the question, in whatever words: it is no letter, and no command without its sign.

    « Non. Bonjour Monsieur, toutes mes excuses … » is another letter, which is asked about in its turn.
    """
    answer, rest = choosing.begins(typed.body) or ("", "")
    if answer == "no" and above_the_greeting(begun(f"{answer}.\n{rest}")):
        return False
    return not choosing.is_letter(typed) and (not asked.script.strays or choosing.begins(typed.body) is not None)


def _confirmed(desk: Desk, page: Page, mail: Mail, now: datetime) -> Decision:
    """Yes: the held mail is handled as if it had come with a proof. No: the desk is told. Else nothing is done."""
    number = mail.proof.answered.parcel if mail.proof.answered else None
    held = page.held_mail(number) if number is not None else None
    answer = confirming.read(mail.case.message.new_text)
    late = held is not None and now - held.asked_at > timedelta(days=holding.CONFIRM_WITHIN_DAYS)
    theirs = held is not None and held.person == mail.person.address and held.outcome == "waiting"
    theirs = theirs and held is not None and held.kind == "unproven"
    if held is None or late or not theirs or answer == "unclear":
        return holding.settled_before(mail.case, mail.sorted, bench_for(desk, page, mail, Query(), "", now))
    if answer == "yes" and mail.proof.answered is not None and mail.proof.answered.unread:
        # A list of many named it: nobody says yes to what they have not seen.
        earlier = read_again(desk, page, mail, held)
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
    earlier, item, facts = reread(desk, page, held, case)
    if not isinstance(item, StaffMail | Idea):
        return None
    mail = Mail(earlier, item, person, facts, authority.weigh(earlier.message, facts, person, now), take)
    return holding.anew(_held_again(desk, page, mail, now), held.parcel, why="tried")


def _held_again(desk: Desk, page: Page, mail: Mail, now: datetime) -> Decision:
    """What is asked about a held mail, decided anew."""
    return decided(desk, page, mail, errand_of(desk, page, mail, authority.confirmed(mail.facts, mail.person)), now)


def _as_if_proven(desk: Desk, page: Page, yes: Mail, held: HeldMail, now: datetime) -> Decision:
    """The held mail, handled as if it had come with a proof."""
    mail = read_again(desk, page, yes, held)
    if authority.weigh(mail.case.message, mail.facts, mail.person, now).forged:
        # Held before our server was asked for its word.
        return holding.settled_before(yes.case, yes.sorted, bench_for(desk, page, yes, Query(), "", now))
    mail = replace(mail, proof=authority.confirmed(mail.facts, mail.person))
    return decided(desk, page, mail, errand_of(desk, page, mail, mail.proof), now)
