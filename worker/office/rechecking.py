"""Recheck: documents that the scanner could not look at are shown to it again, until each has its verdict."""

from datetime import datetime, timedelta

import structlog

from worker.doors.protocols import BlobMissing
from worker.intake.documents import UNCHECKED, Checked
from worker.intake.rechecking import judged
from worker.office.checking import Checking
from worker.office.desk import Desk
from worker.office.freezing import freeze_all
from worker.office.tally import Tally
from worker.register import documents, duties
from worker.register.database import WrittenElsewhere
from worker.register.documents import HeldDocument

log = structlog.get_logger(__name__)

DUTY = "held documents"
EVERY = timedelta(minutes=5)
# As many as one round looks at; the next goes on behind them, so that one that always fails holds up no other.
MOST = 200


def recheck(desk: Desk) -> Tally:
    """Due every five minutes while there are held documents. Nothing is locked while the scanner looks."""
    tally, now = Tally(), desk.clock.now()
    last = desk.register.look(duties.read, DUTY) if desk.scanner else None
    if desk.scanner is None or (last and now - last.done_at < EVERY):
        return tally
    held = desk.register.look(documents.held, after=int(last.note or 0) if last else 0, limit=MOST)
    if not held:
        return tally
    checked, cursor = _look(desk, held)
    desk.register.change(duties.was_done, DUTY, now, str(cursor))
    for document, verdict in checked:
        tally.documents_judged += _record(desk, document, verdict, now)
    return tally


def _look(desk: Desk, held: list[HeldDocument]) -> tuple[list[tuple[HeldDocument, Checked]], int]:
    """Each document with what the scanner says, as far as it could be asked, and the number of the last one tried."""
    checking = Checking(desk)
    checked: list[tuple[HeldDocument, Checked]] = []
    cursor = 0
    for document in held:
        if desk.stopping():
            break
        cursor = document.id
        try:
            content = desk.register.shelf.get(document.sha256)
        except BlobMissing as error:
            log.error("held_document_missing", ref=document.ref, reason=str(error))  # noqa: TRY400 - `verify` tells the rest
            continue
        verdict = checking.look(document.sha256, content)
        if verdict == UNCHECKED:
            break
        checked.append((document, verdict))
    return checked, cursor


def _record(desk: Desk, document: HeldDocument, checked: Checked, now: datetime) -> int:
    """One document, one transaction; how many files it changed: none where another worker was first."""
    try:
        with desk.register.pages(desk.facts, now) as page_of, page_of() as page:
            complaint = page.file(document.ref)
            decision = judged(complaint, document.sha256, checked, desk.rules)
            if decision is None:
                return 0
            page.add(decision, freeze_all(desk, page, complaint.mailbox, decision, now))
    except WrittenElsewhere:
        return 0
    desk.step("judged")
    log.info("document_judged", ref=document.ref, verdict=checked.verdict.value)
    return 1
