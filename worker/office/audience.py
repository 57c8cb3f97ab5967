"""The question whom a plain reply is for, and its answer: sent as it was shown, kept as a note, or asked again."""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from worker.intake import references
from worker.intake.cleaning import Cleaned, Writer, clean
from worker.nouns.decision import Decision
from worker.nouns.facts import Query
from worker.nouns.offer import Offer
from worker.office.colleague import decided, read_again
from worker.office.commands import TABLE
from worker.office.desk import Desk
from worker.office.one_mail import Mail, bench_for, errand_of
from worker.processing.commands.script import parse
from worker.processing.people import called, is_colleague
from worker.processing.replies import SendQuestion
from worker.register.page import Page
from worker.register.staffmail import HeldMail
from worker.staff import (
    answer_above,
    asking,
    choosing,
    concluding,
    deciding,
    errand,
    parting,
    settled,
    twins,
)
from worker.staff.choosing import Choice
from worker.staff.errand import Errand
from worker.staff.guards.colleagues import called_by_name
from worker.staff.guards.reply import name_words
from worker.staff.meant import as_group, meant
from worker.staff.understood import understood

# A question whose answer still decides. One that was refused is not asked for daily, and can be answered anew.
OPEN = frozenset({"waiting", "refused"})


def choice_of(desk: Desk, mail: Mail) -> Choice | None:
    """What one word of the mail chooses, whatever signature stands below it."""
    names = name_words(word for one in desk.rules.staff.values() for word in (one.name, *called(one)))
    return choosing.read(typed_by(desk, mail).body, mail.person, names)


def typed_by(desk: Desk, mail: Mail) -> Cleaned:
    writer = Writer(mail.person.name, mail.person.address, desk.rules.company)
    return clean(mail.case.message.new_text, writer, ())


def question_of(page: Page, mail: Mail, choice: Choice | None) -> HeldMail | None:
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


def said_more(desk: Desk, page: Page, mail: Mail, question: HeldMail, asked: Errand, now: datetime) -> Decision | None:
    """« Non, pas au client ! c'est pour Cyrille »: the answer and what else it asks for; None where it is neither.

    What is not understood beside a no or a note is kept with the file: it is no reason to ask the same question again.
    """
    body, ref = typed_by(desk, mail).body, mail.sorted.ref
    needs = Query(files=frozenset({ref, *twins.named(body, ref)}), similar=True)
    bench = bench_for(desk, page, mail, needs, ref, now)
    complaint = bench.files.get(ref)
    answer, rest = choosing.begins(body) or ("", body)
    if complaint is None or choosing.begins_with_yes(body) or choosing.says_of_parts(body):
        return None
    spoken = called_by_name(asking.as_reply(bench, complaint, body=rest))
    found = understood(complaint, bench, rest, TABLE, spoken=spoken)
    if not answer and found is None:
        return None
    earlier = read_again(desk, page, mail, question).case.message.new_text
    # Who writes something of their own to a colleague does not pass on what was asked about.
    passes = bool(answer) or choosing.denies(body) or (found is not None and found.whole)
    script = answer_above.with_more(found, rest, earlier if passes else "", keeps=answer == "note")
    again = replace(asked, kind="commands", script=script, answers=SendQuestion.occasion)
    decision = decided(desk, page, mail, again, now)
    if not concluding.was_done(decision):
        return None
    others = tuple(one for one in meant(complaint, bench, rest, TABLE) if not one.is_form) if found is None else ()
    decision = asking.as_understood(decision, more=as_group(others))
    if not passes:
        return asking.replacing(decision, earlier, parcel=question.parcel)
    return replace(decision, confirms=question.parcel, settles="noted")


def chosen(desk: Desk, page: Page, mail: Mail, question: HeldMail, choice: Choice, now: datetime) -> Decision:
    """Send what was shown, once; or keep it as a note; or do nothing with it.

    The question went to this colleague alone, and showed the letter: its answer is a confirmation of it. A yes that
    only names its number is worth what the mail that brings it is worth.
    """
    ref, told, answer = mail.sorted.ref, mail.proof.answered, choice.answer
    agreed = told is not None and told.occasion == SendQuestion.occasion and told.parcel == question.parcel
    mail = replace(mail, proof=replace(mail.proof, agreed=agreed))
    is_open = question.outcome in OPEN
    if not is_open or answer == "no":
        bench = bench_for(desk, page, mail, Query(files=frozenset({ref})), ref, now)
        if is_open:
            return asking.dropped(mail.case, mail.sorted, mail.proof, bench, parcel=question.parcel, ref=ref)
        sent = question.outcome == "sent"
        text = "" if sent else read_again(desk, page, mail, question).case.message.new_text
        done = settled.said(question.outcome, question.settled_at, bench)
        return asking.settled_before(mail.case, mail.sorted, mail.proof, bench, ref=ref, told=done, text=text)
    if answer == "yes" and not mail.proof.may_write:
        return asked_again(desk, page, mail, question, now, by_reply=True)
    if answer == "yes" and choice.number is None and not choice.sends:
        # A yes may mean what the question proposed instead: whoever wants it sent says so.
        asked = _worked_again(desk, page, mail, question, "", now)
        if line := asking.proposed(asked) or _proposed_since(desk, page, mail, asked, now):
            return _as_proposed(desk, page, mail, question, line, now)
        if asking.wants_the_word(asked):
            bench = bench_for(desk, page, mail, Query(files=frozenset({ref})), ref, now)
            return asking.again(mail.case, mail.sorted, mail.proof, bench, asked, by_reply=False)
    if choice.pieces and not _fits(desk, page, mail, question, choice, now):
        return asked_again(desk, page, mail, question, now, by_reply=False)
    tells = asking.addresses_of(choice.tells, desk.rules)
    decision = _worked_again(desk, page, mail, question, "send" if answer == "yes" else "note", now, tells)
    # What could not be done as it stands is mended and sent anew; the same answer is told the same reason again.
    settles: Literal["sent", "noted", "refused"] = "sent" if answer == "yes" else "noted"
    return replace(decision, confirms=question.parcel, settles=settles if concluding.was_done(decision) else "refused")


