"""The second person's plain words: a yes approves, a yes with a wish and a no give back, the rest decides nothing."""

import pytest

from tests.staff.verdict_figures import MEANT, measure, rows, taken


@pytest.mark.parametrize(("meant", "written"), rows("verdict"))
def test_what_they_say_is_taken_as_it_was_meant(meant, written):
    assert taken(written) == MEANT[meant]


def test_a_bare_no_gives_no_reason_and_is_asked_for_one():
    assert taken("Non.") == ""


def test_of_words_that_no_rule_was_made_for_none_approves_by_mistake():
    found = measure("verdict_unseen")
    assert found.slips == ()
    assert found.right / found.sentences > 0.9
