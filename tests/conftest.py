"""Fixtures for every test: real servers of its own, each started when first asked for."""

from hypothesis import settings

pytest_plugins = ("tests.servers.fixtures", "tests.thrift")

# No time limit for a single example: the machine may be busy. And no folder of examples left in the checkout.
settings.register_profile("house", deadline=None, database=None)
settings.load_profile("house")
