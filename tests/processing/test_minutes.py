"""Short waits, as an operator writes them."""

from datetime import timedelta

import pytest

from worker.processing.minutes import parse_wait


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("0", 0), ("5 minutes", 5), ("5min", 5), ("10", 10), ("1 heure", 60), ("2 hours", 120), ("90 secondes", 1.5),
        (" 15  MINUTES ", 15), ("24 h", 1_440),
    ],
)  # fmt: skip
def test_it_is_read(text: str, minutes: float) -> None:
    assert parse_wait(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "soon", "-5 minutes", "5 jours", "1,5 h", "25 hours", "5 minutes ago"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no wait|too long"):
        parse_wait(text)
