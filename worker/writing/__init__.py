"""Letters become MIME bytes here; the only importer of jinja2, markdown-it-py, babel and Pillow.

    letter ─ templates ─▶ Markdown, values shielded ─ blocks ─▶ text part (plain)  ─┐
                                                            └▶ HTML part (page) ─ mime ─▶ bytes
                                                               its pictures (drawing) ─┘

`shield` is why no value can be markup; `house` is what letters say of the organisation; `samples`, `preview` and
`checking` are for whoever changes the wording.
"""

from worker.writing.checking import check_templates, fallen_back
from worker.writing.faults import BrokenTemplateError, Fault
from worker.writing.freezing import write
from worker.writing.house import House, Mediator
from worker.writing.preview import preview
from worker.writing.templates import Templates, templates

__all__ = [
    "BrokenTemplateError",
    "Fault",
    "House",
    "Mediator",
    "Templates",
    "check_templates",
    "fallen_back",
    "preview",
    "templates",
    "write",
]
