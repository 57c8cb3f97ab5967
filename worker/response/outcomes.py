"""The decision as a whole, from its points (R2)."""

from collections.abc import Iterable
from typing import Literal

from worker.complaint.answer import Outcome
from worker.complaint.particulars import Point


def whole(points: Iterable[Point]) -> Outcome | Literal[""]:
    """Upheld or rejected where every point is, else partly upheld; "" while a point is undecided, or without points.

    Compensation has no say in it: goodwill is given without liability, and a rejected complaint stays rejected.
    """
    found = {point.outcome for point in points}
    if not found or "" in found:
        return ""
    return found.pop() if len(found) == 1 else "partly_upheld"


def refuses_something(points: Iterable[Point]) -> bool:
    return any(point.outcome == "rejected" for point in points)
