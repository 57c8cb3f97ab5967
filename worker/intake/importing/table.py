"""A file of complaints, read to its end: every line that can become one, and every fault with its line."""

import codecs
import csv
import gzip
import hashlib
import io
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from worker.intake.importing.columns import BY_TITLE, COLUMNS, Column, Unreadable
from worker.words.wording import bounded, fold

MOST_LINES = 100_000
_PIECE = 65_536
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
    """One complaint. `cells`: what is not empty, as it stood, by the columns' codes."""

    line: int
    cells: dict[str, str]
    zone: ZoneInfo = field(repr=False)

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
class Rows:
    """The complaints of a table. They are read anew each time, one after the other: a table may be as large as all
    else that is held. `without` are lines that are passed over.
    """

    count: int
    packed: bytes = field(repr=False)
    zone: ZoneInfo = field(repr=False)
    without: Container[int] = ()

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Row]:
        reader = _reader(self.packed)
        columns, _ = _head(next(reader, []))
        for line, cells in _lines(reader):
            if line not in self.without:
                yield Row(line, _told(cells, columns), self.zone)

    def but(self, lines: Mapping[int, str]) -> "Rows":
        return replace(self, count=self.count - len(lines), without=lines)


@dataclass(frozen=True, slots=True)
class Table:
    rows: Rows
    faults: tuple[Fault, ...]


def read_table(pieces: Iterable[bytes], zone: ZoneInfo, *, now: datetime) -> Table:
    """`pieces` are CSV with a head, its fields parted by semicolons, commas or tabs. Never fails."""
    packed = _packed(pieces)
    reader = _reader(packed)
    try:
        columns, faults = _head(next(reader, []))
        if faults:
            return Table(Rows(0, b"", zone), faults)
        count, wrong = _look(reader, columns, zone, now)
    except csv.Error as error:
        unreadable = Fault(reader.line_num, f"is no CSV ({error}); save the table as CSV again")
        return Table(Rows(0, b"", zone), (unreadable,))
    return Table(Rows(count, packed, zone), wrong)


def _packed(pieces: Iterable[bytes]) -> bytes:
    held = io.BytesIO()
    with gzip.GzipFile(fileobj=held, mode="wb", compresslevel=6, mtime=0) as file:
        for piece in pieces:
            file.write(piece)
    return held.getvalue()


def _reader(packed: bytes) -> Any:
    """Of the lines of a table, its head first."""
    encoding = _encoding(packed)
    with _unpacked(packed) as raw:
        head = raw.readline().decode(encoding, "replace")
    text = io.TextIOWrapper(_unpacked(packed), encoding=encoding, errors="replace", newline="")
    return csv.reader(text, delimiter=_delimiter(head))


def _unpacked(packed: bytes) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=io.BytesIO(packed))


def _encoding(packed: bytes) -> str:
    """UTF-8, or what a spreadsheet in the West writes where it is not."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        with _unpacked(packed) as raw:
            for piece in iter(partial(raw.read, _PIECE), b""):
                decoder.decode(piece)
        decoder.decode(b"", final=True)
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


def _lines(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Behind the head, those that are not empty, each with its number."""
    end = reader.line_num
    for cells in reader:
        line, end = end + 1, reader.line_num
        if any(cell.strip() for cell in cells):
            yield line, cells


def _look(reader: Any, columns: list[Column | None], zone: ZoneInfo, now: datetime) -> tuple[int, tuple[Fault, ...]]:
    """How many complaints there are, and what is wrong with them."""
    count = 0
    faults: list[Fault] = []
    seen: dict[bytes, int] = {}
    for line, cells in _lines(reader):
        if count + len(faults) >= MOST_LINES:
            faults.append(Fault(line, f"more than {MOST_LINES} complaints; import the table in parts"))
            break
        told = _told(cells, columns)
        row = Row(line, told, zone)
        wrong: list[str] = []
        values = dict(_read(told, zone, wrong))
        if any(cell.strip() for cell in cells[len(columns) :]):
            wrong.append("has more fields than the head; is a semicolon or a quote missing?")
        faults.extend(Fault(line, what) for what in (*wrong, *_lacking(told), *_contradictions(values, now)))
        if (first := seen.setdefault(bytes.fromhex(row.sha256), line)) != line:
            faults.append(Fault(line, f"is the same as line {first}"))
        count += 1
    return count, tuple(faults)


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
