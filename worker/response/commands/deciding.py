"""Commands of R2: what was found, what is decided, and why, point by point."""

import re
from collections.abc import Callable, Iterator

from worker.complaint.answer import Outcome, PointDecided
from worker.complaint.entry import Entry
from worker.complaint.lifecycle import State
from worker.complaint.particulars import Point
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.commands import reading
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command, others_reopen
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.commands.vocabulary import bare_word
from worker.words.said import Said
from worker.words.wording import bounded, fold, with_accents

LONGEST = 2_000
# The latest mails of a colleague, from which a form may have its words.
_MAILS = 6
# Where the decision may be worked on. Before the assessment it would skip a step (T6); once answered, it stands.
DECIDABLE = frozenset(
    {State.ASSESSED, State.INVESTIGATING, State.AWAITING_CUSTOMER, State.DECISION_REVIEW, State.ESCALATED}
)
OUTCOMES: dict[str, Outcome] = {
    "fondee": "upheld", "fonde": "upheld", "oui": "upheld", "upheld": "upheld",
    "partielle": "partly_upheld", "partiellement": "partly_upheld", "partly": "partly_upheld",
    "partial": "partly_upheld",
    "non-fondee": "rejected", "non-fonde": "rejected", "rejetee": "rejected", "non": "rejected",
    "rejected": "rejected", "not-upheld": "rejected",
    **dict.fromkeys(
        ("favorable", "accordee", "accorde", "acceptee", "accepte", "accord", "justifiee", "fondee-en-totalite",
         "totalement-fondee", "yes", "granted", "accepted"), "upheld"),
    **dict.fromkeys(
        ("en-partie", "fondee-en-partie", "partiellement-fondee", "partiellement-favorable", "partly-upheld",
         "partially", "in-part"), "partly_upheld"),
    **dict.fromkeys(
        ("refusee", "refuse", "refus", "rejet", "rejete", "defavorable", "infondee", "pas-fondee", "non-justifiee",
         "injustifiee", "no", "refused", "rejection", "unfounded"), "rejected"),
}  # fmt: skip
# Of one point, and of several.
_SAID: dict[Outcome, tuple[Said, Said]] = {
    "upheld": (Said("point {points}: upheld"), Said("points {points}: upheld")),
    "partly_upheld": (Said("point {points}: partly upheld"), Said("points {points}: partly upheld")),
    "rejected": (Said("point {points}: rejected"), Said("points {points}: rejected")),
}
_DECISIONS = (Said("#decide upheld"), Said("#decide partly"), Said("#decide rejected"))
_ALL = frozenset({"tous", "toutes", "tout", "chacun", "all", "each", "every"})
# "point=2" behind the words instead of before them.
_BEHIND = re.compile(r"\s+points?\s?=\s?(?:[0-9][0-9,;]{0,40}|tous|toutes|tout|all|each)\s*$", re.IGNORECASE)


@command(
    en="decide",
    takes=Said("upheld|partly|rejected [point=N]"),
    effect=Said("decides one point, or all that are undecided"),
    rights=WORKERS,
    starts=True,
    strong=always(Said("decides the complaint")),
    more_keys=("points",),
    signed=("décider", "trancher"),
)
def decide(bench: Bench, line: Line, _text: str) -> Done:
    complaint = decidable(bench.file(line), bench)
    words = "-".join(bare_word(word) for word in line.words)
    if words not in OUTCOMES:
        raise Refusal(
            "“{words}” is none of the three decisions; send back the line that you mean:",
            steps=_two_lines(line) or tuple(_at_point(way, line) for way in _DECISIONS),
            words=" ".join(line.words)[:60] or "—",
        )
    outcome = OUTCOMES[words]
    numbers = _targets(complaint, line, lambda point: not point.outcome)
    return Done(
        _SAID[outcome][len(numbers) > 1].about(points=_listed(numbers)),
        tuple(PointDecided(number=n, outcome=outcome, by=bench.person.address) for n in numbers),
    )


@command(
    en="reason",
    takes=Said("[point=N|all] WHY"),
    effect=Said("gives the reason of the decision"),
    rights=WORKERS,
    text="either",
    starts=True,
    words="told",
    strong=always(Said("decides the complaint")),
    more_keys=("points",),
    signed=("raison", "motiver"),
)
def reason(bench: Bench, line: Line, text: str) -> Done:
    complaint = decidable(bench.file(line), bench)
    words = with_accents(_words(text, Said("the reason")), said_by(bench.person, complaint))
    numbers = _each(complaint, line, Said("#reason"), words, lambda point: not point.reason)
    entries: tuple[Entry, ...] = tuple(PointDecided(number=n, reason=words, by=bench.person.address) for n in numbers)
    return Done(Said("reason of point {points}", points=_listed(numbers)), entries)


