"""What people write of danger, distress and threats, in seven languages, and what only sounds like it.

The words were made with one half; nobody looked at the other. Ordinary complaints are those of the other sheets.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from worker.processing.alarms import of_people

HERE = Path(__file__).parent
_PROPOSALS = HERE.parent / "proposals"
# Sentences of these sheets that speak of no danger, but for the few that tell one beside their wish.
ORDINARY = ("wishes", "wishes_unseen", "followups", "followups_unseen", "categories", "data_requests", "languages")


@dataclass(frozen=True, slots=True)
class Written:
    """`kind` is "" for what alarms nobody."""

    kind: str
    language: str
    text: str

    @property
    def found(self) -> tuple[str, ...]:
        return tuple(kind for kind, _ in of_people(self.text))


@dataclass(frozen=True, slots=True)
class Figures:
    """`missed` are alarms of another kind or none, `false` everyday sentences that alarm."""

    alarms: int
    others: int
    missed: tuple[Written, ...]
    false: tuple[Written, ...]

    @property
    def found_share(self) -> float:
        return 1 - len(self.missed) / self.alarms

    @property
    def false_share(self) -> float:
        return len(self.false) / self.others


def sheet(name: str) -> tuple[Written, ...]:
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    return tuple(Written(*line.split("\t")) for line in lines if line.strip())


def figures(rows: tuple[Written, ...]) -> Figures:
    alarms = [one for one in rows if one.kind]
    others = [one for one in rows if not one.kind]
    # The gravest counts: it gives the letter its tone.
    missed = tuple(one for one in alarms if one.found[:1] != (one.kind,))
    return Figures(len(alarms), len(others), missed, tuple(one for one in others if one.found))


def ordinary() -> tuple[str, ...]:
    """Complaints and letters of every day out of the sheets that judge other proposals."""
    lines = (HERE.parent / "callers" / f"{half}.tsv" for half in ("tuned", "kept"))
    mails = (line.split("\t") for path in lines for line in path.read_text("utf-8").splitlines() if line.strip())
    complaints = [f"{subject}\n\n{body}" for kind, _, subject, body in mails if kind == "complaint"]
    proposals = (_PROPOSALS / f"{name}.jsonl" for name in ORDINARY)
    rows = (json.loads(line) for path in proposals for line in path.read_text("utf-8").splitlines())
    return (*complaints, *(str(row["text"]) for row in rows))
