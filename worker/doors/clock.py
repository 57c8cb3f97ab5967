"""The only place that asks the time. Everywhere else the time is an argument."""

from datetime import UTC, datetime, timedelta


class SystemClock:
    def now(self) -> datetime:
        """The machine's time, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the one place that may ask


class FixedClock:
    """A clock that stands still until it is told to move: for tests, the demo and rehearsals."""

    def __init__(self, at: datetime) -> None:
        if at.tzinfo is None:
            raise ValueError("A clock needs an aware time: say in which zone.")
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        return self._at

    def advance(self, by: timedelta) -> datetime:
        """Move on by `by`; returns the new time."""
        self._at += by
        return self._at
