"""The first start on a mailbox in use: what lay there before is not answered unasked.

Mail is old where it came more than a day before the worker first looked, or was seen by somebody before that. A company
says under [[mailbox]] what becomes of it: left where it is (`since`), taken as files without letters, or answered.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from worker.doors.protocols import Lying, MailboxInUse
from worker.office.desk import Box, Desk
from worker.register import duties, polls
from worker.words.said import Said

# The duty that says when the worker first looked into a mailbox.
DUTY = "first look:"
OLD = timedelta(days=1)


def refuse_old_mail(desk: Desk, box: Box, new: Sequence[int], *, register_exists: bool = True) -> None:
    """Raises MailboxInUse where the first start finds old mail, and nobody said what becomes of it."""
    if box.existing != "ask" or not new or (register_exists and not desk.register.look(polls.never_worked, box.name)):
        return
    first = (desk.register.look(polls.first_look, box.name) if register_exists else None) or desk.clock.now()
    lying = box.door.look_over(new)
    old = [one for one in lying.values() if is_old(one, first)]
    if old:
        raise MailboxInUse(_sentence(desk, box, list(lying.values()), len(old), first))


def taken_over(desk: Desk, box: Box, new: Sequence[int]) -> Collection[int]:
    """Those of the new messages that become files without letters."""
    if box.existing != "register" or not new:
        return ()
    name, now = f"{DUTY}{box.name}", desk.clock.now()
    first = desk.register.look(duties.done_at, name)
    if first is None:
        # Written before anything is fetched: whatever ends this look, the next one knows what was old.
        desk.register.change(duties.was_done, name, now)
        first = now
    return {uid for uid, one in box.door.look_over(new).items() if is_old(one, first)}


def is_old(one: Lying, first: datetime) -> bool:
    return one.at < first - OLD or (one.seen and one.at < first)


def _sentence(desk: Desk, box: Box, lying: list[Lying], old: int, first: datetime) -> Said:
    zone = desk.rules.zone
    days = sorted(one.at.astimezone(zone).date() for one in lying)
    seen = sum(one.seen for one in lying)
    return Said(
        "mailbox {name} is in use: {count} messages lie in {folder}, the oldest of {oldest}, the newest of {newest};"
        " {seen} were seen, and {old} are from before today's work. Nobody was answered. Choose under [[mailbox]]:"
        ' since = {since} leaves older mail where it lies; existing = "register" takes it as files, and writes to'
        ' nobody; existing = "answer" acknowledges each',
        name=box.name, count=len(lying), folder=box.folder, oldest=days[0], newest=days[-1], seen=seen, old=old,
        since=first.astimezone(zone).date(),
    )  # fmt: skip
