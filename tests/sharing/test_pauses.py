"""A worker that sleeps past its leases, and goes on, doubles nothing: another did its work meanwhile."""

from pathlib import Path

import pytest

from tests.sharing.pausing import campaign


@pytest.mark.slow
def test_workers_that_fall_asleep_double_nothing_and_lose_nothing(postgres_url: str, tmp_path: Path) -> None:
    """A few pauses; `python -m tests.sharing.pausing` makes as many as one likes."""
    found = campaign(postgres_url, tmp_path, pauses=12, seed=7)
    kinds = ("lost", "files doubled", "letters doubled unmarked", "letters that wait", "unknown letters")
    assert {kind: found[kind] for kind in (*kinds, "faults of verify")} == dict.fromkeys(
        (*kinds, "faults of verify"), 0
    )
    assert found["ended"] == [None, None]
