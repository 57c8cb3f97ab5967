"""What is said of an answer is told apart, and hardly anything is taken for a yes that is none."""

import pytest

from tests.intake.reactions.sheets import sheet


@pytest.mark.parametrize("name", ["tuned", "kept"])
def test_yes_no_and_but_are_told_apart(name: str) -> None:
    said = sheet(name)
    assert len(said) >= 60
    right = sum(one.found == one.kind for one in said)
    assert right >= 0.93 * len(said)
    assert sum(one.found == "yes" and one.kind != "yes" for one in said) <= 1
