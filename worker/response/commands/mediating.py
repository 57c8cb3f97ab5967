"""The command of mediation: the mediator has the file, and gives it back (C. conso. L612-1)."""

import re
from dataclasses import replace
from typing import Final

from worker.complaint.compensation import Compensation
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.complaint.recourse import MediationEnded, MediationOpened
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_complainant, to_staff
from worker.processing.commands import reading
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.moves import decided_anew, decided_before, moved
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.response.commands import amending
from worker.response.letters import MediationAcknowledged, MediationNotice
from worker.words import sums
from worker.words.said import Said
from worker.words.sums import Sum
from worker.words.tables import words
from worker.words.wording import fold

LONGEST = 300


@command(
    en="mediation",
    takes=Said("MEDIATOR, or over RESULT, or resumed REASON"),
    effect=Said(
        "the mediator has the file: no automatic mail any more; “over” closes, “resumed” takes the work up again",
    ),
    rights=WORKERS,
    text="line",
    words="internal",
    strong=always(Said("gives the file to the mediator, or takes it back")),
)
def mediate(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    typed = reading.needed(text, Said("the name of the mediator"))[:LONGEST]
    first, _, rest = typed.partition(" ")
    target = _ENDINGS.get(fold(first.strip(":,")))
    if target is None:
        return _opened(bench, complaint, typed)
    if complaint.state is not State.IN_MEDIATION:
        raise Refusal("this file is not in mediation")
    # "#médiation terminée" says how it ended: it did.
    result = rest.lstrip(" :,;.–-").rstrip() or first.strip(":,")
    owed = _owed(result) if target is State.CLOSED else None
    entries: tuple[Entry, ...] = (
        MediationEnded(by=bench.person.address, result=result),
        moved(complaint, target, result),
    )
    said = Said("mediation over, file closed")
    if target is State.INVESTIGATING:
        said = Said("mediation over, the work goes on")
    mediator = complaint.mediation.mediator if complaint.mediation else ""
    told = _alerts(bench, complaint, mediator, over=True, result=result)
    if owed is not None:
        given = _given(bench, apply_all(complaint, entries, at=bench.now), line, owed, result)
        return replace(given, entries=(*entries, *given.entries), letters=(*given.letters, *told))
    if target is not State.INVESTIGATING:
        return Done(said, entries, told)
    return Done(said, (*entries, *decided_anew(complaint, bench)), told, answer=decided_before(complaint))


_REFUSED: Final = words("payments", "no agreement")
_NUMBER: Final = r"[0-9][0-9 ]{0,7}(?:[.,][0-9]{2})?(?: ?(?:€|eur\w*))?"
# « 400 + 100 »: with a currency or without, what is added up is one sum.
_ADDED: Final = re.compile(rf"{_NUMBER}(?: ?\+ ?{_NUMBER})+")
# « 400 et 100 euros », « accord à 500 »: nobody guesses what is owed.
_UNCLEAR: Final = re.compile(
    r"[0-9]{2,6} \w{1,4} (?=[0-9][0-9 ]*(?:,[0-9]{2})? ?(?:€|eur))|(?<![\w/.-])[0-9]{2,6}(?= ?(?:[.,;!)]|$))"
)


def _owed(result: str) -> Sum | None:
    """The sum that was agreed before the mediator; None where none was. Raises Refusal where it may be several."""
    folded = fold(result)
    if _REFUSED.search(folded):
        return None
    added = _ADDED.search(folded)
    if added:
        total = sum(_cents(one) for one in added[0].split("+"))
        left = f"{folded[: added.start()]} {folded[added.end() :]}"
        rest = {one for one in sums.named(left) if one[0] != total}
        found = {(total, "EUR")} | rest
    else:
        found = set(sums.without_parts(sums.named(folded)))
    if len(found) > 1 or (not added and _UNCLEAR.search(folded)):
        raise Refusal("say what is owed by this agreement as one sum: #mediation over … 500 €")
    return next(iter(found), None)


def _cents(said: str) -> int:
    whole, _, part = re.sub(r"[^0-9.,]", "", said).replace(".", ",").partition(",")
    return int(whole or 0) * 100 + int(part or 0)


def _given(bench: Bench, closed: Complaint, line: Line, owed: Sum, result: str) -> Done:
    """What was agreed before the mediator is owed like any compensation: a letter says it, and a list recalls it."""
    if not amending.is_after(closed):
        raise Refusal("this file has no answer that the agreement could add to: #mediation resumed, then #answer")
    one = Compensation(
        number=len(closed.compensations) + 1,
        kind="refund",
        amount_cents=owed[0],
        currency=owed[1],
        how=_BY_TRANSFER.told(closed.language or bench.rules.languages[0]),
        proposed_by=bench.person.address,
        proposed_at=bench.now,
    )
    given = amending.changed(bench.with_file(closed), closed, line, amending.Change(one, (), agreed=result))
    said = Said("mediation over; {sum} is owed by it, and the complainant is told", sum=owed)
    return replace(given, said=said)


_BY_TRANSFER: Final = Said("by transfer")


_ENDINGS = {
    "fin": State.CLOSED, "over": State.CLOSED, "reprise": State.INVESTIGATING, "resumed": State.INVESTIGATING,
    **dict.fromkeys(("terminee", "finie", "achevee", "close", "cloturee", "ended", "finished", "closed"), State.CLOSED),
}  # fmt: skip


def _opened(bench: Bench, complaint: Complaint, mediator: str) -> Done:
    entries = (
        MediationOpened(mediator=mediator, by=bench.person.address),
        moved(complaint, State.IN_MEDIATION, mediator),
    )
    letter = MediationAcknowledged(
        file=complaint,
        rules=bench.rules,
        sender_name=bench.person.name,
        mediator=mediator,
    )
    told = () if complaint.litigation else to_complainant(complaint, letter, bench.rules)
    said = Said(
        "file in mediation ({mediator}): automatic mail is frozen",
        mediator=mediator,
    )
    return Done(said, entries, (*told, *_alerts(bench, complaint, mediator, over=False, result="")))


def _alerts(bench: Bench, complaint: Complaint, mediator: str, *, over: bool, result: str) -> tuple[Outgoing, ...]:
    """The desk, those who lead, and the owner; whoever says it knows."""
    rules = bench.rules
    people = [*rules.with_role("desk", "manager", "direction"), *filter(None, (rules.staff.get(complaint.owner),))]
    return tuple(
        to_staff(
            person,
            MediationNotice(
                file=complaint,
                rules=rules,
                recipient_name=person.name,
                mediator=mediator,
                told_by=bench.person.name,
                over=over,
                result=result,
            ),
            rules,
        )
        for person in dict.fromkeys(people)
        if person != bench.person
    )


COMMANDS = (mediate,)
