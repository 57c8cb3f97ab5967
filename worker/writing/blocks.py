"""A letter's text as a tree: the little of Markdown that a letter needs. The only importer of markdown-it-py.

Both parts of the mail are written from this one tree, so they cannot say different things.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from worker.writing import forms
from worker.writing.forms import Mark
from worker.writing.shield import BAR, CELL, LANGUAGE, LEGEND, LEVELS, PARETO

# No HTML, no images, no code blocks (indenting in a template means nothing), no bare addresses made into links.
_WORDS: Final = MarkdownIt("zero").enable(["newline", "escape", "backticks", "emphasis", "link"])
_MARKED: Final = re.compile(r"[\\*_`\[\n]")
_BLOCKS: Final = MarkdownIt("zero").enable(["blockquote", "list", "heading", "hr"]).disable(["inline", "text_join"])
# A list written with this mark is a table of facts, "+ Label : value" each.
FACTS_MARK: Final = "+"
# And with this one a chart of bars, "* Label : {{ words | bar(share) }}" each. It is a picture of columns where its
# first item is "* What stands for it {{ names | legend }}", and a bar has "{{ numbers | column(month, …) }}" behind it.
BARS_MARK: Final = "*"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look. `text` may hold shielded marks; a line break is BREAK."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""


Spans = tuple[Span, ...]
BREAK: Final = Span("\n")


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans


@dataclass(frozen=True, slots=True)
class Quote:
    """`language` is that of a letter inside a letter, "" for words of nobody's."""

    blocks: tuple["Block", ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """`first` is the number of the first item, None for bullets."""

    items: tuple[tuple["Block", ...], ...]
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows of (label, value); the label ends with its colon."""

    rows: tuple[tuple[str, Spans], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """`share` of the bar's whole track, 0 to 100; `words` say what the bar shows.

    `cells` are of the row in a picture's table: a short name, then a number each, or what stands for one not told.
    """

    label: Spans
    words: Spans
    share: int
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart that needs no image: cells of a table in the HTML part, marks in the text part, words in both."""

    rows: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart that is a picture over its table in the HTML part, and bars in the text part.

    `alt` stands for the picture, `caption` below it says its scale; `names` are those of the columns in each group. Of
    a `pareto` a group is a part in percent, and the sum of all so far, which is drawn as a line.
    """

    alt: str
    caption: str
    names: tuple[str, ...]
    rows: tuple[Bar, ...]
    pareto: bool = False

    @property
    def groups(self) -> tuple[tuple[int | None, ...], ...]:
        """The numbers of each row; None for one that is not told."""
        return tuple(tuple(int(n) if n.isdecimal() else None for n in row.cells[1:]) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Rule:
    """`---`: what follows the last one is the small print."""


Block = Heading | Paragraph | Quote | Listing | Facts | Bars | Columns | Rule


def parse(source: str) -> tuple[Block, ...]:
    """Template text, its values shielded, as blocks."""
    return tuple(_blocks(iter(forms.read(source) or _BLOCKS.parse(source)), ""))


def _blocks(tokens: Iterator[Token | Mark], end: str) -> Iterator[Block]:
    for token in tokens:
        match token.type:
            case name if name == end:
                return
            case "heading_open":
                yield Heading(int(token.tag[1:]), _inline(tokens))
            case "paragraph_open":
                yield Paragraph(_inline(tokens))
            case "blockquote_open":
                yield _quote(tuple(_blocks(tokens, "blockquote_close")))
            case "bullet_list_open" | "ordered_list_open":
                yield _listing(token, tokens)
            case "hr":
                yield Rule()


def _quote(inner: tuple[Block, ...]) -> Quote:
    """The filter `shown` puts a first line of its own before a letter."""
    first = inner[0].spans if inner and isinstance(inner[0], Paragraph) else ()
    if first and first[0].text.startswith(LANGUAGE):
        return Quote(inner[1:], first[0].text.removeprefix(LANGUAGE))
    return Quote(inner)


def _listing(opening: Token | Mark, tokens: Iterator[Token | Mark]) -> Listing | Facts | Bars | Columns:
    end = opening.type.replace("_open", "_close")
    items = []
    for token in tokens:
        if token.type == end:
            break
        items.append(tuple(_blocks(tokens, "list_item_close")))
    if opening.markup == FACTS_MARK:
        return Facts(tuple(_fact(item) for item in items))
    if opening.markup == BARS_MARK:
        return _chart(items)
    ordered = opening.type == "ordered_list_open"
    return Listing(tuple(items), int(opening.attrs.get("start", 1)) if ordered else None)


def _fact(item: Sequence[Block]) -> tuple[str, Spans]:
    """The words up to the first colon of the template's own are the label; the marks of values do not count."""
    spans = _words_of(item)
    if not spans:
        return "", spans
    label, colon, value = spans[0].text.partition(":")
    if not colon:
        return "", spans
    rest = (Span(value.lstrip(), strong=spans[0].strong), *spans[1:])
    return label + colon, tuple(span for span in rest if span.text)


def _chart(items: Sequence[Sequence[Block]]) -> Bars | Columns:
    """The filter `legend` ends the first item of a picture with a mark and the names of its columns."""
    first = "".join(span.text for span in _words_of(items[0])) if items else ""
    alt, mark, names = first.partition(LEGEND)
    if mark:
        caption, *series = names.removeprefix(PARETO).split(CELL)
        rows = tuple(map(_bar, items[1:]))
        return Columns(alt.strip(), caption, tuple(series), rows, pareto=names.startswith(PARETO))
    return Bars(tuple(map(_bar, items)))


def _bar(item: Sequence[Block]) -> Bar:
    """The filter `bar` puts the share, two code points of its own, before its words; `column` puts cells behind."""
    spans = _words_of(item)
    place = next((n for n, span in enumerate(spans) if BAR in span.text), None)
    if place is None:
        return Bar(spans, (), 0)
    label, _, rest = spans[place].text.partition(BAR)
    share = ord(rest[0]) - ord(LEVELS) if rest else 0
    before = (*spans[:place], replace(spans[place], text=label.rstrip(": \u00a0")))
    *words, last = replace(spans[place], text=rest[1:]), *spans[place + 1 :]
    said, *cells = last.text.split(CELL)
    return Bar(before, (*words, replace(last, text=said)), share, tuple(cells))


def _words_of(item: Sequence[Block]) -> Spans:
    """Of an item that is one line."""
    return item[0].spans if item and isinstance(item[0], Paragraph) else ()


def _inline(tokens: Iterator[Token | Mark]) -> Spans:
    """The content of the next token, which Markdown always puts between an opening and its closing."""
    content = next(tokens).content
    next(tokens)
    # Most lines of a letter hold no mark of Markdown (those of values are shielded) and need no further reading.
    if not _MARKED.search(content):
        return (Span(content),)
    return _line(content) if len(content) <= _LINE else _read(content)


def _read(content: str) -> Spans:
    return tuple(_spans(_WORDS.parseInline(content)[0].children or ()))


# Most lines stand in letter after letter as they stand in the template; what is longer is somebody's own words.
_LINE: Final = 300
_line = lru_cache(maxsize=512)(_read)


def _spans(children: Sequence[Token]) -> Iterator[Span]:
    strong = emphasis = 0
    href = ""
    for child in children:
        match child.type:
            case "text":
                yield Span(child.content, strong=strong > 0, emphasis=emphasis > 0, href=href)
            case "code_inline":
                yield Span(child.content, code=True)
            case "softbreak":
                yield Span(" ", href=href)
            case "hardbreak":
                yield BREAK
            case "strong_open" | "strong_close":
                strong += child.nesting
            case "em_open" | "em_close":
                emphasis += child.nesting
            case "link_open" | "link_close":
                href = str(child.attrs.get("href", ""))
