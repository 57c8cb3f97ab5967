"""Collect and settle: raw bytes come in and are durable before anything else; the mailbox is touched last."""

from collections.abc import Iterable, Iterator
from itertools import islice

import structlog

from worker.nouns.message import Parcel, ParcelKey
from worker.office.desk import Box, Desk
from worker.office.first_start import refuse_old_mail, taken_over
from worker.office.tally import Tally
from worker.register import ledger

log = structlog.get_logger(__name__)

# One commit a batch; more gains nothing (the fetch is bounded by the door in the same way).
BATCH = 50
# As many as the digest has room to name.
NAMED = 10


def collect(desk: Desk, box: Box) -> Tally | None:
    """Fetch what the ledger does not know yet: shelf first, then one commit a batch. Raises MailboxUnreachable.

    None where another worker is at this mailbox: it was not looked at.
    """
    tally = Tally()
    with desk.register.sole_poller(box.name) as mine:
        if not mine:
            return None
        waiting = box.door.waiting()
        new = desk.register.look(ledger.unknown, box.name, box.folder, waiting.uidvalidity, waiting.uids)
        refuse_old_mail(desk, box, new)
        old = taken_over(desk, box, new)
        for batch in _batches(box.door.fetch(new, max_bytes=desk.max_bytes)):
            desk.step("fetched")
            kept = [(parcel, desk.register.shelf.put(parcel.raw)) for parcel in batch]
            desk.step("shelved")
            tally.collected += desk.register.change(ledger.keep, kept, desk.clock.now(), taken_over=old)
            desk.step("kept")
            # What was not fetched still lies in the mailbox.
            if desk.stopping():
                break
    if tally.collected:
        log.info("collected", mailbox=box.name, messages=tally.collected)
    return tally


def _batches(parcels: Iterable[Parcel]) -> Iterator[list[Parcel]]:
    """At most 50 messages or about 8 MB at a time: memory is bounded by bytes, not by the number of mails."""
    iterator = iter(parcels)
    while first := list(islice(iterator, 1)):
        batch, held = first, len(first[0].raw)
        while len(batch) < BATCH and held < 8_000_000 and (following := next(iterator, None)) is not None:
            batch.append(following)
            held += len(following.raw)
        yield batch


def settle(desk: Desk, box: Box) -> Tally:
    """File what was handled: moved in bulk, then marked. A crash in between finds the message gone, and marks it."""
    tally = Tally()
    with desk.register.sole_poller(box.name) as mine:
        if not mine:
            return tally
        by_folder: dict[str, list[tuple[ParcelKey, int]]] = {}
        for key, number, destination in desk.register.look(ledger.unsettled, box.name):
            by_folder.setdefault(box.folder_for(destination), []).append((key, number))
        for folder, rows in by_folder.items():
            box.door.settle([key for key, _ in rows], folder)
            desk.step("settled")
            desk.register.change(ledger.mark_settled, [number for _, number in rows], desk.clock.now())
            desk.step("marked")
            tally.settled += len(rows)
    return tally


def reconcile(desk: Desk, box: Box) -> str:
    """Count what the mailbox holds against the ledger; what is missing is collected by the same comparison."""
    waiting = box.door.waiting()
    missing = desk.register.look(ledger.unknown, box.name, box.folder, waiting.uidvalidity, waiting.uids)
    accounted = len(waiting.uids) - len(missing)
    log.info("reconciled", mailbox=box.name, in_mailbox=len(waiting.uids), accounted_for=accounted)
    if missing:
        collect(desk, box)
    named = (
        f"; missing: {', '.join(map(str, missing[:NAMED]))}{' …' if len(missing) > NAMED else ''}" if missing else ""
    )
    left = f"; {waiting.left} older, left where they lie" if waiting.left else ""
    return f"{len(waiting.uids)} in {box.folder}, {accounted} accounted for{named}{left}"
