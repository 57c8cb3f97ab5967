"""The scale of a chart: lines at round numbers, so that a height can be read off."""

from collections.abc import Iterable, Sequence
from typing import Final

# As many lines as one counts at a glance.
_MOST: Final = 5
_ROUND: Final = (1, 2, 5)


def highest(groups: Iterable[Sequence[int | None]]) -> int:
    """Of all numbers that are told; 0 where there are none."""
    return max((number or 0 for group in groups for number in group), default=0)


def step(most: int) -> int:
    """What lies between two lines: 1, 2 or 5, or so many tens, hundreds …; at most five lines lead over `most`."""
    unit = 1
    while True:
        for one in _ROUND:
            if one * unit * _MOST >= most:
                return one * unit
        unit *= 10


def top(most: int) -> int:
    """The number of the highest line."""
    between = step(most)
    return max(between, -(-most // between) * between)
