"""The register as a workbook. The only importer of xlsxwriter, which the extra `export` brings."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from worker.feedback.exports.columns import YES_OR_NO, Column, Value
from worker.words.said import Said

# What a cell can hold at most.
LONGEST = 32_000
_WIDTHS = {"text": 60, "subject": 36, "name": 24, "email": 28, "ref": 21, "category": 24, "cause": 24}


def workbook(columns: Sequence[Column], rows: Iterable[Sequence[Value]], language: str) -> Iterator[bytes]:
    """One sheet, its head fixed and filtered. No text becomes a formula, a number or a link.

    Raises ImportError where the library is not installed.
    """
    import xlsxwriter  # noqa: PLC0415  # an extra: only whoever exports workbooks needs it

    written = io.BytesIO()
    plainly = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
    book = xlsxwriter.Workbook(written, {**plainly, "in_memory": True, "constant_memory": False})
    # The same register gives the same bytes.
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001  # the library knows no zones
    sheet = book.add_worksheet(Said("Register").told(language))
    formats = {name: book.add_format(look) for name, look in _LOOKS.items()}
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column.name, 14))
        sheet.write_string(0, place, column.title.told(language), formats["head"])
    number = 0
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _write(sheet, number, place, value, formats, language)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, number, len(columns) - 1)
    book.close()
    yield written.getvalue()


_LOOKS = {
    "head": {"bold": True, "bg_color": "#17435C", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "day": {"num_format": "yyyy-mm-dd", "valign": "top"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm", "valign": "top"},
    "money": {"num_format": "#,##0.00", "valign": "top"},
}


def _write(sheet: Any, row: int, place: int, value: Value, formats: dict[str, Any], language: str) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_string(row, place, YES_OR_NO[value].told(language), formats["text"])
        case int():
            sheet.write_number(row, place, value, formats["text"])
        case datetime():
            sheet.write_datetime(row, place, value.replace(tzinfo=None), formats["moment"])
        case date():
            sheet.write_datetime(row, place, datetime.combine(value, datetime.min.time()), formats["day"])
        case tuple():
            sheet.write_number(row, place, value[0] / 100, formats["money"])
        case str():
            clean = "".join(c for c in value if c.isprintable() or c in "\n\t")
            sheet.write_string(row, place, clean[:LONGEST], formats["text"])
