"""The two clocks."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import time_machine

from worker.doors.clock import FixedClock, SystemClock

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_the_system_s_time_is_aware_and_in_utc() -> None:
    with time_machine.travel(NOON, tick=False):
        assert SystemClock().now() == NOON
        assert SystemClock().now().tzinfo is UTC


def test_a_fixed_clock_stands_still_until_it_is_moved() -> None:
    clock = FixedClock(NOON.astimezone(timezone(timedelta(hours=1))))
    assert clock.now() == clock.now() == NOON
    assert clock.now().tzinfo is UTC
    assert clock.advance(timedelta(days=2)) == clock.now() == NOON + timedelta(days=2)


def test_a_clock_without_a_zone_is_no_clock() -> None:
    with pytest.raises(ValueError, match="aware"):
        FixedClock(datetime(2026, 11, 23, 12))  # noqa: DTZ001 - this is what must not be
