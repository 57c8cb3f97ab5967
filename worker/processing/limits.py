"""How many automatic letters may leave before something is wrong: the end of every mail loop (mail rules, "loops")."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` automatic letters within `window`. `scope` "file": to one recipient on one complaint;
    "address": to one recipient on all of them.
    """

    scope: Literal["file", "address"]
    window: timedelta
    most: int

    def __str__(self) -> str:
        matter = "on this complaint" if self.scope == "file" else "on all complaints"
        minutes = int(self.window.total_seconds()) // 60
        return f"{self.most} automatic letters have left for this recipient {matter} within {minutes} minutes"


# Read top-down; the first that is reached names itself. Two machines that answer each other reach the first row; one
# that opens a new complaint with each of its answers reaches the third.
LIMITS: Final = (
    Limit("file", timedelta(minutes=10), 10),
    Limit("file", timedelta(hours=1), 25),
    Limit("address", timedelta(minutes=10), 30),
    Limit("address", timedelta(hours=1), 100),
)


def withheld(recent: Mapping[Limit, int]) -> str | None:
    """Why the next automatic letter must not leave, or None.

    `recent` counts, for each of LIMITS, the automatic letters that left or wait to leave, this one not among them;
    a limit that is missing counts as zero. Letters whose `automatic` is false are neither counted nor withheld.
    """
    return next((str(limit) for limit in LIMITS if recent.get(limit, 0) >= limit.most), None)
