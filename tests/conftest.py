"""Fixtures for every test: real servers of its own, each started when first asked for. And which tests are quick."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.servers.fixtures", "tests.thrift")

# No time limit for an example, nor for thinking of one: the machine may be busy. No folder of examples left in the
# checkout. And the same examples at every run, so that nobody's change fails for what chance found in another's:
# `HYPOTHESIS_SEARCH=1` looks for new ones, and `tests/fuzz/run.py` for as long as it is told.
settings.register_profile(
    "house",
    deadline=None,
    database=None,
    derandomize="HYPOTHESIS_SEARCH" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")

# The rooms whose tests are quick as a whole; elsewhere only those that say so.
QUICK = {
    "architecture", "commands", "complaint", "documentation", "feedback", "health", "intake", "processing", "response",
    "settings", "staff", "words",
}  # fmt: skip


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`make quick` takes what is not `slow`: pure rooms, and one story of each chapter."""
    for item in items:
        room = item.path.relative_to(Path(__file__).parent).parts[0]
        if room not in QUICK and not item.get_closest_marker("quick"):
            item.add_marker(pytest.mark.slow)
