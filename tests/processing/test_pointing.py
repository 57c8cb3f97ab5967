"""Points are added, put in other words and left out, and what they were stays in the chain."""

import pytest

from tests.response.sheet import NOW, bench, ready, refused, types
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import State
from worker.complaint.particulars import Point
from worker.complaint.record import Complaint

TWO = ready(points=(Point(text="Le colis est cassé."), Point(text="Le conseiller était impoli.")))


def points_after(typed: str, complaint: Complaint = TWO) -> list[str]:
    done = types(typed, bench(complaint))
    return [point.text for point in apply_all(complaint, done.entries, at=NOW).points]


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        (
            "#point Personne n'a rappelé.",
            ["Le colis est cassé.", "Le conseiller était impoli.", "Personne n'a rappelé."],
        ),
        ('#point "2 colis manquent"', ["Le colis est cassé.", "Le conseiller était impoli.", "2 colis manquent"]),
        ("#point 3 colis manquent", ["Le colis est cassé.", "Le conseiller était impoli.", "3 colis manquent"]),
        ('#point 1 "Le vase est brisé."', ["Le vase est brisé.", "Le conseiller était impoli."]),
        ("#point 2 : On a été impoli.", ["Le colis est cassé.", "On a été impoli."]),
        ("#point 2 « On a été impoli. »", ["Le colis est cassé.", "On a été impoli."]),
        ("#point retirer 1", ["Le conseiller était impoli."]),
        ("#point drop 2", ["Le colis est cassé."]),
    ],
)
def test_a_point(typed: str, points: list[str]) -> None:
    assert points_after(typed) == points


def test_a_number_without_marks_is_asked_about() -> None:
    told = refused("#point 2 colis manquent", bench(TWO))
    assert '#point 2 "colis manquent"' in told
    assert '#point "2 colis manquent"' in told


def test_the_last_point_and_those_of_an_answered_file_stay() -> None:
    assert "au moins un point" in refused("#point retirer 1", bench(ready()))
    assert "a reçu sa réponse" in refused('#point 1 "autre"', bench(ready(state=State.ANSWERED)))
