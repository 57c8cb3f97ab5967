"""Letter → subject, text part and HTML part. Pure but for the templates, which are read once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from worker.nouns.letter import Letter
from worker.nouns.offer import Offer
from worker.words.said import Said
from worker.writing import formats, page, plain
from worker.writing.blocks import Block, Paragraph, Rule, Span, parse
from worker.writing.colours import palette
from worker.writing.drawing import Picture
from worker.writing.facts import CODE, HOUSE, OFFERS, PAPER, REPLY, facts
from worker.writing.faults import BrokenTemplateError, Fault
from worker.writing.house import House
from worker.writing.logo import logo_if_any
from worker.writing.shield import one_line, shielded, to_text
from worker.writing.templates import Templates
from worker.writing.typography import NO_BREAK, curled, spaced, typeset

_SUBJECT: Final = "Subject: "
_PREVIEW: Final = "Preview: "
# What mail clients show of a subject, and of the line below it in a list of messages.
_SUBJECT_LENGTH: Final = 150
_PREVIEW_LENGTH: Final = 140
_PURPOSE_LENGTH: Final = 90
_TOPIC_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter in words. `subject` is one line without control characters; `template` as in Frozen.

    `main` and `small` are what both parts are written from, the small print apart: paper is set from them too.
    `pictures` are those that the HTML shows by their names, as "cid:…".
    """

    subject: str
    text: str
    html: str
    template: str
    main: tuple[Block, ...] = ()
    small: tuple[Block, ...] = ()
    pictures: tuple[Picture, ...] = ()


def compose(  # noqa: PLR0913 - all that a letter may depend on
    letter: Letter,
    *,
    language: str,
    house: House,
    reply_address: str,
    templates: Templates,
    topic: str = "",
    code: str = "",
    offers: tuple[Offer, ...] = (),
    paper: bool = False,
    also: str = "",
) -> Composed:
    """Both parts of one letter, from the same template; `topic` is its file's subject, `paper` says that it is posted.
    The letter stands once more below itself in the language `also`, where there is one.

    Raises BrokenTemplateError.
    """
    language = templates.written_in(language, letter.occasion)
    house = house if letter.calls else replace(house, phone="")
    shared = {HOUSE: house, REPLY: reply_address, CODE: code, OFFERS: offers, PAPER: paper}
    source = templates.render(language, letter.occasion, facts(letter) | shared)
    subject, preview, body = _opened(source, templates.path(language, letter.occasion))
    again = _again(letter, also, shared, templates) if also else None
    ref = letter.headed
    subject = _titled(letter, f"{subject} / {again.purpose}" if again else subject, topic, ref, language)
    blocks = parse(typeset(body, language))
    for_customer = letter.audience == "complainant"
    # On paper it stands at the foot of the page.
    blocks = _with_footer(blocks, house.footer, language) if for_customer and house.footer and not paper else blocks
    main, small = _parted(blocks)
    if again:
        main, small = (*main, Rule(), *again.main), (*again.small, *small)
        blocks = (*main, Rule(), *small)
    colours = palette(house.face.colour)
    logo = logo_if_any(house.face.logo) if for_customer else None
    html = templates.frame(
        body=page.as_html(main, colours),
        small_print=page.small_print(small, colours),
        language=language,
        title=subject,
        preview=preview.replace("'", "\u2019"),
        house=house,
        colours=colours,
        logo=logo,
        ref=ref,
    )
    version = templates.version(language, letter.occasion)
    shown = (*([logo] if logo else []), *page.pictures(main, colours))
    return Composed(subject, plain.as_text(blocks), html, version, main, small, shown)


@dataclass(frozen=True, slots=True)
class _Again:
    """The same letter in another language: what it is for, and its blocks."""

    purpose: str
    main: tuple[Block, ...]
    small: tuple[Block, ...]


def _again(letter: Letter, language: str, shared: Mapping[str, Any], templates: Templates) -> _Again:
    source = templates.render(language, letter.occasion, {**facts(letter), **shared})
    purpose, _, body = _opened(source, templates.path(language, letter.occasion))
    return _Again(purpose, *_parted(parse(typeset(body, language))))


def _titled(letter: Letter, subject: str, topic: str, ref: str, language: str) -> str:
    """Its subject as mail clients show it, with the file's reference."""
    if letter.audience == "staff":
        return _for_staff(subject, topic, ref, language)
    return f"{subject} [{one_line(ref, 60)}]" if ref else subject


def _for_staff(purpose: str, topic: str, ref: str, language: str) -> str:
    """What the letter is for stands first, since a list of mail shows a subject's beginning."""
    about = formats.topic(topic, _TOPIC_LENGTH, language)
    named = f"{one_line(purpose, _PURPOSE_LENGTH)} – {about}" if about and about not in purpose else purpose
    return f"{one_line(named, _SUBJECT_LENGTH)} [{one_line(ref, 60)}]" if ref else named


def _opened(source: str, path: Path) -> tuple[str, str, str]:
    """(subject, preview, the rest): the first line is the subject, the next that is not blank may be the preview."""
    first, _, rest = source.partition("\n")
    if not first.startswith(_SUBJECT) or not first.removeprefix(_SUBJECT).strip():
        begin = Said('begin the file with "{words}…"', words=_SUBJECT)
        raise BrokenTemplateError(Fault(path, 1, Said("has no subject"), begin))
    preview, rest = "", rest.lstrip("\n")
    if rest.startswith(_PREVIEW):
        preview, _, rest = rest.removeprefix(_PREVIEW).partition("\n")
    subject = _plain_line(first.removeprefix(_SUBJECT), _SUBJECT_LENGTH)
    return subject, _plain_line(preview, _PREVIEW_LENGTH), rest


def _plain_line(line: str, limit: int) -> str:
    return one_line(to_text(line).replace(NO_BREAK, " "), limit)


def _with_footer(blocks: tuple[Block, ...], footer: str, language: str) -> tuple[Block, ...]:
    """What the law wants said of the company, last in the small print of both parts."""
    words = Paragraph((Span(curled(shielded(spaced(footer, language)))),))
    return (*blocks, words) if any(isinstance(block, Rule) for block in blocks) else (*blocks, Rule(), words)


def _parted(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What follows the last rule is the small print."""
    last = max((place for place, block in enumerate(blocks) if isinstance(block, Rule)), default=len(blocks))
    return blocks[:last], blocks[last + 1 :]
