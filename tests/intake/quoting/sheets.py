"""The sheets of tests/corpus/quoting: a mail with its fate in the margin of each line, and a sentence above it.

`N|` is the author's, `Q|` quoted, `S|` signature. Blank lines have no margin.
"""

from dataclasses import dataclass
from pathlib import Path

from worker.intake.quoting.fates import Fate

FOLDER = Path(__file__).parents[2] / "corpus" / "quoting"
FATES = {"N": Fate.NEW, "Q": Fate.QUOTED, "S": Fate.SIGNATURE}


@dataclass(frozen=True)
class Sheet:
    name: str
    lines: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return "\n".join(line for _, line in self.lines)

    def of(self, fate: Fate) -> list[str]:
        """The lines with ink of one fate."""
        return [line for margin, line in self.lines if line and FATES[margin] is fate]


def read(path: Path) -> Sheet:
    sentence, *lines = path.read_text(encoding="utf-8").split("\n")
    assert sentence.startswith("# "), "the first line says what the sheet shows"
    parted = [(line[:1], line[3:]) if line else ("", "") for line in lines]
    assert all(margin in FATES or not line for margin, line in parted)
    return Sheet(path.stem, tuple(parted))


SHEETS = tuple(read(path) for path in sorted(FOLDER.glob("*.txt")))
