"""Real-shaped endings of letters: no signature is left, no word is lost."""

import time

import pytest

from tests.intake.cleaning.figures import SETS, WRITERS, Ending, endings
from worker.intake.cleaning import clean

TOLD = endings("endings")


@pytest.mark.parametrize("ending", TOLD, ids=lambda ending: ending.name)
def test_a_signature_is_cut_and_nothing_else(ending: Ending) -> None:
    assert ending.told == ending.kept


def test_endings_that_no_rule_was_made_for() -> None:
    unseen = endings("endings_unseen")
    assert [one.name for one in unseen if one.left] == []
    assert [one.name for one in unseen if one.lost] == []


def test_the_sets_are_large_and_of_several_hands() -> None:
    for name in SETS:
        told = endings(name)
        assert len(told) >= 35
        assert {one.name.split()[0] for one in told} == set(WRITERS)
    assert {one.typed for one in TOLD}.isdisjoint(one.typed for one in endings("endings_unseen"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "Cordialement,\n", "Bob Petit\n", "je vous prie d'agréer\n", "-- \n", "PS : a\n\n", "Bob, ", "Tél : 04 72 00\n",
        "Bonjour ", "ce message est confidentiel ", "a.b", "*", "<http://", "04 72 00 00 00 ", "(", "Maison Lenoir ",
    ],
)  # fmt: skip
def test_hostile_text_is_read_in_time(piece: str) -> None:
    """Twice the text takes about twice the time, and a second is plenty."""
    text = piece * (59_000 // len(piece))
    began = time.process_time()
    clean(text, WRITERS["bob"], [text, text])
    assert time.process_time() - began < 30
