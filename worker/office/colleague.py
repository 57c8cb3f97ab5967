"""A colleague's mail with all that bears on it: what it asks for, and what comes of it by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from worker.intake import sorting
from worker.intake.callers.letters import VisitorNotice
from worker.intake.case import Case
from worker.intake.cleaning import Writer, clean
from worker.intake.query import query_of
from worker.intake.reading import read
from worker.intake.sorting.authenticity import dmarc
from worker.nouns.decision import Decision
from worker.nouns.facts import Facts, Query
from worker.nouns.item import Idea, Item, Person, StaffMail
from worker.nouns.message import Message
from worker.nouns.offer import Offer
from worker.office.commands import TABLE
from worker.office.desk import Desk
from worker.office.providing import provided
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Script
from worker.processing.letters import StaffQuestion
from worker.register import tasks
from worker.register.page import Page
from worker.register.staffmail import HeldMail
from worker.staff import (
    asking,
    choosing,
    deciding,
    errand,
    heads,
    holding,
    line_by_line,
    new_mail,
    which_file,
)
from worker.staff.authority import Authority
from worker.staff.errand import Errand
from worker.staff.guards.reply import name_words
from worker.staff.line_by_line import Piece
from worker.staff.running import Outcome

# Every mail of a colleague is answered; past so many questions on one day two programs are writing to each other.
MOST_QUESTIONS = 10

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


def errand_of(desk: Desk, page: Page, mail: Mail, proof: Authority) -> Errand:
    if isinstance(mail.item, Idea):
        return Errand("idea", Script((), mail.case.message.new_text), "")
    told = proof.answered
    answers_it = told is not None and told.to_staff and told.ref == mail.item.ref != ""
    file = page.file(mail.item.ref) if answers_it else None
    return errand.of(mail.case.message, mail.item, proof, desk.rules, TABLE, file)


def decided(desk: Desk, page: Page, mail: Mail, asked: Errand, now: datetime) -> Decision:
    if asked.kind == "unclear" and mail.proof.proven and (done := _line_by_line(desk, page, mail, asked, now)):
        return done
    if asked.kind == "unclear" and mail.proof.proven and (offered := _as_offered(desk, page, mail)):
        mail, asked = offered, errand_of(desk, page, offered, offered.proof)
    if asked.kind == "unclear":
        return _asked(desk, page, mail, now)
    if asked.kind in {"forward", "idea"}:
        if mail.proof.strong if asked.kind == "forward" else mail.proof.proven:
            return mail.take(mail.case, mail.item, mail.facts)
        bench = bench_for(desk, page, mail, Query(files=frozenset({asked.ref} - {""})), "", now)
        return holding.more_proof(mail.case, mail.sorted, mail.proof, asked, bench, TABLE, Outcome(bench))
    needs = errand.needs(asked, TABLE, mail.case.message)
    if not mail.proof.proven:
        # What it would do is only looked at: nothing is copied out for it.
        needs = replace(needs, dossiers=False, exports=frozenset())
    bench = bench_for(desk, page, mail, needs, asked.ref, now)
    return deciding.work(mail.case, mail.sorted, mail.proof, asked, bench, TABLE)


def _asked(desk: Desk, page: Page, mail: Mail, now: datetime, meant: tuple[Offer, ...] = ()) -> Decision:
    asked_today = page.written_since(mail.person.address, "staff_question", _midnight(desk, now))
    told = mail.proof.answered
    about = told.parcel if told and told.occasion == VisitorNotice.occasion else None
    often = asked_today >= MOST_QUESTIONS
    return holding.ask(mail.case, mail.sorted, desk.rules, too_often=often, about=about or 0, meant=meant)


def _as_offered(desk: Desk, page: Page, mail: Mail) -> Mail | None:
    """« Oui » to what we took a new mail for: the mail with its line, where nothing of it is left to be filled in; else
    the new mail once more, to be shown again. None for any other answer, and where nothing proves who wrote that mail.
    """
    told, rules = mail.proof.answered, desk.rules
    typed = clean(mail.case.message.new_text, Writer(mail.person.name, mail.person.address, rules.company), ()).body
    if told is None or told.occasion != StaffQuestion.occasion or told.parcel is None or not _may_agree(typed):
        return None
    row = page.parcel(told.parcel)
    earlier = read(desk.register.shelf.get(row.sha256)) if row else None
    if row is None or earlier is None or not _is_theirs(earlier, mail):
        return None
    if not (choosing.agrees(typed) or new_mail.adds_nothing(typed, earlier.new_text)):
        return None
    meant = holding.offered(earlier, mail.person, rules, rules.day(row.received_at))
    if len(meant) != 1:
        return None
    # The scan of a letter may stand in either mail.
    enclosed = mail.case.message.documents or earlier.documents
    message = replace(mail.case.message, subject=earlier.subject, new_text=earlier.new_text)
    if "[" not in meant[0].lines:
        message = replace(mail.case.message, new_text=meant[0].lines, documents=enclosed)
    return replace(mail, case=replace(mail.case, message=message))


def _may_agree(typed: str) -> bool:
    """A yes, with no question behind it."""
    return choosing.begins_with_yes(typed) and "?" not in typed


def _is_theirs(earlier: Message, mail: Mail) -> bool:
    """Whether the server's word stands behind a mail in their name, where it is asked: a yes makes good no forgery."""
    vouched = dmarc(earlier, mail.facts.authserv_id) == "pass"
    return earlier.sender.address == mail.person.address and (vouched or not mail.facts.authserv_id)