@command(
    en="finding",
    takes=Said("[point=N|all] WHAT IS ESTABLISHED"),
    effect=Said(
        "states the established fact, which stands before the reason in the answer",
    ),
    rights=WORKERS,
    text="either",
    starts=True,
    words="told",
    strong=always(Said("decides the complaint")),
    more_keys=("points",),
    signed=("constater",),
)
def finding(bench: Bench, line: Line, text: str) -> Done:
    complaint = decidable(bench.file(line), bench)
    words = with_accents(_words(text, Said("the finding")), said_by(bench.person, complaint))
    numbers = _each(complaint, line, Said("#finding"), words, lambda point: not point.finding)
    entries: tuple[Entry, ...] = tuple(PointDecided(number=n, finding=words, by=bench.person.address) for n in numbers)
    return Done(Said("finding of point {points}", points=_listed(numbers)), entries)


def said_by(person: Person, complaint: Complaint) -> Iterator[str]:
    """Where the words of a form come from: a colleague's own mails to the file."""
    yield from (one.message.new_text for one in complaint.staff_messages[-_MAILS:] if one.person == person.address)


def decidable(complaint: Complaint, bench: Bench) -> Complaint:
    """The file, where its decision may be worked on. Raises Refusal."""
    if complaint.state is State.REGISTERED:
        raise Refusal(
            "assess and assign the file first: #assess severity=… complexity=… impact=…, #assign me",
        )
    if complaint.state not in DECIDABLE and (may := others_reopen(bench, complaint)):
        raise Refusal(
            "the decision is made, or the file has ended: #level2 WHO, or see {names}, who may reopen it", names=may
        )
    if complaint.state not in DECIDABLE:
        raise Refusal(
            "the decision is made, or the file has ended: #level2 WHO or #reopen REASON first",
        )
    return complaint


def _at_point(way: Said, line: Line) -> Said:
    return Said("{line}{point}", line=way, point=_point(line))


def _two_lines(line: Line) -> tuple[Said, ...]:
    """What is decided and what is given are a line each: "fondée, remboursement 49,90"."""
    said = [bare_word(word) for word in line.words]
    ends = next((n for n in range(min(len(said), 3), 0, -1) if "-".join(said[:n]) in OUTCOMES), 0)
    rest = " ".join(line.words[ends:]).strip(" ,;:+")
    if not ends or not rest:
        return ()
    way = _DECISIONS[("upheld", "partly_upheld", "rejected").index(OUTCOMES["-".join(said[:ends])])]
    return (_at_point(way, line), Said("#compensate {words}", words=bounded(rest, 160)))


def _point(line: Line) -> str:
    typed = line.option("point", "points")
    return f" point={typed[:40]}" if typed else ""


def _targets(complaint: Complaint, line: Line, lacks: Callable[[Point], bool]) -> tuple[int, ...]:
    """The point that the line names; else the only one, else all that have nothing yet. Raises Refusal."""
    count = len(complaint.points)
    if not count:
        raise Refusal(
            "the file has no point: #point WHAT THE COMPLAINANT RAISES first",
        )
    typed = line.option("point", "points")
    if typed:
        return _named(typed, count)
    found = (1,) if count == 1 else tuple(n for n, point in enumerate(complaint.points, 1) if lacks(point))
    if not found:
        raise Refusal(
            "each of the {count} points has one already: add point=N to say which to change",
            count=count,
        )
    return found


def _each(complaint: Complaint, line: Line, verb: Said, words: str, lacks: Callable[[Point], bool]) -> tuple[int, ...]:
    """The points for which the words are meant: never spread over several that the line does not name."""
    numbers = _targets(complaint, line, lacks)
    if len(numbers) < 2 or line.option("point", "points"):
        return numbers
    raise Refusal(
        "the file has {count} open points: say which one is meant, or points=all where it holds for each",
        steps=tuple(
            Said(
                "{label}: {line}",
                label=Said("“{words}”", words=bounded(complaint.points[number - 1].text, 80)),
                line=Said("{verb} point={number} {words}", verb=verb, number=number, words=bounded(words, 160)),
            )
            for number in numbers
        ),
        count=len(numbers),
    )  # fmt: skip


def _named(typed: str, count: int) -> tuple[int, ...]:
    """One number, several with commas, or all."""
    if fold(typed) in _ALL:
        return tuple(range(1, count + 1))
    parts = [part for part in re.split(r"[,;+/&]| et | and ", typed) if part.strip()]
    return tuple(dict.fromkeys(reading.number(part.strip(), most=count) for part in parts[:count]))


def _words(text: str, what: Said) -> str:
    return reading.needed(_BEHIND.sub("", text), what)[:LONGEST]


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(n) for n in numbers)


COMMANDS = (decide, finding, reason)
