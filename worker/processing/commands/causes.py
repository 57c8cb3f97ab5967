"""Commands of T3: the root cause, and the corrective actions that keep it from coming back."""

from worker.complaint.cause_and_action import ActionDone, ActionJudged, ActionOpened, CauseFound, CorrectiveAction
from worker.complaint.entry import Entry
from worker.complaint.record import Complaint
from worker.nouns.briefs import brief
from worker.nouns.facts import Query
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_staff
from worker.processing.cause_words import class_of
from worker.processing.commands import reading
from worker.processing.commands.deputies import addresses, roles
from worker.processing.commands.frame import EVERYBODY, LEADERS, WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.vocabulary import bare_word
from worker.processing.improving import improved
from worker.processing.letters import ActionAssigned, CauseReturns
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import bounded, fold

LONGEST = 500
# A cause found in so many files within so many days is told to the leaders.
RETURNS = 3
WITHIN_DAYS = 30
_UNDETERMINED = frozenset({"indeterminee", "indetermine", "undetermined"})
_MOST_NAMED = 12
_SHOWN = 300
_SAY_WHY = Said("#cause undetermined: [why ?]")
HOW_SURE = words("lines", "says how sure", then=r"(?!\w)")
_CONFIRMED = frozenset({"confirmee", "confirme", "confirmed"})


@command(
    en="cause",
    takes=Said("CAUSE [confirmed], or undetermined: REASON"),
    effect=Said("root cause, suspected or confirmed"),
    rights=WORKERS,
    text="line",
    starts=True,
    needs=lambda _line: Query(recent_causes=True),
    words="internal",
)
def cause(bench: Bench, line: Line, text: str) -> Done:
    # « Équipement, probablement » doubts it by its last word.
    before, _, last = text.strip().rpartition(" ")
    last = bare_word(last.strip("().,;:?"))
    confirmed = last in _CONFIRMED
    named, reason = _parts((before if HOW_SURE.regex.fullmatch(last) else text).strip(" ,;("))
    named, reason = _apart(named, reason, bench.rules.causes)
    found = class_of(named, bench.rules.causes) if not _is_listed(named, bench.rules.causes) else ""
    # « Erreur de saisie » is of a class; the words themselves say why, and stay with it.
    reason = f"{named} {reason}".strip() if found else reason
    found = found or _one_of(named, bench.rules.causes, confirmed=confirmed)
    if is_undetermined(found) and not reason.strip():
        raise Refusal(
            "say why the cause stays undetermined: #cause undetermined: REASON",
            steps=(_SAY_WHY,),
        )
    entry = CauseFound(
        cause=found,
        status="confirmed" if confirmed else "suspected",
        reason=reason.strip()[:LONGEST],
        by=bench.person.address,
    )
    said = Said("cause confirmed: {cause}", cause=found) if confirmed else Said("cause suspected: {cause}", cause=found)
    return Done(said, (entry,), _alert(bench, line, found))


def _apart(named: str, reason: str, causes: tuple[str, ...]) -> tuple[str, str]:
    """« Externe calcaire » begins with a cause of the list: what follows says why."""
    said = fold(named)
    begun = max((fold(one) for one in causes if said.startswith(f"{fold(one)} ")), key=len, default="")
    if not begun:
        return named, reason
    first = " ".join(named.split()[: len(begun.split())])
    return first, f"{' '.join(named.split()[len(begun.split()) :])} {reason}".strip(" ,;-")


def _is_listed(named: str, causes: tuple[str, ...]) -> bool:
    return any(fold(one) == bare_word(named) for one in causes)


def is_undetermined(cause: str) -> bool:
    """Whether it says that none was found."""
    return fold(cause) in _UNDETERMINED


def _parts(words: str) -> tuple[str, str]:
    """(the cause, why): "indéterminée : le colis n'est pas revenu", "indéterminée car le colis n'est pas revenu"."""
    named, colon, reason = words.partition(":")
    first, _, rest = words.partition(" ")
    if not colon and is_undetermined(first.strip(",;")):
        return first.strip(",;"), rest
    return named.strip(), reason


