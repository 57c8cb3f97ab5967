"""Watch: every file and action whose clock may strike now is looked at, each in a savepoint of its own."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import structlog

from worker.nouns.decision import Decision
from worker.nouns.item import Absence
from worker.office.clocks import CLOCKS
from worker.office.desk import Desk
from worker.office.freezing import freeze_all
from worker.office.tally import Tally
from worker.processing.watching import acting
from worker.processing.watching.looking import look
from worker.register import lookup, watching
from worker.register.database import RegisterUnreachable, WrittenElsewhere
from worker.register.page import Page

log = structlog.get_logger(__name__)

BATCH = 50
# A file that cannot be looked at is tried again so much later; the others go on.
AGAIN_AFTER = timedelta(hours=1)
PageOf = Callable[[], AbstractContextManager[Page]]


def watch(desk: Desk) -> Tally:
    """Costs what is due, not what there is. Two workers share the work: neither waits for what the other holds."""
    tally, now = Tally(), desk.clock.now()
    if not desk.register.look(watching.anything_due, now):
        return tally
    absences = desk.register.look(lookup.absences, now)
    for duty in (_files, _actions):
        while not desk.stopping():
            with desk.register.pages(desk.facts, now) as page_of:
                more = duty(desk, page_of, absences, now, tally)
            desk.step("watched")
            if not more:
                break
    return tally


def _files(desk: Desk, page_of: PageOf, absences: tuple[Absence, ...], now: datetime, tally: Tally) -> bool:
    """Whether there may be more: beyond the batch, or of a file whose letters bring the next look forward."""
    with page_of() as page:
        refs = watching.due_files(page, limit=BATCH)
    more = len(refs) == BATCH
    for ref in refs:
        try:
            with page_of() as page:
                decided = _file(desk, page, ref, absences, now)
            if decided is not None:
                tally.struck += sum(entry.kind == "ClockStruck" for entry in decided.entries)
                more = more or bool(decided.letters)
        except (RegisterUnreachable, WrittenElsewhere):
            raise
        except Exception:  # One file that fails holds up no other; what failed is told in full.
            log.exception("watch_failed", ref=ref)
            with page_of() as page:
                watching.put_off(page, ref, now + AGAIN_AFTER)
    return more


def _file(desk: Desk, page: Page, ref: str, absences: tuple[Absence, ...], now: datetime) -> Decision | None:
    """One look. Where letters left, they may bring the next look forward: again."""
    complaint = page.file(ref)
    decision, following = look(complaint, desk.rules, now, absences, CLOCKS)
    if decision is None:
        watching.looked(page, ref, following)
        return None
    page.add(decision, freeze_all(desk, page, complaint.mailbox, decision, now))
    watching.looked(page, ref, now if decision.letters else following)
    log.info("clock_struck", ref=ref, clocks=decision.because)
    return decision


def _actions(desk: Desk, page_of: PageOf, absences: tuple[Absence, ...], now: datetime, tally: Tally) -> bool:
    """One action a transaction: its files are held with it, always in the order of their numbers."""
    with page_of() as page:
        numbers = watching.due_actions(page, limit=1)
        for number in numbers:
            files = [page.file(ref) for ref in sorted(watching.files_of_action(page, number))]
            decision, following = acting.look(number, files, desk.rules, now, absences)
            if decision is not None:
                page.add(decision, [])
                tally.struck += 1
                log.info("clock_struck", ref=decision.ref, clocks=decision.because)
            watching.action_looked(page, number, following)
    return bool(numbers)
