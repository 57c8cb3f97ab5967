"""Periods as people write them."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from worker.feedback.periods import NoPeriod, Period, last_months, month_before, month_of, parse_period

WRITTEN = {
    "2026": ("2026-01-01", "2026-12-31"),
    "2026-11": ("2026-11-01", "2026-11-30"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2026-T4": ("2026-10-01", "2026-12-31"),
    "2026q1": ("2026-01-01", "2026-03-31"),
    "11/2026": ("2026-11-01", "2026-11-30"),
    "Novembre 2026": ("2026-11-01", "2026-11-30"),
    "août 2026": ("2026-08-01", "2026-08-31"),
    "May 2026": ("2026-05-01", "2026-05-31"),
    "2026-11-05": ("2026-11-05", "2026-11-05"),
    "2026-11-05..2026-12": ("2026-11-05", "2026-12-31"),
    "2025 .. 2026": ("2025-01-01", "2026-12-31"),
}


@pytest.mark.parametrize("words", WRITTEN)
def test_a_period_is_read_as_it_is_written(words: str) -> None:
    first, last = WRITTEN[words]
    assert parse_period(words) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "words",
    ["", "hier", "2026-13", "2026-02-30", "13/2026", "2026-T5", "2027..2026", "brumaire 2026", "0000", "9" * 999],
)
def test_what_is_no_period_is_refused_with_examples(words: str) -> None:
    with pytest.raises(NoPeriod):
        parse_period(words)


def test_months_touch_and_follow_each_other_over_the_end_of_a_year() -> None:
    november = month_of(date(2026, 11, 23))
    assert month_before(date(2027, 1, 31)) == month_of(date(2026, 12, 1))
    twelve = last_months(november, 12)
    assert (twelve.first, twelve.last, len(twelve.months)) == (date(2025, 12, 1), date(2026, 11, 30), 12)


def test_a_local_day_begins_and_ends_with_the_clock_on_the_wall() -> None:
    """The day on which clocks go back has 25 hours."""
    day = Period(date(2026, 10, 25), date(2026, 10, 25))
    paris = ZoneInfo("Europe/Paris")
    assert (day.closes(paris).timestamp() - day.opens(paris).timestamp()) / 3600 == 25
