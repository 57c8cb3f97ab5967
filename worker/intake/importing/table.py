"""A file of complaints, read to its end: every line that can become one, and every fault with its line."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from worker.intake.importing.columns import BY_TITLE, COLUMNS, Column, Unreadable
from worker.words.wording import bounded, fold

MOST_LINES = 100_000


@dataclass(frozen=True, slots=True)
class Fault:
    """`line` counts as an editor does; 1 is the head. `what` is a sentence with the remedy."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}"


@dataclass(frozen=True, slots=True)
class Row:
    """One complaint. `values` hold what is not empty, by the columns' codes; `raw` is the line as it stood."""

    line: int
    values: Mapping[str, Any]
    raw: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def read_table(raw: bytes, zone: ZoneInfo, *, now: datetime) -> Table:
    """`raw` is CSV with a head, its fields parted by semicolons, commas or tabs. Never fails."""
    text = _decoded(raw)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        head = next(reader, [])
        columns, faults = _head(head)
        if faults:
            return Table((), faults)
        return _lines(reader, columns, zone, now)
    except csv.Error as error:
        return Table((), (Fault(reader.line_num, f"is no CSV ({error}); save the table as CSV again"),))


def _decoded(raw: bytes) -> str:
    """UTF-8, or what a spreadsheet in the West writes where it is not."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(";,\t", key=head.count)


def _head(titles: list[str]) -> tuple[list[Column | None], tuple[Fault, ...]]:
    columns = [BY_TITLE.get(fold(title)) if title.strip() else None for title in titles]
    unknown = [title for title, column in zip(titles, columns, strict=True) if title.strip() and column is None]
    known = ", ".join(column.name for column in COLUMNS)
    faults = [
        Fault(1, f"the column “{bounded(title, 40)}” is unknown; rename or remove it (known: {known})")
        for title in unknown
    ]
    named = [column.name for column in columns if column]
    faults += [Fault(1, f"the column {name} comes twice") for name in sorted(set(named)) if named.count(name) > 1]
    faults += [
        Fault(1, f"the column {column.name} is missing ({column.means})")
        for column in COLUMNS
        if column.required and column.name not in named
    ]
    return columns, tuple(faults)


def _lines(reader: Any, columns: list[Column | None], zone: ZoneInfo, now: datetime) -> Table:
    rows: list[Row] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    end = reader.line_num
    for cells in reader:
        line, end = end + 1, reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) + len(faults) >= MOST_LINES:
            faults.append(Fault(line, f"more than {MOST_LINES} complaints; import the table in parts"))
            break
        row = Row(line, *_values(line, cells, columns, zone, faults))
        faults.extend(Fault(line, what) for what in _contradictions(row.values, now))
        if (first := seen.setdefault(row.sha256, line)) != line:
            faults.append(Fault(line, f"is the same as line {first}"))
        rows.append(row)
    return Table(tuple(rows), tuple(faults))


def _values(
    line: int, cells: list[str], columns: list[Column | None], zone: ZoneInfo, faults: list[Fault]
) -> tuple[dict[str, Any], bytes]:
    values: dict[str, Any] = {}
    told: list[str] = []
    for column, cell in zip(columns, cells, strict=False):
        if column is None or not cell.strip():
            continue
        told.append(f"{column.name}={cell.strip()}")
        try:
            values[column.name] = column.read(cell, zone)
        except Unreadable as error:
            faults.append(Fault(line, f"{column.name}: “{bounded(cell, 40)}” {error}"))
    if any(cell.strip() for cell in cells[len(columns) :]):
        faults.append(Fault(line, "has more fields than the head; is a semicolon or a quote missing?"))
    for column in COLUMNS:
        given = any(entry.startswith(f"{column.name}=") for entry in told)
        if column.required and not given:
            faults.append(Fault(line, f"{column.name} is empty ({column.means})"))
    return values, "\n".join(told).encode()


def _contradictions(values: Mapping[str, Any], now: datetime) -> Iterator[str]:
    """What cannot have happened."""
    days = [
        (name, values[name]) for name in ("sent", "received", "acknowledged", "answered", "ended") if name in values
    ]
    for name, day in days:
        if day > now:
            yield f"{name} lies in the future"
    received = values.get("received")
    for name, day in days:
        if received and name in {"acknowledged", "answered", "ended"} and day.date() < received.date():
            yield f"{name} lies before received"
        if received and name == "sent" and day.date() > received.date():
            yield "sent lies after received"
    if "outcome" in values and "answered" not in values:
        yield "has an outcome, but no day on which it was answered"
    state = values.get("state", "")
    if state == "answered" and "answered" not in values:
        yield "is answered, but has no day on which it was"
    if state in {"closed", "withdrawn"} and "ended" not in values:
        yield f"is {state}, but has no day on which it ended"
    if state in {"registered", "answered"} and "ended" in values:
        yield f"has ended, but is said to be {state}"
