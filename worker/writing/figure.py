"""A chart of columns inside the HTML part: its picture, and below it a table of every number that the picture shows.

Whoever loads no pictures, or cannot see them, reads the table: twelve months fit beside each other on a phone.
"""

from collections.abc import Sequence
from typing import Final

from worker.writing.blocks import Columns
from worker.writing.drawing import COLOURS, SHOWN_WIDTH, Picture, columns, pareto
from worker.writing.shield import to_html

# Fixed, so that each cell stands under its group whatever it holds.
_TABLE: Final = (
    '<table width="100%" cellpadding="0" cellspacing="0" border="0"'
    ' style="table-layout:fixed;width:100%;margin:4px 0 24px;border-collapse:separate;text-align:center;">'
)
# Classes as in `page`, for the colours of dark mode.
_MONTH: Final = (
    ' class="small" style="padding:2px 0;font-size:11px;line-height:14px;font-weight:400;color:#51616e;'
    'overflow-wrap:anywhere;"'
)
_NUMBER: Final = ' class="number" style="padding:4px 0 2px;font-size:{size}px;line-height:14px;color:#14212b;"'
_CAPTION: Final = ' class="small" style="margin:4px 0;font-size:13px;line-height:18px;color:#51616e;"'
_NAME: Final = ' class="small" style="padding:0 0 0 6px;font-size:12px;line-height:14px;color:#51616e;"'


def picture_of(chart: Columns, colour: str = COLOURS[0]) -> Picture:
    return pareto(chart.groups, colour) if chart.pareto else columns(chart.groups, colour)


def figure(chart: Columns, first: str = COLOURS[0]) -> str:
    """The picture and its table: the months, then under the name of each column, with its colour, that one's numbers.

    `first` is the colour of the first columns. The width is an attribute too: Outlook's Word engine knows no other.
    """
    image = (
        f'<img src="cid:{picture_of(chart, first).name}" width="{SHOWN_WIDTH}" alt="{to_html(chart.alt)}"'
        f' style="display:block;width:100%;max-width:{SHOWN_WIDTH}px;height:auto;border:0">'
    )
    # A row that has no cells leaves no table that could stand askew.
    months, *series = tuple(zip(*(row.cells for row in chart.rows), strict=False)) or ((),)
    head = "".join(f'<th scope="col"{_MONTH}>{to_html(month)}</th>' for month in months)
    # Thousands are written smaller, so that they do not run together on a phone.
    longest = max((len(number) for numbers in series for number in numbers), default=1)
    look = _NUMBER.format(size=max(8, min(11, 36 // longest)))
    rows = "".join(
        _series(name, colour, numbers, look)
        for name, colour, numbers in zip(chart.names, (first, *COLOURS[1:]), series, strict=False)
    )
    return f"{image}<p{_CAPTION}>{to_html(chart.caption)}</p>{_TABLE}<thead><tr>{head}</tr></thead>{rows}</table>"


def _series(name: str, colour: str, numbers: Sequence[str], look: str) -> str:
    """A group of rows of its own, so that who listens hears its name with its numbers alone."""
    square = (
        f'<td width="14" height="14" bgcolor="{colour}" aria-hidden="true"'
        f' style="width:14px;height:14px;font-size:1px;line-height:1px;background-color:{colour}">&nbsp;</td>'
    )
    legend = (
        '<table role="presentation" cellpadding="0" cellspacing="0" border="0">'
        f"<tr>{square}<td{_NAME}>{to_html(name)}</td></tr></table>"
    )
    cells = "".join(f"<td{look}>{to_html(number)}</td>" for number in numbers)
    return (
        f'<tbody><tr><th scope="rowgroup" colspan="{len(numbers)}" align="left"'
        ' style="padding:6px 0 0;font-weight:400;">'
        f"{legend}</th></tr><tr>{cells}</tr></tbody>"
    )
