"""What a colleague's mail asks for, and what comes of it by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from worker.intake import sorting
from worker.intake.case import Case
from worker.intake.query import query_of
from worker.intake.reading import read
from worker.nouns.decision import Decision
from worker.nouns.facts import Facts, Query
from worker.nouns.item import Idea, Item, Person, StaffMail
from worker.office.about_whom import looked_up, says_whose
from worker.office.commands import TABLE
from worker.office.desk import Desk
from worker.office.lines import as_told_besides, done_line_by_line
from worker.office.one_mail import Mail, asked_what, bench_for, body_of, errand_of, is_theirs, midnight
from worker.processing.letters import StaffQuestion
from worker.register import tasks
from worker.register.page import Page
from worker.register.staffmail import HeldMail
from worker.staff import (
    choosing,
    deciding,
    errand,
    holding,
    new_mail,
)
from worker.staff.errand import Errand
from worker.staff.running import Outcome


def decided(desk: Desk, page: Page, mail: Mail, asked: Errand, now: datetime) -> Decision:
    if asked.kind in {"unclear", "aside"} and mail.proof.proven:
        for reader in _READERS:
            found = reader(desk, page, mail, asked, now)
            if isinstance(found, Decision):
                return found
            mail, asked = (found, errand_of(desk, page, found, found.proof)) if found else (mail, asked)
            if asked.kind not in {"unclear", "aside"}:
                break
    if asked.kind == "unclear":
        return asked_what(desk, page, mail, now)
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


def _as_offered(desk: Desk, page: Page, mail: Mail, asked: Errand, _now: datetime) -> Mail | None:
    """« Oui » to what we took a new mail for: the mail with its line, where nothing of it is left to be filled in; else
    the new mail once more, to be shown again. None for any other answer, and where nothing proves who wrote that mail.
    """
    told, rules = mail.proof.answered, desk.rules
    typed = body_of(mail, rules)
    if (
        asked.kind != "unclear"
        or told is None
        or told.occasion != StaffQuestion.occasion
        or told.parcel is None
        or not _may_agree(typed)
    ):
        return None
    row = page.parcel(told.parcel)
    earlier = read(desk.register.shelf.get(row.sha256)) if row else None
    if row is None or earlier is None or not is_theirs(earlier, mail):
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


# What words that are no command may mean all the same, the first that answers: another mail in their place, or what is
# done about them.
_Reader = Callable[[Desk, Page, Mail, Errand, datetime], Mail | Decision | None]
_READERS: Final[tuple[_Reader, ...]] = (says_whose, done_line_by_line, _as_offered, as_told_besides, looked_up)


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
    return tasks.warned_of(page.session, person.address, readers, midnight(desk, now))
