"""What follows by itself: moves of a file, and who is told that it changed hands."""

from dataclasses import replace
from typing import Any

import pytest

from tests.commands.lines import COMPANY, REF, at, brief, of
from tests.response.sheet import ANN, BOB, CY, score
from worker.complaint.assessment import Assessment
from worker.complaint.lifecycle import Moved, State
from worker.complaint.record import Complaint
from worker.nouns.facts import Facts
from worker.nouns.item import Person
from worker.nouns.letter import Outgoing
from worker.processing.consequences import letters_after, moves_after, owner_starts
from worker.processing.handover import Assignment, HandedOver

WHOLE = Assessment(severity=score(2), complexity=score(1), impact=score(2))


def after(before: Complaint, who: Person = ANN, **changes: Any) -> dict[str, Outgoing]:
    """By who reads it."""
    bench = replace(at(before, who), facts=Facts(similar={REF: (brief("REC-2026-000009-41"),)}))
    letters = letters_after(before, before.model_copy(update=changes), bench)
    return {one.to.address: one for one in letters}


@pytest.mark.parametrize(
    ("state", "changes", "moved"),
    [
        (State.REGISTERED, {"assessment": WHOLE, "owner": CY.address}, True),
        (State.REGISTERED, {"assessment": WHOLE, "owner": ""}, False),
        (State.REGISTERED, {"assessment": Assessment(), "owner": CY.address}, False),
        (State.INVESTIGATING, {"assessment": WHOLE, "owner": CY.address}, False),
    ],
)
def test_a_file_with_scores_and_an_owner_is_assessed(state: State, changes: dict[str, Any], *, moved: bool) -> None:
    found = moves_after(of(state, **changes))
    assert [(one.source, one.target) for one in found if isinstance(one, Moved)] == (
        [(State.REGISTERED, State.ASSESSED)] if moved else []
    )


@pytest.mark.parametrize(
    ("state", "people", "moved"),
    [
        (State.ASSESSED, {CY.address}, True),
        (State.ASSESSED, {BOB.address, CY.address}, True),
        (State.ASSESSED, {BOB.address}, False),
        (State.REGISTERED, {CY.address}, False),
    ],
)
def test_its_owner_or_who_stands_in_begins_it_by_their_first_work(
    state: State, people: set[str], *, moved: bool
) -> None:
    found = owner_starts(of(state), frozenset(people))
    assert [one.target for one in found if isinstance(one, Moved)] == ([State.INVESTIGATING] if moved else [])


def test_a_new_owner_reads_what_was_done_and_what_is_like_it_and_the_old_one_that_it_is_gone() -> None:
    told = after(of(State.INVESTIGATING), owner=BOB.address)
    assert set(told) == {BOB.address, CY.address}
    letter = told[BOB.address].letter
    assert isinstance(letter, Assignment)
    assert (letter.recipient_name, letter.assigned_by, letter.reassigned) == (BOB.name, ANN.name, True)
    assert len(letter.similar) == 1
    assert not letter.reopened
    over = told[CY.address].letter
    assert isinstance(over, HandedOver)
    assert (over.recipient_name, over.assigned_by) == (CY.name, ANN.name)


def test_the_first_owner_takes_it_from_nobody() -> None:
    told = after(of(State.REGISTERED, owner=""), owner=BOB.address)
    assert set(told) == {BOB.address}
    letter = told[BOB.address].letter
    assert isinstance(letter, Assignment)
    assert not letter.reassigned


@pytest.mark.parametrize(
    ("who", "owner", "told"),
    [(BOB, BOB.address, {CY.address}), (CY, BOB.address, {BOB.address}), (ANN, CY.address, set())],
)
def test_whoever_did_it_knows_and_an_owner_who_stays_is_told_nothing(who: Person, owner: str, told: set[str]) -> None:
    assert set(after(of(State.INVESTIGATING), who, owner=owner)) == told


def test_who_is_no_colleague_any_more_is_not_written_to() -> None:
    assert set(after(of(State.INVESTIGATING, owner="gone@example.com"), owner=BOB.address)) == {BOB.address}
    assert "gone@example.com" not in COMPANY.staff


def test_an_owner_reads_that_their_file_is_taken_up_again_and_by_whom() -> None:
    told = after(of(State.CLOSED), reopen_count=1)
    letter = told[CY.address].letter
    assert isinstance(letter, Assignment)
    assert (letter.reopened, letter.reassigned, letter.similar, letter.words_said) == (True, True, (), "")
    assert after(of(State.CLOSED), CY, reopen_count=1) == {}
    assert after(of(State.CLOSED, owner="gone@example.com"), reopen_count=1) == {}


def test_what_was_said_of_it_is_repeated_without_secrets() -> None:
    told = after(of(State.REGISTERED, owner=""), owner=BOB.address, assigned_words="Son mot de passe : Maison12!")
    letter = told[BOB.address].letter
    assert isinstance(letter, Assignment)
    assert "Maison12!" not in letter.words_said
    assert letter.words_said.startswith("Son mot de passe")
