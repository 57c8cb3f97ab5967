"""One mail for a wave: its lines are done in every open file of it, or in those in which they can be.

Each file is all or nothing, as a mail about one file is: what one refuses is told with its reason, and undoes nothing
of the others. Whoever wrote sees where it was done, and where not.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from worker.complaint.cause_and_action import ActionOpened
from worker.complaint.entry import Entry
from worker.complaint.record import Complaint
from worker.nouns.letter import Outgoing
from worker.processing.commands import waves
from worker.processing.commands.frame import Bench, Done
from worker.processing.commands.script import Line, Script
from worker.staff.running import LineResult, Outcome, run
from worker.staff.table import Table
from worker.words.said import Said

_EACH = Said("in each file of a wave only what is about one file can be done, and no line names another")
_NOWHERE = Said("done in no file of the wave; the reasons stand below")


@dataclass(slots=True)
class _Sum:
    """What came of the files so far; `first` are the results of the first in which it was done."""

    bench: Bench
    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    letters: dict[str, tuple[Outgoing, ...]] = field(default_factory=dict)
    first: tuple[LineResult, ...] = ()
    dones: list[Done] = field(default_factory=list)
    left: list[tuple[str, LineResult]] = field(default_factory=list)
    text_used: bool = False
    done: list[str] = field(default_factory=list)


def run_everywhere(script: Script, bench: Bench, table: Table) -> Outcome:
    """As `run`, in every file of the wave where a line asks for that."""
    spread = next((line for line in script.lines if table.find(line.verb) is waves.wave), None)
    others = tuple(line for line in script.lines if line is not spread)
    complaint = bench.files.get(bench.default_ref)
    files = waves.open_files(bench)
    if spread is None or not others or waves.leaves(spread) or complaint is None or not complaint.wave or not files:
        return run(script, bench, table)
    if wrong := [line for line in others if not _may_spread(line, table)]:
        return Outcome(bench, tuple(LineResult(line, _EACH) for line in wrong))
    return _told(_done_in_each(replace(script, lines=others), files, bench, table), spread, len(files))


def _may_spread(line: Line, table: Table) -> bool:
    found = table.find(line.verb)
    return found is None or (found.about == "file" and not line.ref and not found.needs(line).new_files)


def _done_in_each(script: Script, files: Iterable[Complaint], bench: Bench, table: Table) -> _Sum:
    found = _Sum(bench)
    for file in files:
        one = run(_joining(script, found, table), _about(file.ref, found), table)
        if not one.ok:
            found.left.append((file.ref, next(result for result in one.results if result.done is None)))
            continue
        found.bench = one.bench
        found.done.append(file.ref)
        # A file that needed no entry was worked on all the same, and its page tells the mail.
        found.entries |= {file.ref: (), **one.entries}
        found.letters |= one.letters
        found.first = found.first or one.results
        found.text_used = found.text_used or one.text_used
        found.dones += [result.done for result in one.results if result.done]
    return found


def _about(ref: str, found: _Sum) -> Bench:
    """The bench with this file in hand; an action that was opened for the wave is known by those that carry it."""
    carried = {number: (of_file,) for of_file, number in _opened(found)}
    facts = replace(found.bench.facts, files_of_action={**found.bench.facts.files_of_action, **carried})
    return replace(found.bench, default_ref=ref, facts=facts)


def _opened(found: _Sum) -> list[tuple[str, int]]:
    return [
        (ref, entry.action.number)
        for ref, entries in found.entries.items()
        for entry in entries
        if isinstance(entry, ActionOpened)
    ]


def _joining(script: Script, found: _Sum, table: Table) -> Script:
    """The lines for the next file: one action serves all, so that the others join it."""
    if not found.first:
        return script
    numbers = iter(sorted({number for _, number in _opened(found)}))

    def joined(line: Line) -> Line:
        command = table.find(line.verb)
        if command is None or not command.needs(line).new_actions:
            return line
        number = str(next(numbers))
        return replace(line, words=(number,), options={}, prose=number)

    return replace(script, lines=tuple(joined(line) for line in script.lines))


def _told(found: _Sum, spread: Line, count: int) -> Outcome:
    """The line of the wave says where it was done; the others say what it was, once."""
    reasons = tuple(Said("{ref}: {why}", ref=ref, why=result.said) for ref, result in found.left)
    if not found.first:
        refused = LineResult(spread, _NOWHERE, steps=reasons)
        return Outcome(found.bench, (refused, *(result for _, result in found.left[:1])))
    refs = ", ".join(found.done)
    said = Said("files done: {done} of {count} ({refs})", done=len(found.done), count=count, refs=refs)
    left = (Said("not done: {count}; each of these wants a mail of its own", count=len(found.left)),)
    answer = (*left, *reasons) if found.left else ()
    whole = Done(
        said,
        answer=answer,
        tasks=tuple(task for done in found.dones for task in done.tasks),
        sends_text=any(done.sends_text for done in found.dones),
    )
    once = tuple(_without_tasks(result) for result in found.first)
    return Outcome(
        found.bench, (LineResult(spread, said, whole), *once), found.entries, found.letters, text_used=found.text_used
    )


def _without_tasks(result: LineResult) -> LineResult:
    """The tasks of all files stand at the line of the wave."""
    return replace(result, done=replace(result.done, tasks=())) if result.done else result
