"""What may be told to everybody: no number of people under three, nor one that could be had by taking others away.

A total that is told with its parts tells each part that is left out. So small parts are merged until what is merged is
large enough, and a share is told exactly only where both those it counts and those it leaves out are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from worker.feedback.measures import Cell, Figure

LEAST: Final = 3
# What merged cells are called.
OTHERS: Final = "others"


def small(number: int) -> bool:
    """None at all points at nobody; one or two may."""
    return 0 < number < LEAST


def merged(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Cells of one total, the small ones under one name, joined by the next larger until they are no longer small.

    Empty where nothing may be told: the total itself is small, or only one cell would be left.
    """
    cells = [cell for cell in cells if cell.count]
    rising = sorted(cells, key=lambda cell: cell.count)
    taken = [cell for cell in rising if small(cell.count)]
    rest = rising[len(taken) :]
    while taken and small(sum(cell.count for cell in taken)) and rest:
        taken.append(rest.pop(0))
    if not taken:
        return tuple(cells)
    if not rest or small(sum(cell.count for cell in taken)):
        return ()
    kept = [cell for cell in cells if cell not in taken]
    return (*kept, Cell(OTHERS, sum(cell.count for cell in taken)))


def joined(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Cells in an order of their own (ages): a small one joins its smaller neighbour. Empty as above."""
    kept = list(cells)
    while len(kept) > 1 and (place := next((n for n, cell in enumerate(kept) if small(cell.count)), None)) is not None:
        beside = [n for n in (place - 1, place + 1) if 0 <= n < len(kept)]
        other = min(beside, key=lambda n: (kept[n].count == 0, kept[n].count))
        first, second = sorted((place, other))
        both = Cell(f"{kept[first].label}+{kept[second].label}", kept[first].count + kept[second].count)
        kept[first : second + 1] = [both]
    return () if any(small(cell.count) for cell in kept) else tuple(kept)


def series(cells: Sequence[Cell]) -> tuple[int | None, ...]:
    """A row of numbers whose total is told nowhere: None for what is small."""
    return tuple(None if small(cell.count) else cell.count for cell in cells)


@dataclass(frozen=True, slots=True)
class Told:
    """A share as it may be told. `how`: exactly; "most" or "few", where more than `hits` of `n`, or fewer, are met; or
    "too_few" to speak of.
    """

    how: Literal["exactly", "most", "few", "too_few", "nothing"]
    hits: int = 0
    n: int = 0

    @property
    def percent(self) -> int:
        return round(100 * self.hits / self.n) if self.n else 0


def told(share: Figure) -> Told:
    """A share without a small number in it, be it of hits or of misses."""
    hits, n = share.hits or 0, share.n
    if n == 0:
        return Told("nothing")
    if n < LEAST:
        return Told("too_few")
    if small(n - hits):
        # One or two miss: more than n - 3 are met.
        return Told("most", n - LEAST, n) if n > LEAST else Told("too_few")
    if small(hits):
        return Told("few", LEAST, n) if n > LEAST else Told("too_few")
    return Told("exactly", hits, n)


def middle_told(figure: Figure) -> float | None:
    """A median, where at least three values stand behind it."""
    return figure.value if figure.n >= LEAST else None
