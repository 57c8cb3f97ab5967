"""Every letter, variant and language as files to look at, for whoever changes the wording."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from worker.writing.composing import compose
from worker.writing.drawing import inlined
from worker.writing.freezing import write
from worker.writing.house import House
from worker.writing.samples import SAMPLES, STAMP
from worker.writing.templates import Templates
from worker.writing.templates import templates as own_templates

INDEX: Final = "index.html"
_PAGE: Final = "preview.html.j2"


def preview(directory: Path, house: House | None = None, templates: Templates | None = None) -> list[Path]:
    """Write `<language>/<letter>.<variant>` as .txt, .html and .eml, and an index.html that shows them side by side.

    `house` takes the place of the invented one, where a variant is not about the organisation itself. Returns the
    paths, the index first. Raises BrokenTemplateError, and OSError where the directory cannot be written.
    """
    templates = templates or own_templates(house.face.templates if house else None)
    written: list[Path] = []
    rows = []
    for language in templates.languages:
        folder = directory / language
        folder.mkdir(parents=True, exist_ok=True)
        for sample in SAMPLES:
            of = replace(house, mediator=sample.house.mediator and house.mediator) if house else sample.house
            composed = compose(
                sample.letter,
                language=language,
                house=of,
                reply_address=STAMP.reply_address,
                templates=templates,
                offers=STAMP.offers,
                paper=sample.paper,
            )
            composed = replace(composed, html=inlined(composed.html, composed.pictures))
            frozen = write(sample.outgoing(language), STAMP, of, templates)
            parts = {".txt": composed.text.encode(), ".html": composed.html.encode(), ".eml": frozen.raw}
            for suffix, content in parts.items():
                path = folder / (sample.name + suffix)
                path.write_bytes(content)
                written.append(path)
            rows.append({"language": language, "name": sample.name, "composed": composed})
    index = directory / INDEX
    index.write_text(templates.page(_PAGE, rows=rows, languages=templates.languages), encoding="utf-8")
    return [index, *written]
