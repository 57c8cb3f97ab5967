"""What cannot wait: danger, distress, threats, children; on sentences of which half were kept from tuning."""

from collections.abc import Callable
from typing import Any

import pytest

from worker.processing.alarms import of_people


@pytest.mark.parametrize("name", ["alarms", "alarms_unseen"])
def test_nine_in_ten_alarms_are_heard_and_hardly_any_everyday_sentence(rows: Callable[..., Any], name: str) -> None:
    found = [(row, of_people(row.text)) for row in rows(name)]
    grave = [bool(told) for row, told in found if row.kind]
    others = [row.text for row, told in found if told and not row.kind]
    assert sum(grave) >= 0.9 * len(grave), f"{sum(grave)} of {len(grave)}"
    assert len(others) <= 0.05 * sum(not row.kind for row, _ in found)


def test_the_gravest_comes_first_with_its_words() -> None:
    told = of_people("La prise a fondu. Je n'en peux plus, je veux mourir.")
    assert told == (("distress", "veux mourir."), ("danger", "prise a fondu."))


@pytest.mark.slow
def test_a_megabyte_of_one_thing_takes_less_than_a_second(
    hostile: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    assert seconds(lambda: of_people(hostile)) < 10
