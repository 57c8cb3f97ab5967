"""Whether a reader of a page sees its words: what style sheets, sizes and colours hide.

A mail program shows no element that its style hides, no letter of no size, and no white on white; who hides words in a
mail does so for machines that read it. Where nothing says what colour the paper has, white words stay: people write
them on dark screens.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

# Of style sheets: characters and braces that are read, and the length of the declarations of one rule.
_MAX_SHEETS, _MAX_BRACES, _MAX_RULE = 300_000, 20_000, 1_000
_MAX_STYLE = 2_000
_MAX_DEPTH = 1_000
_SHEET = re.compile(r"<style(?=[\s>/])[^>]*+>([^<]*+(?:<(?!/style)[^<]*+)*+)", re.IGNORECASE)
_NOT_SCREEN = re.compile(r"media\s{0,9}=\s{0,9}[\"']?[^\"'>]*\b(?:print|max-width|max-device)", re.IGNORECASE)
_BRACE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"[a-z0-9]{0,15}([.#][\w-]{1,80})", re.IGNORECASE)
_NAME_AND_VALUE = re.compile(
    r"""[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)(?:"|\Z)|'([^']*+)(?:'|\Z)|([^\s>]*+)))?+"""
)

_UNSEEN = re.compile(
    r"(?<![\w-])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|opacity\s{0,9}:\s{0,9}0?(?:\.0{1,9})?(?![\d.])|(?:text-indent|left|top)\s{0,9}:\s{0,9}-\d{3})",
    re.IGNORECASE,
)
_SHOWN_AGAIN = re.compile(
    r"(?<![\w-])(?:display\s{0,9}:\s{0,9}(?!none)[a-z]|visibility\s{0,9}:\s{0,9}visible)", re.IGNORECASE
)
# Preview lines for the list of messages are folded to nothing as well.
_FOLDED = re.compile(r"(?<![\w-])(?:max-)?(?:height|width)\s{0,9}:\s{0,9}0(?![\d.])", re.IGNORECASE)
_CLIPPED = re.compile(r"overflow\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_SIZE = re.compile(
    r"(?<![\w-])font(?:-size)?\s{0,9}:[^;]{0,60}?(?<![\w.#-])(\d{0,4}\.?\d{0,4})(px|pt|r?em|%)?(?![\w.])", re.IGNORECASE
)
_NAMED_SIZE = re.compile(r"(?<![\w-])font-size\s{0,9}:\s{0,9}[a-z-]{3,}", re.IGNORECASE)
_INK = re.compile(r"(?<![\w-])color\s{0,9}:\s{0,9}([^;]{1,60})", re.IGNORECASE)
_PAPER = re.compile(r"(?<![\w-])background(?:-color)?\s{0,9}:\s{0,9}([^;]{1,200})", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])", re.IGNORECASE)
_LIGHTS = re.compile(r"rgba?\(\s{0,9}(\d{1,3})[\s,]{1,9}(\d{1,3})[\s,]{1,9}(\d{1,3})(?:[\s,/]{1,9}([\d.]{1,9}))?",
                     re.IGNORECASE)  # fmt: skip
_NAMES: Mapping[str, "Colour"] = {
    "white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245), "ghostwhite": (248, 248, 255),
}  # fmt: skip
# Colours that differ by no more than this are one to the eye; a letter of less than two points is none.
_SAME, _TINY = 12, 1.0

Colour = tuple[int, int, int]


class Look(NamedTuple):
    """How the words of an element look: `none` where they have no size or no colour, ink and paper where these are
    said.
    """

    none: bool = False
    ink: Colour | None = None
    paper: Colour | None = None

    @property
    def unseen(self) -> bool:
        if self.none:
            return True
        if self.ink is None or self.paper is None:
            return False
        return all(abs(one - other) <= _SAME for one, other in zip(self.ink, self.paper, strict=True))


PLAIN = Look()


@dataclass(slots=True)
class Eye:
    """What is seen while a page is read from its top: the elements that are open, each with its look."""

    rules: Mapping[str, str]
    open_ones: list[tuple[str, Look]] = field(default_factory=list)

    @property
    def blind(self) -> bool:
        """Whether words at this place are not seen, though the element that they stand in is."""
        return bool(self.open_ones) and self.open_ones[-1][1].unseen

    def opens(self, name: str, attributes: str, *, empty: bool = False) -> bool:
        """An element begins; whether its style hides it with all that is in it."""
        if name in _CLOSES_ITSELF:
            self._close_same(name)
        style, ink, paper = self._declared(attributes) if attributes else ("", None, None)
        look = self.open_ones[-1][1] if self.open_ones else PLAIN
        if style or ink or paper:
            look = _looked(look, style, ink, paper)
        if not empty and len(self.open_ones) < _MAX_DEPTH:
            self.open_ones.append((name, look))
        return bool(style) and hides(style)

    def closes(self, name: str) -> None:
        """The innermost of this name ends, with what was left open in it."""
        for place in range(len(self.open_ones) - 1, max(-1, len(self.open_ones) - 40), -1):
            if self.open_ones[place][0] == name:
                del self.open_ones[place:]
                return

    def _close_same(self, name: str) -> None:
        """A paragraph, an item or a cell ends where the next begins."""
        for place in range(len(self.open_ones) - 1, max(-1, len(self.open_ones) - 10), -1):
            if self.open_ones[place][0] == name:
                del self.open_ones[place:]
                return
            if self.open_ones[place][0] in _BOUNDS:
                return

    def _declared(self, attributes: str) -> tuple[str, Colour | None, Colour | None]:
        """The style that rules and attributes give, and the colours of old attributes."""
        folded = attributes.lower()
        if not ("style" in folded or "color" in folded or (self.rules and ("class" in folded or "id" in folded))):
            return "", None, None
        values: dict[str, str] = {}
        for found in _NAME_AND_VALUE.finditer(attributes):
            values.setdefault(found[1].lower(), found[2] or found[3] or found[4] or "")
        named = [f".{one}" for one in values.get("class", "").split()[:20]]
        named += [f"#{values['id'].strip()}"] if "id" in values else []
        told = [self.rules[one] for one in named if one in self.rules]
        style = ";".join([*told, values.get("style", "")[:_MAX_STYLE]]).strip(";")
        return style, _colour(values.get("color", "")), _colour(values.get("bgcolor", ""))


