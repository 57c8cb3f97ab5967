"""Blocks as a text that reads well in a terminal: 72 columns, RFC 3676's advice for plain text."""

import itertools
import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

from worker.writing.blocks import Bar, Bars, Block, Columns, Facts, Heading, Listing, Paragraph, Quote, Rule, Span
from worker.writing.shield import KEPT_SPACE, to_text
from worker.writing.typography import NO_BREAK

WIDTH: Final = 72
# Labels longer than this do not push the values of a table of facts to the right margin.
_LABELS: Final = 30
# The longest bar of a chart.
_MARKS: Final = 20
_UNDERLINES: Final = {1: "=", 2: "-"}

# A link that opens a mail with one line typed, a command.
_TYPED: Final = re.compile(r"[?&]body=(%23(?:(?!%0D|&).)*)\Z")


def as_text(blocks: Sequence[Block]) -> str:
    """The text part, its marks no longer shielded, ending with one newline."""
    return to_text("\n".join(_lines(blocks, WIDTH))).replace(NO_BREAK, " ") + "\n"


def _lines(blocks: Sequence[Block], width: int) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if lines:
            lines.append("")
        lines.extend(_block(block, width))
    return lines


def _block(block: Block, width: int) -> list[str]:
    match block:
        case Heading(level, spans):
            lines = _wrap(_words(spans), width)
            mark = _UNDERLINES.get(level, "")
            return [*lines, mark * max(map(len, lines), default=0)] if mark else lines
        case Paragraph(spans):
            return _wrap(_words(spans), width)
        case Quote(inner):
            return [f"> {line}".rstrip() for line in _lines(inner, width - 2)]
        case Listing():
            return _listing(block, width)
        case Facts():
            return _facts(block, width)
        case Bars(rows) | Columns(rows=rows):
            return _bars(rows, width)
        case Rule():
            return ["-" * width]


def _listing(block: Listing, width: int) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, block.first or 0):
        mark = "- " if block.first is None else f"{number}. "
        inner = _lines(item, width - len(mark)) or [""]
        lines.append(mark + inner[0])
        lines.extend((" " * len(mark) + line).rstrip() for line in inner[1:])
    return lines


def _facts(block: Facts, width: int) -> list[str]:
    """Labels on the left, values aligned beside them."""
    margin = min(max((len(label) for label, _ in block.rows), default=0), _LABELS) + 2
    lines: list[str] = []
    for label, spans in block.rows:
        values = _wrap(_words(spans), width - margin) or [""]
        if len(label) >= margin:
            lines.extend(_wrap(label, width))
        else:
            lines.append(label.ljust(margin) + values.pop(0))
        lines.extend(" " * margin + value for value in values)
    return [line.rstrip() for line in lines]


def _bars(rows: Sequence[Bar], width: int) -> list[str]:
    """Label, words, and a mark for each twentieth of the longest bar; what is too long for one line has two."""
    labels = [_words(row.label) for row in rows]
    words = [_words(row.words) for row in rows]
    left = min(max(map(len, labels), default=0), _LABELS)
    middle = min(max(map(len, words), default=0), width - left - 4 - _MARKS)
    lines: list[str] = []
    for label, said, row in zip(labels, words, rows, strict=True):
        marks = "#" * max(round(row.share * _MARKS / 100), 1 if row.share else 0)
        if len(label) <= left and len(said) <= middle:
            lines.append(f"{label.ljust(left)}  {said.ljust(middle)}  {marks}".rstrip())
        else:
            lines.extend(_wrap(label, width))
            lines.extend(f"  {line}" for line in _wrap(f"{said}  {marks}".rstrip(), width - 2))
    return lines


def _words(spans: Sequence[Span]) -> str:
    return "".join(
        _span(span, following) + (_to_type(span, spans, place + 1) if span.href else "")
        for place, (span, following) in enumerate(zip(spans, [*spans[1:], None], strict=False))
    )


def _to_type(link: Span, spans: Sequence[Span], behind: int) -> str:
    """What a link types, where neither its own words nor those from place `behind` up to the next link say so."""
    found = _TYPED.search(link.href)
    if found is None or (behind < len(spans) and spans[behind].href == link.href):
        return ""
    beside = itertools.takewhile(lambda span: not span.href, itertools.islice(spans, behind, None))
    said = to_text(link.text + "".join(span.text for span in beside))
    return "" if "#" in said else f" ({unquote(found[1]).strip()})".replace(" ", KEPT_SPACE)


def _span(span: Span, following: Span | None) -> str:
    """Bold and italics are left out; a link says its address once, after the last of its words."""
    text = span.text.replace(" ", KEPT_SPACE) if span.code else span.text
    if not span.href or (following is not None and following.href == span.href):
        return text
    if "body=" in span.href or span.href.startswith("tel:"):
        # What a link types stands beside it, and a reply goes to the same address.
        return text
    target = span.href.removeprefix("mailto:").partition("?")[0] if span.href.startswith("mailto:") else span.href
    shown = to_text(span.text)
    return text if target in shown or ("@" in shown and "@" in target) else f"{text} ({target})"


def _wrap(text: str, width: int) -> list[str]:
    """As many words as fit on each line; a word longer than a line, such as a web address, stays in one piece."""
    lines: list[str] = []
    for sentence in text.split("\n"):
        rest = sentence.strip(" ")
        while len(rest) > width:
            # The last space that fits, else the first there is.
            end = rest.rfind(" ", 0, width + 1)
            end = end if end > 0 else rest.find(" ", width)
            if end < 0:
                break
            lines.append(rest[:end].rstrip(" "))
            rest = rest[end:].lstrip(" ")
        lines.append(rest)
    return lines if text else []
