"""Which formats there are, and the register of a period in one of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy.orm import Session

from worker.complaint.record import Complaint
from worker.feedback.exports.columns import Column, Value, columns, line
from worker.feedback.periods import Period
from worker.processing.rules import Rules
from worker.register.cases import complaints_since
from worker.register.exporting.texts import csv_lines, json_lines
from worker.register.exporting.workbook import workbook

Write = Callable[[Sequence[Column], Iterable[Sequence[Value]], str], Iterator[bytes]]


class NoWorkbooks(Exception):
    """Workbooks need the extra `export`: pip install 'complaint-worker[export]'; or choose csv."""


@dataclass(frozen=True, slots=True)
class Format:
    suffix: str
    media_type: str
    write: Write


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format(".csv", "text/csv", csv_lines),
        "xlsx": Format(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook),
        "jsonl": Format(".jsonl", "application/x-ndjson", json_lines),
    }
)


def export(
    session: Session,
    period: Period,
    rules: Rules,
    *,
    kind: str,
    personal: bool,
    told: Callable[[int], None] = lambda _done: None,
) -> Iterator[bytes]:
    """The complaints received within the period, the oldest first, in pieces. Raises NoWorkbooks.

    `told` hears how many are over.
    """
    shown = columns(personal=personal)
    rows = (line(complaint, shown, rules.zone) for complaint in _counted(received(session, period, rules), told))
    try:
        yield from FORMATS[kind].write(shown, rows, rules.languages[0])
    except ImportError as error:
        raise NoWorkbooks("workbooks need the extra `export`; choose csv, or install it") from error


def _counted(complaints: Iterable[Complaint], told: Callable[[int], None]) -> Iterator[Complaint]:
    for number, complaint in enumerate(complaints, start=1):
        told(number)
        yield complaint


def received(session: Session, period: Period, rules: Rules) -> Iterator[Complaint]:
    for complaint in complaints_since(session, period.opens(rules.zone), rules.zone):
        if rules.day(complaint.received_at) in period:
            yield complaint
