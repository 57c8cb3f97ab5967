"""What people write when they have our answer: a yes, a no, a yes with a "but", or neither."""

from dataclasses import dataclass
from pathlib import Path

from worker.intake import followups
from worker.intake.after_answer import reaction

HERE = Path(__file__).parent
_CALLED = {"acceptance": "yes", "contestation": "no", "reservation": "but"}


@dataclass(frozen=True, slots=True)
class Said:
    kind: str
    text: str

    @property
    def found(self) -> str:
        return _CALLED.get(reaction(*followups.kind(self.text), self.text)[0], "neither")


def sheet(name: str) -> tuple[Said, ...]:
    rows = (line.split("\t") for line in (HERE / f"{name}.tsv").read_text("utf-8").splitlines())
    return tuple(Said(kind, text) for kind, text in rows)
