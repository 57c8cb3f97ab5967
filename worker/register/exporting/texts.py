"""CSV as a French Excel opens it by a double click, and JSON Lines."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from worker.feedback.exports.columns import AMOUNT, YES_OR_NO, Column, Value

# A cell that begins so is a formula to a spreadsheet; the apostrophe makes it a text (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
BOM = "\ufeff"


def csv_lines(columns: Sequence[Column], rows: Iterable[Sequence[Value]], language: str) -> Iterator[bytes]:
    """With a mark of UTF-8 before, and semicolons: what Excel expects where the comma is in the numbers."""
    yield _csv_line([column.title.told(language) for column in columns], BOM)
    for row in rows:
        yield _csv_line([_cell(value, language) for value in row])


def _csv_line(cells: Sequence[str], before: str = "") -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerow(cells)
    return (before + written.getvalue()).encode("utf-8", "replace")


def _cell(value: Value, language: str) -> str:
    match value:
        case None | "":
            return ""
        case bool():
            return YES_OR_NO[value].told(language)
        case int():
            return str(value)
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case tuple():
            return AMOUNT.about(units=value[0] // 100, cents=f"{value[0] % 100:02}", currency=value[1]).told(language)
        case str():
            return harmless(value)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula, and that holds no control character but its line ends."""
    clean = "".join(c for c in text if c.isprintable() or c in "\n\t")
    return f"'{clean}" if clean.lstrip(" ").startswith(FORMULA) or text.startswith(FORMULA) else clean


def json_lines(columns: Sequence[Column], rows: Iterable[Sequence[Value]], _language: str) -> Iterator[bytes]:
    """An object a line under the columns' codes: moments in ISO 8601, money as cents with its currency."""
    for row in rows:
        told = {column.name: _plain(value) for column, value in zip(columns, row, strict=True)}
        yield json.dumps(told, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _plain(value: Value) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return {"cents": value[0], "currency": value[1]} if isinstance(value, tuple) else value