_CLOSES_ITSELF = frozenset({"p", "li", "td", "th", "tr", "option", "dt", "dd"})
_BOUNDS = frozenset({"table", "div", "ul", "ol", "blockquote", "body"})


def eye(html: str) -> Eye:
    """An eye that knows the style sheets of this page."""
    return Eye(_rules(html) if "<style" in html[:2_000_000].lower() else {})


def hides(style: str) -> bool:
    """Whether these declarations take an element out of sight; the last one said wins."""
    unseen = max((hit.start() for hit in _UNSEEN.finditer(style)), default=-1)
    shown = max((hit.start() for hit in _SHOWN_AGAIN.finditer(style)), default=-1)
    return unseen > shown or bool(_FOLDED.search(style) and _CLIPPED.search(style))


def _looked(above: Look, style: str, ink: Colour | None, paper: Colour | None) -> Look:
    """The look of an element in one that looks like `above`."""
    none, ink, paper = above.none, ink or above.ink, paper or above.paper
    inks, papers = _INK.findall(style), _PAPER.findall(style)
    sizes = list(_SIZE.finditer(style))
    if sizes and sizes[-1][1] not in {"", "."}:
        none = _is_tiny(float(sizes[-1][1]), (sizes[-1][2] or "").lower())
    elif _NAMED_SIZE.search(style):
        none = False
    if inks:
        ink = _colour(inks[-1])
        none = none or _is_clear(inks[-1])
    if papers:
        said = papers[-1].lower()
        paper = None if "url(" in said or "gradient" in said else _colour(said) or (
            paper if "transparent" in said or "none" in said or "inherit" in said else None
        )  # fmt: skip
    return Look(none, ink, paper)


def _is_tiny(number: float, unit: str) -> bool:
    return number <= _TINY if unit in {"px", "pt"} else number == 0


def _is_clear(said: str) -> bool:
    lights = _LIGHTS.search(said)
    return "transparent" in said.lower() or (lights is not None and lights[4] is not None and not _number(lights[4]))


def _number(said: str) -> float:
    try:
        return float(said)
    except ValueError:
        return 1.0


def _colour(said: str) -> Colour | None:
    """A colour, or None for what is none or is not known here."""
    said = said.strip().lower()
    if found := _HEX.search(said):
        digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if found := _LIGHTS.search(said):
        return int(found[1]), int(found[2]), int(found[3])
    return next((_NAMES[word] for word in re.split(r"[\s!,]+", said)[:6] if word in _NAMES), None)


def _rules(html: str) -> Mapping[str, str]:
    """The declarations of each class and id that stands alone in a rule for the screen; later ones behind earlier."""
    rules: dict[str, str] = {}
    for selector, declared in _top_rules(list(_sheets(html))):
        for one in selector.split(",")[:50]:
            found = _SELECTOR.fullmatch(one.strip())
            if found and ":" in declared:
                rules[found[1]] = f"{rules.get(found[1], '')};{declared}"[-_MAX_RULE:]
    return rules


def _sheets(html: str) -> Iterator[str]:
    room = _MAX_SHEETS
    for found in _SHEET.finditer(html):
        if not _NOT_SCREEN.search(html, found.start(), found.start(1)):
            yield found[1][:room]
            room -= len(found[1])
        if room <= 0:
            return


def _top_rules(sheets: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Selector and declarations of rules that no condition holds: those for small screens or paper are left out."""
    for sheet in sheets:
        bare = _without_comments(sheet)
        depth, start, selector = 0, 0, ""
        for number, brace in enumerate(_BRACE.finditer(bare)):
            if number == _MAX_BRACES:
                return
            if brace[0] == "{":
                if depth == 0:
                    selector = bare[start : brace.start()].rpartition(";")[2].strip()
                depth += 1
                start = brace.end()
            elif depth:
                depth -= 1
                if depth == 0 and not selector.startswith("@"):
                    yield selector[:_MAX_STYLE], bare[start : brace.start()][:_MAX_RULE]
                start = brace.end()


def _without_comments(sheet: str) -> str:
    pieces, at = [], 0
    while (begins := sheet.find("/*", at)) >= 0:
        pieces.append(sheet[at:begins])
        ends = sheet.find("*/", begins + 2)
        at = ends + 2 if ends >= 0 else len(sheet)
    return "".join([*pieces, sheet[at:]]).replace("<!--", "").replace("-->", "")
