"""The office: its duties in the order of the day. Nothing here decides; each duty says how it is done elsewhere."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from worker.doors.protocols import FolderMissing, MailboxInUse, MailboxUnreachable
from worker.health.rhythm import EVERY
from worker.office import first_start
from worker.office.clocks import fingerprint
from worker.office.collecting import collect, reconcile, settle
from worker.office.desk import Box, Desk
from worker.office.digesting import digest
from worker.office.handling import handle
from worker.office.posting import post
from worker.office.rechecking import recheck
from worker.office.reminding import remind
from worker.office.reporting import report
from worker.office.retaining import retain
from worker.office.settling import settle_questions
from worker.office.tally import Tally
from worker.office.watching import watch
from worker.register import duties, outbox, polls, route, watching

log = structlog.get_logger(__name__)

# A mailbox that cannot be reached is left alone for so many seconds after its 1st, 2nd … failure in a row.
BACKOFF = (5, 15, 60, 300, 900)


class Office:
    """One worker at its desk. Used by one thread at a time."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._failures: dict[str, int] = {}
        self._not_before: dict[str, datetime] = {}
        # Mailboxes that answered when last asked for mail. Filing asks for nothing where there is nothing to file.
        self._answered: set[str] = set()
        # When the ledger was last held against each mailbox, as far as this worker knows.
        self._reconciled: dict[str, datetime] = {}

    def open(self) -> None:
        """Once at the start: what a dead worker left behind is taken up."""
        now = self.desk.clock.now()
        found = self.desk.register.change(outbox.recover, now)
        if found:
            log.warning("letters_uncertain", letters=found)
        self.desk.register.change(route.ask_now, now)
        if self.desk.register.change(watching.look_again_if_changed, fingerprint(self.desk.rules), now):
            log.info("clock_rules_changed")

    def refuse_old_mail(self, name: str = "") -> None:
        """Raises MailboxInUse at a first start on a mailbox in use. One that is out of reach is asked when it answers.

        `name`: of this mailbox alone.
        """
        exists = self.desk.register.exists()
        for box in [box for box in self.desk.every_box if name in {"", box.name}]:
            try:
                first_start.refuse_old_mail(self.desk, box, box.door.waiting().uids, register_exists=exists)
            except MailboxInUse:
                raise
            except (MailboxUnreachable, FolderMissing, OSError):
                continue

    def round(self) -> Tally:
        """All duties that are due, from collecting the mail to what is done once a night."""
        tally = Tally()
        for box in self.desk.every_box:
            tally.add(self._at(box, self._collect))
        tally.add(handle(self.desk))
        for box in self.desk.every_box:
            tally.add(self._at(box, self._settle))
        tally.add(post(self.desk))
        tally.add(self._recheck())
        for box in self.desk.every_box:
            tally.add(self._at(box, self._reconcile))
        tally.add(self._watch())
        return tally

    @property
    def goes_on(self) -> bool:
        """Whether this night's retention has more to do than went into a round."""
        return bool(self.desk.night.tasks)

    def work(self) -> Tally:
        """What lies in the register, without a look at any mailbox: handle it, post what is due, watch."""
        tally = handle(self.desk)
        tally.add(post(self.desk))
        tally.add(self._watch())
        return tally

    def poll(self, name: str) -> Tally:
        """The round of one mailbox: what the timetable does every `poll_seconds`, and when IDLE hints."""
        box = self.desk.boxes[name]
        tally = self._at(box, self._collect)
        tally.add(handle(self.desk))
        tally.add(self._at(box, self._settle))
        tally.add(post(self.desk))
        tally.add(self._recheck())
        tally.add(self._at(box, self._reconcile))
        return tally

    def after_a_jump(self) -> None:
        """The clock of this machine was set: nothing waits for an hour that is over, or will come a second time."""
        self._not_before.clear()
        self.desk.register.change(route.after_a_jump, self.desk.clock.now())

    def again_at(self, name: str) -> datetime | None:
        """When a mailbox that could not be reached is asked again; None where it could."""
        return self._not_before.get(name)

    def close(self) -> None:
        for box in self.desk.every_box:
            box.door.close()
        self.desk.postman.close()
        self.desk.register.close()

    def _collect(self, desk: Desk, box: Box) -> Tally:
        self._answered.discard(box.name)
        tally = collect(desk, box)
        if tally is None:
            return Tally()
        self._answered.add(box.name)
        return tally

    def _settle(self, desk: Desk, box: Box) -> Tally:
        """The last that a poll wants of a mailbox: only now it went well."""
        tally = settle(desk, box)
        if box.name in self._answered:
            desk.register.change(polls.went_well, box.name, desk.clock.now())
        return tally

    def _recheck(self) -> Tally:
        """After the post, which a scanner that does not answer must not hold up; what it says may be worth a letter."""
        tally = recheck(self.desk)
        if tally.documents_judged:
            tally.add(post(self.desk))
        return tally

    def _watch(self) -> Tally:
        """Retention, clocks, reminders, the digest, the report: after the post, so that what has just left is no alarm;
        then what they wrote is posted at once.
        """
        # First: the day's list tells what will be erased.
        tally = retain(self.desk)
        tally.add(settle_questions(self.desk))
        tally.add(watch(self.desk))
        # The day's list tells what waits to be told; who gets none is reminded.
        tally.add(digest(self.desk))
        tally.add(remind(self.desk))
        tally.add(report(self.desk))
        if tally.struck or tally.reminded or tally.digests or tally.reports or tally.noted:
            tally.add(post(self.desk))
        return tally

    def _reconcile(self, desk: Desk, box: Box) -> Tally:
        """Once a day."""
        duty, now = f"reconcile:{box.name}", desk.clock.now()
        done = self._reconciled.get(duty)
        if done is not None and now - done < EVERY["reconcile"]:
            return Tally()
        # By another worker, or before this one began.
        done = desk.register.look(duties.done_at, duty)
        if done is None or now - done >= EVERY["reconcile"]:
            desk.register.change(duties.was_done, duty, now, reconcile(desk, box))
            done = now
        self._reconciled[duty] = done
        return Tally()

    def _at(self, box: Box, duty: Callable[[Desk, Box], Tally]) -> Tally:
        """One duty at one mailbox. A bad mailbox holds up neither the others nor the rest of the day."""
        now = self.desk.clock.now()
        if now < self._not_before.get(box.name, now):
            return Tally()
        try:
            tally = duty(self.desk, box)
        except (MailboxUnreachable, FolderMissing, OSError) as error:
            failures = self._failures[box.name] = self._failures.get(box.name, 0) + 1
            wait = BACKOFF[min(failures, len(BACKOFF)) - 1]
            # From now on: a server may have let us wait for long before we gave up.
            now = self.desk.clock.now()
            self._not_before[box.name] = now + timedelta(seconds=wait)
            log.warning("mailbox_unreachable", mailbox=box.name, reason=str(error), again_in_seconds=wait)
            self.desk.register.change(polls.failed, box.name, now, str(error))
            return Tally(mailboxes_unreachable=1)
        self._failures.pop(box.name, None)
        self._not_before.pop(box.name, None)
        return tally
