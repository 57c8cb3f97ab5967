"""Commands of T1: scores and owner."""

import re
from collections.abc import Mapping

from worker.complaint.assessment import SCALE_NAMES, SCALES, Assessed, Criterion, ImmediateAction
from worker.complaint.casework import Assigned, ComplainedOf
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import is_open
from worker.complaint.record import Complaint
from worker.nouns.facts import Query
from worker.nouns.item import Person
from worker.processing.assessing import new_deadlines, priority
from worker.processing.commands import beside, reading
from worker.processing.commands.deputies import stands_for
from worker.processing.commands.frame import LEADERS, WORKERS, Bench, Done, Refusal, command, others_reopen
from worker.processing.commands.passing_on import passed_on
from worker.processing.commands.script import Line
from worker.processing.commands.vocabulary import bare_word
from worker.processing.scales import Scales, read, told
from worker.words.said import Said, listed
from worker.words.tables import every

_MOST_NAMED = 6
LONGEST_WORDS = 4_000

_KEYS = {
    "gravite": "severity", "severity": "severity", "complexite": "complexity", "complexity": "complexity",
    "repercussions": "impact", "repercussion": "impact", "impact": "impact", "occurrence": "occurrence",
    "importance": "severity", "difficulte": "complexity", "portee": "impact", "consequences": "impact",
    "frequence": "occurrence", "immediat": "immediate", "immediate": "immediate",
}  # fmt: skip
_NEEDED: tuple[Criterion, ...] = ("severity", "complexity", "impact")
FIELDS: Mapping[Criterion, Said] = {
    "severity": Said("severity").within("key"), "complexity": Said("complexity").within("key"),
    "impact": Said("impact").within("key"), "occurrence": Said("occurrence").within("key"),
}  # fmt: skip
# "gravité=2 1 2", and a key that is none of these behind a value: "répercussions=1 urgence=2".
_FIGURES = re.compile(r"[0-9](?: [0-9])+")
_OTHER_KEY = re.compile(r"\s+(?=[^\W\d_][\w'’-]{0,30} ?=)")
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
    effect=Said("confirms the assessment, in figures or in words, and computes the priority"),
    rights=WORKERS,
    keyed=True,
    more_keys=tuple(_KEYS),
    signed=("évaluation",),
)
def assess(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    typed = _typed(line)
    scores = _scores(bench, complaint, typed)
    entry = Assessed(
        **scores,
        immediate_action=_immediate(typed.get("immediate")),
        priority="",
        deadlines=complaint.deadlines,
        by=bench.person.address,
    )
    return assessed(bench, complaint, entry)


def assessed(bench: Bench, complaint: Complaint, entry: Assessed) -> Done:
    """The confirmation with the priority that its scores give, and the clocks that follow it."""
    found = priority(complaint, apply_all(complaint, (entry,), at=bench.now).assessment)
    deadlines = new_deadlines(
        complaint, found, bench.rules.clocks, bench.rules.calendar, bench.rules.day(complaint.registered_at)
    )
    said = Said(
        "assessment confirmed, priority {priority}, answer aimed at {target}",
        priority=found,
        target=deadlines.answer_target,
    )
    done = Done(said, (entry.model_copy(update={"priority": found, "deadlines": deadlines}),))
    return beside.graded(done, complaint, entry.severity, bench)


def _typed(line: Line) -> dict[str, str]:
    """What the line says of each criterion: by its key, or in the order of the scales ("2 1 2", "2/1/2"); under "" what
    belongs to none.
    """
    values: dict[str, str] = {}
    bare, left = list(line.words), []
    for key, value in line.options.items():
        own, *others = _OTHER_KEY.split(value)
        figures = own.split() if _FIGURES.fullmatch(own) else [own]
        bare += figures[1:]
        left += others
        if key in _KEYS:
            values[_KEYS[key]] = figures[0]
        else:
            left.append(f"{key}={own}")
    # What people set between the figures of "2, 1 et 2".
    joining = every("choices", "between figures") | {""}
    pieces = [piece for word in bare for piece in re.split(r"[/,;+|-]+", word) if bare_word(piece) not in joining]
    free = [name for name in SCALES if name not in values]
    left += pieces[len(free) :]
    return values | dict(zip(free, pieces, strict=False)) | ({"": " ".join(left)} if left else {})


def _scores(bench: Bench, complaint: Complaint, typed: dict[str, str]) -> dict[str, int | None]:
    """The figure of each criterion, None where the line leaves it as it is. Raises Refusal, which names the fields that
    are wrong or missing and has the line with all that was understood, ready to be sent back.
    """
    scales = bench.rules.scales
    found = {name: read(name, typed[name], scales) for name in SCALES if name in typed}
    wrong = [_wrong(name, typed[name], scales) for name, one in found.items() if one.value is None]
    wrong += [Said("“{words}” is none of the fields", words=typed[""][:60])] if "" in typed else []
    missing = [name for name in _NEEDED if name not in found and not (typed and _confirmed(complaint, name))]
    wrong += [_missing(name, scales) for name in missing]
    if wrong:
        values = {name: one.value or one.near or _proposed(complaint, name) for name, one in found.items()}
        values |= {name: _proposed(complaint, name) for name in missing}
        raise Refusal("{what}; with what I understood:", steps=(line_of(values),), what=listed(wrong))
    return {name: found[name].value if name in found else None for name in SCALES}


def line_of(values: Mapping[Criterion, int]) -> Said:
    """The command that confirms these scores."""
    pairs = (Said("{key}={value}", key=FIELDS[name], value=values[name]) for name in SCALES if name in values)
    return listed((Said("#assess"), *pairs), by=Said("{first} {rest}"))


def _wrong(name: Criterion, typed: str, scales: Scales) -> Said:
    steps = listed(told(name, scales))
    return Said("{field}: “{typed}” is no step, write {steps}", field=SCALE_NAMES[name], typed=typed[:40], steps=steps)


def _missing(name: Criterion, scales: Scales) -> Said:
    return Said("{field} is missing: {steps}", field=SCALE_NAMES[name], steps=listed(told(name, scales)))


def _proposed(complaint: Complaint, name: Criterion) -> int:
    """What the worker proposed or a person said before, else the lowest step."""
    score = complaint.assessment.score(name)
    return score.value if score else 1


def _confirmed(complaint: Complaint, name: Criterion) -> bool:
    """A person said it before; a proposal alone is none."""
    score = complaint.assessment.score(name)
    return score is not None and score.status == "confirmed"


def _immediate(typed: str | None) -> ImmediateAction | None:
    if typed is None:
        return None
    return _IMMEDIATE[reading.choice(typed, tuple(_IMMEDIATE), what=Said("an immediate action"))]


@command(
    en="assign",
    takes=Said("WHO [what you say to them]"),
    effect=Said("names the owner of the file; they read your words"),
    rights=WORKERS,
    text="both",
    needs=lambda _line: Query(similar=True),
    names_person=True,
    free=True,
    signed=("attribuer", "confier", "assigner"),
)
def assign(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    words = line.prose.strip().removeprefix("à ").removeprefix("a ").removeprefix("to ")
    who, said_on_line = _owner(reading.needed(words, Said("the owner's name")), complaint, bench)
    if not is_open(complaint.state):
        if may := others_reopen(bench, complaint):
            raise Refusal("the file is closed, and {names} may reopen it", names=may)
        raise Refusal("the file is closed: #reopen REASON first")
    if who.address in complaint.complained_of:
        raise Refusal(
            "the complaint is about {who}: name somebody else, or correct it by #concerns",
            steps=_owners(complaint, bench),
            who=who.name,
        )
    if not complaint.owner and who != bench.person and not any(one.roles & LEADERS for one in stands_for(bench)):
        raise Refusal("a file that nobody has is yours by #assign me; whose else it is, the desk says")
    told = told_to(said_on_line, text, bench)
    if complaint.owner == who.address:
        owns = Said("{who} owns it already", who=who.name)
        if not told or who == bench.person:
            return Done(owns)
        entry, letter = passed_on(complaint, who, told, bench)
        return Done(Said("{who} owns it already, and reads your words", who=who.name), (entry,), letters=(letter,))
    said = Said("{who} owns the file", who=who.name)
    if told and who != bench.person:
        said = Said("{who} owns the file, and reads your words", who=who.name)
    done = Done(said, (Assigned(owner=who.address, by=bench.person.address, reason=told),))
    return beside.heard(done, complaint, told, bench)


def told_to(said_on_line: str, text: str, bench: Bench) -> str:
    """What is said to whoever gets the file: on the line, below it, or both."""
    greeted = f"{bench.greeting}\n\n{text}" if bench.greeting and text.strip() else text
    return "\n\n".join(part.strip() for part in (said_on_line, greeted) if part.strip())[:LONGEST_WORDS]


def _owner(name: str, complaint: Complaint, bench: Bench) -> tuple[Person, str]:
    """The one whom a name means, and what is said to them. Raises Refusal, with a line for each who may be it."""
    try:
        return reading.person_and_words(name, bench)
    except Refusal as refusal:
        refusal.steps = _owners(complaint, bench)
        raise


def _owners(complaint: Complaint, bench: Bench) -> tuple[Said, ...]:
    free = [one for one in bench.rules.staff.values() if one.address not in complaint.complained_of]
    return tuple(Said("#assign {who}", who=one.name) for one in free[:_MOST_NAMED])


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
    if people and not any(one.address not in people for one in bench.rules.staff.values()):
        raise Refusal("nobody would be left to look after the file: name those whom it is about, and not everybody")
    if bench.file(line).owner in people:
        raise Refusal(
            "the present owner is complained of: assign the file to somebody else first",
        )
    names = ", ".join(bench.rules.name_of(address) for address in people)
    said = Said("complained of: {names}", names=names) if names else Said("it complains of nobody here")
    return Done(said, (ComplainedOf(people=people, by=bench.person.address),))


COMMANDS = (assess, assign, concerns)
