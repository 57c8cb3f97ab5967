"""The second person's plain words: a yes approves, a yes with a wish and a no give back, the rest decides nothing."""

import pytest

from tests.staff.verdict_figures import MEANT, measure, rows, taken
from worker.staff.verdict import beside, read


@pytest.mark.parametrize(("meant", "written"), rows("verdict"))
def test_what_they_say_is_taken_as_it_was_meant(meant, written):
    assert taken(written) == MEANT[meant]


def test_a_bare_no_gives_no_reason_and_is_asked_for_one():
    assert taken("Non.") == ""


def test_of_words_that_no_rule_was_made_for_none_approves_by_mistake():
    found = measure("verdict_unseen")
    assert found.slips == ()
    assert found.right / found.sentences > 0.9


@pytest.mark.parametrize(
    ("written", "verdict", "told"),
    [
        ("c'est validé, merci bob. pense a prevenir la compta", "yes", "pense a prevenir la compta"),
        ("ok c'est bon cette fois, bob tu previens la compta", "yes", "bob tu previens la compta"),
        ("ok. appelle la cliente avant d'envoyer", "", ""),
        ("oui mais demain car je veux voir avec cyrille", "", ""),
        ("c'est quoi ces 300 € ??? c'est 79. corrige et je valide", "return", ""),
        ("oui, pense à ajouter la date", "return", ""),
        ("tu es sûr du montant ?", "", ""),
    ],
)
def test_what_is_asked_of_somebody_beside_a_yes_changes_nothing_of_the_text(written, verdict, told):
    names = frozenset({"bob", "petit", "cyrille"})
    assert (read(written, names), beside(written, names)) == (verdict, told)
