"""Commands of T1: scores and owner."""

from worker.complaint.assessment import SCALE_NAMES, SCALES, Assessed, Criterion, ImmediateAction
from worker.complaint.casework import Assigned, ComplainedOf
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import is_open
from worker.processing.assessing import new_deadlines, priority
from worker.processing.commands import reading
from worker.processing.commands.frame import LEADERS, WORKERS, Bench, Done, Needs, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.vocabulary import bare_word
from worker.words.said import Said, listed

_KEYS = {
    "gravite": "severity", "severity": "severity", "complexite": "complexity", "complexity": "complexity",
    "repercussions": "impact", "repercussion": "impact", "impact": "impact", "occurrence": "occurrence",
    "immediat": "immediate", "immediate": "immediate",
}  # fmt: skip
_NEEDED: tuple[Criterion, ...] = ("severity", "complexity", "impact")
_IMMEDIATE: dict[str, ImmediateAction] = {
    "aucun": "none", "aucune": "none", "non": "none", "none": "none", "client": "this_customer",
    "oui": "this_customer", "customer": "this_customer", "plusieurs": "several_customers", "tous": "several_customers",
    "several": "several_customers",
}  # fmt: skip


@command(
    en="assess",
    takes=Said(
        "severity=1-4 complexity=1-3 impact=1-4 [occurrence=1-3] [immediate=none|customer|several]",
    ),
    effect=Said("confirms the assessment and computes the priority"),
    rights=WORKERS,
    keyed=True,
    more_keys=tuple(_KEYS),
)
def assess(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    unknown = [key for key in line.options if key not in _KEYS]
    if unknown or line.words or not line.options:
        raise Refusal(
            "write for example: severity=3 complexity=2 impact=2 occurrence=1",
        )
    values = {_KEYS[key]: value for key, value in line.options.items()}
    scores: dict[str, int | None] = {
        name: reading.number(values[name], most=most) if name in values else None for name, most in SCALES.items()
    }
    missing = [name for name in _NEEDED if not _known(bench, line, name, scores)]
    if missing:
        raise Refusal(
            "missing: {names}",
            names=listed(SCALE_NAMES[name] for name in missing),
        )
    entry = Assessed(
        **scores,
        immediate_action=_immediate(values.get("immediate")),
        priority="",
        deadlines=complaint.deadlines,
        by=bench.person.address,
    )
    found = priority(complaint, apply_all(complaint, (entry,), at=bench.now).assessment)
    deadlines = new_deadlines(
        complaint, found, bench.rules.clocks, bench.rules.calendar, bench.rules.day(complaint.registered_at)
    )
    said = Said(
        "assessment confirmed, priority {priority}, answer aimed at {target}",
        priority=found,
        target=deadlines.answer_target,
    )
    return Done(said, (entry.model_copy(update={"priority": found, "deadlines": deadlines}),))


def _known(bench: Bench, line: Line, name: str, scores: dict[str, int | None]) -> bool:
    """A score is typed now, or a person confirmed it before; a proposal alone is none."""
    score = getattr(bench.file(line).assessment, name)
    return scores[name] is not None or (score is not None and score.status == "confirmed")


def _immediate(typed: str | None) -> ImmediateAction | None:
    if typed is None:
        return None
    return _IMMEDIATE[reading.choice(typed, tuple(_IMMEDIATE), what=Said("an immediate action"))]


@command(
    en="assign",
    takes=Said("WHO"),
    effect=Said("names the owner of the file"),
    rights=WORKERS,
    text="line",
    needs=lambda _line: Needs(similar=True),
    names_person=True,
)
def assign(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    words = text.strip().removeprefix("à ").removeprefix("a ").removeprefix("to ")
    who = reading.person(reading.needed(words, Said("the owner's name")), bench)
    if not is_open(complaint.state):
        raise Refusal("the file is closed: #reopen REASON first")
    if who.address in complaint.complained_of:
        raise Refusal(
            "the complaint is about {who}: name somebody else, or correct it by #concerns",
            who=who.name,
        )
    if complaint.owner == who.address:
        return Done(Said("{who} owns it already", who=who.name))
    said = Said("{who} owns the file", who=who.name)
    return Done(said, (Assigned(owner=who.address, by=bench.person.address),))


@command(
    en="concerns",
    takes=Said("WHO… or nobody"),
    effect=Said(
        "says which colleagues the complaint is about: none of them may own it",
    ),
    rights=LEADERS,
    names_person=True,
)
def concerns(bench: Bench, line: Line, _text: str) -> Done:
    if not line.words:
        raise Refusal("write a name, or “nobody”")
    nobody = bare_word(line.words[0]) in {"personne", "nobody"} and len(line.words) == 1
    people = () if nobody else tuple(reading.person(word, bench).address for word in line.words)
    if bench.file(line).owner in people:
        raise Refusal(
            "the present owner is complained of: assign the file to somebody else first",
        )
    names = ", ".join(bench.rules.name_of(address) for address in people) or "—"
    said = Said("complained of: {names}", names=names)
    return Done(said, (ComplainedOf(people=people, by=bench.person.address),))


COMMANDS = (assess, assign, concerns)
