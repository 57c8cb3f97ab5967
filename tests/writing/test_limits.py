"""Two machines that answer each other are stopped by counting (docs/mail.md, "Loops")."""

from datetime import timedelta

import pytest

from worker.processing.limits import LIMITS, Limit, withheld


@pytest.mark.parametrize("limit", LIMITS, ids=str)
def test_the_letter_after_the_last_allowed_one_is_withheld_and_says_why(limit: Limit) -> None:
    assert withheld({limit: limit.most - 1}) is None
    assert withheld({limit: limit.most}) == limit
    assert withheld({limit: limit.most + 1000}) == limit


def test_the_limits_are_those_of_the_procedure() -> None:
    table = {(limit.scope, limit.window): limit.most for limit in LIMITS}
    assert table == {
        ("file", timedelta(minutes=10)): 10,
        ("file", timedelta(hours=1)): 25,
        ("address", timedelta(minutes=10)): 30,
        ("address", timedelta(hours=1)): 100,
    }


def test_nothing_sent_nothing_withheld() -> None:
    assert withheld({}) is None


def test_of_several_reached_limits_the_first_of_the_table_speaks() -> None:
    reason = "10 automatic letters have left for this recipient on this complaint within 10 minutes"
    assert str(withheld(dict.fromkeys(reversed(LIMITS), 100))) == reason
