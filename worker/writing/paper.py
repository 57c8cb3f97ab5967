"""A letter for the post, as a PDF. The only importer of Typst.

It is `templates/paper.typ` with the letter as data: no word of anybody's is markup there. The fonts come with the
library, every one that is used is embedded, and the tags of PDF/UA let a screen reader follow. Same letter, same bytes.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from worker.words.catalogue import SPOKEN
from worker.words.said import Said
from worker.writing import formats
from worker.writing.blocks import (
    BREAK,
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
from worker.writing.house import House
from worker.writing.shield import one_line, to_print

FILE: Final = "paper.typ"
_PLACE_AND_DAY: Final = Said("{place}, {day}").within("head of a letter")
_SUBJECT: Final = Said("Subject:").within("of a letter on paper")
_REFERENCE: Final = Said("Our reference:").within("of a letter on paper")
_PAGE: Final = Said("page {number} of {total}")
# NF Z 10-011: six lines. They are set smaller where they are long; past this they would be too small to sort.
_LINES: Final = 6
_LONGEST_LINE: Final = 60
_SENDER_LINES: Final = 5
# The town behind a French postcode, without what the post alone needs.
_TOWN: Final = re.compile(r"\b\d{5} +([^\d,;\n]{2,60}?)(?: +CEDEX\b.*)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is printed. `subject` is one line without the reference; `main` ends with who signs, below a farewell."""

    language: str
    subject: str
    ref: str
    day: date
    recipient: tuple[str, ...]
    main: tuple[Block, ...]
    small: tuple[Block, ...]
    house: House
    colour: str
    logo: Picture | None = None


def printed(page: Sheet, template: Path) -> bytes:
    """The PDF. A sign that no font of ours has is looked for in this machine's, and is a box where none has it."""
    from typst import TypstError  # noqa: PLC0415  # seven megabytes, for the few letters that leave on paper

    files = {"main.typ": template.read_bytes(), "letter.json": _data(page)}
    try:
        return _set(files, pdf_standards=["ua-1"], ignore_system_fonts=True)
    except TypstError:
        # PDF/UA takes no sign that cannot be shown.
        return _set(files, ignore_system_fonts=False)


def _set(files: dict[str, bytes], **more: Any) -> bytes:
    import typst  # noqa: PLC0415  # as above

    # No clock: a letter bears its own day.
    done: bytes = typst.compile(files, format="pdf", timestamp=0, **more)
    return done


def postal_lines(name: str, address: str) -> tuple[str, ...]:
    """The lines of a postal address, at most six, as the post wants them (NF Z 10-011): one thing a line."""
    lines = [name, *re.split(r"\s*[\n,;]\s*", address[:1000])]
    found = [one_line(line, _LONGEST_LINE) for line in lines if line.strip()]
    # The last one has the town.
    return tuple(found if len(found) <= _LINES else [*found[: _LINES - 1], found[-1]])


def _data(page: Sheet) -> bytes:
    language = page.language if formats.is_language(page.language) else SPOKEN
    body, before, closing, signer = _parted(page.main)
    house = page.house
    lines = (*postal_lines("", house.postal_address)[:_SENDER_LINES], *([house.phone] if house.phone else []))
    return json.dumps(
        {
            "language": language,
            "title": f"{page.subject} ({page.ref})",
            "sender": {"name": one_line(house.name, 80), "lines": [one_line(line, 60) for line in lines]},
            "address": [to_print(one_line(line, _LONGEST_LINE)) for line in page.recipient],
            "place_and_day": _place_and_day(house.postal_address, page.day, language),
            "subject": {"label": _SUBJECT.told(language), "value": page.subject.replace("'", "\u2019")},
            "reference": {"label": _REFERENCE.told(language), "value": page.ref},
            "page": _PAGE.about(number="{n}", total="{of}").told(language),
            "body": [*map(_block, body)],
            "before": [*map(_block, before)],
            "closing": _spans(closing),
            "signer": _spans(signer),
            "small": [*map(_block, page.small)],
            "footer": house.footer,
            "colour": page.colour,
            # Files beside the letter are text to the library.
            "logo": list(page.logo.content) if page.logo else [],
        },
        ensure_ascii=False,
    ).encode("utf-8", "replace")


def _place_and_day(address: str, day: date, language: str) -> str:
    """As letters begin: the town where the company has its address, where we can tell it."""
    told = to_print(str(formats.day(day, language)))
    last = one_line(re.split(r"[,;\n]", address[:1000])[-1])
    town = _TOWN.search(last)
    if not town:
        return told[:1].upper() + told[1:]
    return _PLACE_AND_DAY.about(place=town[1], day=told).told(language)


def _parted(
    main: tuple[Block, ...],
) -> tuple[tuple[Block, ...], tuple[Block, ...], Sequence[Span], Sequence[Span]]:
    """(the letter, what stands last in it, the farewell, who signs). Its title is its subject, and said once."""
    if main and isinstance(main[0], Heading) and main[0].level == 1:
        main = main[1:]
    match main:
        case (*rest, last, Paragraph(closing), Paragraph(signer)):
            return tuple(rest), (last,), closing, signer
        case _:
            return main, (), (), ()


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level, spans):
            return {"kind": "heading", "level": max(1, level - 1), "spans": _spans(spans)}
        case Paragraph(spans):
            return {"kind": "paragraph", "spans": _spans(spans)}
        case Quote(inner):
            return {"kind": "quote", "blocks": [*map(_block, inner)]}
        case Listing(items, first):
            kind = "bullets" if first is None else "numbers"
            return {"kind": kind, "first": first or 1, "items": [[*map(_block, item)] for item in items]}
        case Facts(rows):
            told = [{"label": to_print(label), "spans": _spans(spans)} for label, spans in rows]
            return {"kind": "facts", "rows": told}
        case Bars(rows) | Columns(rows=rows):
            told = [{"label": _words(row.label), "spans": _spans(row.words)} for row in rows]
            return {"kind": "facts", "rows": told}
        case Rule():
            return {"kind": "rule"}


def _spans(spans: Iterable[Span]) -> list[dict[str, str]]:
    return [told for span in spans for told in _span(span)]


def _span(span: Span) -> Iterable[dict[str, str]]:
    if span == BREAK:
        yield {"kind": "break", "text": ""}
        return
    kind = "code" if span.code else "strong" if span.strong else "emphasis" if span.emphasis else "words"
    words = to_print(span.text)
    yield {"kind": kind, "text": words}
    # A page cannot be pressed: where a link leads stands beside it.
    if span.href.startswith(("https://", "http://")) and span.href not in words:
        yield {"kind": "words", "text": f" ({span.href})"}


def _words(spans: Iterable[Span]) -> str:
    return "".join(to_print(span.text) for span in spans)
