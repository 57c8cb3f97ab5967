"""How well the second person's plain words are understood: `python -m tests.staff.verdict_figures`.

`verdict.tsv` grew with the words. `verdict_unseen.tsv` was written before them: whoever adds words for one of its
sentences moves that sentence to the first set and writes another.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from worker.intake.cleaning import Writer, clean
from worker.staff.verdict import Verdict, read

_MIA = Writer("Mia Laurent", "mia@example.com")
NAMES = frozenset({"bob", "petit", "ann", "morel"})
MEANT: dict[str, Verdict] = {"yes": "yes", "but": "return", "no": "return", "unclear": ""}


@dataclass(frozen=True)
class Measure:
    """`right` of `sentences` were taken as they were meant; `slips` were approved without being a yes."""

    right: int
    sentences: int
    slips: tuple[str, ...]


def rows(name: str) -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(meant, written) for meant, _, written in (line.partition("\t") for line in lines)]


def taken(written: str) -> Verdict:
    return read(clean(written, _MIA, ()).body, NAMES)


def measure(name: str) -> Measure:
    told = [(meant, taken(written), written) for meant, written in rows(name)]
    found = Measure(
        right=sum(MEANT[meant] == verdict for meant, verdict, _ in told),
        sentences=len(told),
        slips=tuple(written for meant, verdict, written in told if verdict == "yes" and meant != "yes"),
    )
    sys.stdout.write(f"{name}: {found.right} of {found.sentences} right, {len(found.slips)} approved by mistake\n")
    return found


if __name__ == "__main__":
    for one in ("verdict", "verdict_unseen"):
        measure(one)
