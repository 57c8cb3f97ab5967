"""A script is run: every line is tried on copies of the files first, and either all of them count or none.

Nothing here writes. The outcome holds what each line did, in order, or why it could not; and the files as they would
be, so that consequences and the transcript speak of the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from worker.complaint.entry import Entry, EntryOutOfPlace
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import LABELS, IllegalMove, State, is_open
from worker.complaint.record import Complaint
from worker.nouns.announced import Announced
from worker.nouns.item import Person
from worker.nouns.letter import Attachment, Outgoing
from worker.processing.commands.deputies import addresses
from worker.processing.commands.frame import Bench, Command, Done, Refusal
from worker.processing.commands.readers import READERS
from worker.processing.commands.script import Line, Script
from worker.processing.commands.vocabulary import bare_word
from worker.processing.consequences import moves_after, owner_starts
from worker.processing.people import kept_out, leaders
from worker.processing.watching.letters import Closing
from worker.response.letters import CompensationDone
from worker.staff.choosing import number_answered
from worker.staff.offers import View, fits, ways
from worker.staff.on_the_line import must_be_read
from worker.staff.paid_or_not import likely
from worker.staff.rights import SAYS, may, who_may
from worker.staff.table import Table
from worker.words.said import NOTHING, Said, listed
from worker.words.wording import bounded

_SHOWN = 300
_TAKE: Final = Said("#assign me")
# As many colleagues as are named.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class LineResult:
    """What became of one line; `done` is None where it was refused, `steps` what would have it accepted. `readers` says
    who reads the words that it took.
    """

    line: Line
    said: Said
    done: Done | None = None
    steps: tuple[Said, ...] = ()
    readers: Said = NOTHING


@dataclass(frozen=True, slots=True)
class Outcome:
    """`bench` holds the files after all lines. `entries` and `letters` are by reference, in the order of the lines.

    `text_used` says whether a command took the free text; `announced` is what a text that may not leave says of the
    decision.
    """

    bench: Bench
    results: tuple[LineResult, ...] = ()
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    letters: Mapping[str, tuple[Outgoing, ...]] = field(default_factory=dict)
    text_used: bool = False
    announced: Announced | None = None

    @property
    def refused(self) -> tuple[LineResult, ...]:
        return tuple(result for result in self.results if result.done is None)

    @property
    def ok(self) -> bool:
        return all(result.done is not None for result in self.results)


def run(script: Script, bench: Bench, table: Table) -> Outcome:
    """Try every line in order; a refused one does not keep the others from being checked, and undoes them all."""
    outcome = Outcome(bench)
    taker = taker_of_text(script, table)
    for line in script.lines:
        try:
            done = _tried(line, outcome.bench, table, script, taker)
            outcome = _with_line(outcome, line, done, _readers(line, table, taker))
        except (Refusal, IllegalMove, EntryOutOfPlace) as error:
            # A command that looks ahead folds the file itself, and meets the same "no".
            refusal = error if isinstance(error, Refusal) else _refused_fold(error)
            steps = refusal.steps or _legal(line, outcome.bench, table, script.text, is_move=refusal is not error)
            # What helps several lines is told at the first of them.
            steps = () if any(steps == one.steps for one in outcome.results) else steps
            refused = LineResult(line, refusal.said, steps=steps)
            outcome = Outcome(outcome.bench, (*outcome.results, refused), outcome.entries, outcome.letters)
    letters = {ref: _one_end(sent, outcome.bench, ref) for ref, sent in outcome.letters.items()}
    return Outcome(outcome.bench, outcome.results, outcome.entries, letters, text_used=taker is not None)


def _one_end(sent: tuple[Outgoing, ...], bench: Bench, ref: str) -> tuple[Outgoing, ...]:
    """What was carried out and the end of the file, where both come of one mail, are told by one letter."""
    complaint = bench.files.get(ref)
    paid = [one.letter for one in sent if isinstance(one.letter, CompensationDone)]
    if not paid or complaint is None or complaint.state is not State.CLOSED or complaint.ended_at != bench.now:
        return sent
    ends = any(isinstance(one.letter, Closing) for one in sent)
    proof = "; ".join(one.proof for one in paid if one.proof)
    told: list[Outgoing] = []
    for one in sent:
        if isinstance(one.letter, Closing):
            told.append(replace(one, letter=replace(one.letter, proof=proof)))
        elif not isinstance(one.letter, CompensationDone):
            told.append(one)
        elif not ends:
            told.append(replace(one, letter=replace(one.letter, closes=one.letter is paid[-1])))
    return tuple(told)


def _legal(line: Line, bench: Bench, table: Table, text: str, *, is_move: bool) -> tuple[Said, ...]:
    """What may be done with the file instead, where it is the file that does not allow the line; what the words most
    likely ask for before all else.
    """
    complaint, found = bench.files.get(line.ref or bench.default_ref), table.find(line.verb)
    if complaint is None or found is None or found.about != "file":
        return ()
    view = View(complaint, bench.person, bench.rules, bench.today, bench.facts.absences)
    mine = may(bench, found, complaint)
    # What begins the work is not yet possible on a file that nobody has assessed or owns.
    early = found.starts and complaint.state is State.REGISTERED
    if not (is_move or early or not mine or not fits(line.verb, view, table)):
        return ()
    return likely(complaint, bench, text, table) or ways(view, table)


def takes_text(command: Command, line: Line) -> bool:
    """Whether this line wants the free text below the commands."""
    return command.text == "body" or (command.text == "either" and not line.prose)


def taker_of_text(script: Script, table: Table) -> Line | None:
    """The first line that wants the text; where none does, the first that could do with it."""
    known = [(line, found) for line in script.lines if (found := table.find(line.verb))]
    wanting = [line for line, found in known if takes_text(found, line)]
    could = [line for line, found in known if found.text == "both" and not _of_themselves(line, found)]
    wanting = wanting or (could if script.text.strip() else [])
    return wanting[0] if wanting else None


def _of_themselves(line: Line, found: Command) -> bool:
    """Whoever takes a file says nothing to themselves: what stands below was meant for somebody else."""
    return found.names_person and bool(line.words) and bare_word(line.words[0]) in {"moi", "me"}


def _tried(line: Line, bench: Bench, table: Table, script: Script, taker: Line | None) -> Done:
    """One line on its own, with the move that the first work of an owner is. Raises Refusal."""
    found = _known(line, table)
    complaint = bench.file(line) if found.about == "file" else None
    if complaint and found.en not in SAYS and kept_out(bench.person, complaint, bench.rules):
        raise _about_them(bench, complaint)
    if not may(bench, found, complaint):
        if complaint and _could_take(bench, found, complaint):
            raise Refusal(
                "nobody has this file, and {verb} is yours to do once you take it", steps=(_TAKE,), verb=found.verb
            )
        owner = complaint.owner if complaint else ""
        able = sorted(who_may(bench, found, complaint), key=lambda one: one.address != owner)[:_NAMED]
        raise Refusal(
            "{verb} is not yours to do on this file: ask {names}",
            steps=_asking(line, able),
            verb=found.verb,
            names=", ".join(one.name for one in able) or "—",
        )
    must_be_read(found, line, complaint)
    wants = takes_text(found, line)
    if wants and taker is not None and taker.number != line.number:
        raise Refusal(
            "the text below the commands is taken by line {line} already: send this one in another message",
            line=taker.number,
        )
    below = script.typed if found.verbatim else script.text
    text = below if wants else line.prose
    if found.text == "both":
        text = below.strip() if taker is not None and taker.number == line.number else ""
    begun = owner_starts(complaint, addresses(bench)) if complaint and found.starts else ()
    if not complaint or not begun:
        return found.act(bench, line, text)
    done = found.act(bench.with_file(_folded(bench, complaint.ref, begun)), line, text)
    return replace(done, entries=(*begun, *done.entries))


def _about_them(bench: Bench, complaint: Complaint) -> Refusal:
    names = ", ".join(one.name for one in leaders(complaint, bench.rules, "manager", "direction")[:_NAMED])
    return Refusal(
        "this complaint is about you, and {names} sees to it: write what you have to say without any command, and it is"
        " read as your own account, never by the complainant",
        names=names,
    )


def _could_take(bench: Bench, found: Command, complaint: Complaint) -> bool:
    """Whether it would be theirs as the owner of a file that nobody has."""
    free = not complaint.owner and is_open(complaint.state) and bench.person.address not in complaint.complained_of
    return free and "owner" in found.rights and "handler" in bench.person.roles


def _asking(line: Line, able: Sequence[Person]) -> tuple[Said, ...]:
    """The line that asks the first who may."""
    words = bounded(line.raw.replace("#", "").strip(), _SHOWN)
    return tuple(Said("#tell {who} Can you do this: {words}?", who=one.name, words=words) for one in able[:1])


def _known(line: Line, table: Table) -> Command:
    found = table.find(line.verb)
    if found is not None:
        return found
    if asked := number_answered(f"{line.verb} {line.prose}"):
        raise Refusal("no question no. {n} waits for an answer of yours in this file", n=asked)
    near = table.nearest(line.verb)
    if near:
        words = bounded(line.prose, _SHOWN)
        way = Said("#{near} {words}", near=near, words=words) if words else Said("#{near}", near=near)
        raise Refusal("unknown command; did you mean #{near}?", steps=(way,), near=near)
    raise Refusal("unknown command; #help lists them all")


def _readers(line: Line, table: Table, taker: Line | None) -> Said:
    """Who reads the words of a line, where it has some; a number alone says nothing to anybody."""
    found = table.find(line.verb)
    if found is None or not (any(map(str.isalpha, line.prose)) or taker is line):
        return NOTHING
    return READERS["internal" if found.words == "split" and taker is not line else found.words]


def _with_line(outcome: Outcome, line: Line, done: Done, readers: Said) -> Outcome:
    """The outcome with one line more. Raises Refusal where the file does not allow what the line does."""
    ref = line.ref or outcome.bench.default_ref
    bench, entries, letters = outcome.bench, dict(outcome.entries), dict(outcome.letters)
    for changed, new in {**done.elsewhere, **_of(ref, done.entries)}.items():
        bench = bench.with_file(_folded(bench, changed, new))
        follows = moves_after(bench.files[changed])
        bench = bench.with_file(_folded(bench, changed, follows))
        entries[changed] = (*entries.get(changed, ()), *new, *follows)
    if done.instead_of:
        letters[ref] = tuple(one for one in letters.get(ref, ()) if one.letter.occasion not in done.instead_of)
    for of_file, sent in (*done.elsewhere_letters.items(), (ref, done.letters)):
        if sent:
            letters[of_file] = (*letters.get(of_file, ()), *sent)
    readers = READERS["internal"] if done.internal and readers == READERS["told"] else readers
    return Outcome(bench, (*outcome.results, LineResult(line, done.said, done, readers=readers)), entries, letters)


def _of(ref: str, entries: tuple[Entry, ...]) -> dict[str, tuple[Entry, ...]]:
    return {ref: entries} if entries else {}


def _folded(bench: Bench, ref: str, entries: tuple[Entry, ...]) -> Complaint:
    before = bench.files.get(ref)
    try:
        return apply_all(before, entries, at=bench.now)
    except (IllegalMove, EntryOutOfPlace) as error:
        raise _refused_fold(error) from error


def _refused_fold(error: IllegalMove | EntryOutOfPlace) -> Refusal:
    if isinstance(error, IllegalMove):
        return _refused_move(error)
    return Refusal(
        "the file does not allow it in its state: {why}",
        why=str(error),
    )


def _refused_move(error: IllegalMove) -> Refusal:
    legal = [LABELS[state] for state in sorted(error.allowed)]
    return Refusal(
        "a file that is “{source}” cannot become “{target}”; from here it can become: {legal}",
        source=LABELS[error.source],
        target=LABELS[error.target],
        legal=listed(legal) if legal else Said("nothing, this state is final"),
    )


def done_of(outcome: Outcome) -> tuple[Done, ...]:
    """What its lines did, none where one of them was refused."""
    return tuple(one.done for one in outcome.results if one.done is not None) if outcome.ok else ()


def each(outcome: Outcome, what: Literal["tasks", "taken_back", "resends", "left"]) -> tuple[Any, ...]:
    return tuple(one for done in done_of(outcome) for one in getattr(done, what))


def enclosed(outcome: Outcome) -> tuple[Attachment, ...]:
    """What the commands give to whoever asked for it."""
    done = (result.done for result in outcome.results if outcome.ok)
    return tuple(attachment for one in done if one for attachment in one.attachments)
