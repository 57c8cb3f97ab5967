"""Letters as pages to look at, before they leave or without their leaving at all."""

from collections.abc import Iterable
from pathlib import Path

from worker.nouns.letter import Letter
from worker.writing.composing import compose
from worker.writing.drawing import inlined
from worker.writing.house import House
from worker.writing.templates import Templates
from worker.writing.templates import templates as own_templates


def write_pages(
    folder: Path, letters: Iterable[Letter], house: House, language: str, templates: Templates | None = None
) -> list[Path]:
    """Write each letter as `<occasion>.html` and `.txt`; returns the pages. Raises BrokenTemplateError and OSError."""
    templates = templates or own_templates(house.face.templates)
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    for letter in letters:
        written = compose(
            letter, language=language, house=house, reply_address=house.sender.address, templates=templates
        )
        (folder / f"{letter.occasion}.txt").write_text(written.text, encoding="utf-8")
        pages.append(folder / f"{letter.occasion}.html")
        pages[-1].write_text(inlined(written.html, written.pictures), encoding="utf-8")
    return pages
