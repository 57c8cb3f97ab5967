"""A colleague's mail with all that bears on it, and the letter that asks what it is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from worker.intake import visiting
from worker.intake.callers.letters import VisitorNotice
from worker.intake.case import Case
from worker.intake.cleaning import Writer, clean
from worker.intake.sorting.authenticity import dmarc
from worker.nouns.briefs import Brief
from worker.nouns.decision import Decision
from worker.nouns.facts import Facts, Query
from worker.nouns.item import Idea, Item, Person, StaffMail
from worker.nouns.message import Message
from worker.nouns.offer import Offer
from worker.office.commands import TABLE
from worker.office.desk import Desk
from worker.office.providing import provided
from worker.processing.commands.deputies import stands_for
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Script
from worker.processing.people import sees
from worker.processing.rules import Rules
from worker.register.page import Page
from worker.staff import errand, holding
from worker.staff.authority import Authority
from worker.staff.errand import Errand

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


def asked_what(desk: Desk, page: Page, mail: Mail, now: datetime, meant: tuple[Offer, ...] = ()) -> Decision:
    asked_today = page.written_since(mail.person.address, "staff_question", midnight(desk, now))
    told = mail.proof.answered
    about = told.parcel if told and told.occasion == VisitorNotice.occasion else None
    often = asked_today >= MOST_QUESTIONS
    asked = holding.ask(mail.case, mail.sorted, desk.rules, too_often=often, about=about or 0, meant=meant)
    reported = () if often or about else visiting.reported(mail.case, mail.person, desk.rules)
    return replace(asked, letters=(*asked.letters, *reported))


def is_theirs(earlier: Message, mail: Mail) -> bool:
    """Whether the server's word stands behind a mail in their name, where it is asked: a yes makes good no forgery."""
    vouched = dmarc(earlier, mail.facts.authserv_id) == "pass"
    return earlier.sender.address == mail.person.address and (vouched or not mail.facts.authserv_id)


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


def seen_by(bench: Bench) -> dict[str, tuple[Brief, ...]]:
    """The files that were found by each word, as far as whoever writes may see them, or whom they stand in for."""
    mine = stands_for(bench)
    return {
        name: tuple(one for one in these if any(sees(person, one.owner, bench.rules) for person in mine))
        for name, these in bench.facts.files_by_name.items()
    }


def midnight(desk: Desk, now: datetime) -> datetime:
    return now.astimezone(desk.rules.zone).replace(hour=0, minute=0, second=0, microsecond=0)


def body_of(mail: Mail, rules: Rules) -> str:
    """What a mail says, without greeting and signature."""
    return clean(mail.case.message.new_text, Writer(mail.person.name, mail.person.address, rules.company), ()).body


def saying(mail: Mail, text: str) -> Mail:
    """The mail as if these were its words."""
    return replace(mail, case=replace(mail.case, message=replace(mail.case.message, new_text=text)))
