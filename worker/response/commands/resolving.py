"""The command of a quick resolution: what was settled at once, and accepted, is closed in one line (R1).

Every step of the procedure is taken, with its record: assessed, given to somebody, its cause, each point decided with
its reason, what was offered, the answer, the yes. Only the letters are one: the complainant knows what was done.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from worker.complaint.answer import AnswerAccepted, AnswerReleased, Draft, DraftFiled, DraftJudged, PointDecided
from worker.complaint.assessment import Assessed
from worker.complaint.casework import Assigned
from worker.complaint.cause_and_action import CauseFound
from worker.complaint.compensation import Compensation, CompensationProposed
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import LABELS, State
from worker.complaint.particulars import PointAdded
from worker.complaint.record import Complaint
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_complainant
from worker.processing.assessing import is_complete
from worker.processing.commands import reading
from worker.processing.commands.assessing import assessed
from worker.processing.commands.causes import is_undetermined
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.moves import moved
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.rules import Rules
from worker.processing.settled import SETTLED_AT_ONCE
from worker.processing.watching.ending import closing
from worker.response.approval import needs
from worker.response.commands.addressing import told_so
from worker.response.commands.afterwards import last_words
from worker.response.commands.answering import resumed
from worker.response.commands.deciding import said_by
from worker.response.compensating import accepted, offered_with_answer, standing
from worker.response.drafting import Words, decided, fingerprint
from worker.words.said import Said
from worker.words.wording import with_accents

LONGEST: Final = 2_000
# Where nobody has answered yet, and where nothing waits for anybody's judgement.
QUICK: Final = frozenset({State.REGISTERED, State.ASSESSED, State.INVESTIGATING, State.AWAITING_CUSTOMER})
GRAVE: Final = 4
_Step = Callable[[Bench, Complaint, str], Iterable[Entry]]


@command(
    en="resolved",
    takes=Said('"WHAT WAS DONE"'),
    effect=Said("closes what was settled at once and accepted, with all its records in one line"),
    rights=WORKERS,
    text="either",
    also=("réglé", "réglée", "résolue", "settled"),
    signed=("résoudre", "régler"),
    words="told",
    strong=always(Said("closes the file")),
)
def resolve(bench: Bench, line: Line, text: str) -> Done:
    before = quick(bench.file(line), bench)
    typed = reading.needed(text.strip(' "«»“”'), Said("what was done"))[:LONGEST]
    what = told_so(with_accents(typed, said_by(bench.person, before)), before.language)
    entries: tuple[Entry, ...] = ()
    complaint = before
    for step in _STEPS:
        new = tuple(step(bench, complaint, what))
        complaint = apply_all(complaint, new, at=bench.now)
        entries = (*entries, *new)
    told = _ACCEPTED if _yes(before) else _SETTLED
    said = told.about(priority=complaint.assessment.priority)
    return Done(said, entries, _told(bench, complaint, what), sends_text=True)


_ACCEPTED: Final = Said("settled at once and accepted: the file is closed, priority {priority}")
# Whoever types the line says that they accept; their own words do not, as yet.
_SETTLED: Final = Said(
    "settled at once: the file is closed, priority {priority}; the complainant has not written that they accept, and"
    " may come back"
)


def _yes(complaint: Complaint) -> str:
    """The complainant's words that accept, "" where none do."""
    return last_words(complaint, "acceptance") or last_words(complaint, "thanks")


def quick(complaint: Complaint, bench: Bench) -> Complaint:
    """The file, where a quick resolution may end it. Raises Refusal, with the way that there is instead."""
    if complaint.state is State.ANSWERED:
        raise Refusal("the file has its answer: the complainant's yes closes it", steps=(Said("#accepted"),))
    if complaint.state not in QUICK or complaint.level > 1:
        raise Refusal("a file that is “{state}” is not settled by one line", state=LABELS[complaint.state])
    if complaint.litigation or _is_grave(complaint):
        raise Refusal("somebody may be hurt, or a court be asked: this file is answered in full, by #answer")
    if bench.person.address in complaint.complained_of:
        raise Refusal("the complaint is about {who}", who=bench.person.name)
    if needs(complaint, bench.rules):
        raise Refusal("a second person reads this answer before it leaves: it is filed by #answer")
    if any(one.kind != "apology" for one in standing(complaint)):
        raise Refusal("a compensation was proposed: it leaves with the answer, by #answer")
    return complaint


def is_quick(complaint: Complaint, rules: Rules) -> bool:
    """Whether it is offered: as above, whoever works on it."""
    return (
        complaint.state in QUICK
        and complaint.level == 1
        and not complaint.litigation
        and not _is_grave(complaint)
        and not needs(complaint, rules)
        and all(one.kind == "apology" for one in standing(complaint))
    )


