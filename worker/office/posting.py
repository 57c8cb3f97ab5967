"""Post: each queued letter leaves once, or is known to be uncertain. Every step is its own commit."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeVar

import structlog

from worker.doors.protocols import (
    FolderMissing,
    LetterDelayed,
    LetterRefused,
    LetterUncertain,
    MailboxUnreachable,
    PostClosed,
    WeAreRefused,
)
from worker.office.desk import Desk
from worker.office.tally import Tally
from worker.office.telling_together import release
from worker.register import outbox, route
from worker.register.database import RegisterUnreachable
from worker.register.outbox import LEASE, Claimed, ClaimLost
from worker.register.route import Nature, Shut
from worker.writing.trial import trial

log = structlog.get_logger(__name__)
T = TypeVar("T")

BATCH = 20
# Leases of letters that still wait are renewed when so much of them has gone by.
RENEWED_AFTER = LEASE / 4
# ": 450 4.2.0" and all that follows: an SMTP reply with its codes (RFC 5321, 4.2; RFC 3463).
CODE = re.compile(r"(: [245]\d\d(?: [245]\.\d{1,3}\.\d{1,3})?)\b.*", re.DOTALL)
# So many letters in a row that did not leave, and the rest waits: it would fare the same.
A_FEW = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a letter. `ours`: the server refuses us, not it; `every`: and so it would any other."""

    status: Literal["sent", "delayed", "refused", "uncertain"]
    reason: str = ""
    ours: bool = False
    every: bool = False
    of_recipient: bool = False
    unsaid: bool = False


def post(desk: Desk) -> Tally:
    """Send what is due. Letters whose worker died while they left become uncertain first."""
    now = desk.clock.now()
    _write_what_could_not_be(desk)
    before = desk.register.look(outbox.before_the_post, today=desk.rules.day(now), now=now)
    uncertain = refused = 0
    if before.amiss:
        # Also where we are alone: a round that broke off left letters leased.
        uncertain = desk.register.change(outbox.recover, now)
        desk.register.change(outbox.repeat_uncertain, now=now)
    release(desk, before.held_back)
    if before.amiss or before.held_back:
        refused = desk.register.change(outbox.overtaken, today=desk.rules.day(now), now=now)
    shut = before.shut
    if shut is not None and now < shut.again_at:
        return Tally(uncertain=uncertain, refused=refused)
    tally = _Round(desk, shut).goes()
    tally.uncertain += uncertain
    tally.refused += refused
    return tally


def _write_what_could_not_be(desk: Desk) -> None:
    """A full disk or a locked register came between a server's verdict and its writing: the verdict is remembered."""
    while desk.unwritten:
        with suppress(ClaimLost):
            desk.unwritten[0]()
        del desk.unwritten[0]


