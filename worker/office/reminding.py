"""Remind: what waits to be told leaves, one mail a person; alarms at once, the rest once a day in working hours."""

from dataclasses import replace
from datetime import date, datetime

import structlog

from worker.nouns.decision import Decision
from worker.nouns.item import Absence, Person
from worker.office.desk import Desk
from worker.office.freezing import freeze
from worker.office.lining import addressed
from worker.office.offering import Offering
from worker.office.tally import Tally
from worker.processing.addressing import to_staff
from worker.processing.watching import reminding
from worker.processing.watching.letters import Reminders
from worker.register import duties, files, lookup, nudging
from worker.register.page import Page

log = structlog.get_logger(__name__)


def remind(desk: Desk) -> Tally:
    tally, now = Tally(), desk.clock.now()
    waiting = desk.register.look(nudging.people)
    absences = desk.register.look(lookup.absences, now) if waiting else ()
    for address, alarm in waiting.items():
        if desk.stopping():
            break
        if alarm or _may_be_reminded(desk, address, now):
            with desk.register.pages(desk.facts, now) as page_of, page_of() as page:
                tally.reminded += _tell(desk, page, address, absences, now)
    return tally


def _duty(address: str) -> str:
    return duties.REMIND + address


def _may_be_reminded(desk: Desk, address: str, now: datetime) -> bool:
    """Asked before anything is held: most of the day the answer is no."""
    last = duties.last_day(desk.register.look(duties.read, _duty(address)))
    return desk.rules.at_work(now) and (last is None or last < desk.rules.day(now))


def _tell(desk: Desk, page: Page, address: str, absences: tuple[Absence, ...], now: datetime) -> int:
    """How many mails one person gets. Their duty is held: a second worker waits, and then finds nothing left."""
    duty = duties.claim(page.session, _duty(address), now)
    waiting = nudging.take(page.session, address)
    person = desk.rules.staff.get(address)
    if person is None:
        # They left the company; whoever looks after their files now is told by the next strike, and the desk daily.
        nudging.told(page.session, [one.id for one in waiting], now)
        return 0
    nudges = [one.nudge for one in waiting]
    known = {ref: files.read(page.session, ref) for ref in {nudge.ref for nudge in nudges}}
    found = reminding.mails(
        person, nudges, known, desk.rules, now, reminded_on=duties.last_day(duty), absences=absences
    )
    for mail in found:
        nudging.told(page.session, [waiting[place].id for place in mail.settles], now)
        if mail.letter is not None:
            _queue(desk, page, person, mail.letter, now)
            if mail.soft:
                duties.done(duty, _later(desk.rules.day(now), duties.last_day(duty)), now)
    return sum(mail.letter is not None for mail in found)


def _later(today: date, last: date | None) -> date:
    return max(today, last) if last else today


def _queue(desk: Desk, page: Page, person: Person, letter: Reminders, now: datetime) -> None:
    box = desk.every_box[0]
    letter = replace(letter, lines=addressed(letter.lines, person.address, page, box, Offering(desk, page, now)))
    frozen = freeze(desk, page, box.name, to_staff(person, letter, desk.rules), letter.ref, now)
    page.add(Decision(kind="reminder", because=letter.occasion, ref=letter.ref), [frozen])
    log.info("reminded", occasion=letter.occasion, lines=len(letter.lines))
