"""The second person's plain words: a yes approves, a yes with a wish and a no give back, the rest decides nothing."""

import pytest

from tests.staff.verdict_figures import MEANT, measure, rows, taken
from worker.staff.remarked import beside
from worker.staff.verdict import read


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


NAMES = frozenset({"bob", "petit", "cyrille"})


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("je valide\nmais la prochaine fois le RIB d'abord stp bob", "mais la prochaine fois le RIB d'abord stp bob"),
        ("oui la prochaine fois le rib d'abord", "la prochaine fois le rib d'abord"),
        ("oui mais pense au RIB la prochaine fois", "mais pense au RIB la prochaine fois"),
        ("ok, valide, et la prochaine fois relis toi stp", "et la prochaine fois relis toi stp"),
        (
            "C'est bon pour moi. Bob la prochaine fois mets pas « raison » trop vite, ça râle",
            "Bob la prochaine fois mets pas « raison » trop vite, ça râle",
        ),
        (
            "oui, et dis a Bob de verifier le monteur, 3eme fois ce mois ci",
            "et dis a Bob de verifier le monteur, 3eme fois ce mois ci",
        ),
        (
            "Oui.\nAu fait Bob, pense à noter le n° du contrat dans le dossier",
            "Au fait Bob, pense à noter le n° du contrat dans le dossier",
        ),
        ("OK, mais à mon avis 300 c'est beaucoup, enfin bon", "mais à mon avis 300 c'est beaucoup, enfin bon"),
        ("approved, but next time ask me first", "but next time ask me first"),
        ("ok c'est mieux, vas y", ""),
    ],
)
def test_a_remark_about_the_next_time_is_no_condition(written, told):
    assert (read(written, NAMES), beside(written, NAMES)) == ("yes", told)


@pytest.mark.parametrize(
    "written",
    [
        "oui sauf la date, la prochaine fois relis",
        "ok si tu enlèves la phrase, la prochaine fois demande",
        "ok si tu enlèves la phrase la prochaine fois tu relis",
        "oui mais corrige la date, la prochaine fois fais attention",
        "oui mais corrige la date et la prochaine fois relis",
        "oui mais enlève la dernière phrase la prochaine fois demande moi",
        "oui, la prochaine fois relis toi, le montant est faux",
        "oui. la prochaine fois mets la date. Là il manque la référence",
        "oui. la prochaine fois demande, et cette fois enlève le PS",
        "ok, la prochaine fois pas de 300, mets 200",
        "oui mais pas avant la prochaine fois qu'on se voit",
        "oui mais dis lui que la prochaine fois ce sera gratuit",
        "oui, dis qu'à l'avenir on fera attention",
        "oui au fait enlève le PS",
        "oui. Au fait, c'est 79 € et pas 97",
        "oui. La prochaine fois, vouvoie la cliente. Ici aussi d'ailleurs",
        "ok mais à mon avis le montant est faux, enfin bon",
        "OK, mais à mon avis 300 c'est beaucoup",
        "ok pour la prochaine fois ?",
        "je valide pas, la prochaine fois demande",
        "la prochaine fois demande",
    ],
)
def test_a_condition_beside_such_a_remark_never_approves(written):
    assert read(written, NAMES) != "yes"
