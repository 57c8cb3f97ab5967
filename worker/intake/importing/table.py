"""A file of complaints, read to its end: every line that can become one, and every fault with its line."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from worker.intake.importing.columns import BY_TITLE, COLUMNS, Column, Unreadable
from worker.words.wording import bounded, fold

MOST_LINES = 100_000
_BY_NAME = {column.name: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Fault:
    """`line` counts as an editor does; 1 is the head. `what` is a sentence with the remedy."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}"


@dataclass(frozen=True, slots=True)
class Row:
    """One complaint. Of a table of a hundred thousand no more is held than its cells, packed; the rest is read anew."""

    line: int
    packed: bytes = field(repr=False)
    zone: ZoneInfo = field(repr=False)

    @property
    def cells(self) -> dict[str, str]:
        """What is not empty, as it stood, by the columns' codes."""
        told: dict[str, str] = json.loads(self.packed)
        return told

    @property
    def values(self) -> dict[str, Any]:
        """The same as it is meant; what cannot be read is left out."""
        return dict(_read(self.cells, self.zone, []))

    @property
    def raw(self) -> bytes:
        """The line as it stood."""
        return "\n".join(f"{name}={cell}" for name, cell in self.cells.items()).encode()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def read_table(raw: bytes, zone: ZoneInfo, *, now: datetime) -> Table:
    """`raw` is CSV with a head, its fields parted by semicolons, commas or tabs. Never fails."""
    encoding = _encoding(raw)
    # Piece by piece: a table may be as large as all else that is held.
    text = io.TextIOWrapper(io.BytesIO(raw), encoding=encoding, errors="replace", newline="")
    reader = csv.reader(text, delimiter=_delimiter(raw.partition(b"\n")[0].decode(encoding, "replace")))
    try:
        head = next(reader, [])
        columns, faults = _head(head)
        if faults:
            return Table((), faults)
        return _lines(reader, columns, zone, now)
    except csv.Error as error:
        return Table((), (Fault(reader.line_num, f"is no CSV ({error}); save the table as CSV again"),))


def _encoding(raw: bytes) -> str:
    """UTF-8, or what a spreadsheet in the West writes where it is not."""
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(head: str) -> str:
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
        told = _told(cells, columns)
        row = Row(line, json.dumps(told, ensure_ascii=False).encode(), zone)
        wrong: list[str] = []
        values = dict(_read(told, zone, wrong))
        if any(cell.strip() for cell in cells[len(columns) :]):
            wrong.append("has more fields than the head; is a semicolon or a quote missing?")
        faults.extend(Fault(line, what) for what in (*wrong, *_lacking(told), *_contradictions(values, now)))
        if (first := seen.setdefault(row.sha256, line)) != line:
            faults.append(Fault(line, f"is the same as line {first}"))
        rows.append(row)
    return Table(tuple(rows), tuple(faults))


def _told(cells: list[str], columns: list[Column | None]) -> dict[str, str]:
    named = zip(columns, cells, strict=False)
    return {column.name: cell.strip() for column, cell in named if column is not None and cell.strip()}


def _read(told: Mapping[str, str], zone: ZoneInfo, faults: list[str]) -> Iterator[tuple[str, Any]]:
    """Each cell as it is meant; what cannot be read is a fault."""
    for name, cell in told.items():
        try:
            yield name, _BY_NAME[name].read(cell, zone)
        except Unreadable as error:
            faults.append(f"{name}: “{bounded(cell, 40)}” {error}")


def _lacking(told: Mapping[str, str]) -> Iterator[str]:
    for column in COLUMNS:
        if column.required and column.name not in told:
            yield f"{column.name} is empty ({column.means})"


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
