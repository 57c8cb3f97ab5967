"""Blocks as the inside of the HTML part. Styles stand on every element, since many mail clients drop all others.

Classes carry only what a style attribute cannot say: the colours of dark mode, which the frame sets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from worker.writing.blocks import (
    BREAK,
    Bar,
    Bars,
    Block,
    Columns,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
)
from worker.writing.colours import BAR, LINK, OURS, Palette
from worker.writing.drawing import Picture
from worker.writing.figure import figure, picture_of
from worker.writing.shield import APOSTROPHE, shielded, to_html

_BREAKS: Final = "overflow-wrap:anywhere;word-break:break-word;"
_CODE: Final = (
    "font-family:Consolas,Menlo,'DejaVu Sans Mono',monospace;font-size:14px;line-height:1.4;background-color:#e8eef2;"
    "color:#14212b;padding:1px 5px;border-radius:4px;" + _BREAKS
)
_STYLE: Final = {
    "h1": "margin:0 0 20px;font-size:24px;line-height:1.25;font-weight:700;color:#14212b;" + _BREAKS,
    "h2": "margin:28px 0 10px;font-size:18px;line-height:1.35;font-weight:700;color:#14212b;" + _BREAKS,
    "h3": "margin:20px 0 8px;font-size:16px;line-height:1.4;font-weight:700;color:#14212b;" + _BREAKS,
    "p": "margin:0 0 16px;" + _BREAKS,
    "small": "margin:0 0 8px;font-size:13px;line-height:1.5;color:#51616e;" + _BREAKS,
    "quote": "padding:12px 16px;border-left:4px solid #8aa3b4;background-color:#f2f6f8;color:#24333e;" + _BREAKS,
    "list": "margin:0 0 16px;padding:0 0 0 22px;",
    "li": "margin:0 0 6px;" + _BREAKS,
    # What cells have from their table stands there once: a morning's list has dozens of rows.
    "facts": "margin:4px 0 24px;border-collapse:separate;background-color:#f2f6f8;border-radius:8px;line-height:24px;"
    + _BREAKS,
    # Two cells, which Outlook's Word engine keeps apart as well; on a phone the frame puts one below the other.
    "label": "padding:10px 12px 10px 16px;font-size:14px;color:#51616e;",
    "value": "padding:10px 16px 10px 0;font-weight:600;color:#14212b;",
    "small of bar": "padding:0 12px 2px 0;width:45%;vertical-align:top;font-size:14px;line-height:24px;"
    "color:#51616e;" + _BREAKS,
    "number of bar": "padding:0 0 2px;vertical-align:top;line-height:24px;font-weight:600;color:#14212b;" + _BREAKS,
    "bars": "margin:4px 0 24px;border-collapse:separate;",
    "bar": "padding:0 0 10px;",
    # In one piece where it fits, so that a reference does not break at its hyphens.
    "code": "display:inline-table;" + _CODE,
    # A command flows with the words around it.
    "code of words": _CODE,
    # As high as a finger is wide (44 px) without parting the lines that it stands in.
    "a": f"color:{LINK};padding:15px 0;",
    # The same where it stands first on its line, whose mark stands beside its first line (an inline-block's beside its
    # last), and where links alone are a row.
    "a of list": f"color:{LINK};display:inline-table;padding:10px 0;line-height:24px;",
    "a of row": f"color:{LINK};text-decoration:none;display:inline-block;min-width:12px;padding:9px 15px;"
    "margin:0 8px 8px 0;line-height:24px;font-weight:700;text-align:center;border:1px solid #8aa3b4;border-radius:8px;",
}
# What parts a fact's row from the one above it.
_NEXT: Final = "border-top:1px solid #d9e2e8;"
_ATTRIBUTES: Final = {name: f' class="{name.split()[0]}" style="{style}"' for name, style in _STYLE.items()}
_CELLS: Final = {
    (name, look): f' class="{name} fact" style="{_STYLE[name]}{_NEXT if look == "next" else ""}"'
    for name in ("label", "value")
    for look in ("first", "next")
}
_TYPED: Final = shielded("'")
# The track that a bar stands in.
_EMPTY: Final = "#e3ebef"
# Of the track, so that its whole length, which is a hundred percent, is seen on a light card and on a dark one.
_EDGE: Final = "#7d8f9c"
_TABLE: Final = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'


def as_html(blocks: Sequence[Block], colours: Palette = OURS) -> str:
    """The blocks in the company's colours."""
    parts = (figure(block, colours.chart) if isinstance(block, Columns) else _block(block) for block in blocks)
    return colours.painted("\n".join(parts))


def small_print(blocks: Sequence[Block], colours: Palette = OURS) -> str:
    """The paragraphs under the frame; anything else there looks as it does above."""
    parts = (_paragraph("small", b) if isinstance(b, Paragraph) else _block(b) for b in blocks)
    return colours.painted("\n".join(parts))


