"""Commands of T1: scores and owner."""

from worker.complaint.assessment import SCALES, Assessed, ImmediateAction
from worker.complaint.casework import Assigned, ComplainedOf
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import is_open
from worker.processing.assessing import new_deadlines, priority
from worker.processing.commands import reading
from worker.processing.commands.frame import LEADERS, WORKERS, Bench, Done, Needs, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.vocabulary import bare_word
from worker.words.said import Said

_KEYS = {
    "gravite": "severity", "severity": "severity", "complexite": "complexity", "complexity": "complexity",
    "repercussions": "impact", "repercussion": "impact", "impact": "impact", "occurrence": "occurrence",
    "immediat": "immediate", "immediate": "immediate",
}  # fmt: skip
_IN_FRENCH = {"severity": "gravité", "complexity": "complexité", "impact": "répercussions"}
_IMMEDIATE: dict[str, ImmediateAction] = {
    "aucun": "none", "aucune": "none", "non": "none", "none": "none", "client": "this_customer",
    "oui": "this_customer", "customer": "this_customer", "plusieurs": "several_customers", "tous": "several_customers",
    "several": "several_customers",
}  # fmt: skip


@command(
    fr="évaluer",
    en="assess",
    takes=Said(
        "gravité=1-4 complexité=1-3 répercussions=1-4 [occurrence=1-3] [immédiat=aucun|client|plusieurs]",
        "severity=1-4 complexity=1-3 impact=1-4 [occurrence=1-3] [immediate=none|customer|several]",
    ),
    effect=Said("confirme l'évaluation et calcule la priorité", "confirms the assessment and computes the priority"),
    rights=WORKERS,
    keyed=True,
    more_keys=tuple(_KEYS),
)
def assess(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    unknown = [key for key in line.options if key not in _KEYS]
    if unknown or line.words or not line.options:
        raise Refusal(
            "écrivez par exemple : gravité=3 complexité=2 répercussions=2 occurrence=1",
            "write for example: severity=3 complexity=2 impact=2 occurrence=1",
        )
    values = {_KEYS[key]: value for key, value in line.options.items()}
    scores: dict[str, int | None] = {
        name: reading.number(values[name], most=most) if name in values else None for name, most in SCALES.items()
    }
    missing = [name for name in ("severity", "complexity", "impact") if not _known(bench, line, name, scores)]
    if missing:
        raise Refusal(
            "il manque {names}",
            "missing: {names_en}",
            names=", ".join(_IN_FRENCH[name] for name in missing),
            names_en=", ".join(missing),
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
        "évaluation confirmée, priorité {priority}, réponse visée le {target}",
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
    return _IMMEDIATE[
        reading.choice(typed, tuple(_IMMEDIATE), what_fr="une action immédiate", what_en="immediate action")
    ]


@command(
    fr="affecter",
    en="assign",
    takes=Said("QUI", "WHO"),
    effect=Said("nomme le responsable du dossier", "names the owner of the file"),
    rights=WORKERS,
    text="line",
    needs=lambda _line: Needs(similar=True),
    names_person=True,
)
def assign(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    words = text.strip().removeprefix("à ").removeprefix("a ").removeprefix("to ")
    who = reading.person(reading.needed(words, fr="le nom du responsable", en="the owner's name"), bench)
    if not is_open(complaint.state):
        raise Refusal("le dossier est clos : #rouvrir MOTIF d'abord", "the file is closed: #reopen REASON first")
    if who.address in complaint.complained_of:
        raise Refusal(
            "la réclamation met {who} en cause : nommez quelqu'un d'autre, ou corrigez par #concerne",
            "the complaint is about {who}: name somebody else, or correct it by #concerns",
            who=who.name,
        )
    if complaint.owner == who.address:
        return Done(Said("{who} est déjà responsable", "{who} owns it already", who=who.name))
    said = Said("{who} est responsable du dossier", "{who} owns the file", who=who.name)
    return Done(said, (Assigned(owner=who.address, by=bench.person.address),))


@command(
    fr="concerne",
    en="concerns",
    takes=Said("QUI… ou personne", "WHO… or nobody"),
    effect=Said(
        "dit quels collègues la réclamation met en cause : aucun ne peut en être responsable",
        "says which colleagues the complaint is about: none of them may own it",
    ),
    rights=LEADERS,
    names_person=True,
)
def concerns(bench: Bench, line: Line, _text: str) -> Done:
    if not line.words:
        raise Refusal("écrivez un nom, ou « personne »", "write a name, or “nobody”")
    nobody = bare_word(line.words[0]) in {"personne", "nobody"} and len(line.words) == 1
    people = () if nobody else tuple(reading.person(word, bench).address for word in line.words)
    if bench.file(line).owner in people:
        raise Refusal(
            "le responsable actuel est mis en cause : affectez d'abord le dossier à quelqu'un d'autre",
            "the present owner is complained of: assign the file to somebody else first",
        )
    names = ", ".join(bench.rules.name_of(address) for address in people) or "—"
    said = Said("mis en cause : {names}", "complained of: {names}", names=names)
    return Done(said, (ComplainedOf(people=people, by=bench.person.address),))


COMMANDS = (assess, assign, concerns)
