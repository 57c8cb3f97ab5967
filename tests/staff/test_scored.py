"""The scores that plain words give, and figures that are none."""

import pytest

from tests.response.sheet import RULES
from worker.staff.scored import scored
from worker.words.wording import fold


@pytest.mark.parametrize(
    ("said", "scores"),
    [
        ("gravité 2", {"severity": 2}),
        ("pas grave, simple", {"severity": 1, "complexity": 1}),
        ("moyenne simple isolée", {"severity": 2, "complexity": 1, "impact": 1}),
        ("2 1 2", {"severity": 2, "complexity": 1, "impact": 2}),
        ("fusionne avec le 1", {}),
        ("c'est pareil avec la 2", {}),
        ("appelle le 3", {}),
    ],
)
def test_a_step_is_a_score_and_the_number_of_a_thing_is_none(said: str, scores: dict[str, int]) -> None:
    assert scored(fold(said), RULES.scales)[0] == scores
