"""How well letters are told from what surrounds them: `python -m tests.intake.cleaning.figures`.

`endings.txt` grew with the rules, `endings_unseen.txt` was measured once before anything was changed for it: whoever
changes a rule for one of its endings moves that ending to the first set and writes another. An ending begins with "#",
who wrote it and how; what stands behind "¦" on a line is to be cut, and every other word to stay.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from worker.intake.cleaning import Writer, clean
from worker.processing.rules import Company

HOUSE = Company("Maison Lenoir", "Service réclamations", "12 quai Rambaud, 69002 Lyon", "04 72 00 00 00")
WRITERS = {
    "bob": Writer("Bob Petit", "bob@example.com", HOUSE),
    "ann": Writer("Ann Morel", "ann@example.com", HOUSE),
    "zoe": Writer("Zoé Garnier-Lefèvre", "zoe@example.com", HOUSE),
    "john": Writer("John O'Neill", "john@example.com", HOUSE),
}
SETS = ("endings", "endings_unseen")
CUT = "¦"


@dataclass(frozen=True)
class Ending:
    name: str
    writer: Writer
    typed: str
    kept: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        return _words(clean(self.typed, self.writer).body)

    @property
    def left(self) -> bool:
        """Something of the signature is left."""
        return bool(_without(self.told, self.kept))

    @property
    def lost(self) -> bool:
        """Something that was said is gone."""
        return bool(_without(self.kept, self.told))


def endings(name: str) -> list[Ending]:
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    return [_ending(part) for part in text.removeprefix("# ").split("\n# ")]


def _ending(part: str) -> Ending:
    title, _, typed = part.partition("\n")
    kept = "\n".join(line.partition(CUT)[0] for line in typed.split("\n"))
    return Ending(title, WRITERS[title.split()[0]], typed.replace(CUT, ""), _words(kept))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.strip(" -\n").split())


def _without(some: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    rest = list(others)
    return [word for word in some if word not in rest or rest.remove(word) is not None]


def main() -> None:
    for name in SETS:
        told = endings(name)
        for one in told:
            if one.left or one.lost:
                sys.stdout.write(f"  {one.name}: {' '.join(one.told)!r}\n")
        left, lost = sum(one.left for one in told), sum(one.lost for one in told)
        sys.stdout.write(f"{name}: {len(told)} endings, signature left in {left}, words lost in {lost}\n")


if __name__ == "__main__":
    main()
