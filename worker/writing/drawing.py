"""Charts as images. The only importer of Pillow.

An image holds shapes alone, no words: those stand beside it as text, for whoever cannot see it or does not load it.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

# Shown at half its size, so that it is sharp on a phone.
SHOWN_WIDTH: Final = 536
SHOWN_HEIGHT: Final = 150
_SCALE: Final = 2
# Of a column whose number may not be told: the same stub for each, in outline.
HIDDEN: Final = 101
_STUB: Final = 6
# One after the other in each group: they differ in lightness, for a printer without colours and for every eye.
COLOURS: Final = ("#17637f", "#f0a860")
# The ground is painted: on a dark screen the columns would drown in it.
_GROUND, _LINE, _GRID = "#ffffff", "#8aa3b4", "#e3ebef"

Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG; `name` identifies it by its content."""

    name: str
    content: bytes


def inlined(page: str, pictures: Iterable[Picture]) -> str:
    """The page with its pictures in it, for a browser, which knows nothing of the other parts of a mail."""
    for picture in pictures:
        data = base64.b64encode(picture.content).decode("ascii")
        page = page.replace(f'src="cid:{picture.name}"', f'src="data:image/png;base64,{data}"')
    return page


@lru_cache(maxsize=16)
def columns(groups: Sequence[Group]) -> Picture:
    """Groups of columns side by side; each height is in percent of the highest, or HIDDEN. The same bytes each time."""
    width, height, edge = SHOWN_WIDTH * _SCALE, SHOWN_HEIGHT * _SCALE, 8
    image = Image.new("RGB", (width, height), _GROUND)
    draw = ImageDraw.Draw(image)
    floor, room = height - edge, height - 3 * edge
    for part in (1, 2, 3, 4):
        level = floor - room * part // 4
        draw.line((edge, level, width - edge, level), fill=_GRID, width=_SCALE)
    step = (width - 2 * edge) / max(1, len(groups))
    for place, group in enumerate(groups):
        _group(draw, group, left=edge + place * step, step=step, floor=floor, room=room)
    draw.line((edge, floor, width - edge, floor), fill=_LINE, width=_SCALE)
    written = BytesIO()
    image.quantize(16).save(written, "PNG", optimize=True)
    content = written.getvalue()
    return Picture(f"{hashlib.sha256(content).hexdigest()[:24]}@chart", content)


def _group(draw: ImageDraw.ImageDraw, group: Group, *, left: float, step: float, floor: int, room: int) -> None:
    wide = step * 0.76 / max(1, len(group))
    for place, share in enumerate(group):
        colour = COLOURS[place % len(COLOURS)]
        begin = round(left + step * 0.12 + place * wide)
        end = round(begin + wide - _SCALE)
        if share == HIDDEN:
            draw.rectangle((begin, floor - _STUB * _SCALE, end, floor), outline=colour, width=_SCALE)
        elif share:
            draw.rectangle((begin, floor - round(room * share / 100), end, floor), fill=colour)
