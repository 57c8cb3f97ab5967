"""What follows from what colleagues did: moves that the procedure makes by itself, and who is told."""

from collections.abc import Callable
from dataclasses import replace

from worker.complaint.entry import Entry
from worker.complaint.lifecycle import Moved, State, find_move
from worker.complaint.record import Complaint
from worker.nouns.briefs import Brief
from worker.nouns.item import Person
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_staff
from worker.processing.assessing import is_complete
from worker.processing.commands.frame import Bench
from worker.processing.handover import Assignment, HandedOver, so_far
from worker.words.secrets import without_secrets

Follows = Callable[[Complaint], State | None]


def _assessed_and_owned(complaint: Complaint) -> State | None:
    """Chapter 2 begins when scores are confirmed and an owner is named, in whatever order."""
    ready = is_complete(complaint.assessment) and bool(complaint.owner)
    return State.ASSESSED if complaint.state is State.REGISTERED and ready else None


MOVES: tuple[Follows, ...] = (_assessed_and_owned,)


def moves_after(complaint: Complaint) -> tuple[Entry, ...]:
    """The move that the file makes by itself from where it stands, if any."""
    for follows in MOVES:
        target = follows(complaint)
        if target is not None:
            return (_move(complaint, target),)
    return ()


def owner_starts(complaint: Complaint, people: frozenset[str]) -> tuple[Entry, ...]:
    """The first work of its owner on an assessed file moves it on (docs/procedure.md, "States and moves"); `people` are
    the addresses of whoever works and of those in whose place they do.
    """
    if complaint.state is State.ASSESSED and complaint.owner in people:
        return (_move(complaint, State.INVESTIGATING),)
    return ()


def _move(complaint: Complaint, target: State) -> Moved:
    known = find_move(complaint.state, target)
    return Moved(source=complaint.state, target=target, cause=known.cause if known else "")


def letters_after(before: Complaint, after: Complaint, bench: Bench) -> tuple[Outgoing, ...]:
    """Both owners are told of a change between them, and the owner that the file is taken up again; whoever did it
    knows.
    """
    if before.owner == after.owner:
        return _reopened(before, after, bench)
    new, old = bench.rules.staff.get(after.owner), bench.rules.staff.get(before.owner)
    letters: list[Outgoing] = []
    if new is not None and new != bench.person:
        similar = bench.facts.similar.get(after.ref, ())
        letter = _assignment(after, new, bench, similar, again=old is not None)
        letters.append(replace(to_staff(new, letter, bench.rules), enclosed=letter.complaint.documents))
    if old is not None and old != bench.person:
        letters.append(to_staff(old, _handed_over(after, old, bench), bench.rules))
    return tuple(letters)


def _reopened(before: Complaint, after: Complaint, bench: Bench) -> tuple[Outgoing, ...]:
    owner = bench.rules.staff.get(after.owner)
    if after.reopen_count == before.reopen_count or owner is None or owner == bench.person:
        return ()
    letter = _assignment(after, owner, bench, (), again=True)
    # What was decided is open again in the file; its owner reads what it was.
    told = replace(letter, reopened=True, so_far=so_far(before, bench.rules), words_said="")
    return (to_staff(owner, told, bench.rules),)


def _assignment(after: Complaint, new: Person, bench: Bench, similar: tuple[Brief, ...], *, again: bool) -> Assignment:
    return Assignment(
        file=after,
        rules=bench.rules,
        recipient_name=new.name,
        assigned_by=bench.person.name,
        reassigned=again,
        similar=similar,
        so_far=so_far(after, bench.rules),
        words_said=without_secrets(after.assigned_words),
    )


def _handed_over(after: Complaint, old: Person, bench: Bench) -> HandedOver:
    return HandedOver(
        file=after,
        rules=bench.rules,
        recipient_name=old.name,
        assigned_by=bench.person.name,
    )
