"""Fixtures for every test: real servers of its own, each started when first asked for."""

import os

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
