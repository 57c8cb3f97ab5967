"""Retain: each night, once, people are erased from what is over, and the week's erasures are announced to the desk."""

from datetime import datetime, time, timedelta

import structlog

from worker.office.desk import Desk
from worker.office.tally import Tally
from worker.register import duties, tasks
from worker.register.database import RegisterUnreachable, WrittenElsewhere
from worker.register.page import Page
from worker.register.retention import due, erasing, reaching, sweeping

log = structlog.get_logger(__name__)

DUTY = "retention"
# When nobody works on a file; a night that was missed is made up for in the day.
FROM = time(2)
# The first night of an old register has thousands of files: mail is fetched and letters leave in between.
PORTION = timedelta(seconds=20)


def retain(desk: Desk) -> Tally:
    """A portion of the night's erasures, and the rest of the duty after the last.

    Each file is a transaction of its own, and none holds up the others; what was not done is done tomorrow.
    """
    now, night = desk.clock.now(), desk.night
    if not night.tasks:
        if not _begins(desk, now):
            return Tally()
        night.erased = 0
        night.tasks.extend(desk.register.look(lambda session: due.announced(session, now, desk.rules)))
    erased = _erase_some(desk, now)
    night.erased += erased
    if not night.tasks:
        _end(desk, now)
    return Tally(erased=erased)


def _begins(desk: Desk, now: datetime) -> bool:
    local = now.astimezone(desk.rules.zone)
    return local.time() >= FROM and not desk.is_done(DUTY, local.date()) and _claim(desk, now)


def _erase_some(desk: Desk, now: datetime) -> int:
    """As many as there is time for, and one at the least, unless the worker is to stop."""
    erased = 0
    while desk.night.tasks and not desk.stopping():
        erased += _erase(desk, desk.night.tasks.popleft(), now)
        if desk.clock.now() - now >= PORTION:
            break
    return erased


def _end(desk: Desk, now: datetime) -> None:
    rules, erased = desk.rules, desk.night.erased
    # After the erasures: what was put off is announced anew at once.
    announced = desk.register.change(lambda session: due.announce(session, now, rules))
    left = desk.register.change(lambda session: tasks.put_away(session, now))
    swept = desk.register.change(lambda session: sweeping.sweep(session, now, rules, erased=erased))
    desk.step("erased")
    blobs = _clear(desk)
    if erased or announced or left or swept or blobs:
        log.info("retention_kept", erased=erased, announced=announced, left=left, mails=swept, blobs=blobs)


def _claim(desk: Desk, now: datetime) -> bool:
    """Whether this worker is the one to do it today."""
    today = desk.rules.day(now)
    with desk.register.pages(desk.facts, now) as page_of, page_of() as page:
        row = duties.claim(page.session, DUTY, now)
        last = duties.last_day(row)
        if last is not None and last >= today:
            return False
        duties.done(row, today, now)
    return True


def _erase(desk: Desk, task: int, now: datetime) -> int:
    """How many files: one, or none where it is no longer due."""
    try:
        with desk.register.pages(desk.facts, now) as page_of, page_of() as page:
            ref = _settled(page, task, desk, now)
    except (RegisterUnreachable, WrittenElsewhere):
        raise
    except Exception:  # One file that fails holds up no other; what failed is told in full.
        log.exception("erasure_failed", task=task)
        return 0
    if ref:
        log.info("file_erased", ref=ref)
    return 1 if ref else 0


def _settled(page: Page, task: int, desk: Desk, now: datetime) -> str:
    ref, because = due.settle(page.session, task, now, desk.rules)
    if not ref:
        return ""
    colleagues = [person.name for person in desk.rules.staff.values()]
    person = reaching.person_of(page.session, ref, colleagues) if because == "request" else None
    if person is not None and reaching.on_its_way(page.session, ref, person):
        # Letters leave first: then they lose their words with the rest.
        due.tomorrow(page.session, task)
        return ""
    erasing.erase(page.session, ref, because, now)
    if person is not None:
        reaching.reach(page.session, ref, person, desk.register.shelf.get, now)
    return ref


def _clear(desk: Desk) -> int:
    """Take off the shelf what nothing needs, also where a worker was stopped before it came to that; how many.

    With it goes what a worker that was killed has half written: whoever proves the shelf sweeps that out.
    """
    shelf = desk.register.shelf
    shelf.check()
    there = shelf.names()
    gone = desk.register.look(lambda session: sweeping.unneeded(session, there))
    return sum(shelf.remove(name) for name in gone)
