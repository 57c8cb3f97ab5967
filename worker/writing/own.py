"""What of the letters is the company's own: its files over ours, copies to begin with, and what an upgrade did to ours.

A copy says in its first line which of ours it was copied from, so that it can be told once ours has changed since. Who
wrote a file without copying is not told, and need not be.
"""

import difflib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from jinja2 import TemplateError

from worker.words.said import NOTHING, Said
from worker.writing import formats
from worker.writing.faults import BrokenTemplateError, near
from worker.writing.templates import FRAME, SUFFIX, Templates

_MARK: Final = re.compile(r"\{# copied from (?P<place>\S{1,200}) (?P<version>[0-9a-f]{12}) #\}\n?")
_DIGITS: Final = 12

State = Literal["ours", "yours", "changed", "unused"]
"""Of a file: ours alone; the company's; the company's, where ours changed since it was copied; in no letter's use."""


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A template by its place, such as "fr/answer.md.j2"; `near` is what an unused one may have been meant for."""

    place: str
    state: State
    near: Said = NOTHING


class NotCopiedError(Exception):
    """A sentence for the operator: why nothing was written."""


def pieces(templates: Templates, language: str = "") -> tuple[Piece, ...]:
    """Every template, those in the company's folder that no letter uses among them; of one language or of all."""
    found = [*_known(templates), *_strays(templates)]
    return tuple(sorted(piece for piece in found if not language or piece.place.startswith((f"{language}/", FRAME))))


def notes(templates: Templates) -> Iterator[Said]:
    """What `check` tells of the company's folder beside faults. Nothing of it keeps a letter from being written."""
    if templates.own is None:
        return
    found = pieces(templates)
    yours = [piece.place for piece in found if piece.state in {"yours", "changed"}]
    count = len([piece for piece in found if piece.state == "ours"])
    folder = str(templates.own)
    if yours:
        yield Said("{names} from {folder}; ours: {count} others", names=", ".join(yours), folder=folder, count=count)
    else:
        yield Said("nothing from {folder}; ours: {count} others", folder=folder, count=count)
    for piece in found:
        if piece.state == "changed":
            yield Said(
                "{place} was copied from one of ours that has changed since: see `{command}`, take over what you want,"
                " then its first line",
                place=piece.place,
                command=f"complaints letters diff {_bare(piece.place)}",
            )
        if piece.state == "unused":
            yield Said("{file} is used by no letter; {near}", file=str(templates.own / piece.place), near=piece.near)


def copy(templates: Templates, place: str) -> Path:
    """One of ours, as it is, into the company's folder; its path. Raises NotCopiedError, also where it is there."""
    if templates.own is None:
        raise NotCopiedError('name a folder for them first: templates = "letters" under [letters] in the configuration')
    ours = templates.folder / place
    target = templates.own / place
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(f"{_mark(place, ours)}\n{ours.read_text(encoding='utf-8')}")
    except FileExistsError:
        raise NotCopiedError(f"{target} is there already, and stays as it is") from None
    except OSError as error:
        raise NotCopiedError(f"{target} cannot be written ({error.strerror})") from None
    return target


def difference(templates: Templates, place: str) -> str:
    """From ours, as they are now, to the company's; "" where they say the same, or where the company has none."""
    theirs = templates.file(*place.split("/"))
    ours = templates.folder / place
    if not ours.is_file():
        return ""
    before = f"{_mark(place, ours)}\n{ours.read_text(encoding='utf-8')}" if theirs != ours else ""
    after = theirs.read_text(encoding="utf-8") if theirs != ours else ""
    rows = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"ours/{place}", f"yours/{place}"
    )
    return "".join(row if row.endswith("\n") else f"{row}\n" for row in rows)


def places(templates: Templates, name: str) -> tuple[str, ...]:
    """What an operator means by a name: "answer" in every language of ours, "fr/answer" in one, "frame" for all.

    Empty where there is none; `likely` then has what may be meant.
    """
    known = [piece.place for piece in _known(templates) if (templates.folder / piece.place).is_file()]
    return tuple(place for place in known if name in {place, _bare(place), _bare(place).rpartition("/")[2]})


def likely(templates: Templates, name: str) -> Said:
    return near(name.rpartition("/")[2], {_bare(piece.place).rpartition("/")[2] for piece in _known(templates)})


def _bare(place: str) -> str:
    return place.removesuffix(SUFFIX).removesuffix(".html.j2")


def _known(templates: Templates) -> Iterator[Piece]:
    """Every file that letters are made of, where it stands once."""
    yield Piece(FRAME, _state(templates, FRAME))
    for language in templates.languages:
        for part in sorted(_used(templates, language)):
            place = f"{language}/{part}"
            yield Piece(place, _state(templates, place))


def _used(templates: Templates, language: str) -> frozenset[str]:
    """The files of a language that a letter is made of. Of one that cannot be read its own alone: the check has why."""
    found: set[str] = set()
    for name in templates.names(language) & _letters(templates):
        try:
            found |= templates.parts(language, name)
        except (BrokenTemplateError, TemplateError, OSError, ValueError):
            found.add(name + SUFFIX)
    return frozenset(found)


def _letters(templates: Templates) -> frozenset[str]:
    """Of ours there is one of each letter in English."""
    ours = Templates(templates.folder) if templates.own else templates
    return frozenset(name for language in ours.languages for name in ours.names(language))


def _state(templates: Templates, place: str) -> State:
    theirs, ours = templates.file(*place.split("/")), templates.folder / place
    if theirs == ours:
        return "ours"
    with theirs.open(encoding="utf-8", errors="replace") as file:
        mark = _MARK.match(file.readline(400))
    return "changed" if mark and ours.is_file() and mark["version"] != _version(ours) else "yours"


def _strays(templates: Templates) -> Iterator[Piece]:
    """Of the company's folder, whatever looks like a template and is none that a letter uses."""
    if templates.own is None or not templates.own.is_dir():
        return
    used = {piece.place for piece in _known(templates)}
    for path in sorted(templates.own.rglob("*")):
        place = path.relative_to(templates.own)
        hidden = any(part.startswith(".") for part in place.parts)
        if path.is_file() and not hidden and {".j2", ".md"} & set(path.suffixes) and place.as_posix() not in used:
            yield Piece(place.as_posix(), "unused", _meant(templates, place))


def _meant(templates: Templates, place: Path) -> Said:
    if len(place.parts) != 2 or not formats.is_language(place.parts[0]):
        return Said(
            "templates stand in a folder of their language: {languages}", languages=", ".join(templates.languages)
        )
    if not place.name.endswith(SUFFIX):
        return Said("its name would end in {suffix}", suffix=SUFFIX)
    known = {name.removesuffix(SUFFIX) for name in _used(templates, place.parts[0])}
    return near(place.name.removesuffix(SUFFIX), known)


def _mark(place: str, ours: Path) -> str:
    return f"{{# copied from {place} {_version(ours)} #}}"


def _version(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_DIGITS]
