"""What may be wrong with a template: which file, which line, what, and the remedy."""

import difflib
import re
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import TemplateNotFound, TemplateSyntaxError

_NAME: Final = re.compile(r"'([^']{1,80})'")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`line` is 0 where the whole file is meant. `str()` is one sentence for the operator."""

    path: Path
    line: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{where}: {self.problem}; {self.remedy}"


class BrokenTemplateError(Exception):
    """A template cannot be written with. `complaints check` names the line and the remedy; no letter left."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def fault_of(error: Exception, path: Path, known: Iterable[str]) -> Fault:
    """The fault behind whatever jinja2, or a filter of ours, raised while `path` was read or written with."""
    if isinstance(error, TemplateSyntaxError):
        # Where the fault lies in an included file, that is the one to open.
        named = Path(error.filename) if error.filename else path
        return Fault(named, error.lineno, error.message or "is no valid template", "correct this line")
    if isinstance(error, TemplateNotFound):
        return Fault(*_line(error, path), f"includes {error.name}, which does not exist", "create it beside")
    named, line = _line(error, path)
    return Fault(named, line, str(error) or type(error).__name__, _remedy(str(error), known))


def near(name: str, known: Iterable[str]) -> str:
    """The remedy for an unknown name: the nearest known one, else all of them."""
    known = sorted(known)
    close = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {close[0]}?" if close else f"known here: {', '.join(known)}"


def _remedy(message: str, known: Iterable[str]) -> str:
    name = _NAME.search(message)
    return near(name[1], known) if name and "undefined" in message else "correct this line"


def _line(error: Exception, path: Path) -> tuple[Path, int]:
    """jinja2 makes tracebacks speak of template files; the last such frame is the place."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(Path(f.filename), f.lineno or 0) for f in frames if f.filename.endswith(".j2")]
    return places[-1] if places else (path, 0)
