"""The company's colour, and every other that is made of it: one place for letters, charts and dossiers.

Contrast is that of WCAG 2.2 (1.4.3): 4.5 to 1 between words and their ground.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from worker.words.said import Said

BRAND: Final = "#17435c"
LEAST: Final = 4.5
LEAST_OF_SHAPES: Final = 3.0
_HEX: Final = re.compile(r"#[0-9a-f]{6}\Z")
_WHITE: Final = "#ffffff"
_BLACK: Final = "#000000"
# The grounds that words stand on: of a letter and of its quotes and facts, by day and by night.
_PANEL: Final = "#f2f6f8"
_DARK_PANEL: Final = "#24323b"
_DARK_CARD: Final = "#1a242b"

# What stands in the styles of a page for a colour of the company: no letter's words can hold such code points.
LINK: Final = "\ue0f0"
BAR: Final = "\ue0f1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """`brand` fills the head, with white and `beside` upon it; `link` and `bar` stand on white and on a quote.

    The three others take their place on a dark screen.
    """

    brand: str
    beside: str
    link: str
    bar: str
    dark_brand: str
    dark_link: str
    dark_bar: str

    @property
    def chart(self) -> str:
        """Of a picture, which is the same by day and by night: 3 to 1 from either card (WCAG 2.2, 1.4.11)."""
        return nearest(self.bar, _DARK_CARD, towards=_WHITE, least=LEAST_OF_SHAPES)

    def painted(self, page: str) -> str:
        """The page with its colours in place of their marks."""
        return page.replace(LINK, self.link).replace(BAR, self.bar)


OURS: Final = Palette(
    brand=BRAND,
    beside="#dbe8f0",
    link="#0b5a80",
    bar="#17637f",
    dark_brand="#123246",
    dark_link="#8fcbee",
    dark_bar="#5fb4d6",
)


@lru_cache(maxsize=16)
def palette(colour: str) -> Palette:
    """All that follows from one colour, "#rrggbb", on which white can be read."""
    if colour == BRAND:
        return OURS
    light = nearest(colour, _DARK_PANEL, towards=_WHITE)
    return Palette(
        brand=colour,
        beside=nearest(mixed(colour, _WHITE, 0.8), colour, towards=_WHITE),
        link=nearest(colour, _PANEL),
        bar=colour,
        dark_brand=mixed(colour, _BLACK, 0.3),
        dark_link=light,
        dark_bar=light,
    )


def readable(value: str) -> str:
    """The colour as it is written here. Raises ValueError with a sentence for what is none, or none to read on."""
    colour = value.strip().lower()
    if not _HEX.match(colour):
        raise ValueError(Said('write a colour as "{colour}": # and six digits of 0-9 and a-f', colour=BRAND))
    found = contrast(colour, _WHITE)
    if found < LEAST:
        # Cut, not rounded: 4.49 is not enough.
        pale = Said(
            "white words on {colour} have a contrast of {contrast}, and {least} is the least that everybody can read"
            ' (WCAG 2.2, 1.4.3); the nearest that does is "{nearest}"'
        )
        cut, least = f"{int(found * 100) / 100:.2f}", str(LEAST)
        raise ValueError(pale.about(colour=colour, contrast=cut, least=least, nearest=nearest(colour, _WHITE)))
    return colour


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black and white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def nearest(colour: str, ground: str, *, towards: str = _BLACK, least: float = LEAST) -> str:
    """The first on the way from `colour` that can be read on `ground`; the end of the way where none can."""
    steps = (mixed(colour, towards, step / 100) for step in range(101))
    return next((one for one in steps if contrast(one, ground) >= least), towards)


def mixed(colour: str, other: str, share: float) -> str:
    """`share` of the other in it, from 0 to 1."""
    parts = (round(a + (b - a) * share) for a, b in zip(_parts(colour), _parts(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """WCAG's relative luminance, from 0 to 1."""
    red, green, blue = (
        (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in (p / 255 for p in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
