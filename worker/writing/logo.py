"""The company's logo: a small picture that travels with each letter to a customer.

It stands beside the page, as "cid:…" in one multipart/related. That is what mail clients show: Gmail and Outlook for
Windows drop pictures that stand in the page itself ("data:…"), and whatever lies on a server is hidden behind "show
pictures", tells its owner who opens the letter, and is gone in five years. No client shows SVG in a letter.
"""

import hashlib
import math
import warnings
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from worker.words.said import Said, sentence_of
from worker.words.system import why
from worker.writing.drawing import Picture
from worker.writing.faults import Fault

# It is sent with every letter, thousands of times.
MOST_BYTES: Final = 60_000
# Shown at half its size at least, so that it is sharp on a phone.
MOST_WIDTH, MOST_HEIGHT = 1200, 400
SHOWN_WIDTH, SHOWN_HEIGHT = 240, 56
_TYPES: Final = {"PNG": ("image/png", "logo.png"), "JPEG": ("image/jpeg", "logo.jpg")}
_WHAT: Final = Said(
    "name a PNG or JPEG file of at most {width} × {height} pixels and {size} kB, for a white ground",
    width=MOST_WIDTH,
    height=MOST_HEIGHT,
    size=MOST_BYTES // 1000,
)


class NoLogoError(Exception):
    """The file cannot be shown in a letter. The sentence says why."""


@lru_cache(maxsize=4)
def logo(path: Path) -> Picture:
    """The file as it leaves with a letter, read once. Raises NoLogoError."""
    content = _read(path)
    kind, width, height = _looked_at(content)
    if width > MOST_WIDTH or height > MOST_HEIGHT:
        raise NoLogoError(Said("has {width} × {height} pixels", width=width, height=height))
    media_type, name = _TYPES[kind]
    shown = min(1.0, SHOWN_WIDTH / width, SHOWN_HEIGHT / height)
    size = max(1, math.floor(width * shown)), max(1, math.floor(height * shown))
    return Picture(f"{hashlib.sha256(content).hexdigest()[:24]}@logo", content, media_type, name, size)


def _looked_at(content: bytes) -> tuple[str, int, int]:
    """(type, width, height). One that would fill the memory is not unpacked."""
    from PIL import Image  # noqa: PLC0415  # for a company with a logo

    try:
        with warnings.catch_warnings():
            # The library only warns of a picture that is too large to unpack.
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=tuple(_TYPES)) as image:
                if image.width <= MOST_WIDTH and image.height <= MOST_HEIGHT:
                    image.load()
                return str(image.format), image.width, image.height
    except Exception as error:  # Whatever a file may be, and however the library says it.
        raise NoLogoError(Said("is no picture that letters can show")) from error


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise NoLogoError(Said("cannot be read ({reason})", reason=why(error))) from None
    if len(content) > MOST_BYTES:
        raise NoLogoError(Said("has more than {size} kB", size=MOST_BYTES // 1000))
    return content


def logo_if_any(path: Path | None) -> Picture | None:
    """None too where it cannot be shown: a letter leaves without it rather than not at all, and the check says why."""
    try:
        return logo(path) if path else None
    except NoLogoError:
        return None


def fault_of_logo(path: Path) -> Fault | None:
    try:
        logo(path)
    except NoLogoError as error:
        return Fault(path, 0, sentence_of(error), _WHAT)
    return None
