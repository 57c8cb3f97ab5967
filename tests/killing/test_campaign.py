"""Whatever ends a life, the next ones make it good: some lives here, as many as one likes by the campaign's command."""

from pathlib import Path

import pytest

from tests.killing.campaign import IN_PEACE_AFTER, TROUBLES, campaign

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]
NOTHING = (
    "lost",
    "files doubled",
    "letters doubled unmarked",
    "letters unknown",
    "letters that wait",
    "faults of verify",
)


def test_lives_that_end_badly_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    with campaign(tmp_path, f"sqlite:///{tmp_path / 'register.db'}", seed=5) as one:
        one.goes(14, float("inf"))
        found = one.effects()
    assert {name: found[name] for name in NOTHING} == dict.fromkeys(NOTHING, 0)
    assert found["messages"] > 14
    assert one.met.keys() <= set(TROUBLES)
    assert one.met.total() == 14 < IN_PEACE_AFTER
