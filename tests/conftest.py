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

# The terminal speaks English to whoever reads these tests, whatever the language of a configuration or of this machine.
os.environ.setdefault("COMPLAINTS_LANGUAGE", "en")

# The rooms whose tests are quick as a whole; elsewhere only those that say so.
QUICK = {
    "architecture", "commands", "complaint", "documentation", "feedback", "health", "intake", "processing", "response",
    "settings", "staff", "words",
}  # fmt: skip


ROOMS = Path(__file__).parent


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """`make quick` does not even read the files of which it would take nothing."""
    if config.option.markexpr != "not slow" or not collection_path.name.startswith("test_"):
        return None
    quick = collection_path.relative_to(ROOMS).parts[0] in QUICK or "mark.quick" in collection_path.read_text("utf-8")
    return None if quick else True


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`make quick` takes what is not `slow`: pure rooms, and one story of each chapter."""
    for item in items:
        room = item.path.relative_to(ROOMS).parts[0]
        if room not in QUICK and not item.get_closest_marker("quick"):
            item.add_marker(pytest.mark.slow)
