"""How well "it is done" is understood: `python -m tests.staff.carried_out_figures`.

`carried_out.tsv` grew with the words. `carried_out_unseen.tsv` was written before them: whoever adds words for one of
its sentences moves that sentence to the first set and writes another.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from worker.intake.cleaning import Writer, clean
from worker.staff.carried_out import says_so

_PAUL = Writer("Paul Durand", "paul@example.com")


@dataclass(frozen=True)
class Measure:
    """Of what was taken for done, how much was (precision); of what was done, how much was understood (recall)."""

    precision: float
    recall: float
    sentences: int
    false_alarms: tuple[str, ...]


def rows(name: str) -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(meant, written) for meant, _, written in (line.partition("\t") for line in lines)]


def measure(name: str) -> Measure:
    told = [(meant == "done", says_so(clean(written, _PAUL, ()).body), written) for meant, written in rows(name)]
    right = sum(done and taken for done, taken, _ in told)
    found = Measure(
        precision=right / sum(taken for _, taken, _ in told),
        recall=right / sum(done for done, _, _ in told),
        sentences=len(told),
        false_alarms=tuple(written for done, taken, written in told if taken and not done),
    )
    sys.stdout.write(
        f"{name}: precision {found.precision:.3f}, recall {found.recall:.3f} on {found.sentences} sentences\n"
    )
    return found


if __name__ == "__main__":
    for one in ("carried_out", "carried_out_unseen"):
        measure(one)