def _line_by_line(desk: Desk, page: Page, mail: Mail, asked: Errand, now: datetime) -> Decision | None:
    """An answer to a list whose sentences name files; None where none of them does."""
    those, files, perhaps = _read_in_lines(desk, page, mail, now)
    if not files and not perhaps:
        return None
    needs = Query(files=frozenset(files.values()) | which_file.refs_of(perhaps), similar=True)
    bench = bench_for(desk, page, mail, needs, "", now)
    unsure = {one: ref for one, ref in files.items() if one.head and not line_by_line.is_sure(one, ref, bench, TABLE)}
    files = {one: ref for one, ref in files.items() if one not in unsure and ref in bench.files}
    for one, ref in unsure.items():
        perhaps = {**perhaps, **which_file.of_one(one, ref, bench)}
    which = which_file.offers(perhaps, bench, TABLE)
    if not files:
        return _asked(desk, page, mail, now, tuple(offer for _, offer in which)) if which else None
    decision = _done_of_lines(mail, asked, files, bench)
    read_ = {one.said for one in (*files, *perhaps)}
    left = tuple(one.said for one in those if one.said not in read_)
    more = (*which_file.as_group(which), *line_by_line.perhaps_more(files, bench, TABLE))
    return asking.as_understood(decision, left, more) if decision else None


def _read_in_lines(
    desk: Desk, page: Page, mail: Mail, now: datetime
) -> tuple[tuple[Piece, ...], dict[Piece, str], which_file.Candidates]:
    """The sentences of a mail, the file of each that names one, and those that may mean several."""
    prefix, listed = desk.rules.prefix, mail.proof.answered is not None
    year = desk.rules.day(mail.case.received_at).year
    body = clean(mail.case.message.new_text, Writer(mail.person.name, mail.person.address, desk.rules.company), ()).body
    those = line_by_line.pieces(body, prefix, listed=listed)
    names = Query(names=line_by_line.names_of(those, listed=listed))
    found = bench_for(desk, page, mail, names, "", now).facts.files_by_name
    named, about = heads.apart(found)
    ours = name_words(one.name for one in desk.rules.staff.values())
    if listed:
        those = line_by_line.one_each(those, found, prefix, year)
        those = line_by_line.cut(those, named, prefix, ours)
    files = line_by_line.files_of(those, named, ours)
    rest = [one for one in those if one not in files]
    by_head = line_by_line.by_head(rest, about, prefix, year, ours) if listed else {}
    known = {one.said for one in by_head}
    likely = {name: named[name] or about.get(name, ()) for name in named}
    perhaps = which_file.candidates((one for one in rest if one.said not in known), likely)
    return those, {**files, **by_head}, perhaps


def _done_of_lines(mail: Mail, asked: Errand, files: Mapping[Piece, str], bench: Bench) -> Decision | None:
    """What each sentence asks for; one of which that may not be done is kept as a note, and the others are done."""

    def done(script: Script) -> Decision | None:
        errand_ = replace(asked, kind="commands", script=script)
        decision = deciding.work(mail.case, mail.sorted, mail.proof, errand_, bench, TABLE)
        return decision if deciding.was_done(decision) or decision.held_for else None

    if decision := done(line_by_line.script_of(files, bench, TABLE)):
        return decision
    each = ((one, line_by_line.script_of({one: ref}, bench, TABLE)) for one, ref in files.items())
    able = frozenset(one for one, script in each if done(script))
    scripts = (line_by_line.with_notes(files, some, bench, TABLE) for some in (able, frozenset[Piece]()))
    return next((decision for script in scripts if (decision := done(script))), None)


def bench_for(desk: Desk, page: Page, mail: Mail, needs: Query, ref: str, now: datetime) -> Bench:
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


def read_again(desk: Desk, page: Page, answer: Mail, held: HeldMail) -> Mail:
    """A held mail, read and sorted anew: the register may have changed since."""
    earlier, again, facts = reread(desk, page, held, answer.case)
    item = again if isinstance(again, StaffMail | Idea) else answer.item
    return replace(answer, case=earlier, item=item, facts=facts)


def reread(desk: Desk, page: Page, held: HeldMail, answer: Case) -> tuple[Case, Item, Facts]:
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


def warned_today(desk: Desk, page: Page, person: Person, now: datetime) -> bool:
    """Whether somebody was warned today that mail comes in this colleague's name: once is enough, the list has all."""
    readers = {person.address, *(one.address for one in desk.rules.desk)}
    return tasks.warned_of(page.session, person.address, readers, _midnight(desk, now))


def _midnight(desk: Desk, now: datetime) -> datetime:
    return now.astimezone(desk.rules.zone).replace(hour=0, minute=0, second=0, microsecond=0)
