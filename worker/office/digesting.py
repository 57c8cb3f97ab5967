"""Digest: each working day, once, whoever of the workers comes first; after days of absence one, not as many."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from worker.feedback.digest import digests, horizon
from worker.feedback.fitting import fitting, with_few_alerts
from worker.feedback.letters import Digest, Section
from worker.feedback.once import once
from worker.nouns.decision import Decision
from worker.nouns.letter import Outgoing
from worker.office.desk import Desk
from worker.office.freezing import freeze
from worker.office.lining import addressed
from worker.office.offering import Offering
from worker.office.tally import Tally
from worker.processing.watching.reminding import standing_lines
from worker.register import digesting, duties, files, lookup, nudging
from worker.register.page import Page

log = structlog.get_logger(__name__)

DUTY = "digest"


def digest(desk: Desk) -> Tally:
    """Due on working days from `digest_at` on. The first one leaves on the morning after the register was opened."""
    now, rules = desk.clock.now(), desk.rules
    today = rules.day(now)
    if desk.is_done(DUTY, today):
        return Tally()
    row = desk.register.look(duties.read, DUTY)
    last = duties.last_day(row)
    if row is None or last is None:
        opened = today if now >= rules.opening(today) else today - timedelta(days=1)
        desk.register.change(duties.was_done, DUTY, now, opened.isoformat())
        return Tally()
    if last >= today or not rules.calendar.is_working(today) or now < rules.opening(today):
        return Tally()
    # Read before anything is held: the root covers every file there is.
    known = desk.register.look(
        digesting.known, people=rules.staff, today=today, horizon=horizon(rules, today), since=row.done_at, now=now
    )
    absences = desk.register.look(lookup.absences, now)
    with desk.register.pages(desk.facts, now) as page_of, page_of() as page:
        claimed = duties.claim(page.session, DUTY, now)
        held = duties.last_day(claimed)
        if held is not None and held >= today:
            return Tally()
        box = desk.every_box[0]
        offering = Offering(desk, page, now)
        letters = [_with_alerts(desk, page, one, now) for one in digests(known, rules, absences, now, desk.warnings())]
        frozen = [
            freeze(desk, page, box.name, _addressed(desk, page, _once(one), offering), "", now) for one in letters
        ]
        page.add(Decision(kind="digest", because=f"the list of {today.isoformat()}"), frozen)
        duties.done(claimed, today, now)
    desk.step("digested")
    log.info("digests_written", digests=len(letters), day=today.isoformat())
    return Tally(digests=len(letters))


def _with_alerts(desk: Desk, page: Page, outgoing: Outgoing, now: datetime) -> Outgoing:
    """With what waits to be told to who gets a list this morning: it is told there, and no second mail comes today."""
    letter = outgoing.letter
    if not isinstance(letter, Digest):
        return outgoing
    waiting = nudging.take(page.session, outgoing.to.address)
    nudging.told(page.session, [one.id for one in waiting], now)
    nudges = [one.nudge for one in waiting]
    known = {ref: files.read(page.session, ref) for ref in {nudge.ref for nudge in nudges}}
    duty = duties.claim(page.session, duties.REMIND + outgoing.to.address, now)
    last = duties.last_day(duty)
    duties.done(duty, max(desk.rules.day(now), last) if last else desk.rules.day(now), now)
    return replace(outgoing, letter=replace(letter, alerts=standing_lines(nudges, known, desk.rules, now)))


def _once(outgoing: Outgoing) -> Outgoing:
    letter = outgoing.letter
    if not isinstance(letter, Digest):
        return outgoing
    return replace(outgoing, letter=fitting(once(with_few_alerts(letter))))


def _addressed(desk: Desk, page: Page, outgoing: Outgoing, offering: Offering) -> Outgoing:
    letter = outgoing.letter
    if not isinstance(letter, Digest):
        return outgoing

    def sections(some: Iterable[Section]) -> tuple[Section, ...]:
        box = desk.every_box[0]
        return tuple(replace(one, lines=addressed(one.lines, outgoing.to.address, page, box, offering)) for one in some)

    desks = None if letter.desk is None else sections(letter.desk)
    alerts = addressed(letter.alerts, outgoing.to.address, page, desk.every_box[0], offering)
    return replace(outgoing, letter=replace(letter, alerts=alerts, own=sections(letter.own), desk=desks))