def _fits(desk: Desk, page: Page, mail: Mail, question: HeldMail, choice: Choice, now: datetime) -> bool:
    """Whether the letter of the question is parted where the answer says."""
    earlier = read_again(desk, page, mail, question)
    bench = bench_for(desk, page, earlier, Query(files=frozenset({mail.sorted.ref})), mail.sorted.ref, now)
    file = bench.files.get(mail.sorted.ref)
    text = errand_of(desk, page, earlier, mail.proof).script.text
    found = parting.parted(text, file, bench) if file else None
    return found is not None and parting.fits(choice.pieces, found)


def _proposed_since(desk: Desk, page: Page, mail: Mail, asked: Decision, now: datetime) -> Offer | None:
    """The line that the question proposed when it was asked again, after what they had answered to it before."""
    ref, writer = mail.sorted.ref, Writer(mail.person.name, mail.person.address, desk.rules.company)
    bench = bench_for(desk, page, mail, Query(files=frozenset({ref}), similar=True), ref, now)
    file = bench.files[ref]
    theirs = [one for one in file.staff_messages if one.person == mail.person.address]
    if not theirs or theirs[-1].done:
        return None
    said = clean(theirs[-1].message.new_text, writer, ()).body
    offers = meant(file, bench, said, TABLE)
    again = asking.again(mail.case, mail.sorted, mail.proof, bench, asked, by_reply=False, offers=offers)
    return asking.proposed(again) if offers else None


def _as_proposed(desk: Desk, page: Page, mail: Mail, question: HeldMail, line: Offer, now: datetime) -> Decision:
    """« Oui » to the one line that the question proposed: it is done, and the words that were asked about stay with the
    file. Where it cannot be done, the transcript says why, and the question stays.
    """

    def find_ref(typed: str) -> str:
        return next(iter(references.find(typed, desk.rules.prefix)), "")

    words = TABLE.vocabulary(find_ref=find_ref, is_colleague=lambda name: is_colleague(name, desk.rules))
    earlier = read_again(desk, page, mail, question).case.message.new_text
    lines = answer_above.with_note(parse(line.lines, words), earlier)
    again = replace(errand_of(desk, page, mail, mail.proof), kind="commands", script=lines, ref=mail.sorted.ref)
    decision = decided(desk, page, mail, replace(again, answers=SendQuestion.occasion), now)
    if not concluding.was_done(decision):
        return decision
    return replace(asking.as_understood(decision), confirms=question.parcel, settles="noted")


def asked_again(desk: Desk, page: Page, mail: Mail, question: HeldMail, now: datetime, *, by_reply: bool) -> Decision:
    """Neither yes nor no, nor a letter, or a yes that may be anybody's: the same question, about the same words."""
    asked = _worked_again(desk, page, mail, question, "", now)
    bench = bench_for(desk, page, mail, Query(files=frozenset({mail.sorted.ref}), similar=True), mail.sorted.ref, now)
    file = bench.files.get(mail.sorted.ref)
    # What the answer speaks of says more of what they want than the text that was asked about.
    body = typed_by(desk, mail).body
    says = file and not (by_reply or choosing.says_of_parts(body))
    offers = meant(file, bench, body, TABLE) if file and says else ()
    return asking.again(mail.case, mail.sorted, mail.proof, bench, asked, by_reply=by_reply, offers=offers)


def _worked_again(
    desk: Desk, page: Page, mail: Mail, question: HeldMail, settled: Literal["", "send", "note"], now: datetime,
    tells: tuple[str, ...] = (),
) -> Decision:  # fmt: skip
    """What becomes of the mail that was asked about, after what `mail` says of it; `tells` reads words beside."""
    earlier = read_again(desk, page, mail, question)
    # What was asked about as a text stays one, whatever it would be read as by now.
    proof = replace(mail.proof, answered=None) if settled else mail.proof
    asked = replace(errand_of(desk, page, earlier, proof), kind="reply", settled=settled, tells=tells)
    asked = replace(asked, answers=SendQuestion.occasion)
    bench = bench_for(desk, page, earlier, errand.needs(asked, TABLE, earlier.case.message), asked.ref, now)
    return deciding.work(earlier.case, earlier.sorted, replace(mail.proof, answered=None), asked, bench, TABLE)