def _one_of(named: str, causes: tuple[str, ...], *, confirmed: bool) -> str:
    """The cause of the company's list that words name. Raises Refusal, with the line for each."""
    try:
        return reading.choice(named, causes, what=Said("a cause"))
    except Refusal as refusal:
        line = Said("#cause {cause} confirmed") if confirmed else Said("#cause {cause}")
        known = (one for one in causes if not is_undetermined(one))
        lines = tuple(line.about(cause=one) for one in known)
        refusal.steps = (*lines[:_MOST_NAMED], _SAY_WHY)
        raise


def _alert(bench: Bench, line: Line, found: str) -> tuple[Outgoing, ...]:
    """The leaders are told when a cause comes back within 30 days: with the third file, the sixth, the twelfth …

    The files of this mail count as they stand by now: one mail for a whole wave tells it once.
    """
    here = bench.file(line)
    before = {b.ref: b for b in bench.facts.recent_causes.get(found, ()) if b.ref != here.ref}
    now = before | {file.ref: brief(file) for file in bench.files.values() if file.root_cause == found}
    others = tuple(b for b in now.values() if b.ref != here.ref)
    told = any(map(_worth_telling, range(len(before) + 1, len(others) + 1)))
    if here.root_cause == found or told or not _worth_telling(len(others) + 1):
        return ()
    files = (brief(here), *others)
    return tuple(
        to_staff(
            person,
            CauseReturns(
                file=here,
                rules=bench.rules,
                recipient_name=person.name,
                cause=found,
                times=len(files),
                days=WITHIN_DAYS,
                files=files,
            ),
            bench.rules,
        )
        for person in bench.rules.with_role("manager", "desk")
    )


def _worth_telling(times: int) -> bool:
    rounds, rest = divmod(times, RETURNS)
    return not rest and rounds.bit_count() == 1


def _action_numbers(line: Line) -> Query:
    """`#action N` joins an action that exists; anything else opens a new one."""
    number = _number(line)
    return Query(actions=frozenset({number})) if number else Query(new_actions=1)


