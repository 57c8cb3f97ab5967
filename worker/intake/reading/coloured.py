"""Words in a bright colour: people answer inside a quoted mail, where nothing but the red tells what is theirs."""

import re
from collections.abc import Iterator
from html import unescape

from worker.intake.reading import charset
from worker.intake.reading.contents import Contents

_MAX_PAGE = 500_000
_MOST, _LONGEST = 50, 2_000
_PIECE = re.compile(r"<(/?)([a-z][a-z0-9]{0,15})\b([^<>]*+)>|<[^<>]*+>|([^<]++)|<", re.IGNORECASE)
_COLOUR = re.compile(
    r"(?<![\w-])color\s{0,9}[:=]\s{0,9}[\"']?\s{0,9}(?:#(?P<hex>[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])"
    r"|rgba?\(\s{0,9}(?P<rgb>\d{1,3}\s{0,9},\s{0,9}\d{1,3}\s{0,9},\s{0,9}\d{1,3})"
    r"|(?P<name>red|blue|green|purple|magenta|fuchsia|orange|orangered|crimson|darkred|firebrick|mediumblue)\b)",
    re.IGNORECASE,
)
# A bright colour has much of one light and little of another: neither grey nor the navy of links and signatures.
_MUCH, _LITTLE = 0xA0, 0x70
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "tr", "td", "th", "table", "blockquote", "ul", "ol", "h1", "h2", "h3", "hr"}
)
_HOLDS = frozenset({"span", "font", "p", "div", "b", "strong", "i", "em", "u", "li", "td", "blockquote"})
# Links are blue by nature.
_LINKS = "a"


def found_in(contents: Contents) -> tuple[str, ...]:
    """Those of all pages of a message, whether we read these pages or their plain views."""
    pages = [body.part for body in contents.bodies if body.part.type == "text/html"] + contents.unread_html
    found = (one for part in pages for one in passages(charset.decode(part.content()[:_MAX_PAGE], part.charset)))
    return tuple(dict.fromkeys(found))[:_MOST]


def passages(page: str) -> tuple[str, ...]:
    """The passages of a page in their order, each on one line. Linear; never raises."""
    if "color" not in page[:_MAX_PAGE].lower():
        return ()
    found: list[str] = []
    for passage in _passages(page[:_MAX_PAGE]):
        told = " ".join(unescape(passage).split())
        if len(told) > 1 and told not in found:
            found.append(told[:_LONGEST])
            if len(found) == _MOST:
                break
    return tuple(found)


def _passages(page: str) -> Iterator[str]:
    # Of each open element that may bear a colour: its name, and whether its words are bright.
    open_ones: list[tuple[str, bool]] = []
    held: list[str] = []
    for piece in _PIECE.finditer(page):
        slash, name, attributes, text = piece.groups()
        name = (name or "").lower()
        bright = bool(open_ones) and open_ones[-1][1]
        if text is not None and bright:
            held.append(text)
        if held and (name in _BLOCKS or (text is not None and not bright and text.strip())):
            yield "".join(held)
            held = []
        if slash:
            _close(open_ones, name)
        elif name in _HOLDS or name == _LINKS:
            open_ones.append((name, name != _LINKS and _bright(attributes, inherited=bright)))
            del open_ones[1_000:]
    if held:
        yield "".join(held)


def _close(open_ones: list[tuple[str, bool]], name: str) -> None:
    """The innermost of this name, with what was left open in it; of a tag that nothing opened, nothing."""
    for place in range(len(open_ones) - 1, max(-1, len(open_ones) - 20), -1):
        if open_ones[place][0] == name:
            del open_ones[place:]
            return


def _bright(attributes: str, *, inherited: bool) -> bool:
    told = _COLOUR.search(attributes) if "olo" in attributes.lower() else None
    if told is None:
        return inherited
    if told["name"]:
        return True
    if told["hex"]:
        digits = told["hex"] if len(told["hex"]) == 6 else "".join(2 * digit for digit in told["hex"])
        lights = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    else:
        lights = [int(one) for one in told["rgb"].split(",")]
    return max(lights) >= _MUCH and min(lights) <= _LITTLE
