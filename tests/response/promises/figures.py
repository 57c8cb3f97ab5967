"""How well the lint does on sentences of ours: `python -m tests.response.promises.figures`.

`sentences.tsv` grew with the rules: each of its expectations holds. `sentences_unseen.tsv` was written after them and
measured once before anything else: whoever changes a rule for one of its sentences moves that sentence to the first set
and writes another. `dates` and `dates_unseen` are the same for what is told of days and sums, past and to come. Their
columns: the stage, the language, the rules that should be named ("ok" for none, "+" between
several), and what somebody at a support desk wrote.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from worker.nouns.letter import Stage
from worker.response.promises import Known, check

# What the record of these sentences has: the purchase, the complaint, the next news, the reply awaited, the answer due.
KNOWN = Known(
    amounts=frozenset({(4_990, "EUR"), (123_450, "EUR"), (2_000, "GBP")}),
    dates=frozenset(
        {date(2026, 2, 3), date(2026, 2, 27), date(2026, 3, 17), date(2026, 3, 24), date(2026, 4, 27)},
    ),
    today=date(2026, 3, 10),
)


@dataclass(frozen=True)
class Row:
    stage: Stage
    language: str
    expected: frozenset[str]
    sentence: str

    @property
    def named(self) -> frozenset[str]:
        return frozenset(finding.rule for finding in check(self.sentence, stage=self.stage, known=KNOWN))


@dataclass(frozen=True)
class Measure:
    """Of the rules that were named, how many should be (precision); of those that should be, how many were (recall)."""

    precision: float
    recall: float
    sentences: int
    false_alarms: tuple[str, ...]


def rows(name: str) -> list[Row]:
    lines = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [_row(*line.split("\t")) for line in lines]


def _row(stage: str, language: str, expected: str, sentence: str) -> Row:
    return Row(cast("Stage", stage), language, frozenset(expected.split("+")) - {"ok"}, sentence)


def measure(name: str) -> Measure:
    """Measures a set, and says what it saw on standard output (with pytest: -s)."""
    told = [(row, row.named) for row in rows(name)]
    right, named, due = (
        Counter(rule for pair in told for rule in pick(*pair))
        for pick in (
            lambda row, seen: row.expected & seen,
            lambda _, seen: seen,
            lambda row, _: row.expected,
        )
    )
    for rule in sorted(named | due):
        _say(f"  {rule:<16}{_share(right[rule], named[rule])}{_share(right[rule], due[rule])}\n")
    found = Measure(
        precision=right.total() / named.total(),
        recall=right.total() / due.total(),
        sentences=len(told),
        false_alarms=tuple(row.sentence for row, seen in told if seen and not row.expected),
    )
    good = sum(not row.expected for row, _ in told)
    _say(
        f"{name}: precision {found.precision:.3f}, recall {found.recall:.3f} on {found.sentences} sentences;"
        f" {len(found.false_alarms)} of {good} good ones stopped\n"
    )
    return found


def _share(part: int, whole: int) -> str:
    return f"{part:>5}/{whole:<5}" if whole else f"{'-':>7}    "


def _say(line: str) -> None:
    sys.stdout.write(line)


SETS = ("sentences", "sentences_unseen", "dates", "dates_unseen")


def main(names: Iterable[str] = SETS) -> None:
    for name in names:
        _say(f"  {'rule':<17}named     due\n")
        measure(name)


if __name__ == "__main__":
    main()