@command(
    en="action",
    takes=Said(
        '"WHAT" owner=WHO due=DATE, or the number of an action',
    ),
    effect=Said(
        "opens a corrective action, or joins the file to an existing one",
    ),
    rights=WORKERS,
    needs=_action_numbers,
    starts=True,
    words="internal",
)
def action(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    asked = _action_numbers(line)
    if asked.actions:
        return _joined(bench, complaint, next(iter(asked.actions)))
    what = reading.needed(" ".join(line.words), Said("what is to be done, quoted"))
    who, due = line.option("responsable", "owner"), line.option("echeance", "due")
    if not who or not due:
        way = Said('#action "{what}" owner=[who ?] due=[a date ?]', what=bounded(what.replace('"', "'"), _SHOWN))
        raise Refusal("owner=WHO or due=DATE is missing", steps=(way,))
    owner, day = reading.person(who, bench), reading.future_day(due, bench)
    taken = {a.number for f in bench.files.values() for a in f.actions}
    number = next((n for n in bench.facts.new_actions if n not in taken), 0)
    opened = CorrectiveAction(
        number=number,
        description=what[:LONGEST],
        cause=complaint.root_cause,
        owner=owner.address,
        due=day,
        opened_by=bench.person.address,
        opened_at=bench.now,
    )
    letter = ActionAssigned(
        file=complaint, rules=bench.rules, recipient_name=owner.name, number=number, description=opened.description,
        cause=opened.cause, due=day, opened_by=bench.person.name,
    )  # fmt: skip
    said = Said(
        "action {number} opened for {who}, due {day}",
        number=number, who=owner.name, day=day,
    )  # fmt: skip
    told = () if owner == bench.person else (to_staff(owner, letter, bench.rules),)
    return Done(said, (ActionOpened(action=opened),), told)


def _joined(bench: Bench, complaint: Complaint, number: int) -> Done:
    found = _action(bench, number)
    if any(a.number == number for a in complaint.actions):
        return Done(Said("the file carries action {number} already", number=number))
    return Done(
        Said("file joined to action {number}", number=number),
        (ActionOpened(action=found),),
    )


def _action(bench: Bench, number: int) -> CorrectiveAction:
    """The action as any of its files knows it. Raises Refusal."""
    for ref in bench.facts.files_of_action.get(number, ()):
        for one in bench.named(ref).actions:
            if one.number == number:
                return one
    raise Refusal("there is no action {number}", number=number)


def _named_action(line: Line) -> Query:
    number = _number(line)
    return Query(actions=frozenset({number})) if number else Query()


def _number(line: Line) -> int:
    """The number that a line begins with, 0 for none."""
    word = bare_word(line.words[0]) if line.words else ""
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 7 else 0


@command(
    en="action-done",
    takes=Said("N [REMARK]"),
    effect=Said(
        "action N is done; whether it helped is checked later",
    ),
    rights=EVERYBODY,
    about="nothing",
    needs=_named_action,
    words="internal",
)
def action_done(bench: Bench, line: Line, _text: str) -> Done:
    found = _mine(bench, line)
    if found.done_at:
        return Done(Said("action {number} was done already", number=found.number))
    check_due = bench.rules.calendar.add(bench.today, bench.rules.clocks.effectiveness_check)
    entry = ActionDone(
        number=found.number, by=bench.person.address, check_due=check_due, remark=" ".join(line.words[1:])[:LONGEST]
    )
    said = Said(
        "action {number} done; to be checked on {day}",
        number=found.number, day=check_due,
    )  # fmt: skip
    files = (bench.named(ref) for ref in bench.facts.files_of_action.get(found.number, ()))
    letters = {one.ref: told for one in files if (told := improved(one, found, bench.rules, bench.today))}
    return Done(said, elsewhere=_everywhere(bench, found.number, entry), elsewhere_letters=letters)


@command(
    en="action-effective",
    takes=Said("N yes|no [REMARK]"),
    effect=Said("says whether action N helped"),
    rights=EVERYBODY,
    about="nothing",
    needs=_named_action,
    words="internal",
)
def action_effective(bench: Bench, line: Line, _text: str) -> Done:
    found = _mine(bench, line)
    verdict = bare_word(line.words[1]) if len(line.words) > 1 else ""
    if verdict not in {"oui", "yes", "non", "no"}:
        raise Refusal("write yes or no after the number")
    if not found.done_at:
        raise Refusal("action {number} is not done yet", number=found.number)
    effective = verdict in {"oui", "yes"}
    entry = ActionJudged(
        number=found.number, effective=effective, by=bench.person.address, remark=" ".join(line.words[2:])[:LONGEST]
    )
    said = (
        Said("action {number}: effective", number=found.number)
        if effective
        else Said(
            "action {number}: without effect; open another by #action",
            number=found.number,
        )
    )
    return Done(said, elsewhere=_everywhere(bench, found.number, entry))


def _mine(bench: Bench, line: Line) -> CorrectiveAction:
    """The action that a line names, where the person may speak for it: its owner, who opened it, or a leader."""
    number = _number(line)
    if not number:
        raise _which(bench, line)
    found = _action(bench, number)
    if not addresses(bench) & {found.owner, found.opened_by} and not roles(bench) & LEADERS:
        raise Refusal(
            "action {number} is {who}'s",
            number=found.number, who=bench.rules.name_of(found.owner),
        )  # fmt: skip
    return found


def _which(bench: Bench, line: Line) -> Refusal:
    """The number is missing: the lines of the actions that this colleague has in the file in hand."""
    file = bench.files.get(line.ref or bench.default_ref)
    own = [one for one in file.actions if one.owner in addresses(bench) and not one.effectiveness] if file else []
    words = bounded(" ".join(line.words), 160)
    steps = tuple(Said("{verb} {number} {words}", verb=f"#{line.verb}", number=one.number, words=words) for one in own)
    return Refusal("the action's number is missing", steps=steps)


def _everywhere(bench: Bench, number: int, entry: Entry) -> dict[str, tuple[Entry, ...]]:
    """What happens to an action happens in every file that carries it."""
    return {
        ref: (entry,)
        for ref in bench.facts.files_of_action.get(number, ())
        if any(action.number == number for action in bench.named(ref).actions)
    }


COMMANDS = (cause, action, action_done, action_effective)
