"""Charts as images, drawn by Pillow.

An image holds shapes alone, no words: those stand beside it as text, for whoever cannot see it or does not load it.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageColor, ImageDraw

from worker.writing.colours import OURS

# Shown at half its size, so that it is sharp on a phone; as wide as the inside of the frame.
SHOWN_WIDTH: Final = 534
SHOWN_HEIGHT: Final = 150
_SCALE: Final = 2
# Of a column whose number may not be told: the same stub for each, in outline.
_STUB: Final = 6 * _SCALE
# One after the other in each group: they differ in lightness, for a printer without colours and for every eye.
COLOURS: Final = (OURS.bar, "#f0a860")
# The ground is painted: on a dark screen the columns would drown in it.
_GROUND: Final = "#ffffff"
_LINE: Final = "#8aa3b4"
_GRID: Final = "#e3ebef"
# Colours by their place in the image; the first of the columns is the company's.
_GROUND_AT, _LINE_AT, _GRID_AT, _FIRST_AT = range(4)

Group = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, or what `media_type` says; `name` identifies it by its content, `file` is what a client saves it as.

    `shown` is its size on the page where that is not the chart's, in pixels.
    """

    name: str
    content: bytes
    media_type: str = "image/png"
    file: str = "chart.png"
    shown: tuple[int, int] = (SHOWN_WIDTH, SHOWN_HEIGHT)


def inlined(page: str, pictures: Iterable[Picture]) -> str:
    """The page with its pictures in it, for a browser, which knows nothing of the other parts of a mail."""
    for picture in pictures:
        data = base64.b64encode(picture.content).decode("ascii")
        page = page.replace(f'src="cid:{picture.name}"', f'src="data:{picture.media_type};base64,{data}"')
    return page


@lru_cache(maxsize=16)
def columns(groups: tuple[Group, ...], first: str = COLOURS[0]) -> Picture:
    """Groups of columns side by side, each as high as its number; None for one that may not be told.

    Each group has the same part of the whole width. `first` is the colour of the first columns. Same numbers,
    same bytes.
    """
    width, height, edge = SHOWN_WIDTH * _SCALE, SHOWN_HEIGHT * _SCALE, 4 * _SCALE
    image = Image.new("P", (width, height), _GROUND_AT)
    painted = (_GROUND, _LINE, _GRID, first, *COLOURS[1:])
    image.putpalette([part for colour in painted for part in ImageColor.getrgb(colour)])
    draw = ImageDraw.Draw(image)
    floor, room = height - edge, height - 3 * edge
    for part in (1, 2, 3, 4):
        level = floor - room * part // 4
        draw.line((0, level, width, level), fill=_GRID_AT, width=_SCALE)
    highest = max((number or 0 for group in groups for number in group), default=0)
    step = width / max(1, len(groups))
    for place, group in enumerate(groups):
        heights = [None if number is None else round(room * number / max(1, highest)) for number in group]
        _group(draw, heights, left=place * step, step=step, floor=floor)
    draw.line((0, floor, width, floor), fill=_LINE_AT, width=_SCALE)
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    content = written.getvalue()
    return Picture(f"{hashlib.sha256(content).hexdigest()[:24]}@chart", content)


def _group(draw: ImageDraw.ImageDraw, heights: Sequence[int | None], *, left: float, step: float, floor: int) -> None:
    """`heights` and places in pixels."""
    wide = step * 0.76 / max(1, len(heights))
    for place, height in enumerate(heights):
        colour = _FIRST_AT + place % len(COLOURS)
        begin = round(left + step * 0.12 + place * wide)
        end = round(begin + wide - 2 * _SCALE)
        if height is None:
            draw.rectangle((begin, floor - _STUB, end, floor), outline=colour, width=_SCALE)
        elif height:
            draw.rectangle((begin, floor - height, end, floor), fill=colour)
