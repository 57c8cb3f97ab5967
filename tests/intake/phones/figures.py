"""How well hurried sentences are read: `python -m tests.intake.phones.figures [open|kept] [--show]`.

People write to us on telephones: without accents, by ear, in few words. Each set is in two halves, and both were
written before there was a rule for any of them. The `open` half may be looked at while rules are written, the `kept`
one only tells how good they are on what nobody looked at: whoever changes a rule for one of its sentences moves that
sentence to the open half and writes another.
"""

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from worker.intake import adapting, complainant, wish
from worker.words.language import written_in

HERE = Path(__file__).parent
HALVES: Final[Mapping[str, str]] = MappingProxyType({"open": "", "kept": "_kept"})


@dataclass
class Figures:
    """Of one question: how many sentences have an answer, how many get it, and how many get a wrong one."""

    there: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def count(self, text: str, expected: str, got: str) -> None:
        self.there += bool(expected)
        if got == expected:
            self.right += bool(expected)
        else:
            (self.wrong if got else self.missed).append(f"{text} -> {got!r}, not {expected!r}")

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    @property
    def precision(self) -> float:
        answered = self.right + len(self.wrong)
        return self.right / answered if answered else 1.0


def figures(half: str) -> dict[str, Figures]:
    """Every question of one half, by its name."""
    found = {
        "wish": Figures(), "amount": Figures(), "order": Figures(),
        "number": Figures(), "need": Figures(), "language": Figures(),
    }  # fmt: skip
    for kind, amount, order, text in _rows("open" if half == "open" else "kept", ""):
        wished = wish.find(text, "fr")
        cents = wished.amount_cents if wished else None
        found["wish"].count(text, kind, wished.kind if wished else "")
        found["amount"].count(text, amount, f"{cents / 100:g}" if cents is not None else "")
        found["order"].count(text, order, complainant.order_reference(text))
    for kind, number, text in _rows("contracts", HALVES[half]):
        found["number"].count(text, f"{kind} {number}".strip(" -"), _number(text))
    for kind, text in _rows("needs", HALVES[half]):
        found["need"].count(text, kind, "need" if adapting.find(text) else "")
    for kind, text in _rows("tongues", HALVES[half]):
        found["language"].count(text, kind, written_in(text))
    return found


def _number(text: str) -> str:
    readers: Mapping[str, Callable[[str], str]] = {
        "order": complainant.order_reference,
        "contract": complainant.contract_number,
    }
    found = ", ".join(f"{kind} {value}" for kind, read in readers.items() if (value := read(text)))
    # What a number is the number of stands before it, where that is neither.
    return re.sub(r" (?:devis|factures?|invoices?|sinistres?|claims?) ", " ", found)


def _rows(name: str, half: str) -> list[list[str]]:
    lines = (HERE / f"{name}{half}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def main(arguments: list[str]) -> None:
    half = "kept" if "kept" in arguments else "open"
    for name, one in figures(half).items():
        amended = f"{one.right} of {one.there} found, {len(one.wrong)} wrong"
        sys.stdout.write(f"{half:5} {name:9} recall {one.recall:.3f} precision {one.precision:.3f}  ({amended})\n")
        if "--show" in arguments and half == "open":
            sys.stdout.writelines(f"    {line}\n" for line in (*one.wrong, *one.missed))


if __name__ == "__main__":
    main(sys.argv[1:])