def _is_grave(complaint: Complaint) -> bool:
    severity = complaint.assessment.severity
    return bool(complaint.litigation_words) or (severity is not None and severity.value >= GRAVE)


def _assess(bench: Bench, complaint: Complaint, _what: str) -> Iterable[Entry]:
    """What was proposed, or confirmed before, is confirmed; of the rest the lowest: it was settled at once."""
    if is_complete(complaint.assessment):
        return ()
    found = (complaint.assessment.severity, complaint.assessment.complexity, complaint.assessment.impact)
    severity, complexity, impact = (score.value if score else 1 for score in found)
    entry = Assessed(
        severity=severity,
        complexity=complexity,
        impact=impact,
        priority="",
        deadlines=complaint.deadlines,
        by=bench.person.address,
    )
    return assessed(bench, complaint, entry).entries


def _take(bench: Bench, complaint: Complaint, _what: str) -> Iterable[Entry]:
    return () if complaint.owner else (Assigned(owner=bench.person.address, by=bench.person.address),)


def _begin(bench: Bench, complaint: Complaint, _what: str) -> Iterable[Entry]:
    if complaint.state is State.AWAITING_CUSTOMER:
        return resumed(bench, complaint)
    target = {State.REGISTERED: State.ASSESSED, State.ASSESSED: State.INVESTIGATING}.get(complaint.state)
    return (moved(complaint, target),) if target else ()


def _explain(bench: Bench, complaint: Complaint, what: str) -> Iterable[Entry]:
    """Its cause was not looked for, which is said; one that somebody gave is kept."""
    causes = bench.rules.causes
    none = next((cause for cause in causes if is_undetermined(cause)), next(reversed(causes), ""))
    if complaint.root_cause or not none:
        return ()
    return (CauseFound(cause=none, status="suspected", reason=what, by=bench.person.address),)


def _decide(bench: Bench, complaint: Complaint, what: str) -> Iterable[Entry]:
    """R2: each point has its outcome, and its reason."""
    by = bench.person.address
    if not complaint.points:
        yield PointAdded(text=complaint.subject or what, by=by)
    for number, point in enumerate(complaint.points or (None,), 1):
        outcome, reason = (point.outcome, point.reason) if point else ("", "")
        if not outcome or not reason:
            yield PointDecided(number=number, outcome=outcome or "upheld", reason=reason or what, by=by)


def _compensate(bench: Bench, complaint: Complaint, _what: str) -> Iterable[Entry]:
    """R3: a favourable answer carries compensation, if only an apology."""
    if standing(complaint):
        return ()
    number = len(complaint.compensations) + 1
    apology = Compensation(number=number, kind="apology", proposed_by=bench.person.address, proposed_at=bench.now)
    return (CompensationProposed(compensation=apology),)


def _answer(bench: Bench, complaint: Complaint, what: str) -> Iterable[Entry]:
    by, words = bench.person.address, Words(what, bench.greeting, bench.closing)
    draft = Draft(
        version=len(complaint.drafts) + 1,
        text=what,
        outcome=decided(complaint),
        sha256=fingerprint(complaint, bench.rules, words, ()),
        parcel=bench.received.parcel,
        filed_by=by,
        filed_at=bench.now,
        greeting=words.greeting,
        closing=words.closing,
    )
    return (
        DraftFiled(draft=draft),
        DraftJudged(version=draft.version, status="released", by=by),
        *offered_with_answer(complaint, by, bench.today, bench.today),
        AnswerReleased(version=draft.version, outcome=draft.outcome, decided_by=by),
        moved(complaint, State.ANSWERED),
    )


def _accept(bench: Bench, complaint: Complaint, _what: str) -> Iterable[Entry]:
    by = bench.person.address
    words = _yes(complaint)
    return (
        AnswerAccepted(words=words, by=by),
        *accepted(complaint, by, words),
        moved(complaint, State.CLOSED, SETTLED_AT_ONCE),
    )


_STEPS: Final[tuple[_Step, ...]] = (_assess, _take, _begin, _begin, _explain, _decide, _compensate, _answer, _accept)


def _told(bench: Bench, complaint: Complaint, what: str) -> tuple[Outgoing, ...]:
    """The letter of the end, in the colleague's words; it leaves at once."""
    letter = replace(
        closing(complaint, bench.rules, bench.now, what), greeting=bench.greeting, at_once=True, executed=()
    )
    return to_complainant(complaint, letter, bench.rules, sender_name=bench.person.name)


COMMANDS = (resolve,)
