"""Mails made to exhaust the worker: each comes to an end, within a bound of memory, from reading to letters.

How long each takes is measured by `tests/bench/exhausting.py`. What grows with the square of the mail's size does not
come to an end here: a measured process is stopped after a minute of processor time.
"""

import sys
from collections.abc import Iterator

import pytest

from tests.fuzz.exhausting import MAILS
from tests.fuzz.measuring import Scale

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured as Linux tells it"),
]
TIMES = 12
BASE = 30_000_000  # bytes, whatever the size of the message


@pytest.fixture(scope="module")
def scale() -> Iterator[Scale]:
    with Scale() as one:
        yield one


@pytest.mark.parametrize("name", MAILS)
def test_no_mail_exhausts_the_worker(scale, tmp_path, name: str) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(MAILS[name]())
    figures = scale.weigh(path)
    assert not figures.died
    assert figures.memory <= BASE + TIMES * figures.size


def test_what_takes_too_much_would_be_seen(scale, tmp_path) -> None:
    """The scale itself: a file that cannot be read is told, and what a message takes is more than its own bytes."""
    assert scale.weigh(tmp_path).died.startswith("IsADirectoryError")
    path = tmp_path / "mail.eml"
    path.write_bytes(MAILS["a text of 20 MB"]())
    figures = scale.weigh(path)
    assert figures.size < figures.memory
    assert figures.seconds > 0.01