class _Round:
    """One way to the post. Where the server took nothing the last time, one letter goes first and the others wait."""

    def __init__(self, desk: Desk, shut: Shut | None) -> None:
        self._desk = desk
        self._shut = shut
        self._tally = Tally()
        self._failed: list[tuple[Claimed, Outcome]] = []
        # Addresses outside that were refused without a word, since one of them was taken.
        self._unsaid: list[tuple[Claimed, Outcome]] = []
        self._over = False

    def goes(self) -> Tally:
        if self._shut is not None and self._shut.nature == "breaks":
            self._asks_with_a_letter_of_no_matter(self._shut)
        while not self._over and not self._desk.stopping() and (letters := self._next()):
            self._desk.step("letters_claimed")
            self._sends(letters)
        return self._tally

    def _sends(self, letters: list[Claimed]) -> None:
        """One after the other; a server may take minutes for each, and what still waits stays ours meanwhile."""
        renewed_at = self._desk.clock.now()
        while letters and not (self._over or self._desk.stopping()):
            letter = letters.pop(0)
            try:
                outcome = _send(self._desk, letter)
            except RegisterUnreachable:
                # The others are as good as new once it can be written again.
                self._desk.unwritten.append(partial(self._desk.register.change, outbox.release, (letter, *letters)))
                raise
            except ClaimLost:
                # Another worker took over while this one slept: the letter is in its hands.
                log.warning("claim_lost", letter=letter.id)
            else:
                setattr(self._tally, outcome.status, getattr(self._tally, outcome.status) + 1)
                self._learns(letter, outcome)
            if letters and (now := self._desk.clock.now()) - renewed_at > RENEWED_AFTER:
                letters, renewed_at = self._desk.register.change(outbox.renew, letters, now), now
        if letters:
            self._desk.register.change(outbox.release, letters)

    def _next(self) -> list[Claimed]:
        limit = BATCH if self._shut is None else 1
        return self._desk.register.change(outbox.claim, limit=limit, now=self._desk.clock.now())

    def _learns(self, letter: Claimed, outcome: Outcome) -> None:
        if outcome.status == "sent":
            self._failed.clear()
            if letter.recipient not in self._desk.rules.staff:
                self._unsaid.clear()
            if self._shut is not None or letter.attempts:
                self._opens()
            return
        self._failed.append((letter, outcome))
        if outcome.unsaid and letter.recipient not in self._desk.rules.staff:
            self._unsaid.append((letter, outcome))
            if len({one.recipient for one, _ in self._unsaid}) >= A_FEW:
                self._refuses_outside()
                return
        if self._shut is not None:
            self._stays_shut(outcome)
        elif outcome.every:
            self._shuts("refused" if outcome.ours else "away")
        elif len(self._failed) >= A_FEW:
            self._several_failed()

    def _refuses_outside(self) -> None:
        """A relay that knows us no more says no to whoever is not its own: each letter waits, none is refused."""
        self._failed = [pair for pair in self._failed if pair not in self._unsaid] + self._unsaid
        self._shuts("refused")

    def _several_failed(self) -> None:
        """Not one after the other by chance: unless each was its recipient's fault, the server takes nothing."""
        outcomes = [outcome for _, outcome in self._failed]
        self._over = True
        if all(outcome.status == "uncertain" for outcome in outcomes):
            self._shuts("breaks")
        elif all(outcome.of_recipient for outcome in outcomes) and self._takes_ours():
            self._failed.clear()
            self._over = False
        elif len({letter.recipient for letter, _ in self._failed}) > 1:
            refused = any(outcome.ours or outcome.status == "refused" for outcome in outcomes)
            self._shuts("refused" if refused else "away")

    def _stays_shut(self, outcome: Outcome) -> None:
        """The letter that asked failed too; a recipient who is refused alone shows that the others are not."""
        if outcome.of_recipient and not outcome.unsaid and self._takes_ours():
            self._failed.clear()
            self._opens()
        elif self._shut is not None:
            refused = outcome.ours or outcome.status == "refused"
            self._shuts("breaks" if outcome.status == "uncertain" else "refused" if refused else "away")

    def _shuts(self, nature: Nature) -> None:
        letter, last = self._failed[-1]
        reason = last.reason if last.every else _for_log(last.reason, letter)
        # A letter that was refused before, and is so again while others leave, is refused.
        again = [
            one.id
            for one, outcome in self._failed
            if outcome.status == "refused" and (self._shut or not one.attempts or (one, outcome) in self._unsaid)
        ]
        now = self._desk.clock.now()
        self._desk.register.change(route.shut, nature, reason, now, given_back=again)
        self._tally.refused -= len(again)
        self._tally.delayed += len(again)
        self._over = True
        log.warning("post_shut", nature=nature, reason=reason)

    def _opens(self) -> None:
        brought = self._desk.register.change(route.open_again, self._desk.clock.now())
        if self._shut is not None:
            log.warning("post_open", since=self._shut.since.isoformat(), brought_forward=brought)
        self._shut = None

    def _takes_ours(self) -> bool:
        """Whether the server would take a letter to the desk, as far as can be asked without one."""
        for person in self._desk.rules.desk[:1]:
            with suppress(LetterDelayed, LetterRefused):
                self._desk.postman.rehearse(envelope_from=self._desk.envelope_from, recipient=person.address)
                return True
        return False

    def _asks_with_a_letter_of_no_matter(self, shut: Shut) -> None:
        """A server that takes letters and hangs up leaves each uncertain: none that matters is spent on asking it."""
        now = self._desk.clock.now()
        try:
            for person in self._desk.rules.desk[:1]:
                raw = trial(self._desk.house, person.address, since=shut.since, at=now)
                self._desk.postman.send(
                    raw, envelope_from=self._desk.envelope_from, recipient=person.address, before_data=_nothing
                )
        except LetterUncertain as error:
            self._desk.register.change(route.shut, "breaks", str(error), now)
            self._over = True
            log.warning("post_shut", nature="breaks", reason=str(error))
        except (LetterDelayed, LetterRefused) as error:
            self._desk.register.change(route.shut, "away", str(error), now)
            self._over = True
            log.warning("post_shut", nature="away", reason=str(error))
        else:
            self._opens()


def _nothing() -> None:
    """The letter that only asks is in no outbox."""


def _send(desk: Desk, letter: Claimed) -> Outcome:
    register = desk.register

    def leaving() -> None:
        nonlocal letter
        letter = register.change(outbox.begin, letter, desk.clock.now())
        desk.step("leaving")

    try:
        answer = desk.postman.send(
            letter.raw, envelope_from=desk.envelope_from, recipient=letter.recipient, before_data=leaving
        )
    except (LetterDelayed, LetterRefused, LetterUncertain) as error:
        outcome = _failed(desk, letter, error)
        told = {"letter": letter.id, "occasion": letter.occasion, "outcome": outcome.status}
        log.warning("letter_not_sent", **told, reason=_for_log(outcome.reason, letter))
        return outcome
    desk.step("accepted")
    at = desk.clock.now()
    _write(desk, lambda: register.change(outbox.sent, letter, detail=answer[:200], now=at))
    desk.step("sent")
    _keep_copy(desk, letter)
    log.info("letter_sent", letter=letter.id, occasion=letter.occasion)
    return Outcome("sent")


def _write(desk: Desk, verdict: Callable[[], T]) -> T:
    """Write what became of a letter, now or, where that fails, before the next round. Raises RegisterUnreachable."""
    try:
        return verdict()
    except RegisterUnreachable:
        desk.unwritten.append(verdict)
        raise


def _failed(desk: Desk, letter: Claimed, error: LetterDelayed | LetterRefused | LetterUncertain) -> Outcome:
    register, now, reason = desk.register, desk.clock.now(), str(error)
    if isinstance(error, LetterRefused):
        _write(desk, lambda: register.change(outbox.refused, letter, detail=reason, now=now))
        return Outcome("refused", reason, of_recipient=error.of_recipient, unsaid=error.unsaid)
    if isinstance(error, LetterUncertain):
        _write(desk, lambda: register.change(outbox.uncertain, letter, detail=reason, now=now))
        return Outcome("uncertain", reason)
    ours = isinstance(error, WeAreRefused)
    status = _write(desk, lambda: register.change(outbox.delayed, letter, detail=reason, now=now, blamed=ours))
    every = isinstance(error, PostClosed) or (isinstance(error, WeAreRefused) and error.every)
    return Outcome("refused" if status == "refused" else "delayed", reason, ours=ours, every=every)


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
