"""Sets of sentences with what should be proposed.

`wishes.jsonl` and its like grew with the rules: half of each, drawn by a seed, judges them. `*_unseen.jsonl` were
written after the rules and measured once before anything else: whoever changes a rule for one of their sentences moves
that sentence to the first set and writes another.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

SEED = 20260428


@dataclass(frozen=True)
class Sample:
    text: str
    kind: str
    language: str = ""


@dataclass(frozen=True)
class Measure:
    """How often a proposal is right (precision), and how often one is made that should be (recall)."""

    precision: float
    recall: float
    wrong: tuple[str, ...]


def samples(name: str) -> list[Sample]:
    lines = (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Sample(**json.loads(line)) for line in lines]


def kept_half(rows: list[Sample]) -> list[Sample]:
    """The half that judges; look at the other one while changing the rules."""
    shuffled = rows[:]
    random.Random(SEED).shuffle(shuffled)
    return shuffled[len(rows) // 2 :]


def _measure(name: str, rows: list[Sample], propose: Callable[[Sample], str]) -> Measure:
    proposed = [(row, propose(row)) for row in rows]
    right = sum(kind == row.kind for row, kind in proposed if kind)
    measure = Measure(
        precision=right / sum(bool(kind) for _, kind in proposed),
        recall=right / sum(bool(row.kind) for row in rows),
        wrong=tuple(
            f"{row.text} -> {kind!r}, not {row.kind!r}" for row, kind in proposed if kind not in {"", row.kind}
        ),
    )
    sys.stdout.write(
        f"{name}: precision {measure.precision:.3f}, recall {measure.recall:.3f} on {len(rows)} sentences\n"
    )
    return measure


@pytest.fixture
def measured() -> Callable[[str, Callable[[Sample], str]], Measure]:
    """Precision and recall of a proposal, printed (seen with pytest -rP): on an unseen set, or on the kept half."""

    def measure(name: str, propose: Callable[[Sample], str]) -> Measure:
        rows = samples(name)
        return _measure(name, rows if name.endswith("_unseen") else kept_half(rows), propose)

    return measure


@pytest.fixture
def rows() -> Callable[[str], list[Sample]]:
    """All sentences of a set."""
    return samples


@pytest.fixture
def sizes() -> Callable[[str], tuple[int, int]]:
    """How many sentences a set has, and how many of them should lead to no proposal."""
    return lambda name: (len(samples(name)), sum(not row.kind for row in samples(name)))


HOSTILE = (
    "\n", ">", " ", "a", "É", "'", ".", "?", "\u0301", "\u200b", "-", "m. ", "je veux ", "n° ", "commande ", "06 ",
    "a@", "e-mail: ", "si ", "ne ", "remboursement ", "merci de ", "please ", "i would ", "supprimer mes ", "quand ",
    "1 ", "1.000", "je souhaite, ", "je veux pas ", "avocat ", "retire ma ", "\n \n", "\n-", "+1 ",
    "maintiens " + "-" * 120 + " ", "je vous ecris " + "a " * 60,
)  # fmt: skip


@pytest.fixture(params=HOSTILE, ids=repr)
def hostile(request: pytest.FixtureRequest) -> str:
    """A megabyte of one thing repeated."""
    unit = str(request.param)
    return unit * (1_000_000 // len(unit))


@pytest.fixture
def seconds() -> Callable[[Callable[[], object]], float]:
    """Processor seconds of a call, so that a busy machine tells no lies."""

    def spent(call: Callable[[], object]) -> float:
        start = time.process_time()
        call()
        return time.process_time() - start

    return spent
