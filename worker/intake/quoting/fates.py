"""What becomes of each row, and by which rule: the answer that every part of this package writes into."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Fate(StrEnum):
    NEW = "new"
    QUOTED = "quoted"
    SIGNATURE = "signature"


class Verdict(NamedTuple):
    """`rule` is the name of the rule that decided, "" where a row stays the author's."""

    fate: Fate
    rule: str = ""


OWN = Verdict(Fate.NEW)


def mark(verdicts: list[Verdict], rows: Sequence[int] | range, fate: Fate, rule: str) -> None:
    for row in rows:
        verdicts[row] = Verdict(fate, rule)
