"""Blocks as the inside of the HTML part. Styles stand on every element, since many mail clients drop all others.

Classes carry only what a style attribute cannot say: the colours of dark mode, which the frame sets.
"""

from collections.abc import Sequence
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
from worker.writing.drawing import Picture
from worker.writing.figure import figure, picture_of
from worker.writing.shield import to_html
from worker.writing.typography import NO_BREAK

_BREAKS: Final = "overflow-wrap:anywhere;word-break:break-word;"
_STYLE: Final = {
    "h1": "margin:0 0 20px;font-size:24px;line-height:1.25;font-weight:700;color:#14212b;" + _BREAKS,
    "h2": "margin:28px 0 10px;font-size:18px;line-height:1.35;font-weight:700;color:#14212b;" + _BREAKS,
    "h3": "margin:20px 0 8px;font-size:16px;line-height:1.4;font-weight:700;color:#14212b;" + _BREAKS,
    "p": "margin:0 0 16px;" + _BREAKS,
    "small": "margin:0 0 8px;font-size:13px;line-height:1.5;color:#51616e;" + _BREAKS,
    "quote": "padding:12px 16px;border-left:4px solid #8aa3b4;background-color:#f2f6f8;color:#24333e;" + _BREAKS,
    "list": "margin:0 0 16px;padding:0 0 0 22px;",
    "li": "margin:0 0 6px;" + _BREAKS,
    "facts": "margin:4px 0 24px;border-collapse:separate;background-color:#f2f6f8;border-radius:8px;",
    "fact": "padding:10px 16px;" + _BREAKS,
    "fact next": "padding:10px 16px;border-top:1px solid #d9e2e8;" + _BREAKS,
    # Both have a width, so that whatever their length the value keeps its column beside the label on a wide screen.
    "label": "display:inline-block;width:224px;max-width:100%;vertical-align:top;font-size:14px;line-height:24px;"
    "color:#51616e;" + _BREAKS,
    "value": "display:inline-block;max-width:270px;vertical-align:top;line-height:24px;font-weight:600;"
    "color:#14212b;" + _BREAKS,
    "bars": "margin:4px 0 24px;border-collapse:separate;",
    "bar": "padding:0 0 10px;" + _BREAKS,
    # In one piece where it fits, so that a reference does not break at its hyphens.
    "code": "display:inline-block;font-family:Consolas,Menlo,'DejaVu Sans Mono',monospace;"
    "font-size:14px;line-height:1.4;background-color:#e8eef2;color:#14212b;padding:1px 5px;border-radius:4px;"
    + _BREAKS,
    "a": "color:#0b5a80;text-decoration:underline;",
}
_ATTRIBUTES: Final = {name: f' class="{name.split()[0]}" style="{style}"' for name, style in _STYLE.items()}
# A bar, and the track that it stands in.
_FULL: Final = "#17637f"
_EMPTY: Final = "#e3ebef"
_TABLE: Final = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'


def as_html(blocks: Sequence[Block]) -> str:
    return "\n".join(_block(block) for block in blocks)


def small_print(blocks: Sequence[Block]) -> str:
    """The paragraphs under the frame; anything else there looks as it does above."""
    return "\n".join(_paragraph("small", b) if isinstance(b, Paragraph) else _block(b) for b in blocks)


def _block(block: Block) -> str:
    match block:
        case Heading(level, spans):
            tag = f"h{min(level, 3)}"
            return f"<{tag}{_ATTRIBUTES[tag]}>{_inline(spans)}</{tag}>"
        case Paragraph():
            return _paragraph("p", block)
        case Quote(inner):
            # A whole letter inside another keeps the look of its parts.
            words = as_html(inner) if any(isinstance(one, Heading) for one in inner) else _inside(inner)
            cell = f'{_TABLE}><tr><td dir="auto"{_ATTRIBUTES["quote"]}>{words}</td></tr></table>'
            return f'<blockquote style="margin:0 0 16px">{cell}</blockquote>'
        case Listing(items, first):
            tag = "ul" if first is None else "ol"
            start = "" if first in {None, 1} else f' start="{first}"'
            rows = "".join(f"<li{_ATTRIBUTES['li']}>{_inside(item)}</li>" for item in items)
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
    return f"<p{_ATTRIBUTES[look]}>{_inline(paragraph.spans)}</p>"


def _inside(blocks: Sequence[Block]) -> str:
    """Paragraphs inside a quote or an item are parted by blank lines, so that the last one leaves no gap below."""
    parts = [_inline(block.spans) if isinstance(block, Paragraph) else _block(block) for block in blocks]
    return "<br><br>".join(parts)


def _fact(row: tuple[str, Sequence[Span]], number: int) -> str:
    """On a phone the value falls below its label; on a wide screen it stands beside it."""
    label, spans = row
    name = to_html(label.rstrip(f": {NO_BREAK}"))
    cell = f"<span{_ATTRIBUTES['label']}>{name}</span> <span{_ATTRIBUTES['value']}>{_inline(spans)}</span>"
    return f"<tr><td{_ATTRIBUTES['fact next' if number else 'fact']}>{cell}</td></tr>"


def _bar(row: Bar) -> str:
    """Words above, the bar below: it stands on a phone as on a wide screen, and an empty one shows its track.

    Widths and colours are attributes too, which is all that Outlook's Word engine believes. A bar is no text: whoever
    listens hears the words.
    """
    label, value = (
        f"<span{_ATTRIBUTES[n]}>{_inline(s)}</span>" for n, s in (("label", row.label), ("value", row.words))
    )
    cells = "".join(
        f'<td class="{name}" width="{part}%" height="10" bgcolor="{colour}"'
        f' style="width:{part}%;height:10px;font-size:1px;line-height:1px;background-color:{colour}">&nbsp;</td>'
        for name, part, colour in (("done", row.share, _FULL), ("left", 100 - row.share, _EMPTY))
        if part
    )
    track = f'{_TABLE} aria-hidden="true" style="margin-top:4px"><tr>{cells}</tr></table>'
    return f"<tr><td{_ATTRIBUTES['bar']}>{label} {value}{track}</td></tr>"


def pictures(blocks: Sequence[Block]) -> tuple[Picture, ...]:
    """What the page of these blocks shows beside its words."""
    return tuple(picture_of(block) for block in blocks if isinstance(block, Columns))


def _inline(spans: Sequence[Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    if span == BREAK:
        return "<br>"
    if span.href:
        return f'<a href="{to_html(span.href)}"{_ATTRIBUTES["a"]}>{_span(replace(span, href=""))}</a>'
    words = to_html(span.text)
    if span.code:
        return f"<code{_ATTRIBUTES['code']}>{words}</code>"
    if span.emphasis:
        words = f"<em>{words}</em>"
    return f"<strong>{words}</strong>" if span.strong else words