def _block(block: Block) -> str:
    match block:
        case Heading(level, spans):
            tag = f"h{min(level, 3)}"
            return f"<{tag}{_ATTRIBUTES[tag]}>{_inline(spans)}</{tag}>"
        case Paragraph():
            return _paragraph("p", block)
        case Quote(inner, language):
            # A whole letter inside another keeps the look of its parts; its title is none of this page's.
            deeper = [replace(one, level=one.level + 1) if isinstance(one, Heading) else one for one in inner]
            words = as_html(deeper) if language else _inside(inner)
            tongue = f' lang="{to_html(language)}"' if language else ""
            cell = f'{_TABLE}><tr><td{tongue} dir="auto"{_ATTRIBUTES["quote"]}>{words}</td></tr></table>'
            return f'<blockquote style="margin:0 0 16px">{cell}</blockquote>'
        case Listing(items, first):
            tag = "ul" if first is None else "ol"
            start = "" if first in {None, 1} else f' start="{first}"'
            rows = "".join(map(_item, items))
            return f"<{tag}{start}{_ATTRIBUTES['list']}>{rows}</{tag}>"
        case Facts(rows):
            return f"{_TABLE}{_ATTRIBUTES['facts']}>{''.join(map(_fact, rows, range(len(rows))))}</table>"
        case Bars(rows):
            return f"{_TABLE}{_ATTRIBUTES['bars']}>{''.join(map(_bar, rows))}</table>"
        case Columns():
            return figure(block)
        case Rule():
            return '<hr style="border:0;border-top:1px solid #d9e2e8;margin:24px 0">'


def _paragraph(look: str, paragraph: Paragraph) -> str:
    """Links alone are a row of keys, parted by more than a blank."""
    words = [span for span in paragraph.spans if span.text.strip()]
    if len(words) > 1 and all(span.href for span in words):
        return f"<p{_ATTRIBUTES[look]}>{' '.join(_link(span, 'a of row') for span in words)}</p>"
    return f"<p{_ATTRIBUTES[look]}>{_inline(paragraph.spans)}</p>"


def _item(blocks: Sequence[Block]) -> str:
    """What begins with a link is there to be pressed."""
    match blocks:
        case [Paragraph((Span(href=href) as first, *others)), *below] if href:
            rest = f"<br><br>{_inside(below)}" if below else ""
            return f"<li{_ATTRIBUTES['li']}>{_link(first, 'a of list')}{_inline(others)}{rest}</li>"
        case _:
            return f"<li{_ATTRIBUTES['li']}>{_inside(blocks)}</li>"


def _inside(blocks: Sequence[Block]) -> str:
    """Paragraphs inside a quote or an item are parted by blank lines, so that the last one leaves no gap below."""
    parts = [_inline(block.spans) if isinstance(block, Paragraph) else _block(block) for block in blocks]
    return "<br><br>".join(parts)


def _fact(row: tuple[str, Sequence[Span]], number: int) -> str:
    """On a phone the value falls below its label; on a wide screen it stands beside it."""
    label, spans = row
    look = "next" if number else "first"
    name, value = _CELLS["label", look], _CELLS["value", look]
    if not label:
        return f'<tr valign="top"><td colspan="2"{name}>{_inline(spans)}</td></tr>'
    return f'<tr valign="top"><td width="38%"{name}>{to_html(label)}</td><td{value}>{_inline(spans)}</td></tr>'


def _bar(row: Bar) -> str:
    """Words above, the bar below: it stands on a phone as on a wide screen, and an empty one shows its track.

    Widths and colours are attributes too, which is all that Outlook's Word engine believes. A bar is no text: whoever
    listens hears the words.
    """
    label, value = (
        f"<td{_ATTRIBUTES[n]}>{_inline(s)}</td>" for n, s in (("small of bar", row.label), ("number of bar", row.words))
    )
    cells = "".join(
        f'<td class="{name}" width="{part}%" height="10" bgcolor="{colour}"'
        f' style="width:{part}%;height:10px;font-size:1px;line-height:1px;background-color:{colour}">&nbsp;</td>'
        for name, part, colour in (("done", row.share, BAR), ("left", 100 - row.share, _EMPTY))
        if part
    )
    track = f'{_TABLE} aria-hidden="true" style="margin-top:4px;border:1px solid {_EDGE}"><tr>{cells}</tr></table>'
    return f'<tr>{label}{value}</tr><tr><td colspan="2"{_ATTRIBUTES["bar"]}>{track}</td></tr>'


def pictures(blocks: Sequence[Block], colours: Palette = OURS) -> tuple[Picture, ...]:
    """What the page of these blocks shows beside its words, each once; a letter inside a letter has its own."""
    return tuple(dict.fromkeys(_pictures(blocks, colours)))


def _pictures(blocks: Sequence[Block], colours: Palette) -> Iterator[Picture]:
    for block in blocks:
        if isinstance(block, Columns):
            yield picture_of(block, colours.chart)
        elif isinstance(block, Quote):
            yield from _pictures(block.blocks, colours)


def _inline(spans: Sequence[Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    if span == BREAK:
        return "<br>"
    if span.href:
        return _link(span, "a")
    if span.code:
        # It is copied, and typed as it stands.
        look = _ATTRIBUTES["code of words" if " " in span.text.strip() else "code"]
        return f"<code{look}>{to_html(span.text.replace(APOSTROPHE, _TYPED))}</code>"
    words = to_html(span.text)
    if span.emphasis:
        words = f"<em>{words}</em>"
    return f"<strong>{words}</strong>" if span.strong else words


def _link(span: Span, look: str) -> str:
    return f'<a href="{to_html(span.href)}"{_ATTRIBUTES[look]}>{_span(replace(span, href=""))}</a>'
