"""How urgent a complaint is: the table of docs/procedure.md, row by row, with what raises it."""

from typing import Any

import pytest

from tests.commands.lines import of
from worker.complaint.alarms import Alarm
from worker.complaint.assessment import Assessment, Score
from worker.complaint.lifecycle import State
from worker.complaint.particulars import Complainant
from worker.processing.assessing import is_complete, priority, propose, touches_safety


def scored(severity: int = 0, complexity: int = 0, impact: int = 0, occurrence: int = 0) -> Assessment:
    told = {"severity": severity, "complexity": complexity, "impact": impact, "occurrence": occurrence}
    return Assessment(**{name: Score(value=value, status="confirmed") for name, value in told.items() if value})


def plain(**changes: Any) -> Any:
    return of(State.REGISTERED, **{"assessment": Assessment(), "category": "délai", **changes})


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((4, 1, 1), "P1"),
        ((3, 1, 1), "P2"),
        ((1, 1, 3), "P2"),
        ((1, 1, 4), "P2"),
        ((1, 1, 1, 3), "P2"),
        ((1, 1, 2, 2), "P4"),
        ((1, 1, 1), "P4"),
        ((1, 2, 1), "P3"),
        ((2, 1, 1), "P3"),
        ((2, 3, 2, 2), "P3"),
        ((), "P3"),
    ],
)
def test_the_scores_make_the_priority(scores: tuple[int, ...], expected: str) -> None:
    assert priority(plain(), scored(*scores)) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"litigation": True},
        {"litigation_proposed": True},
        {"category": "Sécurité du produit"},
        {"category": "accident"},
        {"alarms": (Alarm(kind="formal_notice", words="mise en demeure"),)},
    ],
)
def test_the_law_and_safety_are_urgent_whatever_the_scores(changes: dict[str, Any]) -> None:
    assert priority(plain(**changes), scored(1, 1, 1)) == "P1"


@pytest.mark.parametrize(
    "changes", [{"reopen_count": 1}, {"complainant": Complainant(name="Bo", adaptation_needed="gros caractères")}]
)
@pytest.mark.parametrize(
    ("scores", "expected"), [((1, 1, 1), "P3"), ((2, 1, 1), "P2"), ((3, 1, 1), "P1"), ((4, 1, 1), "P1")]
)
def test_a_reopened_file_and_a_need_of_adaptation_raise_it_by_one_step(
    changes: dict[str, Any], scores: tuple[int, ...], expected: str
) -> None:
    assert priority(plain(**changes), scored(*scores)) == expected


@pytest.mark.parametrize("category", ["Sécurité", "SAFETY at home", "Accidents"])
def test_a_companys_own_word_for_safety_is_known(category: str) -> None:
    assert touches_safety(category)
    assert not touches_safety("délai")


def test_an_assessment_is_complete_once_a_person_confirmed_three_scores() -> None:
    whole = scored(2, 2, 2)
    assert is_complete(whole)
    assert not is_complete(scored(2, 2))
    proposed = whole.model_copy(update={"impact": Score(value=2, status="proposed")})
    assert not is_complete(proposed)


def test_what_the_words_speak_for_is_proposed_with_them() -> None:
    found = propose("C'est la troisième fois. Je suis à l'hôpital à cause du gaz de votre four.")
    assert found.severity is not None
    assert found.severity.value == 4
    assert found.severity.words
    assert found.occurrence is not None
    assert propose("Bonjour.") == Assessment()
