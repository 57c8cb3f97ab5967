"""What people write to a complaints address: the rules were made with one half, and nobody looked at the other."""

from dataclasses import dataclass
from pathlib import Path

from worker.intake.callers.table import KINDS, Kind, caller
from worker.intake.callers.text import told

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Written:
    kind: Kind
    address: str
    name: str
    subject: str
    body: str

    @property
    def found(self) -> Kind:
        return caller(told(self.address, self.subject, self.body, self.name), {}).kind


@dataclass(frozen=True, slots=True)
class Figures:
    """`lost` are complaints called something else, `missed` mails of other kinds that were not told as such."""

    complaints: int
    others: int
    lost: tuple[Written, ...]
    missed: tuple[Written, ...]

    @property
    def lost_share(self) -> float:
        return len(self.lost) / self.complaints

    @property
    def found_share(self) -> float:
        return 1 - len(self.missed) / self.others


def sheet(name: str) -> tuple[Written, ...]:
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    return tuple(_written(line) for line in lines if line.strip())


def _written(line: str) -> Written:
    kind, sender, subject, body = line.split("\t")
    named: Kind = "complainant" if kind == "complaint" else next(one for one in KINDS if one == kind)
    name, _, address = sender.rpartition("<")
    return Written(named, address.rstrip(">"), name.strip(), subject, body)


def figures(*names: str) -> Figures:
    mails = [one for name in names for one in sheet(name)]
    complaints = [one for one in mails if one.kind == "complainant"]
    others = [one for one in mails if one.kind != "complainant"]
    return Figures(
        len(complaints),
        len(others),
        tuple(one for one in complaints if one.found != "complainant"),
        tuple(one for one in others if one.found != one.kind),
    )
