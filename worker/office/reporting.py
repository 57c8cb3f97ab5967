"""Report: once a month, to all staff; in January the year as well. Whoever of the workers comes first sends it."""

from collections.abc import Iterator
from datetime import datetime, time

import structlog

from worker.feedback.periods import Period, month_before
from worker.feedback.reports.building import to_everybody, to_leaders
from worker.nouns.decision import Decision
from worker.nouns.item import Person
from worker.nouns.letter import Letter, Outgoing
from worker.nouns.message import Party
from worker.office.desk import Desk
from worker.office.freezing import freeze
from worker.office.posting import post
from worker.office.tally import Tally
from worker.processing.rules import Rules
from worker.register import duties, material
from worker.register.page import Page
from worker.register.tables import DutyRow

log = structlog.get_logger(__name__)

DUTY = "report"
# Not in the night: whoever reads mail on a telephone is asleep.
FROM = time(8)


def report(desk: Desk) -> Tally:
    """Due from the morning of `report_day` on, for the month before; a day that was missed is made up for, once.

    A register without a complaint by the end of that month has nothing to report.
    """
    now, rules = desk.clock.now(), desk.rules
    local = now.astimezone(rules.zone)
    of = month_before(local.date())
    if local.day < rules.report_day or local.time() < FROM or desk.is_done(DUTY, of.first):
        return Tally()
    letters: tuple[Outgoing, ...] = ()
    if desk.register.first_received_before(of.closes(rules.zone)):
        letters = letters_of(desk, of, now)
    with desk.register.pages(desk.facts, now) as page_of, page_of() as page:
        claimed = duties.claim(page.session, DUTY, now)
        if _is_done(claimed, of):
            return Tally()
        _queue(desk, page, letters, f"the report of {of.first:%Y-%m}", now)
        duties.done(claimed, of.first, now)
    desk.step("reported")
    log.info("report_written", month=f"{of.first:%Y-%m}", letters=len(letters))
    return Tally(reports=len(letters))


def _is_done(row: DutyRow | None, of: Period) -> bool:
    last = duties.last_day(row)
    return last is not None and last >= of.first


def _queue(desk: Desk, page: Page, letters: tuple[Outgoing, ...], because: str, now: datetime) -> None:
    """The rows of the outbox are the proof of what was sent to whom."""
    box = desk.every_box[0].name
    frozen = [freeze(desk, page, box, outgoing, "", now) for outgoing in letters]
    page.add(Decision(kind="report", because=because), frozen)


def send_report(desk: Desk, of: Period, year: int | None = None) -> Tally:
    """On demand, at once, whether or not it was sent before: the month's letters, or those of a year."""
    now = desk.clock.now()
    letters = _year(desk, year, now) if year else letters_of(desk, of, now)
    with desk.register.pages(desk.facts, now) as page_of, page_of() as page:
        _queue(desk, page, letters, f"the report of {year or f'{of.first:%Y-%m}'}, on demand", now)
    tally = Tally(reports=len(letters))
    tally.add(post(desk))
    return tally


def letters_of(desk: Desk, of: Period, now: datetime) -> tuple[Outgoing, ...]:
    """The month's letters, and with December's those of the year; each to one person or list."""
    rules = desk.rules
    row = desk.register.look(duties.read, DUTY)
    # What was answered to the last report is told in this one.
    since = row.done_at if row is not None else of.opens(rules.zone)
    today = rules.day(now)
    found = desk.register.look(lambda session: material.month(session, of, rules, today=today, ideas_since=since))
    return (
        *_to(everybody(rules), to_everybody(found, rules), rules),
        *_to(leaders(rules), to_leaders(found, rules), rules),
        *(_year(desk, of.first.year, now) if of.first.month == 12 else ()),
    )


def _year(desk: Desk, number: int, now: datetime) -> tuple[Outgoing, ...]:
    rules = desk.rules
    letter = desk.register.look(lambda session: material.year(session, number, rules, now=now))
    return tuple(_to(leaders(rules), letter, rules))


def _to(people: Iterator[Party], letter: Letter, rules: Rules) -> Iterator[Outgoing]:
    return (Outgoing(letter, person, rules.languages[0]) for person in people)


def leaders(rules: Rules) -> Iterator[Party]:
    """Managers and direction: they read the whole, and so not the part as well."""
    return (Party(person.address, person.name) for person in rules.with_role("manager", "direction"))


def everybody(rules: Rules) -> Iterator[Party]:
    """Each colleague who leads nobody, and each address of `all_staff`, once."""
    leading = {person.address for person in leaders(rules)}
    people: dict[str, Person] = {p.address: p for p in rules.staff.values() if p.address not in leading}
    for person in people.values():
        yield Party(person.address, person.name)
    for address in dict.fromkeys(rules.all_staff):
        if address not in people and address not in leading:
            yield Party(address)
