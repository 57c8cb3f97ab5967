"""Handle: claim what waits, read it, sort it, decide, and record each decision in a savepoint of its own."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from worker.doors.protocols import BlobMissing, ShelfUnreachable
from worker.intake import parking, sorting, taking_over
from worker.intake.case import Case
from worker.intake.deciding import decide, opens_file
from worker.intake.documents import Checks
from worker.intake.identity import effect_key
from worker.intake.query import query_of
from worker.intake.reading import read
from worker.intake.references import make
from worker.intake.registering import reread
from worker.nouns.decision import Decision
from worker.nouns.facts import Facts, Query
from worker.nouns.item import FollowUp, Idea, Impostor, Item, NewComplaint, StaffMail
from worker.nouns.message import Message
from worker.office.checking import Checking
from worker.office.desk import Desk
from worker.office.effects import effect_of
from worker.office.freezing import freeze_all
from worker.office.staffwork import asked_anew, decide_staff
from worker.office.tally import Tally
from worker.office.telling_together import tell_taken_over
from worker.register import ledger
from worker.register.database import RegisterUnreachable, TakenBack, WrittenElsewhere
from worker.register.ledger import RENEWED_AFTER, Claim
from worker.register.outbox import ClaimLost
from worker.register.page import Page
from worker.staff import leaking

log = structlog.get_logger(__name__)

BATCH = 50
# So many races lost in one go, and the rest waits for the next round.
A_FEW = 3
# Faults of ours or of the outside: the message is tried again later. Everything else is the message's own fault.
TRY_AGAIN = (RegisterUnreachable, WrittenElsewhere, ShelfUnreachable, BlobMissing, OSError, MemoryError)


@dataclass(frozen=True, slots=True)
class Reading:
    """A claimed message with what reading gave: a case, or the error to park or to postpone it with.

    Its bytes are read again where they are needed once more: few are, and the largest are as large as all the rest.
    """

    claim: Claim
    case: Case | None
    error: Exception | None = None


def handle(desk: Desk) -> Tally:
    """Everything that waits and is due, batch after batch. One bad message never holds up the next."""
    tally, checking, began, let_go = Tally(), Checking(desk), desk.clock.now(), 0
    while not desk.stopping() and (claims := desk.register.change(ledger.claim, limit=BATCH, now=desk.clock.now())):
        desk.step("claimed")
        # Reading and scanning are the costly part and need no database: they come before the transaction is opened.
        checking.begin()
        readings = _read_all(desk, claims, checking)
        desk.step("read")
        try:
            tally.add(_record_batch(desk, readings))
        except (ClaimLost, TakenBack) as error:
            # Another worker took some of it while this one slept, or was let past. What is still ours is let go, to be
            # taken anew; it was not begun in vain by its own fault.
            log.warning("batch_let_go", messages=len(claims), error=type(error).__name__)
            for reading in readings:
                desk.register.change(ledger.postpone, reading.claim, until=desk.clock.now(), error="", spent=False)
            let_go += 1
            if let_go >= A_FEW:
                break
        except TRY_AGAIN as error:
            # The transaction itself failed (a full disk, a lost connection): nothing of the batch was written.
            for reading in readings:
                tally.postponed += _postpone(desk, reading.claim, error, desk.clock.now())
            break
        desk.step("committed")
        # The next batch is read while nothing of this one is held.
        readings.clear()
    if tally.taken_over:
        tell_taken_over(desk, began)
    return tally


def _read_all(desk: Desk, claims: Sequence[Claim], checking: Checking) -> list[Reading]:
    """Reading and scanning may take longer than a lease: it is renewed meanwhile, and what was lost is not read on."""
    readings: list[Reading] = []
    waiting, renewed_at = list(claims), desk.clock.now()
    while waiting:
        readings.append(_read(desk, waiting.pop(0), checking))
        if (now := desk.clock.now()) - renewed_at > RENEWED_AFTER:
            renewed_at = now
            held = {
                claim.id: claim
                for claim in desk.register.change(ledger.renew, [*(one.claim for one in readings), *waiting], now)
            }
            readings = [replace(one, claim=held[one.claim.id]) for one in readings if one.claim.id in held]
            waiting = [held[claim.id] for claim in waiting if claim.id in held]
    return readings


def _read(desk: Desk, claim: Claim, checking: Checking) -> Reading:
    try:
        raw = desk.register.shelf.get(claim.sha256)
        if claim.attempts > desk.max_attempts:
            return Reading(claim, None, TooManyAttempts(f"{claim.attempts - 1} attempts ended without a result"))
        message = read(raw)
        # The reader never fails; of what only its last resort could take in nobody can be answered: a person reads.
        error = MessageUnreadable("no reader could make sense of it") if "unreadable" in message.defects else None
        return Reading(claim, None if error else _case(claim, message, checking.of(message)), error)
    except Exception as error:  # noqa: BLE001  # Any failure of one message is that message's outcome.
        return Reading(claim, None, error)


def _raw(desk: Desk, claim: Claim) -> bytes:
    """The bytes of a message that could not be handled; none where they cannot be read either."""
    try:
        return desk.register.shelf.get(claim.sha256)
    except TRY_AGAIN:
        return b""


class MessageUnreadable(Exception):
    """Nothing can be read of the message but its raw bytes, which are kept; it is parked for a person."""


class TooManyAttempts(Exception):
    """The process died, or the outside failed, each time this message was begun; it is parked for a person."""


def _case(claim: Claim, message: Message, checks: Checks) -> Case:
    return Case(
        parcel=claim.id,
        mailbox=claim.mailbox,
        raw_sha256=claim.sha256,
        size=claim.size,
        received_at=claim.received_at,
        cut=claim.cut,
        message=message,
        checks=checks,
    )


def _record_batch(desk: Desk, readings: list[Reading]) -> Tally:
    tally = Tally()
    now = desk.clock.now()
    later: list[tuple[Claim, Exception]] = []
    with desk.register.pages(desk.facts, now, holding=[reading.claim for reading in readings]) as page_of:
        for reading in readings:
            error = reading.error
            if reading.case is not None:
                try:
                    with page_of() as page:
                        kind = _handle_one(desk, page, reading.case, reading.claim, now)
                        desk.step("recorded")
                    tally.count(kind)
                    tally.taken_over += reading.claim.taken_over
                    log.info("handled", parcel=reading.claim.id, kind=kind)
                    continue
                except Exception as failure:  # noqa: BLE001  # The savepoint is gone; the outcome is decided below.
                    error = failure
            if isinstance(error, TRY_AGAIN) and reading.claim.attempts <= desk.max_attempts:
                later.append((reading.claim, error))
                continue
            _park_anyhow(desk, page_of, reading, error, now)
            tally.count("unreadable")
    for claim, error in later:
        tally.postponed += _postpone(desk, claim, error, now)
    return tally


def _handle_one(desk: Desk, page: Page, case: Case, claim: Claim, now: datetime) -> str:
    """One message through the whole house: facts, sorting, decision, record. Returns the kind for the tally."""
    effect, first = effect_of(desk, page, case)
    if first is not None:
        page.same_effect(claim.id, first, case.message)
        return "duplicate"
    rules = desk.rules
    facts = page.facts(query_of(case.message, prefix=rules.prefix, boxes=rules.boxes))
    item = sorting.sort(case.message, facts)

    def take(case: Case, item: Item, facts: Facts) -> Decision:
        # A mail that was held is handled in the name of another, whose file it does not fill.
        opened = claim.ref if case.parcel == claim.id else ""
        return _decide(desk, page, case, item, facts, opened=opened, now=now)

    decision = None
    if isinstance(item, StaffMail | Idea | Impostor) and not claim.taken_over:
        decision = decide_staff(desk, page, case, item, facts, now, take)
    leak = leaking.seen(case.message, item, facts)
    decision = leaking.told(decision or take(case, item, facts), leak, case.message, facts)
    page.spend(decision.leak)
    if claim.taken_over:
        decision = taking_over.without_letters(decision, item)
    for document in decision.documents:
        desk.register.shelf.put(document.content)
    page.record(claim.id, case.message, decision, freeze_all(desk, page, case.mailbox, decision, now), effect)
    for letter in leaking.confirmations(facts):
        if letter.letter in leak.letters and (again := asked_anew(desk, page, letter, case, now, take)):
            page.add(again, freeze_all(desk, page, case.mailbox, again, now))
    return decision.kind


def _decide(desk: Desk, page: Page, case: Case, item: Item, facts: Facts, *, opened: str, now: datetime) -> Decision:
    """`opened` is the file that was opened when this message was parked: replayed, it fills that file."""
    new = opens_file(case, item)
    if new and opened:
        if isinstance(item, NewComplaint):
            item = replace(item, duplicates=tuple(ref for ref in item.duplicates if ref != opened))
        return reread(case, item, desk.rules, ref=opened, now=now, facts=facts)  # type: ignore[arg-type]  # opens_file says which
    ref = _new_reference(desk, page, now) if new else ""
    if new:
        facts = page.facts(Query(recent=True), facts)
    complaint = page.file(item.ref) if isinstance(item, FollowUp) else None
    if complaint is not None and complaint.merged_into and isinstance(item, FollowUp):
        # What belongs to a duplicate belongs to the file that it was joined to.
        complaint = page.file(complaint.merged_into)
        item = replace(item, ref=complaint.ref)
    return decide(case, item, desk.rules, ref=ref, complaint=complaint, now=now, facts=facts)


def _new_reference(desk: Desk, page: Page, now: datetime) -> str:
    year = now.astimezone(desk.rules.zone).year
    return make(desk.rules.prefix, year, page.next_number(year))


def _park_anyhow(
    desk: Desk,
    page_of: Callable[[], AbstractContextManager[Page]],
    reading: Reading,
    error: Exception | None,
    now: datetime,
) -> None:
    """The message's own fault: kept raw, shown to the desk, and a file opened where its sender can be read.

    What made handling fail may make the opening of a file fail too; then the message is parked without one.
    """
    claim = reading.claim
    sentence = f"{type(error).__name__}: {error}"[:300] if error else "unknown error"
    raw = _raw(desk, claim)
    message = reading.case.message if reading.case else parking.glance(raw)
    # What is parked is kept as one document, the raw message, which nobody scanned yet: it waits for that.
    unchecked: Checks = {} if desk.scanner else None
    case = _case(claim, message if message.sender.address else parking.glance(raw), unchecked)
    try:
        with page_of() as page:
            _park(desk, page, case, claim, raw, sentence, now)
    except TRY_AGAIN:
        raise
    except Exception:  # The last resort writes only the ledger row and a task.
        log.exception("parked_without_file", parcel=claim.id)
        with page_of() as page:
            decision = parking.park(case, raw, desk.rules, ref="", error=sentence, now=now)
            page.record(claim.id, case.message, decision, [], effect_key(case.message, case.raw_sha256), error=sentence)
    # Not before: where the register is lost meanwhile, the message is tried again.
    log.error("parked", parcel=claim.id, error=type(error).__name__)


def _park(desk: Desk, page: Page, case: Case, claim: Claim, raw: bytes, sentence: str, now: datetime) -> None:
    effect, first = effect_of(desk, page, case)
    if first is not None:
        page.same_effect(claim.id, first, case.message)
        return
    sender = case.message.sender.address
    stranger = sender and sender not in desk.facts.own_addresses and sender not in desk.facts.staff
    opens = not claim.ref and stranger and not parking.by_machine(case.message) and not claim.taken_over
    ref = _new_reference(desk, page, now) if opens else ""
    decision = parking.park(case, raw, desk.rules, ref=ref, error=sentence, now=now, facts=desk.facts)
    if claim.taken_over:
        decision = replace(decision, letters=())
    letters = freeze_all(desk, page, case.mailbox, decision, now)
    page.record(claim.id, case.message, decision, letters, effect, error=sentence)


def _postpone(desk: Desk, claim: Claim, error: Exception, now: datetime) -> bool:
    """Our fault or the outside's: tried again after 1, 2, 4 … at most 60 minutes; False where it is no longer ours.

    Where another worker wrote the same thing first there is nothing to wait for: the next attempt sees it.
    """
    minutes = 0 if isinstance(error, WrittenElsewhere) else min(2 ** (claim.attempts - 1), 60)
    until, name = now + timedelta(minutes=minutes), type(error).__name__
    if not desk.register.change(ledger.postpone, claim, until=until, error=name):
        return False
    # These are errors of the disk and the database: no text of theirs quotes a message.
    log.warning("postponed", parcel=claim.id, error=type(error).__name__, reason=str(error)[:300], minutes=minutes)
    return True
