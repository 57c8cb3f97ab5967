"""Post: each queued letter leaves once, or is known to be uncertain. Every step is its own commit."""

import re

import structlog

from worker.doors.protocols import FolderMissing, LetterDelayed, LetterRefused, LetterUncertain, MailboxUnreachable
from worker.office.desk import Desk
from worker.office.tally import Tally
from worker.register.outbox import Claimed

log = structlog.get_logger(__name__)

BATCH = 20
# ": 450 4.2.0" and all that follows: an SMTP reply with its codes (RFC 5321, 4.2; RFC 3463).
CODE = re.compile(r"(: [245]\d\d(?: [245]\.\d{1,3}\.\d{1,3})?)\b.*", re.DOTALL)
# A server that fails this many letters in a row is down: the rest waits for the next round.
GIVE_UP_AFTER = 3


def post(desk: Desk) -> Tally:
    """Send what is due. Letters whose worker died while they left become uncertain first."""
    tally = Tally()
    now = desk.clock.now()
    tally.uncertain += desk.register.recover(now) if desk.register.shared else 0
    desk.register.repeat_uncertain(now)
    failures = 0
    while (
        failures < GIVE_UP_AFTER
        and not desk.stopping()
        and (letters := desk.register.claim_letters(limit=BATCH, now=desk.clock.now()))
    ):
        desk.step("letters_claimed")
        for place, letter in enumerate(letters):
            outcome = _send(desk, letter)
            setattr(tally, outcome, getattr(tally, outcome) + 1)
            failures = failures + 1 if outcome == "delayed" else 0
            if failures >= GIVE_UP_AFTER or desk.stopping():
                desk.register.release_letters([left.id for left in letters[place + 1 :]])
                break
    return tally


def _send(desk: Desk, letter: Claimed) -> str:
    """One letter; returns what became of it: sent, delayed, refused or uncertain."""
    register = desk.register
    reason = ""

    def leaving() -> None:
        register.letter_leaving(letter.id, desk.clock.now())
        desk.step("leaving")

    try:
        answer = desk.postman.send(
            letter.raw, envelope_from=desk.envelope_from, recipient=letter.recipient, before_data=leaving
        )
    except LetterDelayed as error:
        reason = str(error)
        outcome = register.letter_delayed(letter.id, detail=reason, now=desk.clock.now())
    except LetterRefused as error:
        reason = str(error)
        register.letter_refused(letter.id, detail=reason, now=desk.clock.now())
        outcome = "refused"
    except LetterUncertain as error:
        reason = str(error)
        register.letter_uncertain(letter.id, detail=reason, now=desk.clock.now())
        outcome = "uncertain"
    else:
        desk.step("accepted")
        register.letter_sent(letter.id, detail=answer[:200], now=desk.clock.now())
        desk.step("sent")
        outcome = "sent"
        _keep_copy(desk, letter)
    if reason:
        told = {"letter": letter.id, "occasion": letter.occasion, "outcome": outcome}
        log.warning("letter_not_sent", **told, reason=_for_log(reason, letter))
    else:
        log.info("letter_sent", letter=letter.id, occasion=letter.occasion)
    return outcome


def _for_log(reason: str, letter: Claimed) -> str:
    """Without the server's own words after its code, and without the address: both may name the complainant."""
    return CODE.sub(r"\1", reason, count=1).replace(letter.recipient, "…")


def _keep_copy(desk: Desk, letter: Claimed) -> None:
    """A copy in the mailbox's Sent folder, for colleagues who look there; the register's own copy is the proof."""
    box = desk.boxes.get(letter.mailbox)
    if box is None or not box.sent_folder:
        return
    try:
        box.door.keep_copy(box.sent_folder, letter.raw, desk.clock.now())
    except (MailboxUnreachable, FolderMissing):
        log.warning("no_copy_kept", letter=letter.id, mailbox=box.name)
