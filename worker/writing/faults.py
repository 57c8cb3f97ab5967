"""What may be wrong with a template: which file, which line, what, and the remedy."""

import difflib
import re
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import TemplateNotFound, TemplateSyntaxError

from worker.words.said import Said, sentence_of

_CORRECT: Final = Said("correct this line")
_INCLUDES: Final = Said("includes {file}, which does not exist")
# The library's sentences, by what is told instead.
_LIBRARY: Final = (
    (r"Encountered unknown tag '(?P<name>[^']+)'\..*", Said("the tag '{name}' is unknown here")),
    (r"[Uu]nexpected end of template.*", Said("the file ends inside of a tag that was not closed")),
    (r"unexpected '(?P<sign>.+)'", Said("unexpected '{sign}'")),
    (r"expected token '(?P<one>.+)', got '(?P<other>.+)'", Said("'{one}' was expected, and there is '{other}'")),
    (r"No filter named '(?P<name>[^']+)'.*", Said("there is no filter '{name}'")),
    (r"No test named '(?P<name>[^']+)'.*", Said("there is no test '{name}'")),
    (r"'(?P<name>[^']{1,80})' is undefined", Said("'{name}' is undefined")),
    (r"'.*' has no attribute '(?P<name>.+)'", Said("it has no attribute '{name}'")),
    (r"Missing end of (?:comment|raw) tag.*", Said("a comment ends with #}}")),
    (r"unexpected char '(?P<sign>.+)' at \d+", Said("unexpected '{sign}'")),
)
_NAME: Final = re.compile(r"'([^']{1,80})'")


@dataclass(frozen=True, slots=True)
class Fault:
    """`line` is 0 where the whole file is meant. `said` is one sentence for the operator, and `str()` its English."""

    path: Path
    line: int
    problem: Said | str
    remedy: Said | str

    @property
    def said(self) -> Said:
        where = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        told = Said("{said}; {remedy}", said=self.problem, remedy=self.remedy)
        return Said("{where}: {said}", where=where, said=told)

    @property
    def place(self) -> tuple[Path, int, str]:
        """They are told in the order of files and lines."""
        return self.path, self.line, str(self)

    def __str__(self) -> str:
        return str(self.said)


class BrokenTemplateError(Exception):
    """A template cannot be written with. `complaints check` names the line and the remedy; no letter left."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.said)
        self.fault = fault


def fault_of(error: Exception, path: Path, known: Iterable[str]) -> Fault:
    """The fault behind whatever jinja2, or a filter of ours, raised while `path` was read or written with."""
    if isinstance(error, TemplateSyntaxError):
        # Where the fault lies in an included file, that is the one to open.
        named = Path(error.filename) if error.filename else path
        return Fault(named, error.lineno, _told(error), _CORRECT)
    if isinstance(error, TemplateNotFound):
        return Fault(*_line(error, path), _INCLUDES.about(file=str(error.name)), Said("create it beside"))
    named, line = _line(error, path)
    return Fault(named, line, _told(error), _remedy(str(error), known))


def _told(error: Exception) -> Said | str:
    """What the library says of a file, of the slips that there usually are in words of ours; and ours as they are."""
    message = sentence_of(error)
    if isinstance(message, Said):
        return message
    # A syntax error's own text has lines of the file behind its sentence.
    message = getattr(error, "message", None) or message
    found = ((said, re.fullmatch(pattern, message, re.DOTALL)) for pattern, said in _LIBRARY)
    known = next((said.about(**match.groupdict()) for said, match in found if match), None)
    return known or message or type(error).__name__


def near(name: str, known: Iterable[str]) -> Said:
    """The remedy for an unknown name: the nearest known one, else all of them."""
    known = sorted(known)
    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return Said("did you mean {near}?", near=close[0])
    return Said("known here: {known}", known=", ".join(known))


def _remedy(message: str, known: Iterable[str]) -> Said:
    name = _NAME.search(message)
    return near(name[1], known) if name and "undefined" in message else _CORRECT


def _line(error: Exception, path: Path) -> tuple[Path, int]:
    """jinja2 makes tracebacks speak of template files; the last such frame is the place."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(Path(f.filename), f.lineno or 0) for f in frames if f.filename.endswith(".j2")]
    return places[-1] if places else (path, 0)
