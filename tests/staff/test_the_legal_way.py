"""A "no" shows another way only where it is the file, or the right to it, that does not allow the line."""

from typing import Any

import pytest

from tests.response.sheet import CY, bench, ready
from worker.office.commands import TABLE
from worker.processing.commands.script import parse
from worker.staff.running import LineResult, run


def refused(line: str, **changes: Any) -> LineResult:
    at = bench(ready(**changes), CY)
    vocabulary = TABLE.vocabulary(find_ref=lambda _: "", is_colleague=lambda _: False)
    [result] = run(parse(line, vocabulary), at, TABLE).refused
    return result


@pytest.mark.parametrize("line", ["#rappel girafe", "#motif", "#absence girafe"])
def test_whoever_may_and_mistyped_is_told_the_mistake_alone(line: str) -> None:
    assert refused(line).steps == ()


def test_a_move_that_the_state_does_not_know_shows_what_may_be_done_instead() -> None:
    assert refused("#clore réglé").steps
