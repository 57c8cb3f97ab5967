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

from worker.writing.colours import OURS
from worker.writing.scales import highest, step, top

# Shown at half its size, so that it is sharp on a phone; as wide as the inside of the frame.
SHOWN_WIDTH: Final = 534
SHOWN_HEIGHT: Final = 150
_SCALE: Final = 2
# Of a column whose number may not be told: the same stub for each, in outline.
_STUB: Final = 6 * _SCALE
# One after the other in each group. Each stands out from a white card as from a dark one by 3 to 1 at least (WCAG 2.2,
# 1.4.11); for a printer without colours, and for every eye, the second is striped.
COLOURS: Final = (OURS.chart, "#cf7a2a")
# Lines of the scale, which are faint on either, and the base.
_GRID: Final = "#8a979f"
# No colour at all: the card's own shows through, light or dark.
_GROUND: Final = "#ffffff"
# Colours by their place in the image; the first of the columns is the company's.
_GROUND_AT, _GRID_AT, _FIRST_AT = range(3)
_STRIPE: Final = 3 * _SCALE
# Of a Pareto: parts of a hundred, a line for each quarter.
_QUARTERS: Final = (25, 50, 75, 100)

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

    Each group has the same part of the whole width; lines stand at round numbers (`scales`). `first` is the colour of
    the first columns. Same numbers, same bytes.
    """
    canvas = _Canvas(top(highest(groups)), step(highest(groups)), first)
    for place, group in enumerate(groups):
        canvas.group(group, place, len(groups))
    return canvas.picture()


@lru_cache(maxsize=16)
def pareto(groups: tuple[Group, ...], first: str = COLOURS[0]) -> Picture:
    """A column for each part, and a line through the sums so far; both in percent."""
    canvas = _Canvas(_QUARTERS[-1], _QUARTERS[0], first)
    for place, (part, *_) in enumerate(groups):
        canvas.group((part,), place, len(groups))
    canvas.line([so_far or 0 for _, so_far in groups])
    return canvas.picture()


class _Canvas:
    """A picture in the making: `most` is as high as the highest line, and there is one at each `between`."""

    def __init__(self, most: int, between: int, first: str) -> None:
        from PIL import Image, ImageColor, ImageDraw  # noqa: PLC0415  # for reports alone

        self.width, height, edge = SHOWN_WIDTH * _SCALE, SHOWN_HEIGHT * _SCALE, 4 * _SCALE
        self.floor, self.room, self.most = height - edge, height - 3 * edge, most
        self.image = Image.new("P", (self.width, height), _GROUND_AT)
        painted = (_GROUND, _GRID, first, *COLOURS[1:])
        self.image.putpalette([part for colour in painted for part in ImageColor.getrgb(colour)])
        self.draw = ImageDraw.Draw(self.image)
        for number in range(between, most + 1, between):
            level = self._level(number)
            for left in range(0, self.width, 4 * _SCALE):
                self.draw.line((left, level, left + _SCALE - 1, level), fill=_GRID_AT, width=_SCALE)

    def _level(self, number: int) -> int:
        return self.floor - round(self.room * number / self.most)

    def group(self, numbers: Sequence[int | None], place: int, of: int) -> None:
        each = self.width / max(1, of)
        wide = each * 0.76 / max(1, len(numbers))
        for nth, number in enumerate(numbers):
            begin = round(place * each + each * 0.12 + nth * wide)
            self._column(number, nth, begin, round(begin + wide - 2 * _SCALE))

    def _column(self, number: int | None, nth: int, begin: int, end: int) -> None:
        colour, floor = _FIRST_AT + nth % len(COLOURS), self.floor
        if number is None:
            self.draw.rectangle((begin, floor - _STUB, end, floor), outline=colour, width=_SCALE)
        elif number and nth == 0:
            self.draw.rectangle((begin, self._level(number), end, floor), fill=colour)
        elif number:
            self.draw.rectangle((begin, self._level(number), end, floor), outline=colour, width=_SCALE)
            for level in range(floor, self._level(number), -_STRIPE):
                self.draw.line((begin, level, end, level), fill=colour, width=_SCALE)

    def line(self, numbers: Sequence[int]) -> None:
        """Through the middle of each group, with a dot at each."""
        each, colour, dot = self.width / max(1, len(numbers)), _FIRST_AT + 1, 4 * _SCALE
        points = [(round((place + 0.5) * each), self._level(number)) for place, number in enumerate(numbers)]
        self.draw.line(points, fill=colour, width=2 * _SCALE)
        for x, y in points:
            self.draw.ellipse((x - dot, y - dot, x + dot, y + dot), fill=colour)

    def picture(self) -> Picture:
        self.draw.line((0, self.floor, self.width, self.floor), fill=_GRID_AT, width=_SCALE)
        written = BytesIO()
        self.image.save(written, "PNG", optimize=True, transparency=_GROUND_AT)
        content = written.getvalue()
        return Picture(f"{hashlib.sha256(content).hexdigest()[:24]}@chart", content)
