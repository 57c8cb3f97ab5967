"""What is given after the answer has left: a sum agreed by telephone, something added on our own (R3).

The answer stands, with its reasons. What it offered and nobody has carried out may be replaced, what was carried out
stays; the complainant reads at once what changed. Where the whole is more than one person may give, two have a part in
it, as with an answer: whoever agreed it says so in the file, and a second one decides.
"""

from dataclasses import dataclass, replace
from typing import Final

from worker.complaint.answer import AnswerAccepted
from worker.complaint.compensation import Compensation, CompensationMoved, CompensationProposed
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.labels import label
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_complainant
from worker.processing.commands.deputies import roles
from worker.processing.commands.frame import LEADERS, Bench, Done, Refusal
from worker.processing.commands.moves import moved
from worker.processing.commands.script import Line
from worker.response.announced import sums_in
from worker.response.approval import approvers, may_approve
from worker.response.commands.besides import without
from worker.response.compensating import accepted, due, offered, standing, sums
from worker.response.drafting import told
from worker.response.letters import CompensationChanged
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import bounded, fold

# The answer has left in these, and stands.
AFTER: Final = frozenset({State.ANSWERED, State.CLOSED})
_AGREED: Final = words("payments", "agreed")
_THEIR_WORDS: Final = 160
_MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Change:
    """`one` comes on top of what was offered, or in place of those numbered `instead_of`; `agreed` are the words by
    which its writer says that the complainant agreed, "" for none.
    """

    one: Compensation
    instead_of: tuple[int, ...]
    agreed: str


def is_after(complaint: Complaint) -> bool:
    """Whether what is given now changes an answer that has left."""
    return complaint.state in AFTER and bool(complaint.decision)


def agreed_in(line: Line) -> tuple[str, Line]:
    """The words of a line that say that the complainant agreed, "" for none, and the line without them."""
    return without(line, _AGREED)


def changed(bench: Bench, complaint: Complaint, line: Line, change: Change) -> Done:
    """It is offered by a letter of its own, which leaves at once. Raises Refusal."""
    if complaint.litigation:
        raise Refusal("the file is in litigation: nothing is offered in it before that is over (#litigation over)")
    if change.one.kind == "apology":
        raise Refusal("after the answer an apology is made in your own words: #send, and your text below")
    # What is given to whoever was refused is given without admitting a wrong.
    one = change.one.model_copy(update={"goodwill": change.one.goodwill or complaint.decision == "rejected"})
    change = replace(change, one=one)
    dropped = tuple(CompensationMoved(number=n, status="dropped", by=bench.person.address) for n in change.instead_of)
    proposed: tuple[Entry, ...] = (*dropped, CompensationProposed(compensation=one))
    after = apply_all(complaint, proposed, at=bench.now)
    _may_give(bench, complaint, after, line)
    otherwise = bench.rules.calendar.add(bench.today, bench.rules.clocks.compensation_limit)
    entries: tuple[Entry, ...] = (*proposed, *offered(one, bench.person.address, due(one, otherwise), bench.today))
    entries = (*entries, *_agreement(bench, apply_all(complaint, entries, at=bench.now), change.agreed))
    opens = (_opened(complaint),) if complaint.state is State.CLOSED else ()
    return Done(_said(one, instead=bool(dropped)), (*entries, *opens), _letters(bench, complaint, change))


def _opened(complaint: Complaint) -> Entry:
    """A file that was over is answered again until what is owed now is carried out."""
    return moved(complaint, State.ANSWERED).model_copy(update={"cause": "more is given"})


def _said(one: Compensation, *, instead: bool) -> Said:
    what: Said = label(one.kind)
    if one.amount_cents is not None:
        what = Said("{kind}, {sum}", kind=what, sum=(one.amount_cents, one.currency or "EUR"))
    if instead:
        return Said(
            "compensation {number} ({what}) takes the place of what was offered; the complainant is told",
            number=one.number,
            what=what,
        )
    return Said(
        "compensation {number} ({what}) is added to our answer; the complainant is told",
        number=one.number,
        what=what,
    )


def _agreement(bench: Bench, complaint: Complaint, agreed: str) -> tuple[Entry, ...]:
    """The complainant's yes to what is now offered, where the line says so."""
    if not agreed:
        return ()
    said, by = agreed[:_THEIR_WORDS], bench.person.address
    yes = () if complaint.accepted_at else (AnswerAccepted(words=said, by=by),)
    return (*yes, *accepted(complaint, by, said))


def _letters(bench: Bench, complaint: Complaint, change: Change) -> tuple[Outgoing, ...]:
    otherwise = bench.rules.calendar.add(bench.today, bench.rules.clocks.compensation_limit)
    old = tuple(one for one in complaint.compensations if one.number in change.instead_of)
    letter = CompensationChanged(
        file=complaint,
        rules=bench.rules,
        sender_name=bench.person.name,
        compensation=told(change.one, otherwise, complaint.language),
        instead_of=tuple(told(one, otherwise, complaint.language) for one in old),
        agreed=bool(change.agreed),
    )
    return to_complainant(complaint, letter, bench.rules, sender_name=bench.person.name)


def _may_give(bench: Bench, complaint: Complaint, after: Complaint, line: Line) -> None:
    """What is more than one person may give, and more than was given before, wants two of them. Raises Refusal."""
    before, limit = sums(standing(complaint)), bench.rules.approve_above_cents
    if not any(cents > limit and cents > before.get(unit, 0) for unit, cents in sums(standing(after)).items()):
        return
    if not may_approve(bench.person, complaint, complaint.owner, roles(bench)):
        raise _for_a_second(bench, complaint, line)
    new = after.compensations[-1]
    sum_ = (new.amount_cents, new.currency)
    since = complaint.answered_at or complaint.registered_at
    said = (one for one in complaint.notes if one.by != bench.person.address and one.at >= since)
    if not any(sum_ in sums_in(fold(one.text)) for one in said):
        raise Refusal(
            "this is more than one person may give ({limit} in all): whoever agreed it says so in the file first, with"
            " the sum, by a note of their own",
            limit=(limit, "EUR"),
        )


def _for_a_second(bench: Bench, complaint: Complaint, line: Line) -> Refusal:
    """With the line by which each who may decide is asked."""
    free = approvers(complaint, bench.rules, bench.person.address, bench.facts.absences, today=bench.today)
    able = [one for one in free if one.roles & LEADERS][:_MOST_NAMED]
    asked = tuple(
        Said("#tell {who} {words}", who=one.name, words=bounded(line.raw.lstrip("# "), _THEIR_WORDS)) for one in able
    )
    return Refusal(
        "this is more than one person may give ({limit} in all): ask a second one, who decides by the same line:",
        steps=asked or (Said("#level2 [who ?]"),),
        limit=(bench.rules.approve_above_cents, "EUR"),
    )
