"""A figure and how it is made: always with the number that it rests on; medians and shares, never a mean."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Literal

Unit = Literal["files", "actions", "share", "days", "minutes", "score", "money"]


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is None where there is nothing to measure. `n` is what it rests on: the denominator of a share, the
    number of values behind a median. `hits` is the numerator of a share. Money is in cents of `currency`.
    """

    name: str
    unit: Unit
    value: float | None
    n: int
    hits: int | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """So many files under one label; the label is a code, or the company's own word."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Cells that add up to `n`, the largest first unless they are in an order of their own."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def n(self) -> int:
        return sum(cell.count for cell in self.cells)


def count(name: str, number: int, unit: Unit = "files") -> Figure:
    return Figure(name, unit, number, number)


def share(name: str, hits: Iterable[bool]) -> Figure:
    """How many of all: one truth value for each."""
    told = list(hits)
    return Figure(name, "share", sum(told) / len(told) if told else None, len(told), sum(told))


def middle(name: str, unit: Unit, values: Iterable[int]) -> Figure:
    """The median; of an even number of values, the middle of the two in the middle."""
    known = list(values)
    return Figure(name, unit, float(median(known)) if known else None, len(known))


def ninth_decile(name: str, unit: Unit, values: Iterable[int]) -> Figure:
    """P90 by nearest rank: the smallest value that at least nine in ten do not exceed."""
    known = sorted(values)
    return Figure(name, unit, float(known[ceil(0.9 * len(known)) - 1]) if known else None, len(known))


def broken_down(name: str, labels: Iterable[str]) -> Breakdown:
    """The labels counted, the most frequent first; those of one count by name. "" is what nobody has named yet."""
    counted = Counter(labels)
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    return Breakdown(name, tuple(Cell(label, number) for label, number in rows))
